/**
 * Files read and read again after an edit: what each unit gives, what is skipped and why, and what an edit leaves
 * untouched down to the identity of objects.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSourceFile } from './readSourceFile.ts';
import type { SourceFile, SourceUnit } from './sourceFile.ts';

const THREE = `apiVersion: v1
kind: Pod
metadata:
  name: first
---
apiVersion: v1
kind: Service
metadata:
  name: second
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: third
spec:
  podSelector: {}
`;

/** `Kind/name` of the resources of each unit. */
function namesOf(file: SourceFile): readonly (readonly string[])[] {
  return file.units.map((unit) => unit.resources.map(({ kind, name }) => `${kind}/${name}`));
}

function rulesOf(unit: SourceUnit | undefined): readonly string[] {
  return (unit?.problems ?? []).map(({ rule }) => rule);
}

/** Checks the resources of each unit of a file. */
function checkNames(text: string, expected: readonly (readonly string[])[]): void {
  assert.deepEqual(namesOf(readSourceFile('a.yaml', text)), expected);
}

describe('readSourceFile', () => {
  describe('reads', () => {
    it('every document', () => {
      checkNames(THREE, [['Pod/first'], ['Service/second'], ['NetworkPolicy/third']]);
    });

    it('the same with CRLF, lone CR and byte order marks', () => {
      const expected = [['Pod/first'], ['Service/second'], ['NetworkPolicy/third']];
      checkNames(THREE.replaceAll('\n', '\r\n'), expected);
      checkNames(THREE.replaceAll('\n', '\r'), expected);
      checkNames(`\uFEFF${THREE.replaceAll('---\n', '---\n\uFEFF')}`, expected);
    });

    it('the items of lists in block style, in JSON, and with aliases across them', () => {
      checkNames(
        'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n- kind: ConfigMap\n',
        [['Pod/a'], []],
      );
      checkNames(
        '{"kind": "List", "items": [{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}]}',
        [['Pod/a']],
      );
      checkNames(
        'kind: List\nitems:\n- kind: Pod\n  metadata: &m {name: a}\n- kind: Service\n  metadata: *m\n',
        [['Pod/a', 'Service/a']],
      );
    });

    it('items that leave their type to a typed list', () => {
      checkNames('apiVersion: v1\nkind: PodList\nitems:\n- metadata:\n    name: a\n- metadata: {name: b}\n', [
        ['Pod/a'],
        ['Pod/b'],
      ]);
    });

    it('a kustomization by the name of its file', () => {
      const file = readSourceFile('k8s/kustomization.yaml', 'resources:\n- web.yaml\n');
      assert.equal(file.units[0]?.resources[0]?.type, 'kustomization');
    });

    it('nothing from other kinds, not even their errors, and nothing from other JSON', () => {
      const [unit] = readSourceFile('a.yaml', 'apiVersion: v1\nkind: ConfigMap\ndata: [\n').units;
      assert.deepEqual([unit?.resources, unit?.problems, unit?.skipped], [[], [], undefined]);
      assert.deepEqual(readSourceFile('tsconfig.json', '{ // comment\n "a": 1, }').units[0]?.problems, []);
    });

    it('nothing from JSON with comments, wherever it has them and whatever it is called', () => {
      const texts = [
        '// settings\n{ "a": 1 }\n',
        '/* settings ** */\n// of an editor\n{ "a": 1, }\n',
        '{\n  // "kind": build\n  "group": { "kind": "build" },\n}\n',
        '[\n  // two\n  { "x": 1 }\n]\n',
        '{\n  "a":\n',
      ];
      for (const file of ['devcontainer.json', 'a.JSON', 'shop.code-workspace', '.babelrc', 'a.jsonc']) {
        for (const text of texts) {
          assert.deepEqual(readSourceFile(file, text).units.map(rulesOf), [[]], `${file}: ${text}`);
        }
      }
      const manifest = '// ours\n{ "apiVersion": "v1", "kind": "Pod" }\n';
      assert.deepEqual(rulesOf(readSourceFile('a.json', manifest).units[0]).slice(0, 1), ['yaml-syntax']);
      assert.deepEqual(rulesOf(readSourceFile('a.yaml', '{ a: [\n').units[0]).slice(0, 1), ['yaml-syntax']);
    });

    it('places counted from the unit, with the unit counted from the file', () => {
      const [, second] = readSourceFile('a.yaml', THREE).units;
      const service = second?.resources[0];
      assert.equal(second?.start, THREE.indexOf('---') + 4);
      assert.equal(service?.unitIndex, 1);
      assert.equal(THREE.slice(second.start + (service?.nameSpan.start ?? 0)).startsWith('second'), true);
    });
  });

  describe('skips', () => {
    it('templates, once per document, with what their text shows', () => {
      const text = `kind: Deployment\nmetadata:\n  namespace: shop\n  name: {{ .Release.Name }}-web\n---\n${THREE}`;
      const [template, ...others] = readSourceFile('a.yaml', text).units;
      assert.deepEqual(rulesOf(template), ['template-skipped']);
      assert.deepEqual(template?.skipped, { reason: 'template', kind: 'Deployment', namespace: 'shop' });
      assert.equal(others.flatMap((unit) => unit.resources).length, 3);
    });

    it('templates in quotes, where the API takes no such text', () => {
      const quoted = 'kind: NetworkPolicy\nmetadata: {name: a, namespace: "{{ .Release.Namespace }}"}\n';
      const [template] = readSourceFile('a.yaml', `apiVersion: networking.k8s.io/v1\n${quoted}`).units;
      assert.deepEqual(rulesOf(template), ['template-skipped']);
      assert.deepEqual(template?.skipped, {
        reason: 'template',
        kind: 'NetworkPolicy',
        namespace: undefined,
      });
      const [span] = template.problems.map((problem) => problem.span);
      assert.equal(span?.start, 'apiVersion: networking.k8s.io/v1\n'.length + quoted.indexOf('"{{'));
    });

    it('no template that is the text of an annotation, of a comment, or of a container', () => {
      checkNames(
        `apiVersion: v1
kind: Pod
metadata: {name: a, annotations: {run: "{{ workflow.name }}"}}
spec:
  # {{ .Values.spec }}
  containers: [{name: a, args: ["{{ inputs.a }}"]}]
`,
        [['Pod/a']],
      );
    });

    it('templates of what is no resource without a word', () => {
      assert.deepEqual(readSourceFile('values.yaml', 'a: {{ .b }}\n').units[0]?.problems, []);
    });

    it('a unit of more than 2 MB, and nothing else of its file', () => {
      const large = `kind: Pod\nmetadata:\n  name: large\n  namespace: big\ndata: ${'x'.repeat(2 * 1024 * 1024)}\n---\n`;
      const [first, ...others] = readSourceFile('a.yaml', large + THREE).units;
      assert.deepEqual(rulesOf(first), ['input-too-large']);
      assert.deepEqual(first?.skipped, { reason: 'tooLarge', kind: 'Pod', namespace: 'big' });
      assert.equal(others.flatMap((unit) => unit.resources).length, 3);
    });

    it('what is left of a file of unusual YAML that would take too long, and not its plain units', () => {
      const unusual = `kind: Pod\nmetadata: &m {name: a}\nx:\n${'- *m\n'.repeat(10_000)}---\n`;
      const { units } = readSourceFile('a.yaml', unusual.repeat(30) + THREE);
      assert.equal(units[0]?.skipped, undefined);
      assert.match(String(units[29]?.problems[0]?.args['message']), /^file has more anchors/);
      assert.equal(units[29]?.skipped?.reason, 'unparsable');
      assert.equal(units.slice(30).flatMap((unit) => unit.resources).length, 3);
    });

    it('documents without number', () => {
      const { units } = readSourceFile('a.yaml', 'a: 1\n---\n'.repeat(50_002));
      assert.equal(units.length, 50_001);
      assert.deepEqual(units[50_000]?.problems[0]?.args, { documentLimit: 50_000 });
      assert.equal(units[50_000].skipped?.kind, undefined);
      const last = readSourceFile('a.yaml', `${'a: 1\n---\n'.repeat(50_000)}kind: Pod\n`).units.at(-1);
      assert.equal(last?.skipped?.kind, 'Pod');
      assert.equal(readSourceFile('a.yaml', `kind: List\nitems:\n${'-\n'.repeat(50_001)}`).units.length, 1);
      assert.equal(
        readSourceFile('a.json', `{"kind":"List","items":[${'{},'.repeat(50_000)}{}]}`).units.length,
        1,
      );
    });

    it('a file of 50 MB, but for what it hides', () => {
      const padding = 'a: kind\n'.repeat(6_000_000);
      const kindIn = (path: string, end: string): string | undefined => {
        const { units } = readSourceFile(path, padding + end);
        assert.deepEqual(units.map(rulesOf), [['input-too-large']]);
        return units[0]?.skipped?.kind;
      };
      assert.equal(kindIn('a.yaml', ''), undefined);
      assert.equal(kindIn('a.yaml', '---\nkind: ConfigMap\n---\nkind: List\n'), undefined);
      assert.equal(kindIn('a.yaml', '---\nkind: Deployment\n'), 'Deployment');
      assert.equal(kindIn('a.json', '{"items":[{"apiVersion":"v1","kind":"Pod"}]}'), 'Pod');
      assert.equal(kindIn('a.json', '{"kind": "PodList"}'), 'PodList');
    });
  });

  describe('broken text', () => {
    it('is a problem at its place, and silences nothing else', () => {
      const text = THREE.replace('name: second', 'name: "second');
      const { units } = readSourceFile('a.yaml', text);
      assert.deepEqual(
        units.map((unit) => unit.resources.length).filter((_, index) => index !== 1),
        [1, 1],
      );
      assert.ok(rulesOf(units[1]).includes('yaml-syntax'));
      assert.equal(units[1]?.skipped?.reason, 'unparsable');
      assert.equal(units[1].skipped.kind, 'Service');
    });

    it('of a file that is no YAML at all is reported too', () => {
      assert.deepEqual(
        rulesOf(readSourceFile('a.yaml', 'Dear reader: this: is [not\n YAML').units[0]).slice(0, 1),
        ['yaml-syntax'],
      );
      assert.deepEqual(rulesOf(readSourceFile('a.yaml', '\x7fELF\0\x01').units[0]), ['yaml-syntax']);
    });

    it('keeps the last good resources while one types, at their new place', () => {
      const good = readSourceFile('a.yaml', THREE);
      const typing = readSourceFile(
        'a.yaml',
        `# note\n${THREE.replace('podSelector: {}', 'podSelector: {')}`,
        good,
      );
      assert.deepEqual(namesOf(typing)[2], ['NetworkPolicy/third']);
      assert.deepEqual(
        typing.units.map(({ isStale }) => isStale),
        [false, false, true],
      );
      assert.equal(typing.units[2]?.skipped, undefined);
      assert.deepEqual(rulesOf(typing.units[2]).slice(0, 1), ['yaml-syntax']);
      assert.equal(typing.units[2]?.resources[0], good.units[2]?.resources[0]);
      const more = readSourceFile('a.yaml', THREE.replace('podSelector: {}', 'podSelector: {a'), typing);
      assert.deepEqual(more.units[2]?.resources[0]?.name, 'third');
      const done = readSourceFile('a.yaml', THREE, more);
      assert.equal(done.units[2]?.isStale, false);
    });
  });

  describe('after an edit', () => {
    it('takes over units whose text is the same', () => {
      const before = readSourceFile('a.yaml', THREE);
      const after = readSourceFile('a.yaml', THREE.replace('third', 'fourth'), before);
      assert.equal(after.units[0], before.units[0]);
      assert.equal(after.units[1], before.units[1]);
      assert.notEqual(after.units[2], before.units[2]);
      assert.deepEqual(namesOf(after)[2], ['NetworkPolicy/fourth']);
    });

    it('moves what stands below it and keeps the rest of it', () => {
      const before = readSourceFile('a.yaml', THREE);
      const after = readSourceFile('a.yaml', THREE.replace('name: first', 'name: the-first'), before);
      const [was, is] = [before, after].map(({ units }) => units[2]);
      assert.equal(is?.start, (was?.start ?? 0) + 4);
      assert.equal(is?.resources, was?.resources);
    });

    it('gives what reading afresh gives', () => {
      let file = readSourceFile('a.yaml', THREE);
      const texts = [
        `---\n${THREE}`,
        THREE + THREE,
        THREE.slice(60),
        THREE.replaceAll('---', '...'),
        '',
        THREE,
      ];
      for (const text of texts) {
        file = readSourceFile('a.yaml', text, file);
        const fresh = readSourceFile('a.yaml', text);
        const expected = fresh.units.filter((unit) => unit.skipped === undefined);
        assert.deepEqual(
          file.units.filter((unit) => !isBroken(unit)),
          expected.filter((unit) => !isBroken(unit)),
        );
      }
    });
  });
});

