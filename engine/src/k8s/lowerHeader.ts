/**
 * What every resource has: type, name, namespace, labels, annotations, owner, and its place. Nothing of the kind's
 * own fields.
 */
import type { Span } from '../text/span.ts';
import { findEntry, type YamlNode } from '../yaml/node.ts';
import { firstSpan, readField, readFlag, readItems, readStringMap, readText } from './fields.ts';
import type { Labels, Owner, ResourceHeader } from './resource.ts';

/** The two fields that say what a resource is. */
export interface ResourceType {
  /** Empty where the manifest has none. */
  readonly apiVersion: string;
  readonly kind: string;
}

/** Which unit it is, and what its text does not say about its type. */
export interface UnitContext {
  readonly file: string;
  /** Position of the unit among the units of its file. */
  readonly unitIndex: number;
  /** For an item of a typed list that was split off as a unit of its own: the type that the list gives it. */
  readonly itemType?: ResourceType;
}

/**
 * Annotations longer than this are copies of whole objects, such as the one `kubectl apply` leaves, and nothing that
 * a rule reads; a closed file does not keep them.
 */
const ANNOTATION_LENGTH_MAX = 1024;

/** Reads the header of a resource of a known type. */
export function lowerHeader(root: YamlNode, type: ResourceType, ctx: UnitContext): ResourceHeader {
  const metadata = readField(root, 'metadata');
  return {
    apiVersion: type.apiVersion,
    kind: type.kind,
    name: readText(metadata, 'name') ?? readText(metadata, 'generateName') ?? '',
    namespace: readText(metadata, 'namespace') || undefined,
    labels: readStringMap(metadata, 'labels'),
    annotations: keepShort(readStringMap(metadata, 'annotations')),
    owner: readOwner(metadata),
    file: ctx.file,
    unitIndex: ctx.unitIndex,
    span: root.span,
    nameSpan: findNameSpan(root, metadata),
  };
}

/** Where the name is, or is being typed: its key stands there already. */
function findNameSpan(root: YamlNode, metadata: YamlNode | undefined): Span {
  const value = firstSpan(readField(metadata, 'name'), readField(metadata, 'generateName'));
  const key = metadata?.type === 'map' ? findEntry(metadata, 'name')?.key : undefined;
  return value ?? key?.span ?? readField(root, 'kind')?.span ?? root.span;
}

/** The owner that controls the object; the API server lets at most one do so. */
function readOwner(metadata: YamlNode | undefined): Owner | undefined {
  const reference = readItems(metadata, 'ownerReferences').find((item) => readFlag(item, 'controller'));
  const name = readText(reference, 'name');
  return name === undefined ? undefined : { kind: readText(reference, 'kind') ?? '', name };
}

function keepShort(annotations: Labels): Labels {
  const isShort = ([, value]: readonly [string, string]): boolean => value.length <= ANNOTATION_LENGTH_MAX;
  const entries = [...annotations];
  return entries.every(isShort) ? annotations : new Map(entries.filter(isShort));
}
