/**
 * Files and the units that they are cut into, written as the text of each unit.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitUnits } from './splitUnits.ts';

/** Checks the text of each unit; `|` at the end of a title's text is a line break. */
function checkUnits(title: string, source: string, expected: readonly string[]): void {
  it(title, () => {
    assert.deepEqual(
      splitUnits(source).map(({ start, end }) => source.slice(start, end)),
      expected,
    );
  });
}

describe('splitUnits', () => {
  checkUnits('one document', 'kind: A\n', ['kind: A\n']);
  checkUnits('several documents', 'kind: A\n---\nkind: B\n---\nkind: C', [
    'kind: A\n',
    'kind: B\n',
    'kind: C',
  ]);
  checkUnits('nothing but comments', '# a\n---\n# b\n\n---\n', []);
  checkUnits('an empty file', '', []);
  checkUnits('markers with blanks and comments', '--- # first\na: 1\n---   \nb: 2\n', ['a: 1\n', 'b: 2\n']);
  checkUnits('a marker with content', '--- {a: 1}\n--- |\n text\n', ['--- {a: 1}\n', '--- |\n text\n']);
  checkUnits('ends of documents', 'a: 1\n...\n# comment\n...\nb: 2\n', ['a: 1\n', 'b: 2\n']);
  checkUnits('directives belong to what follows', 'a: 1\n...\n%YAML 1.1\n%TAG ! x\n---\nb: 2\n', [
    'a: 1\n',
    '%YAML 1.1\n%TAG ! x\n---\nb: 2\n',
  ]);
  checkUnits('only whole markers at the start of a line', 'a: |\n  ---\n  b\n----\n---x\n --- \n', [
    'a: |\n  ---\n  b\n----\n---x\n --- \n',
  ]);
  checkUnits('CRLF', 'a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', 'b: 2\r\n']);
  checkUnits('lone CR', 'a: 1\r---\rb: 2\r', ['a: 1\r', 'b: 2\r']);
  checkUnits('byte order marks', '\uFEFFa: 1\n---\n\uFEFFb: 2\n\uFEFF---\nc: 3\n', [
    '\uFEFFa: 1\n',
    '\uFEFFb: 2\n\uFEFF',
    'c: 3\n',
  ]);

  describe('lists', () => {
    checkUnits(
      'as kubectl prints them',
      'apiVersion: v1\nitems:\n- kind: A\n  a: 1\n# on B\n- kind: B\nkind: List\nmetadata:\n  resourceVersion: ""\n',
      ['- kind: A\n  a: 1\n', '# on B\n- kind: B\n'],
    );
    checkUnits('indented items', 'kind: List\nitems:\n\n  - kind: A\n    b:\n    - c\n  -\n    kind: B\n', [
      '  - kind: A\n    b:\n    - c\n',
      '  -\n    kind: B\n',
    ]);
    checkUnits('text of a block scalar stays in its item', 'kind: List\nitems:\n- a: |\n    # x\n- b\n', [
      '- a: |\n    # x\n',
      '- b\n',
    ]);

    for (const [title, source] of [
      ['aliases across items', 'kind: List\nitems:\n- a: &x 1\n- b: *x\n'],
      ['other fields', 'kind: List\nextra: 1\nitems:\n- a\n'],
      ['flow style', 'kind: List\nitems: [{kind: A}]\n'],
      ['JSON', '{"kind": "List", "items": []}\n'],
      ['no items', 'kind: List\nitems:\n'],
      ['another kind', 'kind: Lister\nitems:\n- a\n'],
    ] as const) {
      checkUnits(`whole: ${title}`, source, [source]);
    }

    it('a typed list tells its type', () => {
      const [item] = splitUnits('kind: PodList\napiVersion: v1\nitems:\n- metadata: {}\n');
      assert.deepEqual(item?.list, { apiVersion: 'v1', kind: 'PodList' });
    });
  });

  it('gives ascending units for any text', () => {
    const piece = fc.constantFrom(
      '---',
      '...',
      '\n',
      '\r\n',
      ' ',
      '#',
      'a: 1',
      '- ',
      'kind: List\n',
      'items:\n',
      '%Y',
      '\uFEFF',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const source = pieces.join('');
        let last = 0;
        for (const { start, end } of splitUnits(source)) {
          assert.ok(last <= start && start < end && end <= source.length);
          last = end;
        }
      }),
    );
  });
});
