/**
 * The rule `cni-does-not-enforce`: policies in a cluster whose network plugin does not enforce them, or not in one
 * direction. Said once a scope, since every policy is affected. What a plugin ignores of single policies is the rule
 * `cni-unsupported`'s matter.
 */
import { DIRECTIONS, type Direction } from '../../k8s/resource.ts';
import { enforces } from '../../policy/compile.ts';
import { say } from '../../text/say.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import { getArgument, type Rule } from '../rule.ts';
import type { ScopeFacts } from '../scopeFacts.ts';

export const cniDoesNotEnforce: Rule = {
  id: 'cni-does-not-enforce',
  severity: 'warning',
  title: 'A network plugin that does not enforce policies',
  docs: `The API server accepts a NetworkPolicy in every cluster; it is the network plugin that has to enforce it. The
plugin that [\`cni\`](../configuration.md#cni) names does not: Flannel, kind before 0.24, and the VPC CNI of AWS without its
agent enforce nothing, Romana enforces ingress alone. All traffic stays open, whatever the policies say. It is said once for
each scope, at its first policy. Use [a plugin that enforces them](../cni.md), enable what is missing, or correct \`cni\`.`,
  badExample: {
    text: `#-- podgate.yaml
cni: flannel
#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  #     ^^^^^^^^^^^^ warning cni-does-not-enforce: Flannel does not enforce NetworkPolicy
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
`,
  },
  goodExample: {
    text: `#-- podgate.yaml
cni: canal
#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
`,
  },
  check: { of: 'scope', run: findUnenforced },
  message: (problem) => {
    const plugin = getArgument(problem, 'plugin');
    switch (getArgument(problem, 'direction')) {
      case 'ingress':
        return say`${plugin} does not enforce NetworkPolicy for ingress, so what may connect to these pods is not restricted; use a plugin that does, or correct \`cni\``;
      case 'egress':
        return say`${plugin} does not enforce NetworkPolicy for egress, so what these pods may connect to is not restricted; use a plugin that does, or correct \`cni\``;
      default:
        return say`${plugin} does not enforce NetworkPolicy, so no policy of this cluster has an effect; use a plugin that does, or correct \`cni\``;
    }
  },
};

function* findUnenforced({ cluster: { profile }, policies }: ScopeFacts): Generator<Found> {
  const ignored = DIRECTIONS.filter((direction) => enforces(profile, direction) === 'no');
  const concerned = policies.find((facts) => ignored.some((direction) => speaksOf(facts, direction)));
  if (concerned === undefined) {
    return;
  }
  const { resource } = concerned;
  const plugin = profile.version === undefined ? profile.title : `${profile.title} ${profile.version}`;
  const direction = ignored.length === 1 ? (ignored[0] ?? '') : '';
  yield { resource, span: resource.nameSpan, path: 'metadata.name', args: { plugin, direction } };
}

function speaksOf({ policy }: PolicyFacts, direction: Direction): boolean {
  return policy.directions[direction] !== undefined;
}
