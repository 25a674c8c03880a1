/**
 * Units of open files with their syntax trees. A tree is made when a feature first needs it and lives as long as its
 * unit, so that an edit parses again what it touched and nothing else.
 */
import type { Resource } from '../k8s/resource.ts';
import type { SourceUnit } from '../source/sourceFile.ts';
import { shiftSpan, touchesOffset, type Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { findCursor, type Cursor } from '../yaml/cursor.ts';
import { findNode } from '../yaml/findNode.ts';
import type { YamlNode } from '../yaml/node.ts';
import { normalizeBreaks } from '../yaml/normalizeBreaks.ts';
import { parseUnit } from '../yaml/parse.ts';
import type { FilePosition, OpenFile } from './filePosition.ts';

/** A unit of an open file; spans inside count from `unit.start`. */
export interface OpenUnit {
  readonly file: string;
  readonly unit: SourceUnit;
  readonly text: string;
  readonly root: YamlNode;
}

/** A resource under the cursor. `root` is its own node; the cursor's way starts there. */
export interface ResourceCursor {
  readonly unit: OpenUnit;
  readonly resource: Resource;
  readonly root: YamlNode;
  readonly cursor: Cursor;
  /** Offset in the unit. */
  readonly offset: number;
}

const TREES = new WeakMap<SourceUnit, { readonly text: string; readonly root: YamlNode | undefined }>();

/** The unit with its tree; `undefined` for one that was not read, or no longer is what the snapshot knows. */
export function openUnit(open: OpenFile, unit: SourceUnit): OpenUnit | undefined {
  if (unit.isStale || unit.skipped !== undefined || open.text.length < unit.end) {
    return undefined;
  }
  const text = normalizeBreaks(open.text.slice(unit.start, unit.end));
  let tree = TREES.get(unit);
  if (tree?.text !== text) {
    tree = { text, root: parseUnit(text).value };
    TREES.set(unit, tree);
  }
  return tree.root === undefined ? undefined : { file: open.file, unit, text, root: tree.root };
}

/** The resource at a place of an open file, and what of it. */
export function findResourceAt(snapshot: Snapshot, position: FilePosition): ResourceCursor | undefined {
  const units = snapshot.files.get(position.file)?.units ?? [];
  for (const unit of units.filter(({ start, end }) => touchesOffset({ start, end }, position.offset))) {
    const offset = position.offset - unit.start;
    const resource = unit.resources.find(({ span }) => touchesOffset(span, offset));
    const open = resource === undefined ? undefined : openUnit(position, unit);
    const root =
      resource === undefined || open === undefined ? undefined : findNode(open.root, resource.span);
    if (resource !== undefined && open !== undefined && root !== undefined) {
      return { unit: open, resource, root, cursor: findCursor(root, open.text, offset), offset };
    }
  }
  return undefined;
}

/** A span of the unit as one of its file. */
export function inFile({ unit }: OpenUnit, span: Span): Span {
  return shiftSpan(span, unit.start);
}
