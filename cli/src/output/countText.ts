/** Numbers as people read them: `1,200`, `1 file`, `3 files`. */

export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** A number with its noun. */
export function countText(count: number, singular: string, plural: string): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}
