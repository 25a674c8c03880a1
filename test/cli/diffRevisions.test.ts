/** `podgate diff` of revisions: what is read from git, how revisions are named, and that git runs nothing. */
import assert from 'node:assert/strict';
import { appendFileSync, chmodSync, existsSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { AFTER, BEFORE, below, checkRefused, diff } from './diffShop.ts';
import { commitFiles, git, GIT_ENV, writeFiles, writeRepository } from './gitRepository.ts';
import { onlyFrom, SHOP } from './manifests.ts';
import { runPodgate, writeFolder } from './runPodgate.ts';

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

  it('needs no working tree', async () => {
    const source = writeRepository(below('k8s', BEFORE), below('k8s', AFTER));
    const bare = join(writeFolder({}), 'bare.git');
    git(source, 'clone', '--quiet', '--bare', '.', bare);
    const { stdout, stderr, exitCode } = await runPodgate(
      ['diff', 'main~1:k8s', 'main:./k8s', '--format', 'json'],
      {
        cwd: bare,
        env: GIT_ENV,
      },
    );
    assert.deepEqual([stderr, exitCode], ['', 1]);
    assert.match(stdout, /"file":"main:k8s\/db.yaml"/);
    await checkRefused(bare, ['main:nope', 'main:'], /main has no nope\n/);
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
