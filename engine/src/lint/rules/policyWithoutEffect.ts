/**
 * The rule `policy-without-effect`: a policy that does nothing that others do not do. Single rules are the rule
 * `rule-redundant`'s matter.
 */
import { locate } from '../../k8s/resource.ts';
import { say } from '../../text/say.ts';
import type { Found, NamespacePolicies } from '../clusterCheck.ts';
import { quoteCode } from '../quoteCode.ts';
import { findRedundancy } from '../redundancy.ts';
import { getArgument, getList, type Rule } from '../rule.ts';

const FIRST = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: all, namespace: shop }
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from: [{ podSelector: {} }]
`;

export const policyWithoutEffect: Rule = {
  id: 'policy-without-effect',
  severity: 'hint',
  title: 'A policy that does nothing new',
  docs: `Other policies select all pods that this one can ever select, isolate them in the same directions, and allow all that
it allows. It can go without changing anything. Nothing is said of a policy without rules or for all pods of its namespace: such
policies are foundations.`,
  badExample: {
    text: `${FIRST}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
#                 ^^^ hint policy-without-effect: \`all\`
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress]
  ingress:
    - from: [{ podSelector: { matchLabels: { app: api } } }]
`,
  },
  goodExample: { text: FIRST },
  check: { of: 'manifests', run: find },
  message: (problem) => {
    const name = quoteCode(getArgument(problem, 'name'));
    const policies = getList(problem, 'within');
    const within = policies.map(quoteCode).join(', ');
    return policies.length === 1
      ? say`${name} does nothing new, because ${within} isolates the same pods and allows all that it allows; remove it`
      : say`${name} does nothing new, because ${within} isolate the same pods and allow all that it allows; remove it`;
  },
  // It changes nothing about the cluster, but what people wrote on purpose goes with it.
  fixes: (problem) => [
    {
      title: say`remove the policy ${quoteCode(getArgument(problem, 'name'))}`,
      edits: [],
      removesManifest: true,
      isSafe: false,
    },
  ],
};

/** More names say nothing new. */
const NAMES_MAX = 3;

function* find(group: NamespacePolicies): Generator<Found> {
  for (const { policy, within } of findRedundancy(group).policies) {
    const { resource } = policy;
    yield {
      resource,
      span: resource.nameSpan,
      path: 'metadata.name',
      args: { name: resource.name, within: within.slice(0, NAMES_MAX).map((other) => other.resource.name) },
      elsewhere: within.slice(0, NAMES_MAX).map((other) => locate(other.resource, other.resource.nameSpan)),
    };
  }
}
