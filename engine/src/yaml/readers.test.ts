/**
 * The two readers of YAML against each other: whatever the reader of the common subset does not refuse, it must read
 * exactly as `yaml` does, node by node, and where `yaml` sees an error it must have refused. Texts are generated,
 * mutated, and (where they lie beside the project) public manifests.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { renderTree, tree } from '../../../test/fixture/yamlTree.ts';
import type { YamlNode } from './node.ts';
import { normalizeBreaks } from './normalizeBreaks.ts';
import { parseUnit } from './parse.ts';
import { readWithYaml } from './readWithYaml.ts';
import { splitUnits } from './splitUnits.ts';
import { readSubset } from './subset/readSubset.ts';

/** Checks that the readers agree on a text, and says whether the fast one read it. */
function checkAgreement(source: string): boolean {
  const text = normalizeBreaks(source);
  const fast = readSubset(text);
  if (fast !== undefined && !hasCommentLeftOfScalar(text)) {
    const tight = tighten(text, fast.value);
    const slow = readWithYaml(tight);
    assert.deepEqual(slow.problems, [], `an error was overlooked in ${JSON.stringify(text)}`);
    const strip = tight === text ? (node: YamlNode | undefined): unknown => node : withoutPlaces;
    assert.deepEqual(strip(fast.value), strip(slow.value), `read differently: ${JSON.stringify(text)}`);
  }
  return fast !== undefined;
}

/**
 * The first known difference: for `kubectl` the lines of a quoted scalar and of a flow collection may stand anywhere,
 * start with tabs, and be comments; `\'` is an apostrophe; and an empty line after an escaped line break is a line
 * break. `yaml` has it otherwise. What it would take must mean the same: this writes each such line far to the right,
 * and those two escapes in another way.
 */
function tighten(text: string, tree: YamlNode | undefined): string {
  let tight = text;
  for (const node of loosePlaces(tree, -1, text).reverse()) {
    const { start, end } = node.span;
    const inside = text.slice(start, end).replaceAll(/\n[ \t]*(?=[^ \t\r\n])/g, `\n${' '.repeat(100)}`);
    const isDouble = node.type === 'scalar' && node.style === 'doubleQuoted';
    tight =
      tight.slice(0, start) +
      (isDouble ? inside.replaceAll(ESCAPE, rewriteEscape) : inside) +
      tight.slice(end);
  }
  return tight;
}

const ESCAPE = /\\(?:\r?\n((?:[ \t]*\r?\n)+)|[^])/g;

function rewriteEscape(escape: string, emptyLines: string | undefined): string {
  if (emptyLines !== undefined) {
    return `${'\\n'.repeat(emptyLines.split('\n').length - 1)}\\\n`;
  }
  return escape === "\\'" ? "'" : escape;
}

