/**
 * One copy of each short string that is kept beyond the reading of a file: names, label keys, label values. A string
 * cut out of a file's text may keep that whole text alive in memory; an interned one never does. It does not
 * promise that equal strings are the same object, which no code can observe anyway.
 */

/** Longer strings are copied, but seldom come twice. */
const LENGTH_MAX = 256;
/** The pool starts afresh at this size, so that a server that runs for weeks does not collect every name it ever saw. */
const POOL_SIZE_MAX = 1 << 17;

const pool = new Map<string, string>();

/** The same characters, as a string that holds on to no larger text. */
export function internString(text: string): string {
  const known = pool.get(text);
  if (known !== undefined) {
    return known;
  }
  const copy = detachString(text);
  if (copy.length <= LENGTH_MAX) {
    if (POOL_SIZE_MAX <= pool.size) {
      pool.clear();
    }
    pool.set(copy, copy);
  }
  return copy;
}

/** Engines cut strings without copying; joining and cutting again makes a text of its own, one character longer. */
function detachString(text: string): string {
  return ` ${text}`.slice(1);
}
