/**
 * The rule `peer-in-other-namespace`: a peer with a `podSelector` alone, whose pods run in other namespaces. A
 * `namespaceSelector` that stands in the next item is the rule `split-peer`'s matter.
 */
import { formatRequirement } from '../../k8s/formatRequirement.ts';
import { locate } from '../../k8s/resource.ts';
import { say } from '../../text/say.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import { findElsewhere, listNamespaces, offerNamespaces } from '../peerNamespace.ts';
import { isEmpty, isWellKnown, listPodPeers } from '../podPeers.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, getList, type Rule } from '../rule.ts';
import type { ScopeFacts } from '../scopeFacts.ts';
import { findSplitPeers, isSplit } from '../splitPeers.ts';

const EXAMPLE_CLUSTER = `apiVersion: v1
kind: Namespace
metadata: { name: bank }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: bank }
spec:
  podSelector: {}
  ingress:
    - from:
`;

export const peerInOtherNamespace: Rule = {
  id: 'peer-in-other-namespace',
  severity: 'warning',
  title: 'A peer that looks for pods in the wrong namespace',
  docs: `A peer with a \`podSelector\` alone means pods of the policy's own namespace, and of no other. Here it matches nobody,
while pods with these labels run in other namespaces. A \`namespaceSelector\` in the same item says which namespaces are
meant; \`kubernetes.io/metadata.name\` is a label that every namespace has, with its name.`,
  badExample: {
    text: `${EXAMPLE_CLUSTER}        - podSelector: { matchLabels: { app: web } }
        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning peer-in-other-namespace: they run in \`shop\`
`,
  },
  goodExample: {
    text: `${EXAMPLE_CLUSTER}        - podSelector: { matchLabels: { app: web } }
          namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: shop } }
`,
  },
  check: { of: 'policy', run: find },
  message: (problem) => {
    const selector = quoteCode(getArgument(problem, 'selector'));
    const own = quoteCode(getArgument(problem, 'namespace'));
    const names = getList(problem, 'namespaces').map(quoteCode).join(', ');
    return say`a \`podSelector\` alone looks in ${own} only, where no pod matches ${selector}; they run in ${names}, so add a \`namespaceSelector\``;
  },
  fixes: (problem, source) => offerNamespaces(getList(problem, 'namespaces'), source, problem.span),
};

function* find(facts: PolicyFacts, scope: ScopeFacts): Generator<Found> {
  const { resource, namespace } = facts;
  if (!isWellKnown(scope.cluster, namespace)) {
    return;
  }
  const splits = findSplitPeers(facts, scope);
  for (const candidate of listPodPeers(facts, scope)) {
    const { peer, members, path } = candidate;
    const { podSelector, namespaceSelector, span } = peer;
    if (
      namespaceSelector !== undefined ||
      podSelector === undefined ||
      !isEmpty(members) ||
      isSplit(candidate, splits)
    ) {
      continue;
    }
    const elsewhere =
      podSelector.requirements.length === 0 ? [] : findElsewhere(scope.cluster, podSelector, namespace);
    if (0 < elsewhere.length) {
      yield {
        resource,
        span,
        path,
        args: {
          namespace,
          selector: podSelector.requirements.map(formatRequirement).join(','),
          namespaces: listNamespaces(elsewhere),
        },
        elsewhere: elsewhere.slice(0, 3).map(({ source }) => locate(source, source.nameSpan)),
      };
    }
  }
}
