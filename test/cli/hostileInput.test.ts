/**
 * Input that is broken, huge or made to harm: each gives a finding at its place, the rest is analyzed, no stack
 * trace and no control character reaches the terminal.
 */
import assert from 'node:assert/strict';
import { deployment, documents, onlyFrom } from './manifests.ts';
import { runPodgate, writeFolder } from './runPodgate.ts';

const GOOD = documents(
  deployment('shop', 'db', 5432),
  deployment('shop', 'api'),
  onlyFrom('shop', 'db', 'api', 5432),
);
/** Everything that can steer a terminal; line breaks are the command's own. */
// eslint-disable-next-line no-control-regex -- control characters are what this looks for
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/;

/** Checks a hostile file beside a good one: the findings in the hostile one, and that the good one still counts. */
async function checkHostile(name: string, text: string, findings: readonly string[]): Promise<void> {
  const cwd = writeFolder({ 'good.yaml': GOOD, [name]: text });
  const check = await runPodgate(['check', '--format', 'json'], { cwd });
  const found = JSON.parse(check.stdout).findings.map(
    (finding: { file: string; range: { start: { line: number } }; rule: string }) =>
      `${finding.file}:${finding.range.start.line} ${finding.rule}`,
  );
  assert.deepEqual(found, findings);
  const matrix = await runPodgate(['matrix', '--format', 'list', '--from', 'shop/api', '--to', 'shop/db'], {
    cwd,
  });
  assert.equal(matrix.stdout, 'shop/api[Deployment] => shop/db[Deployment] : TCP 5432\n', matrix.stderr);
  assert.equal(matrix.exitCode, 0);
  const text_ = await runPodgate(['check'], { cwd });
  for (const output of [text_.stdout, text_.stderr, check.stdout, matrix.stderr]) {
    assert.doesNotMatch(output, STEERING);
    assert.doesNotMatch(output, /\n\s+at .*:\d+:\d+/);
  }
}

