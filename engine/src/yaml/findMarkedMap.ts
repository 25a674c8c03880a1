/**
 * Finds the map that a problem marks as a whole: by its own span in flow style, by its first key in block style.
 */
import type { Span } from '../text/span.ts';
import { findNodePlace, findPlace } from './findPlace.ts';
import type { YamlMap, YamlNode } from './node.ts';

export function findMarkedMap(root: YamlNode, text: string, span: Span): YamlMap | undefined {
  const { parent, entry } = findPlace(root, text, span) ?? {};
  const isKey = entry?.key.span.start === span.start && entry.key.span.end === span.end;
  if (isKey && parent?.type === 'map') {
    return parent;
  }
  const node = findNodePlace(root, text, span)?.node;
  return node?.type === 'map' ? node : undefined;
}
