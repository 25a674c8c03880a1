/**
 * The tree of a scope: namespaces, in them policies and workloads; below a policy its rules and the pods that it
 * selects, below a workload who reaches it and what it reaches. One list at a time, item by item, so that a host can
 * pause or stop in between. What several scopes are called is the host's matter.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { DIRECTIONS, locate, type Direction } from '../k8s/resource.ts';
import { writePolicyCount, chooseNoun, writeCount } from '../render/countText.ts';
import { compareBytewise } from '../text/compareBytewise.ts';
import { groupBy } from '../text/groupBy.ts';
import { writePolicyName } from '../render/nameText.ts';
import { say, sayList, type Message } from '../text/say.ts';
import type { Steps } from '../text/steps.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import { workloadItem, type CallItem } from './callItem.ts';
import { joinDetails, writeOwner, writeUnlisted } from './callWords.ts';
import { findCalls } from './findCalls.ts';
import { describeContent } from './lensNamespace.ts';
import { describeSubjects } from './lensPolicy.ts';
import { describeRule } from './lensRule.ts';
import { warnNotIsolated } from './lensWorkload.ts';
import type { PolicyScene } from './policyScene.ts';
import { writePolicyType } from './policyWords.ts';
import { findReach } from './reach.ts';
import { countReach } from './reachWords.ts';
import type { PolicyName, TreeEnds, TreeItem, TreeItemType, TreeItemWords, TreeTarget } from './treeItem.ts';

/** More items of a list are counted. */
const ITEMS_MAX = 500;

/** What is below an item; without a target, what is in the scope. Empty where the target is gone. */
export function* treeItemsOf(view: ScopeView, target: TreeTarget): Steps<readonly TreeItem[]> {
  const { namespace, policy, endpoint, direction } = target;
  if (endpoint !== undefined) {
    return direction === undefined
      ? listDirections(view, endpoint)
      : yield* listPeers(view, endpoint, direction);
  }
  if (namespace === undefined) {
    return yield* listNamespaces(view);
  }
  return policy === undefined
    ? yield* listNamespace(view, namespace)
    : yield* listPolicy(view, namespace, policy);
}

/** What is said of a scope as a whole, where there are several. */
export function describeScope({ name, cluster }: ScopeView): TreeItemWords {
  const { workloads, policies } = cluster;
  const detail = joinDetails([
    writeCount(workloads.length, chooseNoun(workloads)),
    writePolicyCount(policies.length),
  ]);
  return { label: say`${name}`, detail, spoken: say`scope ${name}: ${detail}` };
}

// Namespaces ------------------------------------------------------------------------------------------------

function* listNamespaces(view: ScopeView): Steps<readonly TreeItem[]> {
  const { cluster, reachability } = view;
  const workloads = groupBy(cluster.workloads, ({ namespace }) => namespace);
  const policies = groupBy(reachability.policies, ({ source }) => source.namespace ?? view.namespace);
  const declared = [...cluster.namespaces.values()].filter(({ source }) => source !== undefined);
  const names = new Set([...workloads.keys(), ...policies.keys(), ...declared.map(({ name }) => name)]);
  const items = 0 < workloads.size && policies.size === 0 ? [sayNoPolicies()] : [];
  for (const name of [...names].sort(compareBytewise)) {
    const content = { name, workloads: workloads.get(name) ?? [], policies: policies.get(name) ?? [] };
    const source = cluster.namespaces.get(name)?.source;
    const detail = joinDetails(describeContent(view, content));
    items.push({
      ...toItem('namespace', name, {
        label: say`${name}`,
        detail,
        spoken: say`namespace ${name}: ${detail}`,
      }),
      place: source === undefined ? undefined : locate(source, source.nameSpan),
      target: { namespace: name },
    });
    yield;
  }
  return items;
}

