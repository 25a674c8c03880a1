/**
 * Manifests at other places than the one that is asked about, in the same file or in another one. The engine keeps no
 * texts, so whoever has them is asked; a text that is another than the snapshot was made from is as good as none.
 */
import { isReadFrom } from '../source/readSourceFile.ts';
import type { UnitPlace } from '../text/location.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { findNode } from '../yaml/findNode.ts';
import type { YamlNode } from '../yaml/node.ts';
import { openUnit, type OpenUnit } from './openUnit.ts';

/** The text of a file of the snapshot, where the shell has it at hand. */
export type TextOf = (file: string) => string | undefined;

/** A manifest and the unit that it stands in. */
export interface OpenManifest {
  readonly unit: OpenUnit;
  readonly root: YamlNode;
}

/** The manifest around a place. */
export function openManifest(
  snapshot: Snapshot,
  { file, unitIndex, spanInUnit }: UnitPlace,
  textOf: TextOf,
): OpenManifest | undefined {
  const unit = snapshot.files.get(file)?.units[unitIndex];
  const resource = unit?.resources.find(
    ({ span }) => span.start <= spanInUnit.start && spanInUnit.end <= span.end,
  );
  const text = resource === undefined ? undefined : textOf(file);
  const open =
    unit !== undefined && text !== undefined && isReadFrom(unit, text)
      ? openUnit({ file, text }, unit)
      : undefined;
  const root = open === undefined || resource === undefined ? undefined : findNode(open.root, resource.span);
  return open === undefined || root === undefined ? undefined : { unit: open, root };
}
