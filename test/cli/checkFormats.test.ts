/**
 * The formats of `podgate check` for other programs: each is read by a reader of its own, valid by its own schema, and
 * says the same as the others, with paths, columns and severities as its readers take them.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Log, Result } from 'sarif';
import { applyEdits, LineIndex } from '../../engine/src/index.ts';
import { documents } from './manifests.ts';
import { runPodgate, writeFolder } from './runPodgate.ts';

const BAD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: "w&b", namespace: shop }
spec:
  podSelector: {}
  policyTypes: [Ingress]
  egres: []
  ingress:
    - ports: [{ port: 70000 }, { port: 70001 }]
      from: [{ ipBlock: { cidr: 10.0.0.1/8 } }]
`;
const SOUND = `apiVersion: v1
kind: Namespace
metadata: { name: shop }
`;
const SUPPRESSED = `# podgate-disable api-required -- gone
${SOUND.replace('shop', 'other')}`;

/** What one policy lets in, the other does not let out. */
const HALF_OPEN = {
  web: `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
  egress: [{ ports: [{ protocol: UDP }] }]
`,
  db: `apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress]
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }]
      ports: [{ port: 5432 }]
`,
};

/** A repository with manifests in a folder whose name needs escaping; the command runs in that folder. */
function writeRepository(): string {
  const folder = writeFolder({
    '.git/HEAD': '',
    'k8s 50%, new/bad.yaml': BAD,
    'k8s 50%, new/sound.yaml': SOUND,
    'k8s 50%, new/sub/hint.yaml': SUPPRESSED,
  });
  return join(folder, 'k8s 50%, new');
}

async function check(cwd: string, ...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await runPodgate(['check', ...args], { cwd });
  assert.equal(stderr, '');
  return stdout;
}

describe('check --format json', () => {
  it('names the fixes of a finding', async () => {
    const { findings } = JSON.parse(await check(writeRepository(), '--format', 'json'));
    const byRule = new Map(findings.map((finding: { rule: string }) => [finding.rule, finding]));
    assert.deepEqual((byRule.get('api-unknown-field') as { fixes: unknown }).fixes, [
      { title: 'write `egress`', safe: false },
      { title: 'remove `egres` (the API server drops it anyway)', safe: false },
    ]);
    assert.deepEqual((byRule.get('unused-suppression') as { fixes: unknown }).fixes, [
      { title: 'remove the suppression', safe: true },
    ]);
  });
});

describe('check --format sarif', () => {
  const schema = JSON.parse(
    readFileSync(new URL('sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8'),
  ) as object;
  const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);

  async function readLog(cwd: string): Promise<Log> {
    const log = JSON.parse(await check(cwd, '--format', 'sarif')) as Log;
    assert.ok(validate(log), ajv.errorsText(validate.errors));
    return log;
  }

  async function readResults(cwd: string): Promise<readonly Result[]> {
    return (await readLog(cwd)).runs[0]?.results ?? [];
  }

  it('names the file that a fix edits, which need not be that of the finding', async () => {
    const folder = writeFolder({
      '.git/HEAD': '',
      'web.yaml': HALF_OPEN.web,
      'db.yaml': HALF_OPEN.db,
    });
    const result = (await readResults(folder)).find(({ ruleId }) => ruleId === 'half-open');
    assert.equal(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri, 'db.yaml');
    const changes = result.fixes?.flatMap(({ artifactChanges }) => artifactChanges) ?? [];
    assert.deepEqual(
      changes.map(({ artifactLocation, replacements }) => [
        artifactLocation.uri,
        replacements[0]?.deletedRegion.startLine,
      ]),
      [
        ['web.yaml', 11],
        ['db.yaml', 13],
      ],
    );
  });

  it('is valid, with findings and without any', async () => {
    assert.equal((await readResults(writeFolder({ 'sound.yaml': SOUND }))).length, 0);
    assert.equal((await readResults(writeRepository())).length, 6);
  });

  it('has each rule with its help, and points to it', async () => {
    const [run] = (await readLog(writeRepository())).runs;
    const rules = run?.tool.driver.rules ?? [];
    for (const { ruleId, ruleIndex = -1, level } of run?.results ?? []) {
      const rule = rules[ruleIndex];
      assert.equal(rule?.id, ruleId);
      assert.ok(100 < (rule?.help?.markdown ?? '').length);
      assert.ok(['error', 'warning', 'note'].includes(String(level)));
    }
    assert.equal(run?.columnKind, 'utf16CodeUnits');
  });

  it('names files from the top of the repository, escaped', async () => {
    const [first] = await readResults(writeRepository());
    assert.deepEqual(first?.locations?.[0]?.physicalLocation, {
      artifactLocation: { uri: 'k8s%2050%25%2C%20new/bad.yaml' },
      region: { startLine: 3, startColumn: 19, endLine: 3, endColumn: 24 },
    });
  });

  it('has the other places of a finding', async () => {
    const cwd = writeFolder({ 'two.yaml': documents(SOUND, SOUND.replace(' }', ', labels: { a: b } }')) });
    const [result] = await readResults(cwd);
    assert.equal(result?.ruleId, 'duplicate-resource');
    assert.equal(result?.relatedLocations?.[0]?.physicalLocation?.region?.startLine, 7);
  });

  it('has fixes that do in the text what they say', async () => {
    const results = await readResults(writeRepository());
    const { artifactChanges = [] } =
      results.find(({ ruleId }) => ruleId === 'api-unknown-field')?.fixes?.[0] ?? {};
    const lines = new LineIndex(BAD);
    const edits = (artifactChanges[0]?.replacements ?? []).map(({ deletedRegion, insertedContent }) => ({
      span: {
        start: lines.offsetAt({
          line: (deletedRegion.startLine ?? 0) - 1,
          column: (deletedRegion.startColumn ?? 0) - 1,
        }),
        end: lines.offsetAt({
          line: (deletedRegion.endLine ?? 0) - 1,
          column: (deletedRegion.endColumn ?? 0) - 1,
        }),
      },
      newText: insertedContent?.text ?? '',
    }));
    assert.equal(applyEdits(BAD, edits), BAD.replace('egres:', 'egress:'));
  });

  it('has fingerprints that are each its own, and the same when lines have moved', async () => {
    const marks = (results: readonly Result[]): readonly string[] =>
      results.map(({ partialFingerprints = {} }) => String(Object.values(partialFingerprints)[0]));
    const before = marks(await readResults(writeFolder({ '.git/HEAD': '', 'bad.yaml': BAD })));
    const after = marks(
      await readResults(
        writeFolder({
          '.git/HEAD': '',
          'bad.yaml': `# new\n\n${SOUND}---\n${BAD.replace('spec:', 'spec: # moved')}`,
        }),
      ),
    );
    assert.equal(new Set(before).size, 5);
    assert.deepEqual(after, before);
    const other = marks(await readResults(writeFolder({ '.git/HEAD': '', 'other.yaml': BAD })));
    assert.equal(new Set([...before, ...other]).size, 10);
  });

  it('says that a run could not read everything', async () => {
    const cwd = writeFolder({ 'sound.yaml': SOUND });
    const { stdout, exitCode } = await runPodgate(['check', 'sound.yaml', 'none.yaml', '--format', 'sarif'], {
      cwd,
    });
    const log = JSON.parse(stdout) as Log;
    assert.deepEqual(log.runs[0]?.invocations, [{ executionSuccessful: false }]);
    assert.equal(exitCode, 2);
  });
});

