/** `podgate diff`: what it says of two states, in each format, where the states come from, and its exit codes. */
import assert from 'node:assert/strict';
import { appendFileSync, chmodSync, existsSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { commitFiles, git, GIT_ENV, writeFiles, writeRepository } from './gitRepository.ts';
import { deployment, documents, onlyFrom, SHOP } from './manifests.ts';
import { runPodgate, writeFolder, type RunResult } from './runPodgate.ts';

const PODS = documents(
  deployment('shop', 'web', 8080),
  deployment('shop', 'api', 3000),
  deployment('shop', 'db', 5432),
);
const BEFORE = { 'pods.yaml': PODS, 'db.yaml': onlyFrom('shop', 'db', 'api', 5432) };
const AFTER = { 'pods.yaml': PODS, 'db.yaml': onlyFrom('shop', 'db', 'web', 5432) };

const below = (folder: string, files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));

const BOTH = { ...below('old/k8s', BEFORE), ...below('new/k8s', AFTER) };

async function diff(cwd: string, ...args: readonly string[]): Promise<RunResult> {
  return runPodgate(['diff', ...args], { cwd, env: GIT_ENV });
}

async function checkDiff(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
  expected: string,
  exitCode = 1,
): Promise<void> {
  const result = await diff(writeFolder(files), ...args);
  assert.equal(result.stdout, expected, result.stderr);
  assert.equal(result.stderr, '');
  assert.equal(result.exitCode, exitCode);
}

async function checkRefused(cwd: string, args: readonly string[], message: RegExp): Promise<void> {
  const result = await diff(cwd, ...args);
  assert.match(result.stderr, message);
  assert.match(result.stderr, /^podgate: error: [^\n]*\n$/);
  assert.equal(result.exitCode, 2);
  assert.equal(result.stdout, '');
}

