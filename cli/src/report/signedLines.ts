/**
 * Remarks below an answer, each behind its sign.
 */
import { styled, type Line, type Style } from '../output/line.ts';
import { wrapWords } from '../output/wrapWords.ts';

export interface SignedText {
  readonly sign: string;
  readonly text: string;
  readonly style?: Style;
}

/** Two blanks, the sign, a blank. */
const INDENT = 4;

export function* signedLines(
  remarks: readonly SignedText[],
  width: number,
): Generator<Line, void, undefined> {
  for (const { sign, text, style } of remarks) {
    for (const [index, line] of wrapWords(text, width - INDENT).entries()) {
      yield [styled(`  ${index === 0 ? sign : ' '} ${line}`, style)];
    }
  }
}
