/**
 * Finds the word that was probably meant where an unknown one was written. It looks at spelling alone: letter case,
 * then edit distance; what the words stand for is the caller's matter.
 */

/**
 * The candidate closest to `word`, or `undefined` where none is close. A candidate that differs only in letter case
 * goes before all others; otherwise at most one edit in three letters is a slip of the pen, a swap of neighbors
 * counting as one edit. Of equally close candidates the first one wins. `distanceMax` is for who wants them closer.
 */
export function findNearest(
  word: string,
  candidates: Iterable<string>,
  distanceMax?: number,
): string | undefined {
  const lowered = word.toLowerCase();
  let nearest: string | undefined;
  let limit = Math.min(distanceMax ?? Infinity, Math.max(1, Math.floor(word.length / 3)));
  for (const candidate of candidates) {
    const distance = measureDistance(lowered, candidate.toLowerCase(), limit);
    if (distance !== undefined && (nearest === undefined || distance < limit)) {
      nearest = candidate;
      limit = distance;
    }
  }
  return nearest;
}

/** Edits from one word to the other (insert, delete, replace, swap neighbors); `undefined` where more than `limit`. */
function measureDistance(left: string, right: string, limit: number): number | undefined {
  if (limit < Math.abs(left.length - right.length)) {
    return undefined;
  }
  // Three rows of the usual table: a swap looks two rows back.
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1];
      const replaced = (previous[column - 1] ?? 0) + (isSame ? 0 : 1);
      const edited = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, replaced);
      const isSwap = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current.push(isSwap ? Math.min(edited, (beforePrevious[column - 2] ?? edited) + 1) : edited);
    }
    beforePrevious = previous;
    previous = current;
  }
  const distance = previous[right.length] ?? 0;
  return distance <= limit ? distance : undefined;
}
