/**
 * Says in a few words which clause of a format a text breaks. The server says it in a sentence with a regular
 * expression, and once for each clause; so each of its sentences needs one of ours.
 */
import { say, type Message } from '../text/say.ts';
import { quoteCode } from './quoteCode.ts';

/** The server's sentences by how they begin, and what they say. The first that fits counts. */
const CLAUSES: readonly (readonly [start: string, clause: Message])[] = [
  ['prefix part must be non-empty', say`it has nothing before its \`/\``],
  ['prefix part must be no more', say`what stands before its \`/\` is too long`],
  ['name part must be non-empty', say`it has no name`],
  ['name part must be no more', say`its name is too long`],
  ['a valid label key', say`it has more than one \`/\``],
  ['must be no more', say`it is too long`],
  ['must not contain dots', say`it has a dot`],
  ['may not', say`it is or has what a path in a URL gives another meaning`],
];

const OUTSIDE_OF_LABELS = /[^-A-Za-z0-9_.]/u;
const OUTSIDE_OF_NAMES = /[^-a-z0-9.]/u;

/** The broken clause behind the server's `detail` about `text`, such as `it is too long`. */
export function describeFormatFault(text: string, detail: string): Message {
  return CLAUSES.find(([start]) => detail.startsWith(start))?.[1] ?? describeCharacters(text, detail);
}

/** Names of DNS, and prefixes of keys, have smaller alphabets than labels and the names of keys. */
function describeCharacters(text: string, detail: string): Message {
  const slash = text.indexOf('/');
  const part = detail.startsWith('prefix part') ? text.slice(0, slash) : text.slice(slash + 1);
  const isDnsName = /RFC 1123|DNS-1035/.test(detail);
  const outsider = (isDnsName ? OUTSIDE_OF_NAMES : OUTSIDE_OF_LABELS).exec(part)?.[0];
  if (outsider !== undefined) {
    return /\s/u.test(outsider) ? say`it has a blank` : say`it has ${quoteCode(outsider)}`;
  }
  return say`it does not begin and end with a letter or digit`;
}
