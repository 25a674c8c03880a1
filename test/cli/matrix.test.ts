/** `podgate matrix`: what each format prints, which questions it takes, and its exit codes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployment, documents, onlyFrom, SHOP, TEMPLATE } from './manifests.ts';
import { runPodgate, writeFolder, type RunOptions } from './runPodgate.ts';

/** Runs `matrix` on files; the output, which must come with exit code 0, is compared line by line. */
async function checkMatrix(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
  expected: readonly string[],
  options: Partial<RunOptions> = {},
): Promise<void> {
  const result = await runPodgate(['matrix', ...args], { cwd: writeFolder(files), ...options });
  assert.deepEqual(result.stdout.split('\n').slice(0, -1), expected, result.stderr);
  assert.equal(result.exitCode, 0, result.stderr);
}

/** Runs `matrix` on the shop and expects it to refuse. */
async function checkRefused(args: readonly string[], message: RegExp): Promise<void> {
  const result = await runPodgate(['matrix', ...args], { cwd: writeFolder({ 'shop.yaml': SHOP }) });
  assert.match(result.stderr, /^podgate: error: /);
  assert.match(result.stderr, message);
  assert.doesNotMatch(result.stderr, /\n\s+at /);
  assert.equal(result.exitCode, 2);
  assert.equal(result.stdout, '');
}

