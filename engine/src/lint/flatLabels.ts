/**
 * Labels among the facts of a problem: facts are texts and lists of texts, so keys and values stand in turn. A fix reads
 * back what the check wrote.
 */
export function flattenLabels(labels: Iterable<readonly [string, string | undefined]>): readonly string[] {
  // A value that only the running cluster knows cannot be written.
  return [...labels].flatMap(([key, value]) => (value === undefined ? [] : [key, value]));
}

export function readFlatLabels(flat: readonly string[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (let index = 0; index + 1 < flat.length; index += 2) {
    labels.set(flat[index] ?? '', flat[index + 1] ?? '');
  }
  return labels;
}
