/**
 * The rule `host-network-selected`: a policy or a peer that means only pods that use the network of their node. One that
 * means others as well is left alone.
 */
import type { WorkloadEndpoint } from '../../cluster/cluster.ts';
import { showsAllPods } from '../../cluster/isComplete.ts';
import { locate } from '../../k8s/resource.ts';
import type { PodMatcher } from '../../policy/policy.ts';
import type { Members } from '../../reachability/reachability.ts';
import { say } from '../../text/say.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import { findHostPods, listPodPeers, pinsWellKnown, rangesOverWellKnown } from '../podPeers.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';
import type { ScopeFacts } from '../scopeFacts.ts';

const WEB = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
`;

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
    - from:
`;

export const hostNetworkSelected: Rule = {
  id: 'host-network-selected',
  severity: 'warning',
  title: 'A selector for pods of the host network',
  docs: `Pods with \`hostNetwork: true\` have the address of their node, and Kubernetes leaves it open what policies mean for
them. With most network plugins no policy applies to them, no selector matches them, and what they send comes from the node.
So a policy that selects only such pods protects nothing, and a peer that means only such pods opens nothing; their traffic is
let in by an \`ipBlock\` with the addresses of the nodes. Nothing is said where the network plugin in \`podgate.yaml\` is
known to treat them like others.`,
  badExample: {
    text: `${WEB}apiVersion: v1
kind: Pod
metadata: { name: proxy, namespace: shop, labels: { app: proxy } }
spec: { hostNetwork: true }
---
${POLICY}        - podSelector: { matchLabels: { app: proxy } }
        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning host-network-selected: comes from the node
`,
  },
  goodExample: {
    text: `${WEB}apiVersion: v1
kind: Pod
metadata: { name: proxy, namespace: shop, labels: { app: proxy } }
---
${POLICY}        - podSelector: { matchLabels: { app: proxy } }
`,
  },
  check: { of: 'policy', run: find },
  message: (problem) => {
    const workload = quoteCode(getArgument(problem, 'workload'));
    return getArgument(problem, 'end') === 'subject'
      ? say`the policy selects only pods of the host network, such as ${workload}, and most network plugins apply no policy to them; protect the nodes, or give the pods a network of their own`
      : say`this peer is only pods of the host network, such as ${workload}, whose traffic comes from the node, so most network plugins match nothing; allow the addresses of the nodes with \`ipBlock\``;
  },
};

function* find(facts: PolicyFacts, scope: ScopeFacts): Generator<Found> {
  const { resource, policy } = facts;
  const { cluster, hostNetworkWorkloads } = scope;
  if (hostNetworkWorkloads.length === 0 || cluster.profile.hostNetwork === 'asPods') {
    return;
  }
  const [selected] = findHostPods(policy.subject, scope);
  const hasSelector = 0 < policy.subject.pods.requirements.length;
  if (
    selected !== undefined &&
    hasSelector &&
    meansNobodyElse(scope.subjectsOf(policy)) &&
    showsAllPods(cluster, facts.namespace)
  ) {
    const { span } = resource.spec.podSelector;
    yield { resource, span, path: 'spec.podSelector', ...describe('subject', selected) };
  }
  for (const { matcher, members, peer, path } of listPodPeers(facts, scope)) {
    const [meant] = findHostPods(matcher, scope);
    if (meant !== undefined && meansNobodyElse(members) && isKnown(matcher, scope)) {
      yield { resource, span: peer.span, path, ...describe('peer', meant) };
    }
  }
}

function describe(
  end: 'subject' | 'peer',
  { id, source }: WorkloadEndpoint,
): Pick<Found, 'args' | 'elsewhere'> {
  return { args: { end, workload: id }, elsewhere: [locate(source, source.nameSpan)] };
}

function meansNobodyElse({ workloads, maybe }: Members): boolean {
  return (
    workloads.every(({ hostNetwork }) => hostNetwork) && maybe.every(({ workload }) => workload.hostNetwork)
  );
}

/** Whether there are no other pods that the peer means, which the manifests do not show. */
function isKnown(matcher: PodMatcher, { cluster }: ScopeFacts): boolean {
  const { namespaces, pods } = matcher;
  if (namespaces.type === 'name') {
    return 0 < pods.requirements.length && showsAllPods(cluster, namespaces.name);
  }
  const isEverybody = namespaces.selector.requirements.length + pods.requirements.length === 0;
  return !isEverybody && (pinsWellKnown(matcher, cluster) || rangesOverWellKnown(matcher, cluster));
}
