/**
 * How many kinds of pods one owner has. A template's pods are all alike; a dump may show pods of an older template, or
 * pods that something added labels or ports to. Those are endpoints of their own.
 */
import { controllerLabelsOf } from '../k8s/controllerLabels.ts';
import type { ContainerPort, Pod, PodTemplate, Resource, Workload } from '../k8s/resource.ts';
import type { OwnerGroup } from './groupByOwner.ts';

type KnownLabels = ReadonlyMap<string, string | undefined>;

/** Pods of one owner that are alike but for what the controller gives each of them. */
export interface PodVariant {
  readonly template: PodTemplate;
  /** With the labels that controllers add. */
  readonly labels: KnownLabels;
  /** The workload whose template it is; `undefined` for pods that no template of the scope makes. */
  readonly workload: Workload | undefined;
  readonly pods: readonly Pod[];
  readonly source: Resource;
}

interface GrowingVariant extends PodVariant {
  labels: KnownLabels;
  readonly pods: Pod[];
  /** What tells variants apart. */
  readonly key: string;
}

/** The variants of a group: the one of its workload's template first, the others in order of their places. */
export function findVariants(group: OwnerGroup): readonly PodVariant[] {
  const { workload: alone } = group;
  if (alone !== undefined && group.made.length === 0 && group.pods.length === 0) {
    // The usual case; nothing has to be compared.
    return [startFromTemplate(alone, '')];
  }
  const variants: GrowingVariant[] = [];
  const keyOf = makeKeyOf(group);
  const templates = [group.workload, ...group.made.filter((made) => made.replicas !== 0)];
  for (const workload of templates.filter((template) => template !== undefined)) {
    const key = keyOf(workload.template);
    if (!variants.some((variant) => variant.key === key)) {
      variants.push(startFromTemplate(workload, key));
    }
  }
  for (const pod of group.pods) {
    const key = keyOf(pod.template);
    const variant = variants.find((known) => known.key === key);
    if (variant === undefined) {
      variants.push(startFromPod(pod, key));
    } else {
      addPod(variant, pod);
    }
  }
  return variants;
}

function startFromPod(pod: Pod, key: string): GrowingVariant {
  return {
    template: pod.template,
    labels: pod.template.labels,
    workload: undefined,
    pods: [pod],
    source: pod,
    key,
  };
}

function startFromTemplate(workload: Workload, key: string): GrowingVariant {
  const labels = LABELS.get(workload) ?? joinLabels(workload);
  LABELS.set(workload, labels);
  return { template: workload.template, labels, workload, pods: [], source: workload, key };
}

/** Joined once for a workload, which never changes: every edit asks for those of all of them. */
const LABELS = new WeakMap<Workload, KnownLabels>();

/** Labels as written go before those of the controller: a template that was read back from a cluster has the true values. */
function joinLabels({ template, controllerLabels }: Workload): KnownLabels {
  return new Map([...controllerLabels, ...template.labels]);
}

function addPod(variant: GrowingVariant, pod: Pod): void {
  variant.pods.push(pod);
  if (variant.workload === undefined) {
    variant.labels = commonLabels(variant.labels, pod.template.labels);
  }
}

/** Labels of pods that have the same keys; where values differ, the label exists with a value that is not known. */
function commonLabels(left: KnownLabels, right: KnownLabels): KnownLabels {
  return new Map([...left].map(([key, value]) => [key, value === right.get(key) ? value : undefined]));
}

/**
 * Equal for pods that differ in nothing but what the controller gives each of them. A template does not show those
 * labels, so pods are compared with it without them; pods among themselves have at least the same ones.
 */
function makeKeyOf(group: OwnerGroup): (template: PodTemplate) => string {
  const facts = { name: group.name, isIndexed: true };
  const controllerKeys = new Set(controllerLabelsOf(group.kind, facts).keys());
  return ({ labels, ports, hostNetwork }) => {
    const given = [...labels].filter(([key]) => !controllerKeys.has(key));
    const added = [...labels.keys()].filter((key) => controllerKeys.has(key));
    return JSON.stringify([
      hostNetwork,
      given.map((label) => JSON.stringify(label)).sort(),
      group.workload === undefined ? added.sort() : [],
      [...new Set(ports.map(portKey))].sort(),
    ]);
  };
}

function portKey(port: ContainerPort): string {
  return `${port.protocol} ${port.number} ${port.name ?? ''}`;
}
