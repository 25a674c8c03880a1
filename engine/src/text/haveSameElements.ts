/**
 * Whether two lists hold the very same objects in the same order: what was made from one of them then serves for the other.
 */
export function haveSameElements<T>(left: readonly T[], right: readonly T[]): boolean {
  return left.length === right.length && left.every((element, index) => element === right[index]);
}
