/**
 * Comments that suppress are those that YAML takes for comments: compared with the lexer of `yaml` on texts made of
 * everything that looks like one and is none.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lexer, parseDocument } from 'yaml';
import { parseUnit } from '../yaml/parse.ts';
import { readSuppressions } from './readSuppressions.ts';

const C = '# podgate-disable api-required';

/** Lines that can follow each other in many ways; most of them hold the words. */
const LINES: readonly string[] = [
  C,
  `  ${C}`,
  `    ${C} -- why # not`,
  'a: b',
  `a: b ${C}`,
  `b: b#podgate-disable x`,
  `c: "in quotes ${C}"`,
  `d: 'in ${C} quotes'`,
  `e: "over`,
  `  lines ${C}"`,
  `f: it's "no" quote ${C}`,
  `g: |`,
  `h: >- ${C}`,
  `  text ${C}`,
  `  ${C}`,
  '',
  `- x ${C}`,
  `- - "y" ${C}`,
  `i: [a, ${C}`,
  `  b]`,
  `j: { k: 'l' } ${C}`,
  `"m ${C}": n`,
  `? ${C}`,
  `: o`,
  `p: plain`,
  `  goes on`,
  `\t${C}`,
];

/** Where the lexer has comments with the words. */
function lexComments(text: string): readonly number[] {
  const found: number[] = [];
  let offset = 0;
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    const isMark = lexeme === '\x02' || lexeme === '\x18' || lexeme === '\x1f';
    if (lexeme.startsWith('#') && before !== '\x1f' && lexeme.includes('podgate-disable')) {
      found.push(offset);
    }
    offset += isMark ? 0 : lexeme.length;
    before = lexeme;
  }
  return found;
}

describe('readSuppressions', () => {
  it('takes for comments what YAML takes for comments', () => {
    const text = fc
      .array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 9 })
      .chain((lines) => fc.constantFrom('\n', '\r\n').map((lineBreak) => lines.join(lineBreak)));
    let checked = 0;
    fc.assert(
      fc.property(text, (yaml) => {
        const { value, problems } = parseUnit(yaml);
        // Where `yaml` is stricter than go-yaml, its lexer sees another text.
        const isRefused = 0 < problems.length || 0 < parseDocument(yaml).errors.length;
        if (value === undefined || isRefused) {
          return;
        }
        checked++;
        assert.deepEqual(
          readSuppressions(yaml, value).map(({ span }) => span.start),
          lexComments(yaml),
          yaml,
        );
      }),
      { numRuns: 4000 },
    );
    assert.ok(200 < checked, 'enough of the texts were YAML');
  });
});
