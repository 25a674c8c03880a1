/**
 * Says in a few words which clause of a format a text breaks. The server says it in a sentence with a regular
 * expression, and once for each clause; so each of its sentences needs one of ours.
 */

/** The server's sentences by how they begin, and what they say. The first that fits counts. */
const CLAUSES: readonly (readonly [start: string, clause: string])[] = [
  ['prefix part must be non-empty', 'it has nothing before its `/`'],
  ['prefix part must be no more', 'what stands before its `/` is too long'],
  ['prefix part ', 'what stands before its `/` is not a DNS name'],
  ['name part must be non-empty', 'it has no name'],
  ['name part must be no more', 'its name is too long'],
  ['name part ', 'its name has characters that it cannot have, or where it cannot have them'],
  ['a valid label key', 'it has more than one `/`'],
  ['must be no more', 'it is too long'],
  ['must not contain dots', 'it has a dot'],
];

const OTHER = 'it has characters that it cannot have, or where it cannot have them';

/** The broken clause behind one of the server's details, such as `it is too long`. */
export function describeFormatFault(detail: string): string {
  return CLAUSES.find(([start]) => detail.startsWith(start))?.[1] ?? OTHER;
}