describe('podgate matrix', () => {
  it('prints a table for people', async () => {
    const folder = writeFolder({ 'k8s/shop.yaml': SHOP });
    const { stdout } = await runPodgate(['matrix', 'k8s'], { cwd: folder });
    assert.equal(
      stdout,
      `k8s · 3 workloads · 1 policy

                  api  db        web  internet
  shop  api       ·    5432/TCP  all  all
        db        all  ·         all  all
        web       all  ✕         ·    all
        internet  all  ✕         all

  ⚠ api, web: no policy isolates them for ingress
`,
    );
  });

  it('says that the network plugin does not enforce policies', async () => {
    const folder = writeFolder({ 'k8s/shop.yaml': SHOP });
    const { stdout } = await runPodgate(['matrix', 'k8s', '--cni', 'flannel'], { cwd: folder });
    assert.match(
      stdout,
      /\n {2}⚠ Flannel does not enforce NetworkPolicy: all of it stays open, whatever policies say\n$/,
    );
    assert.doesNotMatch(stdout, /✕|no policy isolates/);
  });

  it('prints the same to a terminal that does not know how wide it is', async () => {
    const cwd = writeFolder({ 'k8s/shop.yaml': SHOP });
    const { stdout } = await runPodgate(['matrix', 'k8s'], { cwd, env: { NO_COLOR: '1' } });
    const { stdout: onTerminal } = await runPodgate(['matrix', 'k8s'], {
      cwd,
      env: { NO_COLOR: '1' },
      columns: 0,
    });
    assert.equal(onTerminal, stdout);
  });

  it('prints one line a pair in the notation of np-guard, sorted bytewise', async () => {
    await checkMatrix(
      { 'shop.yaml': SHOP },
      ['--format', 'list'],
      [
        '0.0.0.0-255.255.255.255[External] => shop/api[Deployment] : All Connections',
        '0.0.0.0-255.255.255.255[External] => shop/web[Deployment] : All Connections',
        'shop/api[Deployment] => 0.0.0.0-255.255.255.255[External] : All Connections',
        'shop/api[Deployment] => shop/db[Deployment] : TCP 5432',
        'shop/api[Deployment] => shop/web[Deployment] : All Connections',
        'shop/db[Deployment] => 0.0.0.0-255.255.255.255[External] : All Connections',
        'shop/db[Deployment] => shop/api[Deployment] : All Connections',
        'shop/db[Deployment] => shop/web[Deployment] : All Connections',
        'shop/web[Deployment] => 0.0.0.0-255.255.255.255[External] : All Connections',
        'shop/web[Deployment] => shop/api[Deployment] : All Connections',
      ],
    );
  });

  it('prints JSON of the promised shape', async () => {
    const folder = writeFolder({ 'k8s/shop.yaml': SHOP });
    const { stdout } = await runPodgate(['matrix', '--format', 'json', '--to', 'shop/db'], { cwd: folder });
    const { schema, scopes } = JSON.parse(stdout);
    assert.equal(schema, 'podgate/matrix/1');
    assert.equal(scopes.length, 1);
    const db = scopes[0].endpoints.find((endpoint: { id: string }) => endpoint.id === 'shop/db[Deployment]');
    assert.deepEqual(db, {
      id: 'shop/db[Deployment]',
      type: 'workload',
      namespace: 'shop',
      kind: 'Deployment',
      name: 'db',
      labels: { app: 'db' },
      replicas: 1,
      source: { file: 'k8s/shop.yaml', line: 21 },
      isolated: { ingress: true, egress: false },
      policies: ['shop/db[NetworkPolicy]'],
    });
    const range = scopes[0].endpoints.find((endpoint: { type: string }) => endpoint.type === 'addresses');
    assert.deepEqual(range, { id: '0.0.0.0-255.255.255.255', type: 'addresses', cidrs: ['0.0.0.0/0'] });
    assert.deepEqual(scopes[0].connections, [
      {
        from: 'shop/api[Deployment]',
        to: 'shop/db[Deployment]',
        ports: [{ protocol: 'TCP', from: 5432, to: 5432 }],
      },
    ]);
  });

  it('prints CSV with a header, and no cell that a spreadsheet would run', async () => {
    const folder = writeFolder({
      'shop.yaml': SHOP,
      'podgate.yaml': 'scopes: [{ name: "=2+2", include: ["*"] }]',
    });
    const { stdout } = await runPodgate(['matrix', '--format', 'csv', '--to', 'shop/db'], { cwd: folder });
    assert.equal(
      stdout,
      "scope,from,to,ports,verdict,reason\n'=2+2,shop/api[Deployment],shop/db[Deployment],TCP 5432,allowed,\n",
    );
  });

  it('prints a Markdown table', async () => {
    const folder = writeFolder({ 'k8s/shop.yaml': SHOP });
    const { stdout } = await runPodgate(['matrix', 'k8s', '--format', 'md', '--to', 'shop/db'], {
      cwd: folder,
    });
    assert.equal(
      stdout,
      `## k8s

| from \\ to | shop/db |
| --- | --- |
| **shop/api** | 5432/TCP |
| **shop/db** | · |
| **shop/web** | ✕ |
| **internet** | ✕ |

✕ denied · ? unknown · ~ undefined
`,
    );
  });

  it('prints a graph with a cluster for each namespace', async () => {
    await checkMatrix(
      { 'shop.yaml': SHOP },
      ['--format', 'dot', '--from', 'shop/api', '--to', 'shop/db'],
      [
        'digraph podgate {',
        '  rankdir=LR;',
        '  node [shape=box, fontname="sans-serif"];',
        '  edge [fontname="sans-serif", fontsize=10];',
        '  subgraph "cluster_0_0" {',
        '    label="shop";',
        '    "shop/api[Deployment]" [label="api[Deployment]"];',
        '    "shop/db[Deployment]" [label="db[Deployment]"];',
        '  }',
        '  "shop/api[Deployment]" -> "shop/db[Deployment]" [label="5432/TCP"];',
        '}',
      ],
    );
  });

  it('writes to a file', async () => {
    const folder = writeFolder({ 'shop.yaml': SHOP });
    const args = ['matrix', '--format', 'list', '--to', 'shop/db', '-o', 'out.txt'];
    const { exitCode, stdout } = await runPodgate(args, { cwd: folder });
    assert.equal(exitCode, 0);
    assert.equal(stdout, '');
    assert.equal(
      readFileSync(join(folder, 'out.txt'), 'utf8'),
      'shop/api[Deployment] => shop/db[Deployment] : TCP 5432\n',
    );
  });

  it('reads standard input', async () => {
    const { stdout } = await runPodgate(['matrix', '-', '--format', 'list', '--to', 'shop/db'], {
      cwd: writeFolder({}),
      stdin: SHOP,
    });
    assert.equal(stdout, 'shop/api[Deployment] => shop/db[Deployment] : TCP 5432\n');
  });
});

describe('podgate matrix of a kustomization', () => {
  it('reads the base that an overlay is made of, and nothing else', async () => {
    const files = {
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'base/web.yaml': deployment('shop', 'web'),
      'base/loose.yaml': deployment('shop', 'loose'),
      'overlays/prod/kustomization.yaml':
        'resources: [../../base, https://example.com/more]\nnamespace: prod\n',
      'overlays/dev/kustomization.yaml': 'resources: [../../base]\nnamespace: dev\n',
    };
    await checkMatrix(
      files,
      ['overlays/prod', '--format', 'list'],
      [
        '0.0.0.0-255.255.255.255[External] => prod/web[Deployment] : All Connections',
        'prod/web[Deployment] => 0.0.0.0-255.255.255.255[External] : All Connections',
      ],
    );
  });
});

