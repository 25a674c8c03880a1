/**
 * What people believe is corrected where they write it: the page's quotes are what hovers and findings say there.
 */
import assert from 'node:assert/strict';
import { findingsAt, formatMessage, hoverAt, toMarkdown } from '../../engine/src/index.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { readBeliefPage } from './beliefPage.ts';
import { BELIEFS, type Belief } from './beliefs.ts';
import { readBelievedFiles } from './openBelief.ts';

describe('what people believe', () => {
  const chapters = readBeliefPage();

  it('has a chapter with a picture for each claim', () => {
    assert.deepEqual(
      chapters.map(({ claim, pictures }) => ({ claim, pictures })),
      BELIEFS.map(({ claim, picture }) => ({ claim, pictures: [picture] })),
    );
  });

  for (const belief of BELIEFS) {
    it(`is corrected: ${belief.claim}`, () => {
      const quotes = chapters.find(({ claim }) => claim === belief.claim)?.quotes ?? [];
      assert.notEqual(quotes.length, 0, 'the page quotes what the tool says');
      const answer = answerAt(belief);
      const missing = quotes.filter((quote) => !answer.includes(quote));
      assert.deepEqual(missing, [], `the tool says:\n${answer}\n`);
    });
  }
});

/** What one reads with the pointer on the word: the findings there, and the hover. */
function answerAt(belief: Belief): string {
  const files = readBelievedFiles(belief);
  const { file, line, word } = belief.at;
  const text = files.find(({ path }) => path === file)?.text ?? '';
  const lineStart = text.indexOf(line);
  assert(lineStart !== -1, `${file} has no line with ${line}`);
  const start = text.indexOf(word, lineStart + line.lastIndexOf(word));
  const snapshot = openFixture(files, readFixtureOptions(''));
  const findings = findingsAt(snapshot, { file, text, span: { start, end: start + word.length } });
  const hover = hoverAt(snapshot, { file, text, offset: start });
  return [
    ...findings.map(({ message }) => formatMessage(message)),
    toMarkdown(hover?.blocks ?? [], () => undefined),
  ].join('\n');
}
