/**
 * What the readers say is known by its words, so that it can be translated; English does not change by it.
 */
import assert from 'node:assert/strict';
import { parseUnit } from '../yaml/parse.ts';
import { formatMessage, say } from '../text/say.ts';
import { getRule } from './rules/index.ts';
import { readerSentence } from './readerSentences.ts';

describe('the sentences of readers', () => {
  const cases: readonly (readonly [text: string, template: string])[] = [
    ['a: b: c', 'nested mappings are not allowed in compact mappings'],
    ['a:\n\t- b', 'tabs are not allowed as indentation'],
    ['a: "b', 'missing closing "quote'],
    ["a: 'b", "missing closing 'quote"],
    ['a: [b\nc: d', '{0} in block collection must be sufficiently indented and end with a {1}'],
    ['a:\n  b: 1\n c: 2', 'all mapping items must start at the same column'],
    ['a\nb: c', 'implicit keys need to be on a single line'],
    ['a: @b', 'plain value cannot start with {0}'],
    ['a: "\\q"', 'invalid escape sequence {0}'],
    ['a: *b', "unknown anchor '{0}' referenced"],
    ['<<: 1', 'map merge requires map or sequence of maps as the value'],
    ['[a]: b', 'invalid map key: a key must be a scalar'],
    ['a: \u0001', 'control characters are not allowed'],
  ];
  for (const [text, template] of cases) {
    it(`are known: ${template}`, () => {
      const [problem] = parseUnit(text).problems;
      assert(problem !== undefined);
      const [reader] = getRule('yaml-syntax').message(problem).parts;
      assert(typeof reader === 'object', formatMessage(say`${reader ?? 'nothing'}`));
      assert.equal(reader.template, template);
    });
  }

  it('keep what they quote', () => {
    const message = readerSentence("unknown anchor 'b.*' referenced");
    assert.deepEqual(message, { template: "unknown anchor '{0}' referenced", parts: ['b.*'] });
    assert.equal(formatMessage(say`${message}`), "unknown anchor 'b.*' referenced");
  });

  it('stay as they are where nobody knows them', () => {
    assert.equal(readerSentence('something {0} new'), 'something {0} new');
  });
});
