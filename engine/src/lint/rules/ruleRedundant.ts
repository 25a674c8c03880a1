/**
 * The rule `rule-redundant`: a rule that allows nothing that others do not allow.
 */
import { locate, type NetworkPolicyRule } from '../../k8s/resource.ts';
import type { Rule as PolicyRule } from '../../policy/policy.ts';
import { say } from '../../text/say.ts';
import { findNodePlace } from '../../yaml/findPlace.ts';
import { removeItem } from '../../yaml/removeEntry.ts';
import type { Found, NamespacePolicies } from '../clusterCheck.ts';
import { quoteCode } from '../quoteCode.ts';
import { findRedundancy } from '../redundancy.ts';
import { getArgument, getList, type Rule } from '../rule.ts';

const HEAD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress]
  ingress:
    - from: [{ podSelector: {} }]
`;

export const ruleRedundant: Rule = {
  id: 'rule-redundant',
  severity: 'hint',
  title: 'A rule that allows nothing new',
  docs: `Rules add up, over all policies that select a pod. All that this rule allows is allowed by others on the same pods: for
every pod and address that there could be, not only for those in the manifests. It can go without changing anything. Of two
rules that allow the same, the later one is named.`,
  badExample: {
    text: `${HEAD}    - from: [{ podSelector: { matchLabels: { app: api } } }]
    # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint rule-redundant: allows nothing new
      ports: [{ port: 80 }]
`,
  },
  goodExample: { text: HEAD },
  check: { of: 'manifests', run: find },
  message: (problem) => {
    const own = getList(problem, 'own');
    const direction = quoteCode(getArgument(problem, 'direction'));
    if (0 < own.length) {
      return own.length === 1
        ? say`this rule allows nothing new, because rule ${own.join()} of ${direction} allows all of it; remove it`
        : say`this rule allows nothing new, because the rules ${own.join(', ')} of ${direction} allow all of it together; remove it`;
    }
    const policies = getList(problem, 'within');
    const within = policies.map(quoteCode).join(', ');
    return policies.length === 1
      ? say`this rule allows nothing new, because ${within} allows all of it to the same pods; remove it`
      : say`this rule allows nothing new, because ${within} allow all of it to the same pods; remove it`;
  },
  fixes: (problem, { text, root }) => {
    const place = findNodePlace(root, text, problem.span);
    // Without its last rule `egress` would no longer isolate where `policyTypes` is left out.
    const isNeeded = getArgument(problem, 'isNeeded') === 'yes';
    return place?.parent.type !== 'seq' || isNeeded
      ? []
      : [{ title: say`remove the rule`, edits: [removeItem(text, place.parent, place.node)], isSafe: true }];
  },
};

function allowsAll({ peers, ports }: Pick<PolicyRule, 'peers' | 'ports'> | NetworkPolicyRule): boolean {
  return peers === undefined && ports === undefined;
}

/** More names say nothing new. */
const NAMES_MAX = 3;

function* find(group: NamespacePolicies): Generator<Found> {
  for (const { policy, direction, rule, within } of findRedundancy(group).rules) {
    const { resource } = policy;
    const { spec } = resource;
    if (!allowsAll(rule) && spec[direction].some(allowsAll)) {
      // The rule `rule-allows-all` says so already.
      continue;
    }
    const isNeeded = direction === 'egress' && spec.policyTypesSpan === undefined && spec.egress.length === 1;
    const own = within.filter((other) => other.policy === policy).map((other) => other.rule);
    // Where other policies have a part in it, these are named and not their rules.
    const areFewOwn = own.length === within.length && own.length <= NAMES_MAX;
    const policies = [...new Set(within.map((other) => other.policy))].slice(0, NAMES_MAX);
    yield {
      resource,
      span: rule.span,
      path: `spec.${direction}[${rule.index}]`,
      args: {
        direction,
        own: areFewOwn ? own.map(({ index }) => String(index + 1)) : [],
        within: policies.map((other) => other.resource.name),
        isNeeded: isNeeded ? 'yes' : 'no',
      },
      related: own.slice(0, NAMES_MAX).map(({ span }) => span),
      elsewhere: policies
        .filter((other) => other !== policy)
        .map((other) => locate(other.resource, other.resource.nameSpan)),
    };
  }
}
