/**
 * The rule `peer-selects-nothing`: a peer that matches no pod. Pods that are elsewhere, selectors of namespaces that match
 * none, and labels of workloads are other rules' matters.
 */
import { formatRequirement } from '../../k8s/formatRequirement.ts';
import { locate } from '../../k8s/resource.ts';
import { findNearMisses } from '../../reachability/nearMisses.ts';
import { say } from '../../text/say.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import { findSlipIn, replaceLabel } from '../labelSlip.ts';
import { findElsewhere } from '../peerNamespace.ts';
import {
  findByOwnLabels,
  findHostPods,
  isEmpty,
  listPodPeers,
  pinsWellKnown,
  rangesOverWellKnown,
  type PodPeerFacts,
} from '../podPeers.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';
import type { ScopeFacts } from '../scopeFacts.ts';
import { isContradiction } from '../contradictions.ts';

const EXAMPLE_CLUSTER = `apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: {}
  ingress:
    - from:
        - podSelector:
            matchLabels:
`;

export const peerSelectsNothing: Rule = {
  id: 'peer-selects-nothing',
  severity: 'warning',
  sometimes: 'hint',
  title: 'A peer that selects no pod',
  docs: `The peer matches no pod in the namespaces that it ranges over, so it opens nothing. It is a warning where a pod is
nearly matched, because its label differs by a slip of the pen; otherwise a hint, since the pods may be made by something
else. Nothing is said where the manifests do not tell everything about one of these namespaces, or nobody declares it, and
without such a slip nothing about a peer that other namespaces, which are not here, may match as well.`,
  badExample: {
    text: `${EXAMPLE_CLUSTER}              app: wbe
            # ^^^^^^^^ warning peer-selects-nothing: did you mean \`app=web\`
`,
  },
  goodExample: { text: `${EXAMPLE_CLUSTER}              app: web\n` },
  check: { of: 'policy', run: find },
  message: (problem) => {
    const selector = quoteCode(getArgument(problem, 'selector'));
    const meant = getArgument(problem, 'meant');
    return meant === ''
      ? say`no pod that is known here matches ${selector} in the namespaces of this peer, so it opens nothing; check the labels`
      : say`no pod matches ${selector} in the namespaces of this peer, so it opens nothing; did you mean ${quoteCode(meant)}?`;
  },
  fixes: replaceLabel,
};

function* find(facts: PolicyFacts, scope: ScopeFacts): Generator<Found> {
  const { resource } = facts;
  for (const candidate of listPodPeers(facts, scope)) {
    const { peer, matcher, path } = candidate;
    const selector = peer.podSelector;
    if (selector === undefined || !isSuspicious(candidate, facts, scope)) {
      continue;
    }
    const near = findSlipIn(findNearMisses(scope.cluster, matcher));
    if (near === undefined && !pinsWellKnown(matcher, scope.cluster)) {
      continue;
    }
    yield {
      resource,
      span: near?.miss.podLacks?.span ?? selector.span,
      path: `${path}.podSelector`,
      ...(near === undefined ? { severity: 'hint' as const } : {}),
      args: { selector: selector.requirements.map(formatRequirement).join(','), ...near?.slip },
      elsewhere:
        near === undefined ? [] : [locate(near.miss.workload.source, near.miss.workload.source.nameSpan)],
    };
  }
}

/** Matches nobody, could be known to, and no other rule says why. */
function isSuspicious(
  { peer, matcher, members }: PodPeerFacts,
  { namespace }: PolicyFacts,
  scope: ScopeFacts,
): boolean {
  const { podSelector, namespaceSelector } = peer;
  if (
    podSelector === undefined ||
    podSelector.requirements.length === 0 ||
    podSelector.isPartial ||
    !isEmpty(members)
  ) {
    return false;
  }
  const isElsewhere =
    namespaceSelector === undefined && 0 < findElsewhere(scope.cluster, podSelector, namespace).length;
  return (
    !isElsewhere &&
    !isContradiction(podSelector) &&
    rangesOverWellKnown(matcher, scope.cluster) &&
    findByOwnLabels(matcher, scope).length === 0 &&
    findHostPods(matcher, scope).length === 0
  );
}