/** Outermost nodes that `yaml` refuses or reads otherwise for how they are laid out, in the order of the text. `parent` is a column. */
function loosePlaces(node: YamlNode | undefined, parent: number, text: string): YamlNode[] {
  if (node === undefined) {
    return [];
  }
  if (node.type === 'scalar' || node.isFlow) {
    const lines = text.slice(node.span.start, node.span.end).split('\n').slice(1);
    const isLoose = node.type !== 'scalar' || node.style === 'doubleQuoted' || node.style === 'singleQuoted';
    const isLeft = lines.some((line) => /^ *\t|^#/.test(line) || line.search(/[^ ]/) <= parent);
    const hasEscape = /\\(?:'|\r?\n[ \t]*\r?\n)/.test(text.slice(node.span.start, node.span.end));
    return isLoose && (isLeft || hasEscape) ? [node] : [];
  }
  const { start } = node.span;
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  const children = node.type === 'seq' ? node.items : node.entries.flatMap(({ key, value }) => [key, value]);
  return children.flatMap((child) => loosePlaces(child, column, text));
}

function withoutPlaces(node: YamlNode | undefined): unknown {
  switch (node?.type) {
    case undefined:
      return undefined;
    case 'scalar':
      return { text: node.text, style: node.style };
    case 'seq':
      return node.items.map(withoutPlaces);
    case 'map':
      return { entries: node.entries.map(({ key, value }) => [withoutPlaces(key), withoutPlaces(value)]) };
  }
}

/**
 * The other known difference, in which the fast reader is right: after a comment that stands further left than the plain scalar
 * below it, `yaml` forgets how deep that scalar's lines must be indented, and takes the next key for a part of it.
 */
function hasCommentLeftOfScalar(text: string): boolean {
  for (const comment of text.matchAll(/^( *)#[^\n]*\n(?:[ \r]*(?:#[^\n]*)?\n)*(?= *[^ \r\n#])/gm)) {
    const below = text.slice(comment.index + comment[0].length);
    const isDeeper = (comment[1] ?? '').length < below.search(/[^ ]/);
    if (isDeeper && !/^ *(?:-\s|.*:(?:\s|$))/.test(below)) {
      return true;
    }
  }
  return false;
}

/** Like `checkAgreement`, for texts that the fast reader should be able to read. */
function checkReadFast(source: string): void {
  it(JSON.stringify(source), () => {
    assert.ok(checkAgreement(source), 'refused');
  });
}

const MANIFEST = `# Who may reach the database.
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: db   # its name
  annotations:
    note: "tab\\there, \\u00e9, quote \\" end"
    other: 'it''s'
    long: plain text that
      goes on

      and on
    script: |
      #!/bin/sh
      if true; then
        echo "a: b"
      fi

    folded: >-
      one
      two

        deeper
      three
spec:
  podSelector: {matchLabels: {app: db, "tier": 'data'}}
  policyTypes: [Ingress, Egress]
  ingress:
  - from:
    - ipBlock:
        cidr: ::/0
        except: [
          "10.0.0.0/8", # private
          192.168.0.0/16
        ]
    -
      podSelector: {}
    ports:
      - {protocol: TCP, port: 5432}
      - port: 1
        endPort: 2
  - - nested
    - - deeper
  egress:
status:
`;

describe('the two readers of YAML', () => {
  describe('agree on what the fast one should read', () => {
    checkReadFast(MANIFEST);
    checkReadFast(MANIFEST.replaceAll('\n', '\r\n'));
    for (const source of [
      '',
      '# only a comment',
      'plain',
      '"quoted"',
      'a: b',
      'a:',
      'a:   \n  # comment\n',
      'a:\n\n\nb: 1\n',
      'a:\n- b\n- c\nd: e\n',
      'a:\n  - b\n\n  # comment\n  - c\n',
      '- a: 1\n  b: 2\n- - x\n  - y\n',
      '-\n- a\n-\n',
      'a: b\n  c\n\n  d\n',
      'a: "b\n  c\n\n  d"\n',
      "a: 'b\n  c\n\n  d'\n",
      'a: |\n  b\n\n\nc: d\n',
      'a: |+\n  b\n\n\nc: d\n',
      'a: |-\n  b\n\n\nc: d\n',
      'a: >\n  b\n   c\n  d\n\n  e\n',
      'a: >\n\n  b\n  c',
      'a: | # comment\n  b',
      '- |\n  b\n- >-\n  c\n',
      '{"a": [1, 2, {"b": null}], "c": "\\ud83d\\ude00"}',
      '{\n\t"a": 1,\n\t"b": [\n\t\t2\n\t]\n}\n',
      'a: [b, c,]\n',
      'a: {}\nb: []\n',
      'a: [\n  b\n]\n',
      '"a": 1\n\'b\' : 2\n',
      'a: b#c\nd: e #f\n',
      'url: http://example.com:80/x?y=z\n',
      'time: 12:30:45\n',
      '__proto__: 1\nconstructor: 2\n',
      'a: 1\na: 2\n',
      'é: ü\n日本: 語\n',
      '  a: 1\n  b: 2\n',
      "a: '[\n  1\n]'\nb: 1\n",
      'x:\n  a: "b\nc\n\n\td"\n  b: 1\n',
      'x:\n- "a\\\n  \\ b\n c \\n\\\n\n  d\\\\"\n',
      'x:\n  a: {\nb: [\n\t1,\n# comment\n2\n]\n}\n  c: 1\n',
      'a: "it\\\'s"\n',
    ]) {
      checkReadFast(source);
    }
  });

  describe('agree, or the fast one refuses', () => {
    const tricky = [
      'a: &x 1\nb: *x\n',
      'a: !!str 1\n',
      '<<: {a: 1}\n',
      '? a\n: b\n',
      'a: b: c\n',
      'a: - b\n',
      'a: [b\n',
      'a: "b\n',
      'a: b\n c: d\n',
      'a:\n  b: 1\n c: 2\n',
      'a:\n\tb: 1\n',
      'a: |2\n   b\n',
      'a: |\n     \n  b\n',
      'a: |\nb: 1\n',
      'a: |\n  b\n \tc\n',
      '- a\n b: 1\n',
      'a\nb: 1\n',
      'a: [b: c]\n',
      'a: {b, c: }\n',
      'a: {b:c}\n',
      'a: [b c, -, - d]\n',
      'a: [,]\n',
      'a: "b"c\n',
      'a: "b" #c\n',
      'a: "b"#c\n',
      '"a"b: c\n',
      'a: @b\n',
      'a: %b\n',
      '--- a\n',
      '---\na: 1\n',
      '%YAML 1.2\n---\na: 1\n',
      'a: 1\n...\n',
      'a: b\n  # comment\n  c\n',
      'a: b # comment\n  c\n',
      "a: 'b\nc'\n",
      'a: "b\\\n  c"\n',
      'a: "\\q"\n',
      'a: "\\x4"\n',
      'a: [\n b\n ]\n',
      'a:\n  - [\n  b]\n',
      `${'k'.repeat(1030)}: 1\n`,
      'a:\n- b\n - c\n',
      '- - a\n - b\n',
      'a: *\n',
      'a:b\n',
      ': a\n',
      '- :\n',
      '[a]: b\n',
      '{a: b}: c\n',
      '"a\n b": c\n',
      'a: >\n\tb\n',
      'a: > x\n  b\n',
      'a: ?b\n? c\n',
      'a: b\n--- c\n',
      '[\n--- ,\n]',
    ];
    for (const source of tricky) {
      it(JSON.stringify(source.slice(0, 60)), () => {
        checkAgreement(source);
      });
    }
  });

  it('agree on generated documents in every formatting', () => {
    let readCount = 0;
    const runCount = 2000;
    fc.assert(
      fc.property(tree, fc.array(fc.nat(1000), { minLength: 20, maxLength: 60 }), (node, choices) => {
        readCount += checkAgreement(renderTree(node, choices)) ? 1 : 0;
      }),
      { numRuns: runCount },
    );
    assert.ok(
      runCount / 2 < readCount,
      `only ${String(readCount)} of ${String(runCount)} were read by the fast reader`,
    );
  });

  it('agree on every prefix of a manifest', () => {
    for (let length = 0; length <= MANIFEST.length; length++) {
      checkAgreement(MANIFEST.slice(0, length));
    }
  });

  it('agree on manifests with characters inserted, removed and swapped', () => {
    const inserted = fc.constantFrom(
      ...' \n\t-:#,[]{}"\'|>&*!?%@`ax0\\~<',
      '\n  ',
      '\n- ',
      ': ',
      '---\n',
      '<<: ',
    );
    const edit = fc.record({ at: fc.nat(MANIFEST.length), remove: fc.nat(4), insert: inserted });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let text = MANIFEST;
        for (const { at, remove, insert } of edits) {
          text = text.slice(0, at) + insert + text.slice(at + remove);
        }
        checkAgreement(text);
      }),
      { numRuns: 3000 },
    );
  });

  it('agree on short texts of indicators', () => {
    const piece = fc.constantFrom(
      ...' \n-:#,[]{}"\'|>?a',
      '\n  ',
      '- ',
      ': ',
      'a: ',
      '\n ',
      '|\n',
      '\r\n',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        checkAgreement(pieces.join(''));
      }),
      { numRuns: 6000 },
    );
  });

  describe('agree on public manifests', () => {
    for (const folder of ['../shared/corpus', '../shared/conformance']) {
      checkFolder(folder);
    }
  });
});

