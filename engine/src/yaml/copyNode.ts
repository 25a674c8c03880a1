/**
 * A piece of a manifest, to be written a second time somewhere else: what it says, without its comments and its style.
 * Aliases and merge keys are spelled out; null is left out, since the API reads it as absent.
 */
import { listCountedEntries, type YamlNode } from './node.ts';
import { resolveScalar } from './scalar.ts';
import type { NewNode } from './writeBlock.ts';

/** `undefined` for null. */
export function copyNode(node: YamlNode): NewNode | undefined {
  switch (node.type) {
    case 'scalar': {
      const value = resolveScalar(node);
      if (value.type === 'null') {
        return undefined;
      }
      return value.type === 'integer' ? value.value : node.text;
    }
    case 'seq':
      return node.items.flatMap((item) => copyNode(item) ?? []);
    case 'map':
      return Object.fromEntries(
        [...listCountedEntries(node)].flatMap(({ key, value }) => {
          const copy = copyNode(value);
          return copy === undefined ? [] : [[key.text, copy]];
        }),
      );
  }
}
