/**
 * The rule `apiserver-blocked`: pods that have a role in the cluster's API, and cannot reach the API server. Whether they
 * ever ask it, no manifest says, so it is a hint.
 */
import type { WorkloadEndpoint } from '../../cluster/cluster.ts';
import { isComplete } from '../../cluster/isComplete.ts';
import { locate, type NetworkPolicyPort, type RoleBinding } from '../../k8s/resource.ts';
import type { Policy } from '../../policy/policy.ts';
import type { UnitPlace } from '../../text/location.ts';
import { say } from '../../text/say.ts';
import type { Found, NamespacePolicies, PolicyFacts } from '../clusterCheck.ts';
import type { Fix, FixSource } from '../fix.ts';
import { chooseHome, spanOfDirection } from '../isolatingPolicy.ts';
import { API_SERVER_PORTS, newApiServerRule } from '../newPolicies.ts';
import { PRIVATE_CIDRS } from '../privateRanges.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, getList, type Rule } from '../rule.ts';
import { addRule } from '../ruleEdit.ts';
import type { ScopeFacts } from '../scopeFacts.ts';

const EXAMPLE_CLUSTER = `apiVersion: v1
kind: Pod
metadata: { name: operator, namespace: ops, labels: { app: operator } }
spec: { serviceAccountName: operator }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: operator }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects: [{ kind: ServiceAccount, name: operator, namespace: ops }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: operator, namespace: ops }
spec:
  podSelector: { matchLabels: { app: operator } }
  policyTypes: [Egress]
  egress:
    - ports: [{ protocol: UDP, port: 53 }, { protocol: TCP, port: 53 }]
`;

export const apiserverBlocked: Rule = {
  id: 'apiserver-blocked',
  severity: 'hint',
  title: 'Pods with a role that cannot reach the API server',
  docs: `The pods' service account has a RoleBinding or ClusterRoleBinding, so they probably talk to the API server, and
their egress is restricted to what does not include it. The API server is no pod that a selector could mean: it runs in the
network of its nodes, or outside the cluster, so it takes a rule for an address, on 443 or 6443. Which address it has,
\`kubectl get endpoints kubernetes\` tells. Nothing is said where any rule allows one of these ports to an address.`,
  badExample: {
    text: EXAMPLE_CLUSTER.replace(
      '  egress:\n',
      '  egress:\n# ^^^^^^ hint apiserver-blocked: cannot reach the API server\n',
    ),
  },
  goodExample: {
    text: `${EXAMPLE_CLUSTER}    - to: [{ ipBlock: { cidr: 10.0.0.10/32 } }]
      ports: [{ protocol: TCP, port: 6443 }]
`,
  },
  check: { of: 'namespace', run: find },
  message: (problem) => {
    const pods = quoteCode(getArgument(problem, 'workload'));
    const account = quoteCode(getArgument(problem, 'account'));
    const others = Number(getArgument(problem, 'others'));
    if (others === 0) {
      return say`${pods} has a role by its service account ${account} and cannot reach the API server; allow 443 and 6443 to its address, if the pods talk to it`;
    }
    return others === 1
      ? say`${pods} and another workload have roles by their service accounts and cannot reach the API server; allow 443 and 6443 to its address, if the pods talk to it`
      : say`${pods} and ${others} other workloads have roles by their service accounts and cannot reach the API server; allow 443 and 6443 to its address, if the pods talk to it`;
  },
  fixes: (problem, source) => addSnippet(getList(problem, 'nodes'), source),
};

function* find({ namespace, policies }: NamespacePolicies, scope: ScopeFacts): Generator<Found> {
  if (scope.cluster.roleBindings.length === 0 || !isComplete(scope.cluster, namespace)) {
    return;
  }
  const bindings = scope.bindingsIn(namespace);
  const told = new Map<PolicyFacts, WorkloadEndpoint[]>();
  for (const workload of scope.workloadsIn(namespace)) {
    const home = isAsking(workload, bindings) ? findBlocking(workload, policies, scope) : undefined;
    if (home !== undefined) {
      told.set(home, [...(told.get(home) ?? []), workload]);
    }
  }
  for (const [{ resource }, [first, ...others]] of told) {
    if (first !== undefined) {
      yield {
        resource,
        span: spanOfDirection(resource, 'egress'),
        path: 'spec.egress',
        args: {
          workload: first.name,
          account: accountOf(first) ?? '',
          others: String(others.length),
          nodes: scope.settings.clusterCidrs.nodes.map(({ text }) => text),
        },
        elsewhere: [locate(first.source, first.source.nameSpan), ...placeBinding(first, bindings)],
      };
    }
  }
}

/** Whether the pods have a role. Those of the host network are under no policy. */
function isAsking(workload: WorkloadEndpoint, bindings: ReadonlyMap<string, RoleBinding>): boolean {
  const account = accountOf(workload);
  return account !== undefined && !workload.hostNetwork && bindings.has(account);
}

/** Where the role is given to the pods. */
function placeBinding(
  workload: WorkloadEndpoint,
  bindings: ReadonlyMap<string, RoleBinding>,
): readonly UnitPlace[] {
  const binding = bindings.get(accountOf(workload) ?? '');
  return binding === undefined ? [] : [locate(binding, binding.nameSpan)];
}

function accountOf({ source }: WorkloadEndpoint): string | undefined {
  return source.type === 'workload' || source.type === 'pod'
    ? (source.template.serviceAccountName ?? 'default')
    : undefined;
}

/** The policy to speak of, where the egress policies together let nothing through to the API server. */
function findBlocking(
  workload: WorkloadEndpoint,
  all: readonly PolicyFacts[],
  scope: ScopeFacts,
): PolicyFacts | undefined {
  const { egress, policies } = scope.isolationOf(workload);
  return egress === 'isolated' && !policies.egress.some(mayReachApiServer)
    ? chooseHome('egress', policies.egress, all)
    : undefined;
}

/** Only rules for addresses, or for everybody, can mean it. */
function mayReachApiServer({ directions }: Policy): boolean {
  return (directions.egress?.rules ?? []).some(
    ({ action, peers, ports }) =>
      action === 'allow' &&
      (peers === undefined || peers.some(({ type }) => type !== 'pods')) &&
      (ports === undefined || ports.some(mayBeApiServer)),
  );
}

/** Addresses have no names of ports (S20); what could not be read may be anything. */
function mayBeApiServer(port: NetworkPolicyPort): boolean {
  switch (port.type) {
    case 'unreadable':
      return true;
    case 'named':
      return false;
    case 'range':
      return (
        port.protocol === 'TCP' && API_SERVER_PORTS.some((number) => port.from <= number && number <= port.to)
      );
  }
}

/** At the nodes where they are configured, else at the private addresses, which most API servers have. */
function addSnippet(nodes: readonly string[], source: FixSource): readonly Fix[] {
  const cidrs = 0 < nodes.length ? nodes : PRIVATE_CIDRS.IPv4;
  const edit = addRule('egress', newApiServerRule(cidrs), source);
  const title =
    0 < nodes.length
      ? say`allow 443 and 6443 to the nodes (opens)`
      : say`allow 443 and 6443 to private addresses, to be narrowed to the API server's (opens)`;
  return edit === undefined ? [] : [{ title, edits: [edit], isSafe: false }];
}
