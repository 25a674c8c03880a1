/**
 * What a unit of YAML reads as, written as JSON beside it, and what the reader says to text that is none. Hostile
 * input is answered, in bounded time, like any other.
 */
import assert from 'node:assert/strict';
import type { YamlNode } from './node.ts';
import { findEntry } from './node.ts';
import { parseUnit } from './parse.ts';

/** The tree without places: scalars as text, maps as lists of entries, so that `__proto__` and duplicates show. */
function simplify(node: YamlNode | undefined): unknown {
  switch (node?.type) {
    case undefined:
      return undefined;
    case 'scalar':
      return node.text;
    case 'seq':
      return node.items.map(simplify);
    case 'map':
      return { map: node.entries.map(({ key, value }) => [key.text, simplify(value)]) };
  }
}

/** Checks what a text reads as. Maps are written as `{ map: [[key, value], ...] }`. */
function checkTree(source: string, expected: unknown): void {
  const { value, problems } = parseUnit(source);
  assert.deepEqual(problems, []);
  assert.deepEqual(simplify(value), expected);
}

/** Checks the message of the first problem and the text that it stands at. */
function checkProblem(source: string, place: string, message: RegExp): void {
  const [problem] = parseUnit(source).problems;
  assert.ok(problem !== undefined, 'no problem');
  assert.equal(problem.rule, 'yaml-syntax');
  assert.match(String(problem.args['message']), message);
  assert.equal(source.slice(problem.span.start, problem.span.end), place);
}

