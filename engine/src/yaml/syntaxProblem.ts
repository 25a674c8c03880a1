/**
 * The one shape of a `yaml-syntax` problem: a place and the words of the reader that refused it.
 */
import type { Problem } from '../problem.ts';
import { internString } from '../text/internString.ts';
import type { Span } from '../text/span.ts';

/** Words beyond this length are the document's own, quoted by a reader. */
const MESSAGE_LENGTH_MAX = 100;

/** A reader's quotation of the rest of the text, as JSON: of several lines the first one says where it stands. */
const QUOTED_LINES = /^([^"]*: "(?:[^"\\]|\\[^n])*)\\n.*$/;

/** A `yaml-syntax` problem; `message` is kept to one line of reasonable length, and holds on to no text of the file. */
export function syntaxProblem(span: Span, message: string): Problem {
  const line = message.replaceAll(/\s+/g, ' ').replace(QUOTED_LINES, '$1…"');
  const short = line.length <= MESSAGE_LENGTH_MAX ? line : `${line.slice(0, MESSAGE_LENGTH_MAX - 1)}…`;
  return { rule: 'yaml-syntax', span, args: { message: internString(short) } };
}
