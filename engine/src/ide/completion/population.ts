/**
 * Whom a selector that is being written can be about: the pods of the namespaces that the text around it allows, or the
 * namespaces themselves, as far as the rest of the selector matches them.
 */
import type { Cluster, NamespaceFacts, WorkloadEndpoint } from '../../cluster/cluster.ts';
import { matchSelector, type LabelFacts } from '../../k8s/labelSelector.ts';
import { lowerPeer } from '../../k8s/lowerPeer.ts';
import { lowerSelector, selectEverything } from '../../k8s/lowerSelector.ts';
import { isNull, readField } from '../../k8s/fields.ts';
import type { Direction, LabelSelector } from '../../k8s/resource.ts';
import { fromPeer } from '../../policy/fromNetworkPolicy.ts';
import type { NamespaceMatcher, PodMatcher } from '../../policy/policy.ts';
import { matchNamespace } from '../../reachability/nearMisses.ts';
import type { YamlMap, YamlNode } from '../../yaml/node.ts';
import { STAND_IN } from '../../yaml/repairText.ts';

type Path = readonly (string | number)[];

/** A selector, and whom it chooses among. */
export type SelectorRange = {
  readonly path: Path;
  /** The field that holds labels with their values. */
  readonly labelsField: 'matchLabels' | 'selector';
} & (
  | { readonly of: 'pods'; readonly as: 'subject' | 'peer'; readonly namespaces: NamespaceMatcher }
  | { readonly of: 'namespaces' }
);

const NO_SPAN = { start: 0, end: 0 };

/** The selector of a policy in `namespace` that a path leads into; `undefined` for another path. */
export function findSelectorRange(
  resource: YamlMap,
  path: Path,
  namespace: string,
): SelectorRange | undefined {
  const own: NamespaceMatcher = { type: 'name', name: namespace };
  const labelsField = 'matchLabels';
  if (path[1] === 'podSelector') {
    return { of: 'pods', as: 'subject', namespaces: own, path: path.slice(0, SUBJECT_DEPTH), labelsField };
  }
  const part = path[PEER_DEPTH];
  const selectorPath = path.slice(0, PEER_DEPTH + 1);
  if (part === 'namespaceSelector') {
    return { of: 'namespaces', path: selectorPath, labelsField };
  }
  if (part !== 'podSelector') {
    return undefined;
  }
  const sibling = readField(nodeAt(resource, path.slice(0, PEER_DEPTH)), 'namespaceSelector');
  const namespaces: NamespaceMatcher =
    sibling === undefined || isStandIn(sibling) ? own : { type: 'labels', selector: lowerSelector(sibling) };
  return { of: 'pods', as: 'peer', namespaces, path: selectorPath, labelsField };
}

/** `spec.podSelector`. */
const SUBJECT_DEPTH = 2;
/** `spec.ingress[0].from[0]`. */
export const PEER_DEPTH = 5;

/** The rest of the selector, without the requirement that the path leads into. */
export function readOthers(resource: YamlMap, range: SelectorRange, path: Path): LabelSelector {
  const [list, item] = path.slice(range.path.length);
  const node = nodeAt(resource, range.path);
  if (node?.type !== 'map') {
    return selectEverything(NO_SPAN);
  }
  const { requirements } = lowerSelector({
    ...node,
    entries: node.entries.map(({ key, value, span }) => ({
      key: key.text === range.labelsField ? { ...key, text: 'matchLabels' } : key,
      value: withoutEdited(value, key.text === list ? item : undefined),
      span,
    })),
  });
  return { requirements, isPartial: false, span: NO_SPAN };
}

/** What is being written is no requirement yet, nor is the stand-in for it. */
function withoutEdited(node: YamlNode, edited: string | number | undefined): YamlNode {
  switch (node.type) {
    case 'scalar':
      return node;
    case 'map':
      return {
        ...node,
        entries: node.entries.filter(
          ({ key, value }) => key.text !== edited && key.text !== STAND_IN && !isStandIn(value),
        ),
      };
    case 'seq':
      return { ...node, items: node.items.filter((item, index) => index !== edited && !isStandIn(item)) };
  }
}

function isStandIn(node: YamlNode): boolean {
  return node.type === 'scalar' && node.text === STAND_IN;
}

/** The pods in question; those that the rest of the selector leaves out too where it leaves nothing. */
export function findPods(
  cluster: Cluster,
  range: Extract<SelectorRange, { readonly of: 'pods' }>,
  others: LabelSelector,
): readonly WorkloadEndpoint[] {
  const within = listPods(cluster, range.namespaces).filter(
    ({ hostNetwork }) => range.as === 'peer' || !hostNetwork,
  );
  return preferMatching(within, others);
}

export function findNamespaces(cluster: Cluster, others: LabelSelector): readonly NamespaceFacts[] {
  return preferMatching([...cluster.namespaces.values()], others);
}

function preferMatching<T extends { readonly labels: LabelFacts }>(
  all: readonly T[],
  selector: LabelSelector,
): readonly T[] {
  const matching = all.filter(({ labels }) => matchSelector(selector, labels) !== 'no');
  return 0 < matching.length ? matching : all;
}

function listPods(cluster: Cluster, namespaces: NamespaceMatcher): readonly WorkloadEndpoint[] {
  const names = [...cluster.namespaces.keys()];
  const within = new Set(names.filter((name) => matchNamespace(namespaces, name, cluster) !== 'no'));
  return cluster.workloads.filter(({ namespace }) => within.has(namespace));
}

/** The pods where connections of a rule arrive, as the text has them; what is not written yet restricts nothing. */
export function findDestinationMatchers(
  resource: YamlMap,
  { direction, rule }: { readonly direction: Direction; readonly rule: number },
  namespace: string,
): readonly PodMatcher[] {
  if (direction === 'ingress') {
    const node = nodeAt(resource, ['spec', 'podSelector']);
    const pods = node?.type === 'map' ? lowerSelector(node) : selectEverything(NO_SPAN);
    return [{ namespaces: { type: 'name', name: namespace }, pods }];
  }
  const to = nodeAt(resource, ['spec', 'egress', rule, 'to']);
  if (to?.type !== 'seq') {
    return [
      {
        namespaces: { type: 'labels', selector: selectEverything(NO_SPAN) },
        pods: selectEverything(NO_SPAN),
      },
    ];
  }
  return to.items.flatMap((item) => {
    const peer = fromPeer(lowerPeer(item), namespace);
    return peer.type === 'pods' ? [peer.matcher] : [];
  });
}

export function matchPods(cluster: Cluster, matchers: readonly PodMatcher[]): readonly WorkloadEndpoint[] {
  const found = new Set(
    matchers.flatMap(({ namespaces, pods }) =>
      listPods(cluster, namespaces).filter(({ labels }) => matchSelector(pods, labels) !== 'no'),
    ),
  );
  return [...found];
}

/** The node at a path of keys and indexes. */
export function nodeAt(node: YamlNode | undefined, path: Path): YamlNode | undefined {
  return path.reduce<YamlNode | undefined>((inner, step) => {
    if (typeof step === 'string') {
      return readField(inner, step);
    }
    const item = inner?.type === 'seq' ? inner.items[step] : undefined;
    return item === undefined || isNull(item) ? undefined : item;
  }, node);
}
