/** `podgate check`: its formats, what it looks at, and its exit codes. */
import assert from 'node:assert/strict';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mock } from 'node:test';
import { deployment, documents, onlyFrom, SHOP } from './manifests.ts';
import { runPodgate, writeFolder } from './runPodgate.ts';

/** A policy whose port is out of range, which the API server rejects. */
const BAD_PORT = onlyFrom('shop', 'db', 'api', 70000);
/** A policy with a CIDR that old versions accept with a warning. */
const HOST_BITS = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress: [{ to: [{ ipBlock: { cidr: 10.0.0.5/8 } }] }]
`;

/** Runs `check` and compares the exit code and the rules of the findings with their places. */
async function checkFindings(
  cwd: string,
  args: readonly string[],
  expected: { readonly exitCode: number; readonly findings: readonly string[] },
): Promise<void> {
  const result = await runPodgate(['check', '--format', 'json', ...args], { cwd });
  const { schema, findings } = JSON.parse(result.stdout);
  assert.equal(schema, 'podgate/check/1');
  const shown = findings.map(
    (finding: { file: string; range: { start: { line: number } }; rule: string }) =>
      `${finding.file}:${finding.range.start.line} ${finding.rule}`,
  );
  assert.deepEqual({ exitCode: result.exitCode, findings: shown }, expected, result.stderr);
}

describe('podgate check', () => {
  it('says so when there is nothing to report', async () => {
    const { exitCode, stdout } = await runPodgate(['check'], { cwd: writeFolder({ 'shop.yaml': SHOP }) });
    assert.equal(stdout, 'nothing to report in 1 file\n');
    assert.equal(exitCode, 0);
  });

  it('prints each finding with its place, and counts them', async () => {
    const folder = writeFolder({ 'k8s/db.yaml': BAD_PORT, 'k8s/web.yaml': HOST_BITS, 'k8s/shop.yaml': SHOP });
    const { exitCode, stdout } = await runPodgate(['check', 'k8s/db.yaml', 'k8s/web.yaml', '--isolated'], {
      cwd: folder,
    });
    const lines = stdout.split('\n');
    assert.equal(lines[0], 'k8s/db.yaml:9:23  error    api-invalid-value');
    assert.match(lines[1] ?? '', /^ {2}[a-z`].*70000/);
    assert.match(lines[2] ?? '', /^k8s\/web\.yaml:7:\d+ {2}warning {2}api-non-canonical-cidr$/);
    assert.equal(lines.at(-2), '1 error, 1 warning in 2 files');
    assert.equal(exitCode, 1);
  });

  it('prints JSON of the promised shape', async () => {
    const folder = writeFolder({ 'k8s/db.yaml': BAD_PORT });
    const { stdout } = await runPodgate(['check', '--format', 'json'], { cwd: folder });
    const [finding] = JSON.parse(stdout).findings;
    assert.deepEqual(Object.keys(finding).sort(), [
      'api',
      'file',
      'fixes',
      'message',
      'path',
      'range',
      'resource',
      'rule',
      'scope',
      'severity',
    ]);
    assert.deepEqual(finding.range, { start: { line: 9, column: 23 }, end: { line: 9, column: 28 } });
    assert.deepEqual(finding.api, {
      type: 'FieldValueInvalid',
      field: 'spec.ingress[0].ports[0].port',
      detail: 'must be between 1 and 65535, inclusive',
    });
    assert.equal(finding.resource, 'shop/db[NetworkPolicy]');
    assert.equal(finding.file, 'k8s/db.yaml');
  });

  it('fails on what --fail-on says', async () => {
    const folder = writeFolder({ 'web.yaml': documents(deployment('shop', 'web'), HOST_BITS) });
    const findings = ['web.yaml:17 api-non-canonical-cidr'];
    await checkFindings(folder, [], { exitCode: 1, findings });
    await checkFindings(folder, ['--fail-on', 'error'], { exitCode: 0, findings });
    await checkFindings(folder, ['--fail-on', 'error', '--kubernetes-version', '1.36'], {
      exitCode: 1,
      findings,
    });
    const refused = await runPodgate(['check', '--fail-on', 'warn'], { cwd: folder });
    assert.equal(refused.exitCode, 2);
    assert.match(refused.stderr, /unknown severity warn/);
  });

  it('judges a file together with its project, and reports on the file', async () => {
    const folder = writeFolder({
      '.git/HEAD': '',
      'k8s/a.yaml': onlyFrom('shop', 'db', 'api', 5432),
      'k8s/b.yaml': onlyFrom('shop', 'db', 'web', 5432),
      'k8s/bad.yaml': BAD_PORT.replaceAll('db', 'other'),
    });
    await checkFindings(folder, ['k8s/a.yaml'], {
      exitCode: 1,
      findings: ['k8s/a.yaml:3 duplicate-resource'],
    });
    await checkFindings(folder, ['k8s/a.yaml', '--isolated'], { exitCode: 0, findings: [] });
  });

  it('reports what is wrong in podgate.yaml', async () => {
    const folder = writeFolder({
      'podgate.yaml': 'kubernetesVersion: "1.34"\nignroe: [x]\n',
      'shop.yaml': SHOP,
    });
    await checkFindings(folder, [], { exitCode: 1, findings: ['podgate.yaml:2 config-invalid'] });
  });
});

