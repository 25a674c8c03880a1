/**
 * Code lenses: where they stand is known from reading a file, at once; what they say is worked out for each when it
 * comes into view (`resolveCodeLens`). A lens names its place by the order of the file, so that one that was made
 * before an edit elsewhere still finds its resource.
 */
import {
  DIRECTIONS,
  isSamePlace,
  type Direction,
  type NetworkPolicy,
  type Resource,
} from '../k8s/resource.ts';
import type { SourceUnit } from '../source/sourceFile.ts';
import { WHY } from '../render/richText.ts';
import type { Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { joinCopies, type CopyText } from './lensCopies.ts';
import { describeInMatrix } from './lensMatrix.ts';
import { describeNamespace } from './lensNamespace.ts';
import { describePolicy } from './lensPolicy.ts';
import { describeRule } from './lensRule.ts';
import { describeService } from './lensService.ts';
import type { LensClick, LensText } from './lensText.ts';
import { describeUncounted, findOwner } from './lensUncounted.ts';
import { describeWorkload } from './lensWorkload.ts';
import { findPolicyScenes } from './policyScene.ts';

import { findWorkloads } from './workloadsOf.ts';

/** What a lens is about: plain data, which a client hands back. */
export interface LensTarget {
  readonly file: string;
  /** Position of the unit in the file, and of the resource in the unit. */
  readonly unit: number;
  readonly resource: number;
  /** A rule of the policy; without it the resource as a whole. */
  readonly rule?: { readonly direction: Direction; readonly index: number };
  /** Where the policy is in the matrix, instead of what it does. */
  readonly shows?: 'matrix';
  /** Not what the workload can, but the way to why: for who can show that. */
  readonly asks?: 'why';
}

export interface CodeLens {
  readonly span: Span;
  readonly target: LensTarget;
}

/** The lenses of a file, in the order of the text. */
export function codeLensesOf(snapshot: Snapshot, { file }: { readonly file: string }): readonly CodeLens[] {
  if (snapshot.scopesOf(file).length === 0) {
    return [];
  }
  const units = snapshot.files.get(file)?.units ?? [];
  return units.flatMap((unit, unitIndex) =>
    unit.resources.flatMap((resource, index) =>
      lensesOf(resource, { file, unit: unitIndex, resource: index }).map(({ span, target }) => ({
        span: placeIn(unit, span),
        target,
      })),
    ),
  );
}

/** Beside those of its workloads: the ways to why somebody can or cannot reach them. */
export function whyLensesOf(snapshot: Snapshot, file: { readonly file: string }): readonly CodeLens[] {
  const { files } = snapshot;
  return codeLensesOf(snapshot, file).flatMap(({ span, target }) => {
    const { type } = files.get(target.file)?.units[target.unit]?.resources[target.resource] ?? {};
    return type === 'pod' || type === 'workload' ? [{ span, target: { ...target, asks: 'why' } }] : [];
  });
}

/** Beside those of its policies: the ways to their subjects in the matrix, for who can show it. */
export function matrixLensesOf(snapshot: Snapshot, file: { readonly file: string }): readonly CodeLens[] {
  const { files } = snapshot;
  return codeLensesOf(snapshot, file).flatMap(({ span, target }) => {
    const { type } = files.get(target.file)?.units[target.unit]?.resources[target.resource] ?? {};
    const isPolicy = type === 'networkPolicy' && target.rule === undefined;
    return isPolicy ? [{ span, target: { ...target, shows: 'matrix' } }] : [];
  });
}

/** The text of a lens in the newest snapshot; `undefined` where what it was about is gone. */
export function resolveCodeLens(snapshot: Snapshot, target: LensTarget): LensText | undefined {
  const resource = snapshot.files.get(target.file)?.units[target.unit]?.resources[target.resource];
  if (resource === undefined) {
    return undefined;
  }
  if (target.shows === 'matrix') {
    return describeInMatrix(snapshot, resource);
  }
  return target.asks === 'why'
    ? askWhy(snapshot, resource)
    : (joinCopies(describe(snapshot, resource, target)) ?? describeUncounted(snapshot, resource));
}

/**
 * About the first copy, since nobody has said which one is meant, or about the owner that a pod counts with; nothing to
 * click where none counts.
 */
function askWhy(snapshot: Snapshot, resource: Resource): LensText {
  const { owner } = resource;
  const [first] = findWorkloads(snapshot, resource);
  const scene = first ?? (owner === undefined ? undefined : findOwner(snapshot, resource, owner));
  const click: LensClick | undefined =
    scene === undefined ? undefined : { type: 'why', scope: scene.view.name, endpoint: scene.workload.id };
  return { title: WHY, click };
}

function lensesOf(resource: Resource, target: LensTarget): readonly CodeLens[] {
  const own: CodeLens = { span: resource.nameSpan, target };
  switch (resource.type) {
    case 'networkPolicy':
      return [own, ...ruleLenses(resource, target)];
    case 'pod':
    case 'workload':
    case 'namespace':
    case 'service':
      return [own];
    default:
      return [];
  }
}

function ruleLenses({ spec }: NetworkPolicy, target: LensTarget): readonly CodeLens[] {
  return DIRECTIONS.flatMap((direction) =>
    spec[direction].map(({ index, span }) => ({
      span: { start: span.start, end: span.start },
      target: { ...target, rule: { direction, index } },
    })),
  );
}

/** The resources of a unit that cannot be parsed have their places in a text before this one. */
function placeIn({ start, end }: SourceUnit, span: Span): Span {
  return { start: Math.min(start + span.start, end), end: Math.min(start + span.end, end) };
}

/** One text for each copy: scopes, and kustomizations within them, may each have one. */
function describe(snapshot: Snapshot, resource: Resource, { rule }: LensTarget): readonly CopyText[] {
  const views = snapshot.scopesOf(resource.file);
  const { extent = 'whole' } = snapshot.options;
  switch (resource.type) {
    case 'networkPolicy':
      return findPolicyScenes(snapshot, resource).flatMap((scene) => {
        const text =
          rule === undefined
            ? describePolicy(scene, extent)
            : describeRule(scene, rule.direction, rule.index);
        return text === undefined ? [] : [{ view: scene.view, namespace: scene.namespace, text }];
      });
    case 'pod':
    case 'workload':
      return findWorkloads(snapshot, resource).map((scene) => ({
        view: scene.view,
        namespace: scene.workload.namespace,
        text: describeWorkload(scene, extent),
      }));
    case 'namespace':
      return views.flatMap((view) =>
        [...view.cluster.namespaces.values()]
          .filter(({ source }) => source !== undefined && isSamePlace(source, resource))
          .map(({ name }) => ({ view, namespace: name, text: describeNamespace(view, name) })),
      );
    case 'service':
      return views.flatMap((view) =>
        view.cluster.services
          .filter((service) => isSamePlace(service, resource))
          .map((service) => ({
            view,
            namespace: service.namespace ?? view.namespace,
            text: describeService(view, service),
          })),
      );
    default:
      return [];
  }
}
