/**
 * The rule `namespace-without-default-deny`: a namespace with pods in which no policy isolates all of them for ingress.
 */
import { locate } from '../../k8s/resource.ts';
import { say } from '../../text/say.ts';
import { appendDocument } from '../../yaml/appendDocument.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import { freePolicyName } from '../freeName.ts';
import { newDefaultDeny } from '../newPolicies.ts';
import { isWellKnown } from '../podPeers.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';
import type { ScopeFacts } from '../scopeFacts.ts';

const CONFIG = `#-- podgate.yaml
rules:
  namespace-without-default-deny: warning
#-- shop.yaml
`;

const EXAMPLE_CLUSTER = `---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
`;

export const namespaceWithoutDefaultDeny: Rule = {
  id: 'namespace-without-default-deny',
  severity: 'off',
  title: 'A namespace without a default deny',
  docs: `No policy of the namespace selects all of its pods for ingress, so a pod that no other policy selects is open to
everybody, those of tomorrow included. A policy with an empty \`podSelector\` and no ingress rules is the usual foundation; other
policies open what is needed. Off by default: not every team works this way.`,
  badExample: {
    text: `${CONFIG}apiVersion: v1
kind: Namespace
metadata: { name: shop }
#                 ^^^^ warning namespace-without-default-deny: no policy
${EXAMPLE_CLUSTER}`,
  },
  goodExample: {
    text: `${CONFIG}apiVersion: v1
kind: Namespace
metadata: { name: shop }
${EXAMPLE_CLUSTER}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: default-deny-ingress, namespace: shop }
spec:
  podSelector: {}
  policyTypes: [Ingress]
`,
  },
  check: { of: 'scope', run: find },
  message: (problem) => {
    const name = quoteCode(getArgument(problem, 'namespace'));
    return say`no policy isolates all pods of ${name} for ingress, so those that no policy selects are open to everybody; add a default deny`;
  },
  fixes: (problem, { text, root }) => {
    const namespace = getArgument(problem, 'namespace');
    const edit = appendDocument(text, root, newDefaultDeny(namespace, getArgument(problem, 'newName')));
    return edit === undefined
      ? []
      : [
          {
            title: say`add a default deny for ${quoteCode(namespace)} (closes ingress)`,
            edits: [edit],
            isSafe: false,
          },
        ];
  },
};

function* find(scope: ScopeFacts): Generator<Found> {
  const denied = new Set(scope.policies.filter(deniesByDefault).map(({ namespace }) => namespace));
  for (const { name, source } of scope.cluster.namespaces.values()) {
    const isOpen = !denied.has(name) && 0 < scope.workloadsIn(name).length;
    if (isOpen && source !== undefined && isWellKnown(scope.cluster, name)) {
      yield {
        resource: source,
        span: source.nameSpan,
        path: 'metadata.name',
        args: { namespace: name, newName: freePolicyName('default-deny-ingress', name, scope) },
        elsewhere: scope
          .workloadsIn(name)
          .slice(0, 1)
          .map((workload) => locate(workload.source, workload.source.nameSpan)),
      };
    }
  }
}

/** Selects every pod, and isolates it for ingress; that other rules of it allow something is fine. */
function deniesByDefault({ resource }: PolicyFacts): boolean {
  const { podSelector, policyTypes } = resource.spec;
  return podSelector.requirements.length === 0 && !podSelector.isPartial && policyTypes.includes('ingress');
}