/** Whoever has none yet is told what to do. */
function sayNoPolicies(): TreeItem {
  const label = say`no policy yet`;
  const detail = say`write those that keep what is declared`;
  return toItem('noPolicies', '', { label, detail, spoken: joinDetails([label, detail]) });
}

/** The policies, then the workloads. */
function* listNamespace(view: ScopeView, namespace: string): Steps<readonly TreeItem[]> {
  const items: TreeItem[] = [];
  for (const named of listPolicies(view, namespace)) {
    items.push(toPolicyItem(named));
    yield;
  }
  for (const workload of view.cluster.workloads) {
    if (workload.namespace === namespace) {
      items.push(toWorkloadItem(view, workload, describeIsolation(view, workload)));
    }
  }
  return cut(items);
}

// Policies --------------------------------------------------------------------------------------------------

interface NamedPolicy {
  readonly scene: PolicyScene;
  readonly named: PolicyName;
}

/** By name. */
function listPolicies(view: ScopeView, namespace: string): readonly NamedPolicy[] {
  const { policies } = view.reachability;
  const copies = new Map<string, number>();
  const named = view.cluster.policies.flatMap((source, position) => {
    const policy = policies[position];
    if (policy === undefined || (source.namespace ?? view.namespace) !== namespace) {
      return [];
    }
    const copy = copies.get(source.name) ?? 0;
    copies.set(source.name, copy + 1);
    return [{ scene: { view, source, policy, namespace }, named: { name: source.name, copy } }];
  });
  return named.sort(
    (left, right) => compareBytewise(left.named.name, right.named.name) || left.named.copy - right.named.copy,
  );
}

function toPolicyItem({ scene, named }: NamedPolicy): TreeItem {
  const { source, namespace } = scene;
  const label = sayList([writePolicyName(source.name)], '');
  const detail = joinDetails(describePolicy(scene));
  return {
    ...toItem('policy', `${named.name} ${String(named.copy)}`, {
      label,
      detail,
      spoken: say`policy ${label}: ${detail}`,
    }),
    place: locate(source, source.nameSpan),
    target: { namespace, policy: named },
  };
}

/** Whom its rules let through is said below it: a namespace may have many policies. */
function describePolicy(scene: PolicyScene): readonly Message[] {
  const subjects = describeSubjects(scene, scene.view.reachability.subjectsOf(scene.policy));
  const types = scene.source.spec.policyTypes.map(writePolicyType);
  return types.length === 0 ? subjects : [...subjects, say`${types.join(', ')}`];
}

/** The rules, then the pods that are selected. */
function* listPolicy(view: ScopeView, namespace: string, wanted: PolicyName): Steps<readonly TreeItem[]> {
  const found = listPolicies(view, namespace).find(
    ({ named }) => named.name === wanted.name && named.copy === wanted.copy,
  );
  if (found === undefined) {
    return [];
  }
  const { scene } = found;
  const rules = yield* listRules(scene);
  const { workloads, maybe } = view.reachability.subjectsOf(scene.policy);
  return cut([
    ...rules,
    ...workloads.map((workload) => toWorkloadItem(view, workload, [writeOwner(workload)])),
    ...maybe.map(({ workload }) =>
      toWorkloadItem(view, workload, [writeOwner(workload), say`perhaps meant`]),
    ),
  ]);
}

function* listRules(scene: PolicyScene): Steps<readonly TreeItem[]> {
  const items: TreeItem[] = [];
  for (const direction of DIRECTIONS) {
    for (const { index, span } of scene.source.spec[direction]) {
      const detail = describeRule(scene, direction, index)?.title;
      if (detail !== undefined) {
        const label = say`${direction} rule ${index + 1}`;
        items.push({
          ...toItem('rule', `${direction} ${String(index)}`, {
            label,
            detail,
            spoken: say`${label}: ${detail}`,
          }),
          place: locate(scene.source, { start: span.start, end: span.start }),
        });
      }
      yield;
    }
  }
  return items;
}

// Workloads -------------------------------------------------------------------------------------------------