function isBroken(unit: SourceUnit): boolean {
  return rulesOf(unit).includes('yaml-syntax');
}

describe('readSourceFile of a long text after edits', () => {
  /** Long enough for its text to be kept, so that places tell what is untouched. */
  const pieces = [
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: [\n',
    `# ${'x'.repeat(3000)}\napiVersion: v1\nkind: Service\nmetadata:\n  name: b # podgate: disable-next-line\n`,
    'apiVersion: v1\nkind: List\nitems:\n- kind: Pod\n  metadata: {name: c}\n- kind: Pod\n  metadata: {name: c}\n',
    'kind: PodList\nitems:\n- metadata: {name: d}\n- metadata: {name: d}\n',
    'kind: ServiceList\nitems:\n- metadata: {name: d}\n',
    '{"kind": "PodList", "items": [{"metadata": {"name": "e"}}, {"metadata": {"name": "e"}}]}\n',
    '\uFEFF',
    '\r',
    '\n',
    '# é🚀\n',
    '---',
    '--- # next\r\n',
    '...\n',
  ];
  const documents = fc
    .array(fc.constantFrom(...pieces), { maxLength: 12 })
    .map((parts) => parts.join('---\n'));

  it('is what the fingerprints of all units give', () => {
    fc.assert(
      fc.property(documents, documents, fc.array(documents, { maxLength: 3 }), (start, end, edits) => {
        const padding = `---\n# ${'y'.repeat(33_000)}\n---\n`;
        let file = readSourceFile('a.yaml', start + padding + end);
        for (const edit of edits) {
          const text = start + edit + padding + end;
          const { path, units, suppressions, lines } = file;
          const expected = readSourceFile('a.yaml', text, { path, units, suppressions, lines });
          file = readSourceFile('a.yaml', text, file);
          assert.deepEqual(withoutMemory(file), withoutMemory(expected));
        }
      }),
      { numRuns: 100 },
    );
  });

  /** Of equal documents that cannot be parsed, which one knew what before is not said. */
  const withoutMemory = (file: SourceFile): unknown => ({
    ...file,
    units: file.units.map((unit) =>
      unit.isStale || unit.skipped !== undefined
        ? { ...unit, resources: [], skipped: undefined, isStale: false }
        : unit,
    ),
  });
});
