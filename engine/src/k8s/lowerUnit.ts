/**
 * From the syntax tree of a unit to the typed resources in it, with what the checks have to say about them. Lists are
 * taken apart here; a kind that is not read gives nothing. It never throws, however broken the unit is.
 */
import type { Problem, Result } from '../problem.ts';
import type { YamlNode } from '../yaml/node.ts';
import { checkTypeSlip } from './checkTypeSlip.ts';
import { checkUnit } from './checkUnit.ts';
import { readItems, readText } from './fields.ts';
import { findListedType, findLowering, inferType } from './kinds.ts';
import { lowerHeader, type ResourceType, type UnitContext } from './lowerHeader.ts';
import { lowerResource } from './lowerResource.ts';
import type { Resource } from './resource.ts';

export type { UnitContext } from './lowerHeader.ts';

/** A node that may be a resource, its type, and the one that it has if it names none. */
interface Candidate {
  readonly node: YamlNode;
  readonly type: ResourceType;
  readonly listed: ResourceType | undefined;
}

/** Reads the resources of a unit: one for most documents, several for a list, none for what is no resource. */
export function lowerUnit(root: YamlNode, ctx: UnitContext): Result<readonly Resource[]> {
  const resources: Resource[] = [];
  const problems: Problem[] = [];
  for (const { node, type, listed } of expandLists(root, ctx.itemType ?? inferType(ctx.file))) {
    const lowering = findLowering(type.apiVersion, type.kind);
    if (lowering !== undefined) {
      resources.push(lowerResource(lowering, node, lowerHeader(node, type, ctx)));
      // A plain `List` says nothing of its items' types, so that they must.
      problems.push(...checkUnit(node, listed?.kind === '' ? undefined : listed));
    } else {
      problems.push(...checkTypeSlip(node));
    }
  }
  return { value: resources, problems };
}

/** The resources alone, of a tree that nobody wrote and that nothing has to be said about. */
export function lowerTree(root: YamlNode, ctx: UnitContext): readonly Resource[] {
  return [...expandLists(root, ctx.itemType)].flatMap(({ node, type }) => {
    const lowering = findLowering(type.apiVersion, type.kind);
    return lowering === undefined ? [] : [lowerResource(lowering, node, lowerHeader(node, type, ctx))];
  });
}

/** The node itself, or the items of the list that it is, lists in lists included, in the order of the text. */
function* expandLists(
  node: YamlNode,
  listed: ResourceType | undefined,
): Generator<Candidate, void, undefined> {
  const type = readType(node, listed);
  const itemType = findListedType(type);
  if (itemType === undefined) {
    yield { node, type, listed };
    return;
  }
  for (const item of readItems(node, 'items')) {
    yield* expandLists(item, itemType);
  }
}

/** The type as written; what is left out comes from the list around the resource or from the file's name. */
function readType(node: YamlNode, listed: ResourceType | undefined): ResourceType {
  return {
    apiVersion: readText(node, 'apiVersion') ?? listed?.apiVersion ?? '',
    kind: readText(node, 'kind') ?? listed?.kind ?? '',
  };
}