describe('podgate matrix --from, --to and --port', () => {
  const ask = ['--format', 'list', '--from', 'shop/api', '--to'];

  it("takes a Service as the end, its port turned into the pods'", async () => {
    const line = 'shop/api[Deployment] => shop/db[Deployment] : TCP 5432';
    await checkMatrix({ 'shop.yaml': SHOP }, [...ask, 'shop/database[Service]'], [line]);
    await checkMatrix({ 'shop.yaml': SHOP }, [...ask, 'shop/database', '--port', '80'], [line]);
    await checkMatrix({ 'shop.yaml': SHOP }, [...ask, 'shop/db', '--port', '80/TCP'], []);
  });

  it('takes addresses', async () => {
    await checkMatrix(
      { 'shop.yaml': SHOP },
      [...ask, '8.8.8.0/24'],
      ['shop/api[Deployment] => 8.8.8.0-8.8.8.255[External] : All Connections'],
    );
    await checkMatrix(
      { 'shop.yaml': SHOP },
      ['--format', 'list', '--from', 'internet', '--to', 'shop/web'],
      ['0.0.0.0-255.255.255.255[External] => shop/web[Deployment] : All Connections'],
    );
  });

  it('says what is wrong with a question', async () => {
    await checkRefused(
      ['--to', 'shop/dbb'],
      /nothing here is called shop\/dbb; did you mean shop\/db\[Deployment\]\?/,
    );
    await checkRefused(
      ['--to', 'db'],
      /db names no endpoint; did you mean shop\/db\[Deployment\]\? write namespace\/name/,
    );
    await checkRefused(['--to', 'shop/database', '--port', '81'], /has no such port; it has 80\/TCP/);
    await checkRefused(['--port', 'http'], /--port http is no port/);
    await checkRefused(['--port', '70000/TCP'], /is no port/);
    await checkRefused(['--format', 'jsn'], /unknown format jsn; did you mean json\?/);
    await checkRefused(['--format', 'list', '--verdict', 'all'], /allowed connections only/);
    await checkRefused(['--format', 'html', '--to', 'shop/dbb'], /nothing here is called shop\/dbb/);
    await checkRefused(['--cni', 'kubernets'], /unknown cni kubernets; did you mean kubernetes\?/);
    await checkRefused(['--kubernetes-version', 'latest'], /latest is no version/);
    await checkRefused(['--config', 'none.yaml'], /none\.yaml: no such file/);
    await checkRefused(['--formt', 'json'], /unknown option '--formt'.*Did you mean --format/s);
    await checkRefused(['--scope', 'prod'], /there is no scope prod/);
    await checkRefused(['missing.yaml', '--format', 'dott'], /unknown format/);
  });
});

describe('podgate matrix and scopes', () => {
  const files = {
    'podgate.yaml': 'scopes: [{ name: dev, include: [/dev/] }, { name: prod, include: [/prod/] }]',
    'dev/a.yaml': documents(deployment('shop', 'web'), deployment('shop', 'db')),
    'prod/a.yaml': documents(
      deployment('shop', 'web'),
      deployment('shop', 'db'),
      onlyFrom('shop', 'db', 'api', 80),
    ),
  };

  it('has a section for each scope', async () => {
    const { stdout } = await runPodgate(['matrix'], { cwd: writeFolder(files) });
    assert.deepEqual(
      stdout.split('\n').filter((line) => line.includes('workloads ·')),
      ['dev · 2 workloads · 0 policies', 'prod · 2 workloads · 1 policy'],
    );
  });

  it('asks for --scope where the format has one answer', async () => {
    const folder = writeFolder(files);
    const refused = await runPodgate(['matrix', '--format', 'list'], { cwd: folder });
    assert.equal(refused.exitCode, 2);
    assert.match(refused.stderr, /choose it with --scope \(there are: dev, prod\)/);
    const { stdout } = await runPodgate(
      ['matrix', '--format', 'list', '--scope', 'prod', '--to', 'shop/db'],
      {
        cwd: folder,
      },
    );
    assert.equal(stdout, '');
  });
});

describe('podgate matrix for many workloads', () => {
  const names = [...Array(60).keys()].map((index) => `app-${String(index).padStart(2, '0')}`);
  const files = {
    'all.yaml': documents(
      ...names.map((name) => deployment('shop', name)),
      deployment('edge', 'proxy'),
      onlyFrom('shop', 'app-00', 'app-01', 80),
    ),
  };

  it('lists who reaches what instead of a table that nobody can read', async () => {
    const { stdout } = await runPodgate(['matrix', '--to', 'shop/app-00'], { cwd: writeFolder(files) });
    assert.deepEqual(stdout.split('\n').slice(1, 4), ['', '  shop/app-00', '    80/TCP  from shop/app-01']);
    const { stdout: all } = await runPodgate(['matrix'], { cwd: writeFolder(files) });
    assert.match(all, /\n {2}edge\/proxy\n {4}all {2}from all of shop \(60\), internet\n/);
    assert.match(all, /\n {2}all of shop but app-00 \(59\)\n {4}all {2}from every workload, internet\n/);
    assert.ok(all.split('\n').every((line) => line.length <= 100));
  });
});

