/**
 * Lists by key: the one way to put a value into the list of its key.
 */

/** Adds a value at the end of the list of `key`, which is made when it is the first. */
export function appendTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) {
    lists.set(key, [value]);
  } else {
    list.push(value);
  }
}