describe('check --format github', () => {
  it('writes one annotation for each finding, escaped, from the top of the repository', async () => {
    const lines = (await check(writeRepository(), '--format', 'github')).split('\n');
    assert.deepEqual(
      lines.map((line) => line.replace(/(?<=.)::.*$/, '::')),
      [
        '::error file=k8s 50%25%2C new/bad.yaml,line=3,endLine=3,col=19,endColumn=24,title=api-invalid-value::',
        '::error file=k8s 50%25%2C new/bad.yaml,line=7,endLine=7,col=3,endColumn=8,title=api-unknown-field::',
        '::error file=k8s 50%25%2C new/bad.yaml,line=9,endLine=9,col=23,endColumn=28,title=api-invalid-value::',
        '::error file=k8s 50%25%2C new/bad.yaml,line=9,endLine=9,col=40,endColumn=45,title=api-invalid-value::',
        '::warning file=k8s 50%25%2C new/bad.yaml,line=10,endLine=10,col=33,endColumn=43,title=api-non-canonical-cidr::',
        '::notice file=k8s 50%25%2C new/sub/hint.yaml,line=1,endLine=1,col=1,endColumn=39,title=unused-suppression::',
        '4 errors, 1 warning, 1 hint in 2 files, 3 files read',
        '',
      ],
    );
  });

  it('lets no text of a manifest be a command', async () => {
    const cwd = writeFolder({
      'bad.yaml': `${SOUND.replace('name: shop', 'name: "a%\\n::error::b"')}`,
    });
    const output = await check(cwd, '--format', 'github');
    assert.equal(output.match(/^::/gm)?.length, 1);
    assert.match(output, /a%25\\n::error::b/);
  });
});

describe('check --format junit', () => {
  interface Case {
    readonly name: string;
    readonly failure?: { readonly type: string; readonly message: string };
    readonly 'system-out'?: string;
  }
  interface Suite {
    readonly name: string;
    readonly tests: string;
    readonly failures: string;
    readonly testcase: readonly Case[];
  }

  async function readSuites(cwd: string, ...args: readonly string[]): Promise<readonly Suite[]> {
    const text = await check(cwd, '--format', 'junit', ...args);
    assert.equal(XMLValidator.validate(text), true);
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      isArray: (name) => name === 'testsuite' || name === 'testcase',
    });
    const { testsuites } = parser.parse(text) as { testsuites: { testsuite: readonly Suite[] } };
    return testsuites.testsuite;
  }

  it('has a suite for each file and a case for each finding', async () => {
    const suites = await readSuites(writeRepository());
    assert.deepEqual(
      suites.map(({ name, tests, failures }) => [name, tests, failures]),
      [
        ['k8s 50%, new/bad.yaml', '5', '5'],
        ['k8s 50%, new/sound.yaml', '1', '0'],
        ['k8s 50%, new/sub/hint.yaml', '1', '0'],
      ],
    );
    const [first] = suites[0]?.testcase ?? [];
    assert.equal(first?.name, 'api-invalid-value at 3:19');
    assert.equal(first.failure?.type, 'error');
    assert.match(first.failure?.message ?? '', /`w&b`/);
    assert.match(suites[2]?.testcase[0]?.['system-out'] ?? '', /hint unused-suppression/);
  });

  it('fails what --fail-on fails', async () => {
    const cwd = writeRepository();
    const failures = async (severity: string): Promise<readonly string[]> =>
      (await readSuites(cwd, '--fail-on', severity)).map((suite) => suite.failures);
    assert.deepEqual(await failures('error'), ['4', '0', '0']);
    assert.deepEqual(await failures('hint'), ['5', '0', '1']);
  });
});