describe('podgate check and files', () => {
  it('leaves out what .gitignore and `ignore` name, unless a path is given', async () => {
    const folder = writeFolder({
      '.git/HEAD': '',
      '.gitignore': '/out/\n*.tmp.yaml\n',
      'out/bad.yaml': BAD_PORT,
      'k8s/.gitignore': 'local-*\n!local-kept.yaml\n',
      'k8s/local-bad.yaml': BAD_PORT,
      'k8s/local-kept.yaml': BAD_PORT,
      'k8s/bad.tmp.yaml': BAD_PORT,
      'node_modules/x/bad.yaml': BAD_PORT,
      'vendor/bad.yaml': BAD_PORT,
      'podgate.yaml': 'ignore: [/vendor/]\n',
    });
    await checkFindings(folder, [], { exitCode: 1, findings: ['k8s/local-kept.yaml:9 api-invalid-value'] });
    await checkFindings(folder, ['out', '--isolated'], {
      exitCode: 1,
      findings: ['out/bad.yaml:9 api-invalid-value'],
    });
    const ignored = await runPodgate(['check', 'vendor/bad.yaml'], { cwd: folder });
    assert.match(ignored.stderr, /vendor\/bad\.yaml is left out by `ignore` in podgate\.yaml/);
  });

  it('says in one line what it could not read, and reports the rest', async () => {
    const folder = writeFolder({ 'bad.yaml': BAD_PORT });
    const result = await runPodgate(['check', 'missing.yaml', 'bad.yaml'], { cwd: folder });
    assert.equal(result.stderr, 'podgate: error: cannot read missing.yaml: no such file or folder\n');
    assert.match(result.stdout, /bad\.yaml:9:23 {2}error/);
    assert.equal(result.exitCode, 2);
  });

  it('does not judge what a file that cannot be read may hold', async () => {
    const shop = documents('apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n', SHOP);
    const cwd = writeFolder({ 'shop.yaml': shop, 'policy.yaml': onlyFrom('shop', 'wbe', 'api', 8080) });
    const selectsNothing = 'policy.yaml:5 policy-selects-nothing';
    await checkFindings(cwd, [], { exitCode: 1, findings: [selectsNothing] });
    await checkFindings(cwd, ['.', 'pods.yaml'], { exitCode: 2, findings: [] });
  });

  it('names a link that leads nowhere, and follows no link to a folder', async function () {
    const folder = writeFolder({ 'bad.yaml': BAD_PORT });
    try {
      symlinkSync(join(folder, 'nowhere.yaml'), join(folder, 'broken.yaml'));
      symlinkSync(folder, join(folder, 'loop'));
      symlinkSync('circle.yaml', join(folder, 'circle.yaml'));
      symlinkSync('.gitignore', join(folder, '.gitignore'));
    } catch {
      // Windows lets only administrators make links.
      return;
    }
    const result = await runPodgate(['check'], { cwd: folder });
    assert.equal(
      result.stderr,
      'podgate: error: cannot read broken.yaml: a link that leads nowhere\n' +
        'podgate: error: cannot read circle.yaml: a link that leads to itself\n',
    );
    assert.equal(result.stdout.split('api-invalid-value').length - 1, 1);
    assert.equal(result.exitCode, 2);
    const circle = await runPodgate(['check', 'circle.yaml'], { cwd: folder });
    assert.equal(circle.stderr, 'podgate: error: cannot read circle.yaml: a link that leads to itself\n');
    const beyond = await runPodgate(['check', 'circle.yaml/a.yaml'], { cwd: folder });
    assert.equal(
      beyond.stderr,
      'podgate: error: cannot read circle.yaml/a.yaml: a link that leads to itself\n',
    );
  });

  it('refuses a namespace that cannot exist', async () => {
    const folder = writeFolder({ 'bad.yaml': BAD_PORT });
    const result = await runPodgate(['check', '--namespace', 'My_Shop'], { cwd: folder });
    assert.match(result.stderr, /^podgate: error: --namespace My_Shop is no name of a namespace/);
    assert.equal(result.exitCode, 2);
  });

  it('notes a folder without manifests', async () => {
    const result = await runPodgate(['check'], { cwd: writeFolder({ 'README.md': '' }) });
    assert.equal(result.stderr, 'podgate: note: no manifests here (.yaml, .yml or .json)\n');
    assert.equal(result.exitCode, 0);
  });

  it('reads UTF-16 with a byte order mark, as Windows writes it', async () => {
    const folder = writeFolder({});
    writeFileSync(join(folder, 'bad.yaml'), Buffer.from(`\ufeff${BAD_PORT}`, 'utf16le'));
    await checkFindings(folder, [], { exitCode: 1, findings: ['bad.yaml:9 api-invalid-value'] });
  });

  it('reads standard input', async () => {
    const result = await runPodgate(['check', '-'], { cwd: writeFolder({}), stdin: BAD_PORT });
    assert.match(result.stdout, /^-:9:23 {2}error {4}api-invalid-value\n/);
    assert.equal(result.exitCode, 1);
  });
});

