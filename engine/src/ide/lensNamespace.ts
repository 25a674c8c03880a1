/**
 * The lens on a Namespace: "12 pods · default deny: ingress · 3 policies".
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { DIRECTIONS, locate, type Direction } from '../k8s/resource.ts';
import type { Policy } from '../policy/policy.ts';
import { chooseNoun, writeCount, writePolicyCount } from '../render/countText.ts';
import { listHidden } from '../cluster/isComplete.ts';
import { say, type Message } from '../text/say.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import { joinLensParts, type LensText } from './lensText.ts';
import { placeNamespace } from './matrixPlace.ts';

/** What lies in a namespace. */
export interface NamespaceContent {
  readonly name: string;
  readonly workloads: readonly WorkloadEndpoint[];
  readonly policies: readonly Policy[];
}

export function describeNamespace(view: ScopeView, name: string): LensText {
  const workloads = view.cluster.workloads.filter(({ namespace }) => namespace === name);
  const policies = view.reachability.policies.filter(
    (_policy, index) => view.cluster.policies[index]?.namespace === name,
  );
  const source = view.cluster.namespaces.get(name)?.source;
  return {
    title: joinLensParts(describeContent(view, { name, workloads, policies })),
    click:
      policies.length === 0 || source === undefined
        ? { type: 'matrix', ...placeNamespace(view, name) }
        : { type: 'list', place: locate(source, source.nameSpan), list: 'policies' },
  };
}

export function describeContent(
  { cluster }: ScopeView,
  { name, workloads, policies }: NamespaceContent,
): readonly Message[] {
  const denied = DIRECTIONS.filter((direction) =>
    policies.some((policy) => deniesByDefault(policy, direction)),
  );
  const isComplete = listHidden(cluster, name).length === 0;
  const noDenial = isComplete ? say`default deny: none` : say`default deny: none that is known here`;
  return [
    writeCount(workloads.length, chooseNoun(workloads)),
    denied.length === 0 ? noDenial : say`default deny: ${denied.join(', ')}`,
    isComplete || 0 < policies.length ? writePolicyCount(policies.length) : say`no policy that is known here`,
    ...(isComplete ? [] : [say`not fully described here`]),
  ];
}

/** Whether a policy isolates every pod of its namespace and allows nothing itself. */
export function deniesByDefault({ subject, directions }: Policy, direction: Direction): boolean {
  const { requirements, isPartial } = subject.pods;
  const rules = directions[direction];
  return requirements.length === 0 && !isPartial && rules?.isolates === true && rules.rules.length === 0;
}