describe('podgate matrix without an answer', () => {
  it('says that there is nobody where policies stand alone', async () => {
    const cwd = writeFolder({ 'deny.yaml': onlyFrom('shop', 'db', 'api', 5432) });
    const { stdout } = await runPodgate(['matrix', 'deny.yaml'], { cwd });
    assert.match(stdout, /0 workloads · 1 policy\n {2}no workloads in these files/);
  });

  it('leaves out scopes that the given paths do not touch', async () => {
    const cwd = writeFolder({
      'podgate.yaml': 'scopes: [{ name: one, include: [one/] }, { name: two, include: [two/] }]\n',
      'one/db.yaml': deployment('shop', 'db'),
      'two/db.yaml': deployment('shop', 'db'),
    });
    const { stdout, exitCode } = await runPodgate(['matrix', 'two', '--format', 'list'], { cwd });
    assert.match(stdout, /=> shop\/db\[Deployment\] : All Connections/);
    assert.equal(exitCode, 0);
  });

  it('says that a file holds no resources', async () => {
    const cwd = writeFolder({ 'values.yaml': 'replicas: 3\n' });
    const { stdout, stderr, exitCode } = await runPodgate(['matrix', 'values.yaml'], { cwd });
    assert.equal(stdout, '');
    assert.equal(stderr, 'podgate: note: no resources of Kubernetes in 1 file\n');
    assert.equal(exitCode, 0);
  });

  it('says what templates need', async () => {
    const cwd = writeFolder({
      'web/Chart.yaml': 'name: web\n',
      'web/templates/a.yaml': TEMPLATE,
      'web/templates/b.yaml': TEMPLATE,
      'loose/a.yaml': TEMPLATE,
    });
    const { stdout, stderr, exitCode } = await runPodgate(['matrix', 'web'], { cwd });
    assert.deepEqual([stdout, exitCode], ['', 0]);
    assert.equal(
      stderr,
      'podgate: note: no workloads, only templates (web/templates/a.yaml and 1 more), which say nothing until ' +
        'they are rendered: helm template web | podgate matrix -\n',
    );
    const loose = await runPodgate(['matrix', 'loose', '--format', 'json'], { cwd });
    assert.match(loose.stderr, /: render them first, as in helm template \.\.\. \| podgate matrix -\n$/);
  });

  it('says that nothing is known of IPv6 where nothing has such an address', async () => {
    const cwd = writeFolder({ 'db.yaml': deployment('shop', 'db') });
    const { stderr, exitCode } = await runPodgate(['matrix', 'db.yaml', '--to', 'fd00::1'], { cwd });
    assert.match(stderr, /^podgate: error: no pod and no policy here has an IPv6 address/);
    assert.equal(exitCode, 2);
  });

  it('says nothing of files when it reads standard input', async () => {
    const cwd = writeFolder({});
    const { stdout, stderr } = await runPodgate(['matrix', '-'], { cwd, stdin: deployment('shop', 'db') });
    assert.match(stdout, /1 workload · 0 policies/);
    assert.equal(stderr, '');
  });
});

describe('podgate matrix and what is not certain', () => {
  const files = {
    'a.yaml': documents(
      deployment('shop', 'web'),
      deployment('shop', 'db'),
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress: [{ from: [{ ipBlock: { cidr: 10.1.0.0/16 } }] }]
`,
    ),
  };

  it('shows a sign, with what it means below', async () => {
    const { stdout } = await runPodgate(['matrix', '--to', 'shop/db'], { cwd: writeFolder(files) });
    assert.match(stdout, /shop {2}db +·\n +web +\?\n/);
    assert.match(stdout, /\? unknown: the manifests do not say enough \(an ipBlock may hold the pods/);
    assert.match(stdout, / {8}10\.1\.0\.0\/16 {2}all\n/);
    assert.match(stdout, /\n {2}internet: all addresses but 10\.1\.0\.0\/16\n/);
  });

  it('counts it beside the list', async () => {
    const { stdout, stderr } = await runPodgate(['matrix', '--format', 'list', '--to', 'shop/db'], {
      cwd: writeFolder(files),
    });
    assert.equal(stdout, '10.1.0.0-10.1.255.255[External] => shop/db[Deployment] : All Connections\n');
    assert.match(stderr, /1 pair is unknown at least in part/);
  });

  it('has it in JSON when it is asked for', async () => {
    const args = ['matrix', '--format', 'json', '--to', 'shop/db', '--from', 'shop/web', '--verdict', 'all'];
    const { stdout } = await runPodgate(args, { cwd: writeFolder(files) });
    assert.deepEqual(JSON.parse(stdout).scopes[0].connections, [
      {
        from: 'shop/web[Deployment]',
        to: 'shop/db[Deployment]',
        ports: 'all',
        verdict: 'unknown',
        reason: 'podAddress',
      },
    ]);
  });
});