describe('a rule that breaks down', () => {
  it('is named and answers 2, and the others have their say', async () => {
    // As the command line imports it, which is when the command is known.
    const { policySelectsNothing } = await import('../../engine/src/lint/rules/policySelectsNothing.ts');
    assert.ok(policySelectsNothing.check !== undefined);
    const broken = mock.method(policySelectsNothing.check, 'run', () => {
      throw new Error('a bug');
    });
    try {
      const cwd = writeFolder({ 'bad.yaml': BAD_PORT, 'good.yaml': onlyFrom('shop', 'web', 'api', 80) });
      const result = await runPodgate(['check'], { cwd });
      assert.equal(
        result.stderr,
        'podgate: error: the rule policy-selects-nothing broke down on bad.yaml, so its findings are missing: a bug; please report this bug\n',
      );
      assert.match(result.stdout, /api-invalid-value/);
      assert.equal(result.exitCode, 2);
    } finally {
      broken.mock.restore();
    }
  });
});

describe('colors', () => {
  const files = { 'bad.yaml': BAD_PORT };
  const ESCAPE = '\u001b[';

  it('are for terminals, NO_COLOR and FORCE_COLOR decide otherwise', async () => {
    const cwd = writeFolder(files);
    const hasColor = async (options: object): Promise<boolean> =>
      (await runPodgate(['check'], { cwd, ...options })).stdout.includes(ESCAPE);
    assert.equal(await hasColor({}), false);
    assert.equal(await hasColor({ columns: 80 }), true);
    assert.equal(await hasColor({ columns: 80, env: { NO_COLOR: '1' } }), false);
    assert.equal(await hasColor({ env: { FORCE_COLOR: '1' } }), true);
    assert.equal(await hasColor({ columns: 80, env: { TERM: 'dumb' } }), false);
  });
});

describe('help', () => {
  it('has examples for each command and answers 0', async () => {
    for (const args of [['--help'], ['matrix', '--help'], ['check', '--help'], ['help', 'matrix']]) {
      const result = await runPodgate(args, { cwd: writeFolder({}) });
      assert.match(result.stdout, /Examples:\n {2}podgate /);
      assert.equal(result.exitCode, 0);
    }
  });

  it('answers 2 to what it does not know', async () => {
    for (const args of [[], ['chekc'], ['check', '--fixx'], ['matrix', '--format']]) {
      const result = await runPodgate(args, { cwd: writeFolder({}) });
      assert.equal(result.exitCode, 2, args.join(' '));
      assert.equal(result.stdout, '');
      assert.notEqual(result.stderr, '');
    }
  });
});
