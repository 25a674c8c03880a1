/**
 * What the manifests do not show: templates, operators, transformers and bases that are not here. A hidden part is
 * found where files are read and travels through kustomizations like a resource, because `namespace:` of an outer
 * one decides where it ends up; at the end it is an `Incompleteness` of the cluster.
 */
import { isNamespaced } from '../k8s/kinds.ts';
import type { Resource } from '../k8s/resource.ts';
import type { SkippedUnit, SourceFile, SourceUnit } from '../source/sourceFile.ts';
import { say, type Message } from '../text/say.ts';
import type { Incompleteness } from './cluster.ts';
import { namespaceOf } from './resourceIdentity.ts';

/** `everywhere`: it may be in any namespace; otherwise where each of `namespaces` is, `undefined` being the default. */
export interface HiddenPart {
  readonly namespaces: 'everywhere' | readonly (string | undefined)[];
  /** A short phrase for people, such as `patches`. */
  readonly cause: Message;
  readonly file: string;
  /** Absent where anything may be hidden; else pods are all there, and policies are not. */
  readonly hides?: 'policies';
}

const CAUSES: Readonly<Record<SkippedUnit['reason'], Message>> = {
  template: say`template`,
  tooLarge: say`document that is too large`,
  unparsable: say`document that cannot be read`,
  unreadable: say`file that cannot be read`,
  unread: say`files that have not been read yet`,
};

/** What is skipped for these reasons may be a manifest though nothing in it says so. */
const MAY_HOLD_ANYTHING: ReadonlySet<SkippedUnit['reason']> = new Set(['template', 'unreadable', 'unread']);

/** Kinds that put pods wherever they are told to, and not only into the namespace that they are in themselves. */
const DEPLOYER_KINDS: ReadonlySet<string> = new Set([
  'Application',
  'ApplicationSet',
  'AppProject',
  'HelmRelease',
  'HelmChart',
  'HelmChartConfig',
  'Kustomization',
  'Bundle',
  'ClusterResourceSet',
]);

/** Kinds that neither make pods nor say anything about traffic, and are templates often. */
const HARMLESS_KINDS: ReadonlySet<string> = new Set([
  'ConfigMap',
  'Secret',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'StorageClass',
  'Role',
  'ClusterRole',
  'PodDisruptionBudget',
  'ResourceQuota',
  'LimitRange',
  'PriorityClass',
  'IngressClass',
  'CustomResourceDefinition',
  'PrometheusRule',
  'ServiceMonitor',
  'PodMonitor',
]);

/** What the units of a file hide: those that were skipped. */
export function findSkippedParts(file: SourceFile): readonly HiddenPart[] {
  return file.units.flatMap((unit) => findSkippedPart(unit, file.path) ?? []);
}

/** Whether something in the file may make pods once it has been rendered. */
export function hasTemplates(file: SourceFile): boolean {
  return findSkippedParts(file).some(({ cause }) => cause === CAUSES.template);
}

/**
 * A skipped unit hides what it would have been, a half read one the other half. A templated ConfigMap hides nothing;
 * a file that is no manifest does not either, nor does a unit that stands in with its last good text. Where the
 * namespace is not seen, it may be any.
 */
function findSkippedPart(unit: SourceUnit, file: string): HiddenPart | undefined {
  const { skipped, resources } = unit;
  if (skipped === undefined || unit.isStale) {
    return undefined;
  }
  const isHarmless = skipped.kind !== undefined && HARMLESS_KINDS.has(skipped.kind);
  const isNoManifest = skipped.kind === undefined && !MAY_HOLD_ANYTHING.has(skipped.reason);
  if (isHarmless || isNoManifest) {
    return undefined;
  }
  return { namespaces: placesOf(skipped, resources), cause: CAUSES[skipped.reason], file };
}

function placesOf(skipped: SkippedUnit, resources: readonly Resource[]): HiddenPart['namespaces'] {
  if (0 < resources.length) {
    return namespacesOf(resources);
  }
  return skipped.namespace === undefined ? 'everywhere' : [skipped.namespace];
}

/** Whether something is behind the resource that no manifest shows. */
export function isHiding({ type }: Resource): boolean {
  return type === 'podMaker' || type === 'otherPolicy';
}

/** What a resource hides: pods that its controller makes, or what a policy of an API that is not read does. */
export function findHiddenBehind(resource: Resource): HiddenPart | undefined {
  const { type, kind, namespace, file } = resource;
  switch (type) {
    case 'podMaker':
      return {
        namespaces: DEPLOYER_KINDS.has(kind) ? 'everywhere' : [namespace],
        cause: say`${kind}`,
        file,
      };
    case 'otherPolicy':
      return {
        namespaces: isNamespaced(kind) ? [namespace] : 'everywhere',
        cause: say`unread ${kind}`,
        file,
        hides: 'policies',
      };
    default:
      return undefined;
  }
}

/** A hidden part that a kustomization moves into its namespace. */
export function moveHiddenPart(part: HiddenPart, namespace: string): HiddenPart {
  return { ...part, namespaces: [namespace] };
}

/** The cluster's incompleteness, each namespace and cause of a file once. */
export function toIncompleteness(
  parts: readonly HiddenPart[],
  defaultNamespace: string,
): readonly Incompleteness[] {
  const byKey = new Map<string, Incompleteness>();
  for (const { namespaces, cause, file, hides } of parts) {
    const places =
      namespaces === 'everywhere' ? [undefined] : namespaces.map((name) => name ?? defaultNamespace);
    for (const namespace of places) {
      byKey.set(JSON.stringify([namespace ?? null, cause, file]), {
        namespace,
        cause,
        file,
        hidesPods: hides !== 'policies',
      });
    }
  }
  return [...byKey.values()];
}

/** The namespaces of the resources, as `HiddenPart` has them. */
export function namespacesOf(resources: readonly Resource[]): readonly (string | undefined)[] {
  const namespaces = new Set<string | undefined>();
  for (const resource of resources) {
    // A name that no namespace can have stands for "the default, whichever that will be".
    const namespace = namespaceOf(resource, '');
    if (namespace !== undefined) {
      namespaces.add(namespace === '' ? undefined : namespace);
    }
  }
  return [...namespaces];
}