describe('podgate diff', () => {
  it('says what opened and what closed, and which lines did it', async () => {
    await checkDiff(
      BOTH,
      ['old', 'new'],
      `k8s · 1 pair opened, 1 closed

opened 1     shop/web → shop/db  5432/TCP  allowed by shop/db, ingress rule 1
                                           (new/k8s/db.yaml:8, changed)

closed 1     shop/api → shop/db  5432/TCP  was allowed by shop/db, ingress rule 1
                                           (old/k8s/db.yaml:8, changed)
`,
    );
  });

  it('ends with 0 where nothing differs, however the files do', async () => {
    const other = documents(BEFORE['db.yaml'], PODS).replaceAll('[Ingress]', '\n    - Ingress');
    await checkDiff(
      { ...below('old', BEFORE), 'new/all.yaml': `# comment\n${other}` },
      ['old', 'new'],
      'new · no difference in who can reach whom\n',
      0,
    );
  });

  it('names addresses of a family that only one state knows', async () => {
    const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress: [{ from: [{ ipBlock: { cidr: "2000::/3" } }, { podSelector: {} }] }]
`;
    await checkDiff(
      { ...below('old', { 'pods.yaml': PODS, 'db.yaml': policy }), 'new/pods.yaml': PODS },
      ['old', 'new'],
      `new · 3 pairs opened

opened 3     internet (all addresses but 2000::/3) → shop/db  all
               shop/db isolated it for ingress (old/db.yaml:3, gone)
`,
    );
  });

  it('says that isolation is gone, and what came and went with workloads', async () => {
    await checkDiff(
      { ...below('old', BEFORE), 'new/pods.yaml': PODS.replaceAll(/\bapi\b/g, 'batch') },
      ['old', 'new'],
      `new · 2 pairs opened, 1 workload added, 1 workload removed

opened 2     shop/web, internet → shop/db  all  shop/db isolated it for ingress
                                                (old/db.yaml:3, gone)

added 1      shop/batch[Deployment]
             shop/batch → shop/db, shop/web, internet  all
             shop/db, shop/web, internet → shop/batch  all

removed 1    shop/api[Deployment]
             shop/api → shop/db                      5432/TCP
             shop/api → shop/web, internet           all
             shop/db, shop/web, internet → shop/api  all
`,
    );
  });

  it('says what is uncertain now', async () => {
    const block = onlyFrom('shop', 'db', 'api', 5432).replace(
      'podSelector: { matchLabels: { app: api } }',
      'ipBlock: { cidr: 10.0.0.0/8 }',
    );
    const { stdout } = await diff(
      writeFolder({ ...below('old', BEFORE), ...below('new', { 'pods.yaml': PODS, 'db.yaml': block }) }),
      'old',
      'new',
    );
    assert.match(stdout, /^uncertain 1 +shop\/web → shop\/db +5432\/TCP denied → unknown/m);
    assert.match(stdout, /left open by shop\/db: its address is not known here/);
  });

  it('compares scopes by name, and says which came', async () => {
    const config = 'scopes: [{ name: dev, include: [/dev/] }, { name: prod, include: [/prod/] }]';
    const cwd = writeFolder({
      ...below('old', { 'podgate.yaml': config, ...below('dev', BEFORE) }),
      ...below('new', { 'podgate.yaml': config, ...below('dev', AFTER), ...below('prod', AFTER) }),
    });
    const { stdout, exitCode } = await diff(cwd, 'old', 'new');
    assert.match(stdout, /^dev · 1 pair opened, 1 closed$/m);
    assert.match(stdout, /^prod · this scope is new · 3 workloads added$/m);
    assert.equal(exitCode, 1);
    assert.equal((await diff(cwd, 'old', 'new', '--scope', 'dev')).stdout.includes('prod'), false);
  });

  it('takes one side from standard input', async () => {
    const cwd = writeFolder(below('old', BEFORE));
    const stdin = documents(...Object.values(AFTER));
    const { stdout, exitCode } = await runPodgate(['diff', 'old', '-'], { cwd, stdin });
    assert.match(stdout, /^opened 1 +shop\/web → shop\/db/m);
    assert.equal(exitCode, 1);
    await checkRefused(cwd, ['-', '-'], /only one side can be standard input/);
  });

  it('ends with 2 where a part cannot be read, and still says the rest', async () => {
    const cwd = writeFolder(BOTH);
    symlinkSync('nowhere.yaml', join(cwd, 'new/k8s/lost.yaml'));
    const { stdout, stderr, exitCode } = await diff(cwd, 'old', 'new');
    assert.match(stderr, /cannot read new\/k8s\/lost\.yaml: a link that leads nowhere/);
    assert.match(stdout, /1 pair opened, 1 closed/);
    assert.equal(exitCode, 2);
  });
});

describe('podgate diff --format json', () => {
  it('has one change a pair and set of ports, with the causes by position', async () => {
    const { stdout } = await diff(writeFolder(BOTH), 'old', 'new', '--format', 'json');
    assert.deepEqual(JSON.parse(stdout), {
      schema: 'podgate/diff/1',
      old: 'old',
      new: 'new',
      scopes: [
        {
          name: 'k8s',
          status: 'kept',
          endpoints: { added: [], removed: [] },
          changes: [
            {
              change: 'closed',
              from: 'shop/api[Deployment]',
              to: 'shop/db[Deployment]',
              ports: [{ protocol: 'TCP', from: 5432, to: 5432 }],
              old: 'allowed',
              new: 'denied',
              causes: [0],
            },
            {
              change: 'opened',
              from: 'shop/web[Deployment]',
              to: 'shop/db[Deployment]',
              ports: [{ protocol: 'TCP', from: 5432, to: 5432 }],
              old: 'denied',
              new: 'allowed',
              causes: [1],
            },
          ],
          causes: ['old', 'new'].map((side) => ({
            policy: 'shop/db[NetworkPolicy]',
            direction: 'ingress',
            rule: 0,
            effect: 'allows',
            side,
            status: 'changed',
            file: `${side}/k8s/db.yaml`,
            line: 8,
          })),
        },
      ],
    });
  });
});

describe('podgate diff --format md', () => {
  it('is a comment on a change request', async () => {
    await checkDiff(
      BOTH,
      ['old', 'new', '--format', 'md'],
      `### Who can reach whom: \`old\` → \`new\`

**1 pair opened, 1 closed**

|  | from | to | ports | because |
| --- | --- | --- | --- | --- |
| opened | shop/web | shop/db | 5432/TCP | allowed by shop/db, ingress rule 1 (new/k8s/db.yaml:8, changed) |
| closed | shop/api | shop/db | 5432/TCP | was allowed by shop/db, ingress rule 1 (old/k8s/db.yaml:8, changed) |
`,
    );
    await checkDiff(
      below('old', BEFORE),
      ['old', 'old', '--format', 'md'],
      '**No difference in who can reach whom** between `old` and `old`.\n',
      0,
    );
  });

  it('ends politely before GitHub would cut it off', async () => {
    const many = Array.from({ length: 900 }, (_, index) => deployment('shop', `workload-${index}`));
    const { stdout } = await diff(
      writeFolder({ 'old/a.yaml': PODS, 'new/a.yaml': documents(PODS, ...many) }),
      'old',
      'new',
      '--format',
      'md',
    );
    assert(stdout.length < 65_536, `${stdout.length} characters`);
    assert.match(
      stdout,
      /\n<\/details>\n\nThere is more than a comment can hold; all of it is shown by\n\n {4}podgate diff old new\n$/,
    );
  });

  it('lets names be no markup', async () => {
    const pod = (name: string): string =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: '${name}', namespace: shop, labels: { app: x } }\n`;
    const { stdout } = await diff(
      writeFolder({ 'old/a.yaml': PODS, 'new/a.yaml': documents(PODS, pod('<img src=x>|[a](http://b)@c')) }),
      'old',
      'new',
      '--format',
      'md',
    );
    assert.match(stdout, /- shop\/&lt;img src=x>\\\|\\\[a\\\]\(http:\/&#47;b\)&#64;c\\\[Pod\\\]/);
    assert.doesNotMatch(stdout, /<img/);
  });
});

describe('podgate diff of revisions', () => {
  it('reads the objects of git, without a checkout', async () => {
    const cwd = writeRepository(below('k8s', BEFORE));
    writeFiles(cwd, below('k8s', AFTER));
    const { stdout, stderr, exitCode } = await diff(cwd, 'main:k8s', 'k8s');
    assert.equal(
      stdout,
      `k8s · 1 pair opened, 1 closed

opened 1     shop/web → shop/db  5432/TCP  allowed by shop/db, ingress rule 1
                                           (k8s/db.yaml:8, changed)

closed 1     shop/api → shop/db  5432/TCP  was allowed by shop/db, ingress rule 1
                                           (main:k8s/db.yaml:8, changed)
`,
    );
    assert.equal(stderr, '');
    assert.equal(exitCode, 1);
    assert.equal(git(cwd, 'status', '--porcelain').trim(), 'M k8s/db.yaml');
  });

  it('compares two revisions, whatever names them', async () => {
    const cwd = writeRepository(below('k8s', BEFORE), below('k8s', AFTER));
    git(cwd, 'tag', 'v1', 'HEAD~1');
    const id = git(cwd, 'rev-parse', 'HEAD');
    for (const [old, current] of [
      ['HEAD~1:', 'HEAD:'],
      ['v1:k8s', `${id}:k8s`],
      ['v1:k8s/', 'main@{0}:k8s'],
      ['HEAD^{/next}^:k8s', 'main:k8s'],
    ] as const) {
      const { stdout, stderr, exitCode } = await diff(cwd, old, current);
      assert.match(stdout, /1 pair opened, 1 closed/, `${old} ${current} ${stderr}`);
      assert.equal(exitCode, 1);
    }
    assert.equal((await diff(cwd, 'main:k8s', 'k8s')).exitCode, 0);
  });

  it('counts paths from the top of the repository, or from here', async () => {
    const cwd = writeRepository(below('apps/k8s', BEFORE), below('apps/k8s', AFTER));
    const here = join(cwd, 'apps');
    for (const old of ['HEAD~1:apps/k8s', 'HEAD~1:./k8s']) {
      assert.match((await diff(here, old, 'k8s')).stdout, /1 pair opened, 1 closed/, old);
    }
    await checkRefused(here, ['HEAD~1:k8s', 'k8s'], /HEAD~1 has no k8s\n/);
    await checkRefused(here, ['HEAD~1:../../x', 'k8s'], /\.\.\/\.\.\/x is outside of the repository/);
  });

  it('finds what belongs to the paths as it does on the disk', async () => {
    const kustomization = 'resources: [../base]\nnamespace: prod\n';
    const base = { 'kustomization.yaml': 'resources: [pods.yaml, db.yaml]\n', ...BEFORE };
    const files = {
      '.gitignore': 'scratch/\n',
      'podgate.yaml': 'ignore: [/overlays/drafts/]\n',
      'overlays/kustomization.yaml': kustomization.replace('../base', '../base'),
      'overlays/drafts/deny.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: { name: draft }\n',
      'overlays/scratch/pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: { name: scratch }\n',
      ...below('base', base),
    };
    const cwd = writeRepository(files);
    symlinkSync('../base/pods.yaml', join(cwd, 'overlays/linked.yaml'));
    git(cwd, 'add', '--all');
    git(cwd, 'commit', '--quiet', '--message=link');
    const { stdout, stderr, exitCode } = await diff(cwd, 'HEAD:overlays', 'overlays');
    assert.match(stdout, /no difference in who can reach whom\n/, stderr);
    assert.equal(exitCode, 0);
    writeFiles(cwd, { 'base/db.yaml': onlyFrom('shop', 'db', 'web', 5432) });
    const changed = await diff(cwd, 'HEAD:overlays', 'overlays');
    assert.match(changed.stdout, /prod\/web → prod\/db/);
  });

  it('goes before no existing path', async () => {
    const cwd = writeRepository(below('k8s', BEFORE));
    if (process.platform !== 'win32') {
      writeFiles(cwd, below('main:k8s', AFTER));
      assert.match((await diff(cwd, 'main:k8s', 'k8s')).stdout, /1 pair opened, 1 closed/);
    }
  });

  it('has one line for what git does not know', async () => {
    const cwd = writeRepository(below('k8s', BEFORE));
    await checkRefused(cwd, ['nope:k8s', 'k8s'], /git knows no revision nope here/);
    await checkRefused(cwd, ['main:nope', 'k8s'], /main has no nope\n/);
    await checkRefused(cwd, ['main', 'k8s'], /no file or folder main; a revision is written with its path/);
    await checkRefused(cwd, ['k8s', 'nope'], /no file or folder nope/);
    await checkRefused(cwd, ['C:\\k8s', 'k8s'], /no file or folder C:\\k8s/);
    await checkRefused(cwd, ['c:/k8s', 'k8s'], /no file or folder c:\/k8s/);
    await checkRefused(cwd, ['--', '--exec=touch x:k8s', 'k8s'], /--exec=touch x is no revision/);
    await checkRefused(cwd, [':k8s', 'k8s'], /no file or folder :k8s/);
    const outside = writeFolder(below('k8s', BEFORE));
    await checkRefused(outside, ['main:k8s', 'k8s'], /git cannot look for main in .*: not a git repository/);
    const { stderr, exitCode } = await runPodgate(['diff', 'main:k8s', 'k8s'], { cwd, env: { PATH: 'bin' } });
    assert.match(stderr, /^podgate: error: git is not on the PATH/);
    assert.equal(exitCode, 2);
  });

  it('runs nothing that a repository brings', async function () {
    if (process.platform === 'win32') {
      return;
    }
    const cwd = writeRepository(below('k8s', BEFORE));
    writeFiles(cwd, { 'evil.sh': '#!/bin/sh\ntouch "$(dirname "$0")/ran"\nexit 1\n' });
    chmodSync(join(cwd, 'evil.sh'), 0o755);
    const evil = join(cwd, 'evil.sh');
    // A program of the name in the current folder is not the one on the PATH.
    writeFiles(cwd, { git: `#!/bin/sh\n${evil}\n` });
    chmodSync(join(cwd, 'git'), 0o755);
    appendFileSync(
      join(cwd, '.git/config'),
      `[core]
  fsmonitor = ${evil}
  hooksPath = ${cwd}
  pager = ${evil}
  sshCommand = ${evil}
  editor = ${evil}
[alias]
  ls-tree = !${evil}
  cat-file = !${evil}
[filter "evil"]
  smudge = ${evil}
  process = ${evil}
[remote "origin"]
  url = ext::${evil}
  promisor = true
[extensions]
  partialClone = origin
[protocol "ext"]
  allow = always
`,
    );
    writeFiles(cwd, { '.git/info/attributes': '* filter=evil\n' });
    // An object that is not here would have to be fetched.
    const id = git(cwd, 'rev-parse', 'main:k8s/db.yaml');
    renameSync(join(cwd, '.git/objects', id.slice(0, 2), id.slice(2)), join(cwd, 'object'));
    const result = await runPodgate(['diff', 'main:k8s', 'k8s'], {
      cwd,
      env: { ...GIT_ENV, PATH: `.:${GIT_ENV['PATH'] ?? ''}` },
    });
    assert.match(result.stderr, /cannot read k8s\/db\.yaml: git does not have it here/);
    assert.equal(result.exitCode, 2);
    assert.equal(existsSync(join(cwd, 'ran')), false, 'something was run');
  });

  it('says that submodules are not read', async () => {
    const inner = writeRepository(BEFORE);
    const cwd = writeRepository({ 'a.yaml': SHOP });
    mkdirSync(join(cwd, 'lib'));
    git(cwd, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'lib/inner');
    git(cwd, 'commit', '--quiet', '--message=submodule');
    const { stderr } = await diff(cwd, 'HEAD:', 'HEAD:');
    assert.match(stderr, /note: lib\/inner is a submodule, which is not read from HEAD/);
  });

  it('knows what a commit has, not what the working tree has', async () => {
    const cwd = writeRepository(below('k8s', BEFORE));
    commitFiles(cwd, below('deploy', AFTER));
    const { stdout } = await diff(cwd, 'HEAD~1:k8s', 'HEAD:deploy');
    assert.match(stdout, /^deploy · 1 pair opened, 1 closed$/m);
    assert.match(stdout, /HEAD~1:k8s\/db\.yaml:8/);
    assert.match(stdout, /HEAD:deploy\/db\.yaml:8/);
  });
});
