/**
 * What to do about a search of which nobody says whether it can find anything: in file systems without a search the editor
 * answers that there is nothing, or never answers. Then the folders are walked, and what finds something first counts.
 */

/** `search` has begun; `walk` begins when that has found nothing, or not yet after `patienceMs`. */
export async function searchThenWalk<Place>(
  search: PromiseLike<readonly Place[]>,
  walk: () => Promise<readonly Place[]>,
  patienceMs: number,
): Promise<readonly Place[]> {
  const isFruitful = Promise.resolve(search).then(
    (found) => 0 < found.length,
    () => false,
  );
  const first = await Promise.race([isFruitful, elapse(patienceMs)]);
  if (first === true) {
    return search;
  }
  const walked = walk();
  return first === false ? walked : Promise.race([walked, isFruitful.then((is) => (is ? search : walked))]);
}

function elapse(ms: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(undefined);
    }, ms);
  });
}
