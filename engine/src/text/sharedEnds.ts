/** What two versions of a text have in common around an edit: most of a long text, which then need not be looked at again. */

/** So many characters are the same at the beginning and at the end. INVARIANT: the two do not overlap in either text. */
export interface SharedEnds {
  readonly head: number;
  readonly tail: number;
}

/** The longest beginning that two texts share, and the longest end behind it. */
export function findSharedEnds(before: string, after: string): SharedEnds {
  const shorter = Math.min(before.length, after.length);
  const head = measure(
    shorter,
    (done, step) => before.slice(done, done + step) === after.slice(done, done + step),
  );
  const tail = measure(
    shorter - head,
    (done, step) =>
      before.slice(before.length - done - step, before.length - done) ===
      after.slice(after.length - done - step, after.length - done),
  );
  return { head, tail };
}

/** Comparing pieces of the longest length is one comparison of memory each; the shorter ones find the place within one. */
const PIECES = [4096, 64, 1];

/** How far two texts are the same, up to `limit`. `isSame` says it of the `step` characters behind those that are `done`. */
function measure(limit: number, isSame: (done: number, step: number) => boolean): number {
  let done = 0;
  for (const step of PIECES) {
    while (done + step <= limit && isSame(done, step)) {
      done += step;
    }
  }
  return done;
}