function checkFolder(folder: string): void {
  if (!existsSync(folder)) {
    console.log(`      ${folder} is not here: its manifests are left out`);
    return;
  }
  it(`${folder}, of which the fast reader leaves next to nothing to the slow one`, () => {
    let validCount = 0;
    let refusedCount = 0;
    for (const text of manifestsBelow(folder)) {
      for (const { start, end } of splitUnits(text)) {
        const unit = text.slice(start, end);
        const isRead = checkAgreement(unit);
        const isValid = isRead || readWithYaml(unit).problems.length === 0;
        validCount += isValid ? 1 : 0;
        refusedCount += isValid && !isRead ? 1 : 0;
      }
    }
    console.log(
      `      ${String(refusedCount)} of ${String(validCount)} valid units were left to the slow reader`,
    );
    assert.ok(refusedCount * 100 <= validCount);
  });
}

function* manifestsBelow(folder: string): Generator<string, void, undefined> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile() && /\.(ya?ml|json)$/.test(entry.name)) {
      yield normalizeBreaks(readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    }
  }
}

describe('parseUnit', () => {
  it('answers any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        checkAnswer(text);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Checks that every span of the problems lies in the text. */
function checkAnswer(text: string): void {
  for (const { span } of parseUnit(text).problems) {
    assert.ok(
      0 <= span.start && span.start <= span.end && span.end <= text.length + 1,
      JSON.stringify({ text, span }),
    );
  }
}