describe('parseUnit', () => {
  describe('anchors, aliases and merge keys', () => {
    it('an alias is the node of its anchor', () => {
      checkTree('a: &x {app: db}\nb: *x\n', {
        map: [
          ['a', { map: [['app', 'db']] }],
          ['b', { map: [['app', 'db']] }],
        ],
      });
    });

    it('a merge key brings entries, and never over a written one', () => {
      const { value, problems } = parseUnit(
        'base: &base {app: db, tier: data}\nlabels:\n  <<: *base\n  app: web\n',
      );
      assert.deepEqual(problems, []);
      assert.ok(value?.type === 'map');
      const labels = findEntry(value, 'labels')?.value;
      assert.ok(labels?.type === 'map');
      assert.deepEqual(simplify(labels), {
        map: [
          ['tier', 'data'],
          ['app', 'web'],
        ],
      });
      assert.equal(findEntry(labels, 'tier')?.merged, true);
      assert.equal(findEntry(labels, 'app')?.merged, undefined);
    });

    it('of several sources the first that has a key gives it', () => {
      checkTree('- &a {k: 1}\n- &b {k: 2, l: 3}\n- {<<: [*a, *b]}\n', [
        { map: [['k', '1']] },
        {
          map: [
            ['k', '2'],
            ['l', '3'],
          ],
        },
        {
          map: [
            ['k', '1'],
            ['l', '3'],
          ],
        },
      ]);
    });

    it('a quoted << is a key like any other', () => {
      checkTree('"<<": {a: b}\n', { map: [['<<', { map: [['a', 'b']] }]] });
    });

    it('an anchor can be set again', () => {
      checkTree('- &x 1\n- *x\n- &x 2\n- *x\n', ['1', '1', '2', '2']);
    });

    it('what cannot be resolved is blank, with a problem in the words of go-yaml', () => {
      checkProblem('a: *nobody\n', '*nobody', /^unknown anchor 'nobody' referenced$/);
      checkProblem('a: &a [*a]\n', '*a', /^anchor 'a' value contains itself$/);
      checkProblem('<<: 1\n', '<<: 1', /^map merge requires map or sequence of maps/);
      checkProblem('? {a: b}\n: c\n', '{a: b}', /^invalid map key/);
    });
  });

  describe('text as it is found', () => {
    it('keeps `__proto__` and keys that come twice', () => {
      checkTree('__proto__: {polluted: yes}\na: 1\na: 2\n', {
        map: [
          ['__proto__', { map: [['polluted', 'yes']] }],
          ['a', '1'],
          ['a', '2'],
        ],
      });
      assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
    });

    it('reads CRLF, lone CR and byte order marks', () => {
      const expected = {
        map: [
          ['a', '1'],
          ['b', '2'],
        ],
      } as const;
      checkTree('a: 1\r\nb: 2\r\n', expected);
      checkTree('a: 1\rb: 2\r', expected);
      checkTree('\uFEFFa: 1\nb: 2', expected);
    });

    it('reads directives, document markers and tags', () => {
      checkTree('%YAML 1.1\n---\na: !!str 1\n', { map: [['a', '1']] });
      const { value } = parseUnit('a: !!str 1\n');
      assert.ok(value?.type === 'map');
      const scalar = findEntry(value, 'a')?.value;
      assert.equal(scalar?.type === 'scalar' ? scalar.tag : undefined, 'tag:yaml.org,2002:str');
    });

    it('lets the lines of quotes and brackets stand anywhere, as `kubectl` does', () => {
      checkTree("spec:\n  a: '[\n  {\n]'\n  b: {\nc: 1\n}\n", {
        map: [
          [
            'spec',
            {
              map: [
                ['a', '[ { ]'],
                ['b', { map: [['c', '1']] }],
              ],
            },
          ],
        ],
      });
    });

    it('and so they may beside anchors and all that is read slowly', () => {
      checkTree(
        `a: &x 'it''s
b'
c: |
  "open
d: !!map {e: "f\\
# no
 comment", # comment ]
g:
\t[h
i, "]"]
}
j: *x
`,
        {
          map: [
            ['a', "it's b"],
            ['c', '"open\n'],
            [
              'd',
              {
                map: [
                  ['e', 'f# no comment'],
                  ['g', ['h i', ']']],
                ],
              },
            ],
            ['j', "it's b"],
          ],
        },
      );
      checkTree('a: &x "it\\\'s"\n', { map: [['a', "it's"]] });
      checkProblem("a: &x 'b\nc: d\n", '', /Missing closing/);
      checkProblem('a: &x [b,\nc]]\n', 'c', /Flow sequence/);
    });

    it('has nothing for blanks and comments', () => {
      for (const source of ['', '\n \n', '# comment\n', '---\n']) {
        assert.equal(parseUnit(source).value?.span.end ?? 0, parseUnit(source).value?.span.start ?? 0);
        assert.deepEqual(parseUnit(source).problems, []);
      }
    });

    it('places a blank value behind its colon', () => {
      const { value } = parseUnit('a:  # nothing\nb: 1\n');
      assert.ok(value?.type === 'map');
      assert.deepEqual(findEntry(value, 'a')?.value.span, { start: 4, end: 4 });
    });
  });

  describe('text that is no YAML', () => {
    it('is a problem at its place, beside what could be understood', () => {
      checkProblem('a: 1\nb: "x\n', '', /Missing closing "quote/);
      checkProblem('kind: Pod\nfoo: bar: baz\n', 'b', /Nested mappings are not allowed|Implicit/);
      const { value } = parseUnit('kind: Pod\nmetadata:\n  name: web\nspec: [\n');
      assert.ok(value?.type === 'map');
      assert.equal(simplify(findEntry(value, 'kind')?.value), 'Pod');
    });

    it('names binary content for what it is', () => {
      checkProblem('a: 1\n\0\x01\x02', '\0', /^control characters are not allowed$/);
    });

    it('is one problem per document: what follows an error is mostly its consequence', () => {
      for (const source of [
        "a: 'x\nb: [1\nc: }\nd: 2\n",
        'a: b: c\nd: *x\n',
        'a:\n  b: 1\n c: 2\n  d: 3\n',
      ]) {
        assert.equal(parseUnit(source).problems.length, 1, source);
      }
      assert.equal(parseUnit('a: *x\nb: *y\n').problems.length, 2);
    });

    it('is told in one short line, however much of the text the reader quotes', () => {
      const [problem] = parseUnit(`a: [b]\n]'x\n${'long text '.repeat(50)}\n'\n`).problems;
      const message = String(problem?.args['message']);
      assert.ok(message.length <= 100 && !message.includes('\\n'), message);
    });

    it('has tabs where there should be spaces, also on lines that look empty', () => {
      const tab = /^Tabs are not allowed as indentation$/;
      checkProblem('a: 1\n\t\nb: 2\n', '\t', tab);
      checkProblem('a:\n  - "b"\n  \t# comment\n  - c\n', '\t', tab);
      checkProblem('a:\n-\tb\n', '\t', tab);
      checkProblem('a:\n  \t\nb: 2\n', '\t', tab);
      checkTree('a:\t1\t# comment\n', { map: [['a', '1']] });
      checkTree('a: b\n  \tc\n', { map: [['a', 'b c']] });
      checkTree('a: [1,\n\t2]\nb: "x\n\ty"\nc: |\n  x\n  \t\n', {
        map: [
          ['a', ['1', '2']],
          ['b', 'x y'],
          ['c', 'x\n\t\n'],
        ],
      });
      checkTree('d: z\n  \t\n', { map: [['d', 'z']] });
    });

    it('reports a bounded number of errors', () => {
      assert.ok(parseUnit('"a" '.repeat(500)).problems.length <= 20);
    });
  });

  describe('hostile input', () => {
    const nested: readonly (readonly [string, string])[] = [
      ['brackets', '['.repeat(100_000)],
      ['closed brackets', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
      ['braces', '{a: '.repeat(100_000)],
      ['dashes', '- '.repeat(100_000)],
      ['keys', 'a: '.repeat(100_000)],
      ['questions', '? '.repeat(100_000)],
      ['indentation', Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
    ];
    for (const [name, source] of nested) {
      it(`nesting of ${name} without end`, () => {
        assert.match(
          String(parseUnit(source).problems[0]?.args['message']),
          /nested more than 100 levels deep/,
        );
      });
    }

    it('a hundred levels are still read', () => {
      assert.deepEqual(parseUnit(`${'['.repeat(100)}${']'.repeat(100)}`).problems, []);
      assert.deepEqual(parseUnit(`${'- '.repeat(100)}a`).problems, []);
    });

    it('10,000 aliases of a small node are fine', () => {
      const { value, problems } = parseUnit(`- &a {app: db}\n${'- *a\n'.repeat(10_000)}`);
      assert.deepEqual(problems, []);
      assert.equal(value?.type === 'seq' ? value.items.length : 0, 10_001);
    });

    it('aliases of aliases stop before they fill the memory', () => {
      const levels = Array.from({ length: 9 }, (_, level) => {
        const below = level === 0 ? 'lol' : `*a${String(level - 1)}`;
        return `a${String(level)}: &a${String(level)} [${Array<string>(9).fill(below).join(', ')}]`;
      });
      const { problems } = parseUnit(levels.join('\n'));
      assert.deepEqual(
        problems.map(({ args }) => args['message']),
        ['document contains excessive aliasing'],
      );
    });

    it('merges of merges stop as well', () => {
      const keys = Array.from({ length: 1000 }, (_, key) => `k${String(key)}: 1`).join(', ');
      const { problems } = parseUnit(`- &a {${keys}}\n${'- <<: *a\n'.repeat(1000)}`);
      assert.equal(problems[0]?.args['message'], 'document contains excessive aliasing');
    });

    it('a chain of aliases is not deeper than a written tree may be', () => {
      const links = Array.from({ length: 1000 }, (_, link) =>
        link === 0 ? '- &a0 [x]' : `- &a${String(link)} [*a${String(link - 1)}]`,
      );
      assert.match(
        String(parseUnit(links.join('\n')).problems[0]?.args['message']),
        /nested more than 100 levels/,
      );
    });

    it('garbage of many tokens is given up', () => {
      for (const piece of ['"a" ', '&a ', '!a ', ']', '}\n', '*a ', '[[]', '"\n']) {
        const { problems } = parseUnit(piece.repeat(20_000));
        assert.ok(0 < problems.length && problems.length <= 20, JSON.stringify(piece));
      }
    });
  });
});