describe('hostile input', () => {
  it('that is not YAML', async () => {
    await checkHostile('a.yaml', 'key: "a quote that stays open\n', ['a.yaml:2 yaml-syntax']);
  });

  it('that is binary', async () => {
    await checkHostile('a.yaml', '\u0000\u0001\u0002\u001b[2Jkind: Pod\n', ['a.yaml:1 yaml-syntax']);
  });

  it('that is binary and has braces as templates have', async () => {
    await checkHostile('a.yaml', 'PK\u0003\u0004\u0000{{ \u0000', ['a.yaml:1 yaml-syntax']);
  });

  it('that is half written', async () => {
    const text =
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: half\nspec:\n  podSel';
    await checkHostile('a.yaml', text, ['a.yaml:6 api-wrong-type']);
  });

  it('with a rule of a wrong type', async () => {
    const text = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: wrong, namespace: shop }
spec:
  podSelector: { matchLabels: { app: none } }
  ingress:
    - nonsense
    - from: [{ podSelector: {} }]
  policyTypes: [Ingress]
`;
    await checkHostile('a.yaml', text, ['a.yaml:7 api-wrong-type']);
  });

  it('with two policies of one name', async () => {
    await checkHostile('a.yaml', onlyFrom('shop', 'db', 'web', 1), ['a.yaml:3 duplicate-resource']);
  });

  it('of 50 MB', async () => {
    await checkHostile('a.yaml', `# ${'x'.repeat(98)}\n`.repeat(500_000), ['a.yaml:1 input-too-large']);
  });

  it('with 10,000 aliases', async () => {
    const aliases = Array(10_000).fill('*a').join(', ');
    const text = `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n  annotations: { a: &a x }\nx: [${aliases}]\n`;
    await checkHostile('a.yaml', text, []);
  });

  it('with aliases that grow without end', async () => {
    const levels = [...Array(20).keys()].map(
      (level) => `  a${level + 1}: &a${level + 1} [${Array(9).fill(`*a${level}`).join(', ')}]`,
    );
    const text = `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n  a0: &a0 x\n${levels.join('\n')}\n`;
    const cwd = writeFolder({ 'good.yaml': GOOD, 'a.yaml': text });
    const { stdout, exitCode } = await runPodgate(['check'], { cwd });
    assert.match(stdout, /excessive aliasing/);
    assert.equal(exitCode, 1);
  });

  it('that is nested 20,000 levels deep', async () => {
    const text = `apiVersion: v1\nkind: Namespace\nmetadata: ${'{a: '.repeat(20_000)}${'}'.repeat(20_000)}\n`;
    await checkHostile('a.yaml', text, ['a.yaml:3 yaml-syntax']);
    await checkHostile('b.json', '['.repeat(100_000) + ']'.repeat(100_000), []);
  });

  it('with `__proto__` as a label', async () => {
    const cwd = writeFolder({
      'a.yaml': deployment('shop', 'a').replaceAll('{ app: a }', '{ __proto__: x }'),
    });
    const { stdout } = await runPodgate(['matrix', '--format', 'json'], { cwd });
    assert.ok(stdout.includes('"labels":{"__proto__":"x"}'), stdout);
  });

  it('with terminal escapes and reversed text in names', async () => {
    const name = '\\e[31mevil\\e]0;owned\\a\\u202e';
    const text = `apiVersion: v1\nkind: Pod\nmetadata: { name: "${name}", namespace: "${name}" }\nspec: {}\n`;
    await checkHostile('a.yaml', text, ['a.yaml:3 api-invalid-value', 'a.yaml:3 api-invalid-value']);
    const cwd = writeFolder({ 'a.yaml': text });
    for (const format of ['text', 'list', 'json', 'csv', 'md', 'dot']) {
      const { stdout, stderr } = await runPodgate(['matrix', '--format', format], {
        cwd,
        columns: 100,
        env: { NO_COLOR: '1' },
      });
      assert.doesNotMatch(stdout + stderr, STEERING, format);
      assert.match(stdout, /evil/);
    }
  });

  it('with escapes in names that are no escapes of Graphviz', async () => {
    const text = 'kind: Pod\nmetadata: { name: "a\\nb\\N\\"c", namespace: shop }\n';
    const { stdout } = await runPodgate(['matrix', '--format', 'dot'], {
      cwd: writeFolder({ 'a.yaml': text }),
    });
    assert.ok(stdout.includes(String.raw`[label="a\\nb\\x85\"c[Pod]"]`), stdout);
  });

  describe('with names that run from right to left', () => {
    const [namespace, server, base, site] = ['חנות', 'שרת', 'מסד', 'אתר'];
    const text = documents(
      deployment(namespace, server),
      deployment(namespace, base),
      deployment(namespace, site),
      onlyFrom(namespace, base, server, 5432),
    );
    const run = async (...args: readonly string[]): Promise<string> => {
      const { stdout, stderr } = await runPodgate(args, { cwd: writeFolder({ 'חנות.yaml': text }) });
      return stdout + stderr;
    };
    const to = ['--to', `${namespace}/${base}`];

    it('is no line that people read turned around', async () => {
      for (const args of [
        ['matrix'],
        ['matrix', '--format', 'md'],
        ['explain', '--from', `${namespace}/${server}`, ...to],
        ['check'],
        ['explain', '--from', `${namespace}/x`, ...to],
      ]) {
        const shown = await run(...args);
        assert.match(shown, /[א-ת]/, args.join(' '));
        assert.doesNotMatch(shown, /(?<![\u2068א-ת])[א-ת]|[א-ת](?![\u2069א-ת])/, args.join(' '));
      }
      const title =
        '\u2068חנות\u2069/\u2068שרת\u2069[Deployment] → \u2068חנות\u2069/\u2068מסד\u2069[Deployment] on TCP 5432: allowed\n';
      const shown = await run('explain', '--from', `${namespace}/${server}`, ...to, '--port', '5432');
      assert.ok(shown.startsWith(title), shown);
    });

    it('have programs the names as they are, and so have lines that are made to be copied', async () => {
      for (const format of ['json', 'list', 'csv', 'dot']) {
        const shown = await run('matrix', '--format', format);
        assert.match(shown, /חנות/, format);
        assert.doesNotMatch(shown, STEERING, format);
      }
      const shown = await run('explain', '--from', `${namespace}/${site}`, ...to, '--port', '5432');
      assert.match(shown, /app: "אתר" /);
    });
  });

  it('in the arguments', async () => {
    const { stderr, exitCode } = await runPodgate(['matrix', '\u001b[31mx', '--to', '\u001b[2J'], {
      cwd: writeFolder({}),
    });
    assert.doesNotMatch(stderr, STEERING);
    assert.equal(exitCode, 2);
  });
});
