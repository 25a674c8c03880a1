/** `podgate generate`: what it writes and where, what it says beside it, and what it refuses. */
import assert from 'node:assert/strict';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents, SHOP } from './manifests.ts';
import { runPodgate, writeFolder } from './runPodgate.ts';

const JOBS = `apiVersion: batch/v1
kind: Job
metadata: { name: report, namespace: shop }
spec:
  template:
    metadata: { labels: { app: report } }
    spec:
      containers:
        - name: main
          args: [--db=database:80, --to=https://files.example/upload]
`;
const FILES = { 'jobs.yaml': JOBS, 'shop.yaml': SHOP };

function podManifest(name: string): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }
spec: { containers: [{ name: main, image: ${name} }] }
`;
}

describe('podgate generate', () => {
  it('prints policies, and says what to know about them', async () => {
    const { stdout, stderr, exitCode } = await runPodgate(['generate'], { cwd: writeFolder(FILES) });
    assert.match(stdout, /^apiVersion: networking.k8s.io\/v1\nkind: NetworkPolicy\n/);
    assert.match(stdout, /# shop\/report -> shop\/db: jobs.yaml:10:18\n[^#]* {2}name: db-2\n/);
    assert.deepEqual(stderr.split('\n').slice(0, -1), [
      'podgate: note: 4 policies for 1 namespace',
      'podgate: note: this opens 1 pair and closes 17 pairs',
      'podgate: note: opens shop/report → shop/db on TCP 5432',
      'podgate: note: closes shop/api → shop/db on TCP 5432',
      'podgate: note: closes shop/api → shop/report, shop/web, internet on every port',
      'podgate: note: closes shop/db → shop/api, shop/report, shop/web, internet on every port',
      'podgate: note: closes shop/report → shop/api, shop/web, internet on every port',
      'podgate: note: closes shop/web → shop/api, shop/report, internet on every port',
      'podgate: note: closes internet → shop/api, shop/report, shop/web on every port',
      'podgate: note: shop/report[Job] names files.example (jobs.yaml:10:36), which is not opened',
      'podgate: note: 1 policy is there already; what these allow stays open, since policies add up',
    ]);
    assert.equal(exitCode, 0);
  });

  it('writes what the matrix then shows', async () => {
    const shop = SHOP.split('---\n').filter((text) => !text.includes('NetworkPolicy'));
    const cwd = writeFolder({ ...FILES, 'shop.yaml': documents(...shop) });
    await runPodgate(['generate', '-o', 'policies.yaml'], { cwd });
    const { stdout } = await runPodgate(['matrix', '--format', 'list', '--to', 'shop/db'], { cwd });
    assert.equal(stdout, 'shop/report[Job] => shop/db[Deployment] : TCP 5432\n');
  });

  it('replaces a file only when it is told to, and then says the same again', async () => {
    const cwd = writeFolder(FILES);
    const args = ['generate', '-o', 'policies.yaml'];
    await runPodgate(args, { cwd });
    const text = readFileSync(join(cwd, 'policies.yaml'), 'utf8');
    const refused = await runPodgate(args, { cwd });
    assert.equal(refused.stderr, 'podgate: error: policies.yaml is there already; --force replaces it\n');
    assert.equal(refused.exitCode, 2);
    await runPodgate([...args, '--force'], { cwd });
    assert.equal(readFileSync(join(cwd, 'policies.yaml'), 'utf8'), text);
  });

  it('says that it cannot write where it may not', async () => {
    const cwd = writeFolder({ ...FILES, 'locked.yaml': '' });
    chmodSync(join(cwd, 'locked.yaml'), 0o444);
    // Linux lets root write everywhere but there.
    const args = process.platform === 'linux' ? ['/sys/locked.yaml'] : ['locked.yaml', '--force'];
    const { stderr, exitCode } = await runPodgate(['generate', '-o', ...args], { cwd });
    assert.match(
      stderr,
      /^podgate: error: cannot write \S*locked.yaml: (?:no permission to write it|the file system is read-only)\n$/,
    );
    assert.equal(exitCode, 2);
  });

  it('wants one scope, and workloads', async () => {
    const overlays = { 'dev/shop.yaml': SHOP, 'prod/shop.yaml': SHOP };
    const many = await runPodgate(['generate'], { cwd: writeFolder(overlays) });
    assert.match(many.stderr, /policies are for one scope; choose it with --scope/);
    assert.equal(many.exitCode, 2);
    const none = await runPodgate(['generate'], { cwd: writeFolder({ 'a.yaml': 'a: 1\n' }) });
    assert.equal(none.exitCode, 2);
  });

  it('closes a namespace, and says how many pairs that closes', async () => {
    const args = ['generate', '--default-deny', 'shop'];
    const { stdout, stderr, exitCode } = await runPodgate(args, { cwd: writeFolder(FILES) });
    assert.match(stdout, /name: default-deny-all\n {2}namespace: shop\nspec:\n {2}podSelector: \{\}\n/);
    assert.match(stderr, /isolates 4 pods of shop for ingress and egress/);
    assert.match(stderr, /note: this opens no pair and closes 17 pairs\n/);
    assert.match(stderr, /note: closes internet → shop\/api, shop\/report, shop\/web on every port\n/);
    assert.equal(exitCode, 0);
    const cwd = writeFolder({ ...FILES, 'deny.yaml': stdout });
    const again = await runPodgate(args, { cwd });
    assert.equal(again.stdout, '');
    assert.equal(again.stderr, 'podgate: note: shop has a default deny for ingress and egress already\n');
    const unknown = await runPodgate(['generate', '--default-deny', 'shp'], { cwd });
    assert.equal(unknown.stderr, 'podgate: error: there is no namespace shp here; did you mean shop?\n');
    assert.equal(unknown.exitCode, 2);
  });

  it('names the first of many connections, and all of them when it is told to', async () => {
    const pods = Array.from({ length: 12 }, (_, index) => podManifest(`p${String(index + 10)}`));
    const cwd = writeFolder({ 'pods.yaml': documents(...pods) });
    const args = ['generate', '--default-deny', 'shop'];
    const short = await runPodgate(args, { cwd });
    assert.match(
      short.stderr,
      /note: closes shop\/p10 → shop\/p11, shop\/p12, shop\/p13, shop\/p14 and 8 more on every port\n/,
    );
    assert.match(short.stderr, /note: and 3 more; --all names them\n/);
    const { stderr } = await runPodgate([...args, '--all'], { cwd });
    const closing = stderr
      .split('\n')
      .filter((line) => line.includes('closes shop/') || line.includes('closes internet'));
    assert.equal(closing.length, 13);
    assert.match(closing[12] ?? '', /closes internet → (shop\/p\d\d(, )?){12} on every port/);
    assert.doesNotMatch(stderr, / more/);
  });

  it('refuses options that are two questions', async () => {
    for (const [args, complaint] of [
      [['--allow', 'shop/web'], '--allow needs --to: where the connection goes to'],
      [['--to', 'shop/web'], '--to goes with --allow'],
      [['--write'], '--write goes with --allow or --split'],
      [['--split', 'shop/db', '--port', '80'], '--port goes with --allow'],
      [
        ['--split', 'shop/db', '--default-deny', 'shop'],
        '--default-deny and --split are two questions; ask one at a time',
      ],
      [
        ['--split', 'shop/db', '-o', 'x.yaml'],
        '--split changes policies where they are; --write does so, --output has no part in it',
      ],
      [
        ['--split', 'shop/db', '--by', 'rules'],
        'unknown way to split rules; did you mean rule? (there are: direction, rule, value)',
      ],
    ] as const) {
      const { stderr, exitCode } = await runPodgate(['generate', ...args], { cwd: writeFolder(FILES) });
      assert.equal(stderr, `podgate: error: ${complaint}\n`);
      assert.equal(exitCode, 2);
    }
  });
});