function toWorkloadItem(view: ScopeView, workload: WorkloadEndpoint, details: readonly Message[]): TreeItem {
  const detail = joinDetails(details);
  const { name, place } = workloadItem(view, workload, { detail });
  return {
    ...toItem('workload', workload.id, { label: name, detail, spoken: say`workload ${name}: ${detail}` }),
    place,
    target: { endpoint: workload.id },
    ends: { to: workload.id },
  };
}

/** Without a row of the matrix: a namespace may have many workloads. */
function describeIsolation(view: ScopeView, workload: WorkloadEndpoint): readonly Message[] {
  const { ingress, egress, policies } = view.reachability.isolationOf(workload);
  const states = { ingress, egress };
  const isolated = DIRECTIONS.filter((direction) => states[direction] === 'isolated');
  const open = DIRECTIONS.filter((direction) => states[direction] === 'notIsolated');
  const count = new Set([...policies.ingress, ...policies.egress]).size;
  return [
    say`${workload.kind}`,
    ...(open.length === DIRECTIONS.length ? [warnNotIsolated(view.cluster, workload.namespace)] : []),
    ...(0 < isolated.length ? [say`isolated for ${sayList(isolated, ', ')}`] : []),
    ...(0 < count ? [writePolicyCount(count)] : []),
  ];
}

/** Who reaches it, and what it reaches: counted here, listed below. */
function listDirections(view: ScopeView, endpoint: string): readonly TreeItem[] {
  const workload = findWorkload(view, endpoint);
  if (workload === undefined) {
    return [];
  }
  const reach = findReach(view, workload);
  return DIRECTIONS.map((direction) => {
    const count = countReach(reach[direction]);
    const words =
      direction === 'ingress'
        ? { label: say`reachable from`, spoken: say`reachable from ${count}` }
        : { label: say`reaches`, spoken: say`reaches ${count}` };
    return {
      ...toItem('direction', direction, { ...words, detail: say`${count}` }),
      target: { endpoint, direction },
      ends: direction === 'ingress' ? { to: endpoint } : { from: endpoint },
    };
  });
}

function* listPeers(view: ScopeView, endpoint: string, direction: Direction): Steps<readonly TreeItem[]> {
  const calls = yield* findCalls(view, { endpoint }, direction);
  return calls.map(({ item }, index) => ({
    ...toItem(item.type, item.target?.endpoint ?? String(index), {
      label: item.name,
      detail: item.detail,
      spoken: speakPeer(item),
    }),
    place: item.place,
    ends: endsOf(item, endpoint, direction),
  }));
}

function speakPeer({ type, name, detail }: CallItem): Message {
  return type === 'workload' ? say`workload ${name}: ${detail}` : joinDetails([name, detail]);
}

function endsOf({ target }: CallItem, own: string, direction: Direction): TreeEnds {
  if (target === undefined) {
    return direction === 'ingress' ? { to: own } : { from: own };
  }
  return direction === 'ingress' ? { from: target.endpoint, to: own } : { from: own, to: target.endpoint };
}

function findWorkload(view: ScopeView, endpoint: string): WorkloadEndpoint | undefined {
  return view.cluster.workloads.find(({ id }) => id === endpoint);
}

// Lists -----------------------------------------------------------------------------------------------------

/** An item that leads nowhere yet. */
function toItem(type: TreeItemType, key: string, words: TreeItemWords): TreeItem {
  return { type, key: `${type} ${key}`, ...words, place: undefined, target: undefined, ends: {} };
}

function cut(items: readonly TreeItem[]): readonly TreeItem[] {
  const rest = items.length - ITEMS_MAX;
  if (rest <= 0) {
    return items;
  }
  const { name, detail } = writeUnlisted(rest);
  const note = toItem('note', '', { label: name, detail, spoken: joinDetails([name, detail]) });
  return [...items.slice(0, ITEMS_MAX), note];
}
