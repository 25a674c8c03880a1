/**
 * Where in a manifest somebody writes: the word, the way to it, and the tree around it, for text that is half written. A
 * file whose text is a template, or a unit that is far larger than any policy, has no such places. What can be written
 * there is not asked here.
 */
import type { SourceUnit } from '../../source/sourceFile.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { columnAt } from '../../yaml/blockLine.ts';
import { findCursor, type Cursor, type CursorStep } from '../../yaml/cursor.ts';
import { findEntry, type YamlMap, type YamlNode } from '../../yaml/node.ts';
import { normalizeBreaks } from '../../yaml/normalizeBreaks.ts';
import { parseUnit } from '../../yaml/parse.ts';
import { repairLines, repairText, STAND_IN, type RepairedText } from '../../yaml/repairText.ts';
import { scanUnit } from '../../yaml/scanUnit.ts';
import { findTyping } from '../../yaml/findTyping.ts';
import type { Typing } from '../../yaml/typing.ts';
import type { FilePosition } from '../filePosition.ts';

/** A unit larger than this is no policy that somebody writes by hand, and parsing it for each letter is slow. */
const UNIT_LENGTH_MAX = 256 * 1024;

/** A place in a resource. */
export interface WritingPlace {
  readonly unit: SourceUnit;
  /** The unit's text as it is. */
  readonly text: string;
  readonly typing: Typing;
  /** The resource, with a stand-in for the word, in offsets of `repaired`. */
  readonly resource: YamlMap;
  readonly repaired: string;
  /** Empty where it is not written yet. */
  readonly kind: string;
  /** From the resource down; the last one is the word's own. */
  readonly steps: readonly CursorStep[];
  /** `key`: an entry of a map. `value`: behind a key. `item`: of a list. */
  readonly role: 'key' | 'value' | 'item';
}

/** `undefined` where nothing can be written, or the text around is too broken to say where one is. */
export function findWritingPlace(snapshot: Snapshot, position: FilePosition): WritingPlace | undefined {
  const unit = findUnit(snapshot, position);
  if (unit === undefined || UNIT_LENGTH_MAX < unit.end - unit.start) {
    return undefined;
  }
  const text = normalizeBreaks(position.text.slice(unit.start, unit.end));
  const { looksLikeResource, template } = scanUnit(text);
  const isTemplate = template !== undefined || unit.skipped?.reason === 'template';
  const isManifest = looksLikeResource && !isTemplate;
  const typing = isManifest ? findTyping(text, position.offset - unit.start) : undefined;
  if (typing === undefined) {
    return undefined;
  }
  const repaired = repairText(text, typing);
  const { found, isBroken } = readPlace(repaired, typing);
  const isDoubtful = isBroken || typing.missing.text !== '' || takesWhatFollows(found, typing);
  if (isDoubtful && parseUnit(text).problems.length === 0) {
    // The text is whole: it was misread here, or whatever is written would break it.
    return undefined;
  }
  const again = isBroken ? readPlace(repairLines(repaired), typing) : undefined;
  const place = again?.isBroken === false ? again.found : found;
  return place === undefined ? undefined : { unit, text, typing, ...place };
}

interface ReadPlace {
  readonly found: (PlaceInTree & Pick<WritingPlace, 'repaired'>) | undefined;
  /** Something is wrong with the text beside what is written now. */
  readonly isBroken: boolean;
}

function readPlace(repaired: RepairedText, typing: Typing): ReadPlace {
  const { value: root, problems } = parseUnit(repaired.text);
  const found = root === undefined ? undefined : findInTree(root, repaired, typing);
  return {
    found: found === undefined ? undefined : { ...found, repaired: repaired.text },
    isBroken: 0 < problems.length,
  };
}

/** The line of a marker between documents belongs to none of them. */
function findUnit(snapshot: Snapshot, { file, text, offset }: FilePosition): SourceUnit | undefined {
  const units = snapshot.files.get(file)?.units ?? [];
  const unit = units.filter(({ start, end }) => start <= offset && offset <= end).at(-1);
  const isAtMarker = unit?.end === offset && /[^\r\n]/.test(text[offset] ?? '\n');
  return isAtMarker ? undefined : unit;
}

type PlaceInTree = Pick<WritingPlace, 'resource' | 'kind' | 'steps' | 'role'>;

function findInTree(root: YamlNode, { text, offset }: RepairedText, typing: Typing): PlaceInTree | undefined {
  const cursor = findCursor(root, text, offset);
  const role = roleOf(cursor);
  const found = findResource(root, cursor.steps);
  if (role === undefined || found === undefined || found.steps.length === 0) {
    return undefined;
  }
  const kind = readKind(found.resource);
  if (kind === undefined || isForeign(found.resource, kind)) {
    return undefined;
  }
  const isFitting = role !== 'key' || typing.style === 'flow' || isAmongSiblings(found, text, offset);
  return isFitting ? { ...found, kind, role } : undefined;
}

/** `undefined` for what is no kind; empty for none, and for one that is being written. */
function readKind(resource: YamlMap): string | undefined {
  const kind = findEntry(resource, 'kind')?.value;
  if (kind === undefined) {
    return '';
  }
  return kind.type === 'scalar' ? kind.text.replace(STAND_IN, '') : undefined;
}

/** Others call policies of their own by the same kind, with other fields. One without a group is being written. */
function isForeign(resource: YamlMap, kind: string): boolean {
  const version = findEntry(resource, 'apiVersion')?.value;
  return (
    kind === 'NetworkPolicy' &&
    version?.type === 'scalar' &&
    version.text.includes('/') &&
    !/^(?:networking\.k8s\.io|extensions)\//.test(version.text)
  );
}

/** Whether a new key would have the list or map behind it for its value, so that none of its own could be written. */
function takesWhatFollows(found: PlaceInTree | undefined, typing: Typing): boolean {
  return found?.role === 'key' && !typing.hasColon && found.steps.at(-1)?.node.type !== 'scalar';
}

/** What the parser made of the stand-in; `undefined` where that is a piece of something else. */
function roleOf({ steps, on }: Cursor): WritingPlace['role'] | undefined {
  const last = steps.at(-1);
  if (on === 'key' && last?.type === 'entry' && last.key === STAND_IN) {
    return 'key';
  }
  if (on !== 'value' || last?.node.type !== 'scalar' || last.node.text !== STAND_IN) {
    return undefined;
  }
  return last.type === 'entry' ? 'value' : 'item';
}

interface FoundResource {
  readonly resource: YamlMap;
  readonly steps: readonly CursorStep[];
}

/** The root, or the item of a list of resources that the way leads through. */
function findResource(root: YamlNode, steps: readonly CursorStep[]): FoundResource | undefined {
  const [first, second] = steps;
  if (root.type === 'map') {
    const isList = first?.type === 'entry' && first.key === 'items' && second?.type === 'item';
    return isList && second.node.type === 'map'
      ? { resource: second.node, steps: steps.slice(2) }
      : { resource: root, steps };
  }
  return first?.node.type === 'map' ? { resource: first.node, steps: steps.slice(1) } : undefined;
}

/** In block style all keys of a map stand below each other; a parser that meets another one has to guess. */
function isAmongSiblings({ resource, steps }: FoundResource, text: string, offset: number): boolean {
  const parent = steps.at(-2)?.node ?? resource;
  const column = columnAt(text, offset);
  return (
    parent.type === 'map' &&
    parent.entries.every(({ key, merged }) => merged === true || columnAt(text, key.span.start) === column)
  );
}
