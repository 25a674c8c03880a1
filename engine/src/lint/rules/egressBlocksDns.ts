/**
 * The rule `egress-blocks-dns`: pods that may connect somewhere, but cannot ask the cluster's DNS where that is.
 */
import type { WorkloadEndpoint } from '../../cluster/cluster.ts';
import { isComplete } from '../../cluster/isComplete.ts';
import type { Protocol } from '../../k8s/resource.ts';
import type { Policy } from '../../policy/policy.ts';
import type { DnsSettings } from '../../config/settings.ts';
import { say, sayRest } from '../../text/say.ts';
import { appendDocument } from '../../yaml/appendDocument.ts';
import type { Found, NamespacePolicies, PolicyFacts } from '../clusterCheck.ts';
import { findDnsReach, isDnsPod, mayReachResolver } from '../dnsReach.ts';
import { flattenLabels, readFlatLabels } from '../flatLabels.ts';
import type { Fix, FixSource } from '../fix.ts';
import { chooseHome, spanOfDirection } from '../isolatingPolicy.ts';
import { freePolicyName } from '../freeName.ts';
import { newDnsPolicy, newDnsRule, newResolverRule } from '../newPolicies.ts';
import { nameSome, placeSome } from '../nameSome.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, getList, type Rule } from '../rule.ts';
import { addRule } from '../ruleEdit.ts';
import type { ScopeFacts } from '../scopeFacts.ts';

const EXAMPLE = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
  egress:
`;

const TO_DB = `    - to:
        - podSelector: { matchLabels: { app: db } }
`;

export const egressBlocksDns: Rule = {
  id: 'egress-blocks-dns',
  severity: 'warning',
  sometimes: 'hint',
  title: 'Pods that cannot reach the DNS',
  docs: `A policy for egress isolates its pods, and from then on only what a rule allows may leave. DNS is not exempt: without a
rule for it, names of Services do not resolve, and the application fails although the connection to its backend is allowed.
Most clusters' DNS listens in \`kube-system\` on 53, UDP and TCP; \`dns\` in \`podgate.yaml\` says otherwise. With UDP alone long
answers fail (hint), and without any egress rule the pods are meant to be shut off, perhaps (hint).

Nothing is said where a rule allows the port to addresses or to pods that are not among the manifests, which may be a DNS.
That OpenShift's DNS runs in \`openshift-dns\` and listens on 5353 is known.`,
  badExample: {
    text: `${EXAMPLE.replace('  egress:\n', '  egress:\n# ^^^^^^ warning egress-blocks-dns: names will not resolve\n')}${TO_DB}`,
  },
  goodExample: {
    text: `${EXAMPLE}${TO_DB}    - to:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }
          podSelector: { matchLabels: { k8s-app: kube-dns } }
      ports:
        - { protocol: UDP, port: 53 }
        - { protocol: TCP, port: 53 }
`,
  },
  check: { of: 'namespace', run: find },
  message: (problem) => {
    const named = getList(problem, 'workloads').map(quoteCode).join(', ');
    const pods = sayRest(named, Number(getArgument(problem, 'others')));
    switch (getArgument(problem, 'reason')) {
      case 'shutOff':
        return say`egress of ${pods} becomes isolated and nothing may leave, DNS included; allow what is needed, if that is not meant`;
      case 'protocol':
        return say`egress of ${pods} is open to the DNS without ${getArgument(problem, 'protocol')}, so some answers do not come; allow UDP and TCP on 53`;
      case 'denied':
        return say`${pods} cannot ask the DNS by ${getArgument(problem, 'protocol')}: policy ${quoteCode(getArgument(problem, 'policy'))} denies it before NetworkPolicies are asked, so none of them can allow it; change it there`;
      case 'resolver':
        return say`egress of ${pods} becomes isolated and nothing opens the way to the resolver of the node, which \`dnsPolicy: Default\` asks, so names will not resolve; allow UDP and TCP 53 to its address`;
      default:
        return say`egress of ${pods} becomes isolated and nothing opens the way to the DNS, so names will not resolve; allow UDP and TCP 53 to it`;
    }
  },
  fixes: offerFixes,
};

/** Workloads under the same policies that ask the same resolver. */
interface Isolated {
  readonly asksNode: boolean;
  readonly workloads: readonly WorkloadEndpoint[];
  readonly policies: readonly Policy[];
}

/** What is said at a policy. */
interface Told {
  readonly reason: Reason;
  readonly asksNode: boolean;
  readonly workloads: WorkloadEndpoint[];
}

function* find({ namespace, policies }: NamespacePolicies, scope: ScopeFacts): Generator<Found> {
  if (!isComplete(scope.cluster, namespace)) {
    // A policy that is not here may allow it.
    return;
  }
  const told = new Map<PolicyFacts, Told>();
  for (const isolated of groupIsolated(namespace, scope)) {
    const reason = findReason(isolated, scope);
    const home = reason === undefined ? undefined : chooseHome('egress', isolated.policies, policies);
    if (reason !== undefined && home !== undefined) {
      const { asksNode } = isolated;
      const known = told.get(home) ?? { reason, asksNode, workloads: [] };
      // At one place it is said of one resolver: of the cluster's where both are out of reach.
      if (known.asksNode === asksNode) {
        known.workloads.push(...isolated.workloads);
        told.set(home, known);
      }
    }
  }
  for (const [{ resource }, { reason, asksNode, workloads }] of told) {
    const { shown, others } = nameSome(workloads);
    yield {
      resource,
      span: spanOfDirection(resource, 'egress'),
      path: 'spec.egress',
      ...(reason.severity === undefined ? {} : { severity: reason.severity }),
      args: {
        reason: reason.type,
        asks: asksNode ? 'node' : 'cluster',
        protocol: reason.protocol ?? '',
        policy: reason.policy?.source.name ?? '',
        workloads: shown,
        others,
        namespace,
        newName: freePolicyName('allow-dns', namespace, scope),
        ...dnsArgs(scope.settings.dns),
      },
      elsewhere: placeSome(workloads),
    };
  }
}

/** The settings travel with the problem, because a fix knows nothing else. */
function dnsArgs({ namespace, labels, ports }: DnsSettings): Found['args'] {
  return {
    dnsNamespace: namespace,
    dnsLabels: flattenLabels(labels),
    dnsPorts: ports.map(({ protocol, port }) => `${protocol} ${port}`),
  };
}

/** Pods that are surely isolated, ask for names, and are not the DNS; first those that ask that of the cluster. */
function groupIsolated(namespace: string, scope: ScopeFacts): readonly Isolated[] {
  const { settings } = scope;
  const groups = new Map<string, Isolated & { readonly workloads: WorkloadEndpoint[] }>();
  for (const workload of scope.workloadsIn(namespace)) {
    const { egress, policies } = scope.isolationOf(workload);
    const asksNobody =
      workload.hostNetwork ||
      dnsPolicyOf(workload) === 'None' ||
      isDnsPod(namespace, workload.labels, settings);
    if (egress === 'isolated' && !asksNobody) {
      const asksNode = dnsPolicyOf(workload) === 'Default';
      const key = [asksNode, ...policies.egress.map(({ id }) => id)].join(' ');
      const group = groups.get(key) ?? { asksNode, workloads: [], policies: policies.egress };
      group.workloads.push(workload);
      groups.set(key, group);
    }
  }
  return [...groups.values()].sort((left, right) => Number(left.asksNode) - Number(right.asksNode));
}

function dnsPolicyOf({ source }: WorkloadEndpoint): string | undefined {
  return source.type === 'workload' || source.type === 'pod' ? source.template.dnsPolicy : undefined;
}

interface Reason {
  readonly type: 'blocked' | 'protocol' | 'shutOff' | 'denied' | 'resolver';
  readonly severity?: 'hint';
  /** The one that is missing. */
  readonly protocol?: Protocol;
  /** What denies it before NetworkPolicies are asked. */
  readonly policy?: Policy;
}

function findReason(
  { workloads: [workload], policies, asksNode }: Isolated,
  scope: ScopeFacts,
): Reason | undefined {
  if (workload === undefined) {
    return undefined;
  }
  if (asksNode) {
    return findResolverReason(policies, scope);
  }
  const { protocols, deniedBy } = findDnsReach(workload, policies, scope);
  const wanted = new Set(scope.settings.dns.ports.map(({ protocol }) => protocol));
  const missing = [...wanted].filter((protocol) => !protocols.has(protocol));
  const [protocol] = missing;
  if (protocol === undefined) {
    return undefined;
  }
  const severity = missing.length === wanted.size ? {} : { severity: 'hint' as const };
  const denied = missing.find((each) => deniedBy.has(each));
  const policy = denied === undefined ? undefined : deniedBy.get(denied);
  if (denied !== undefined && policy !== undefined) {
    return { type: 'denied', ...severity, protocol: denied, policy };
  }
  if (missing.length < wanted.size) {
    return { type: 'protocol', ...severity, protocol };
  }
  return hasRules(policies) ? { type: 'blocked' } : { type: 'shutOff', severity: 'hint' };
}

/** UDP alone is enough for most answers of a resolver that nobody here knows. */
function findResolverReason(policies: readonly Policy[], scope: ScopeFacts): Reason | undefined {
  if (mayReachResolver(policies, 'UDP', scope)) {
    return undefined;
  }
  return hasRules(policies) ? { type: 'resolver' } : { type: 'shutOff', severity: 'hint' };
}

/** Whether a NetworkPolicy lets anything out. */
function hasRules(policies: readonly Policy[]): boolean {
  return policies.some(
    ({ tier, directions }) => tier === 'networkPolicy' && 0 < (directions.egress?.rules.length ?? 0),
  );
}

function offerFixes(problem: Parameters<Rule['message']>[0], source: FixSource): readonly Fix[] {
  if (getArgument(problem, 'reason') === 'denied') {
    return [];
  }
  return getArgument(problem, 'asks') === 'node' ? addResolverRule(source) : offerDns(problem, source);
}

/** No manifest says which address the resolver has. */
function addResolverRule(source: FixSource): readonly Fix[] {
  const edit = addRule('egress', newResolverRule(), source);
  return edit === undefined
    ? []
    : [{ title: say`add a rule for port 53 of every address (opens)`, edits: [edit], isSafe: false }];
}

function offerDns(problem: Parameters<Rule['message']>[0], source: FixSource): readonly Fix[] {
  const dns: DnsSettings = {
    namespace: getArgument(problem, 'dnsNamespace'),
    labels: readFlatLabels(getList(problem, 'dnsLabels')),
    ports: getList(problem, 'dnsPorts').map((text) => {
      const [protocol = 'UDP', port = '53'] = text.split(' ');
      return { protocol: protocol === 'TCP' ? 'TCP' : 'UDP', port: Number(port) };
    }),
  };
  return [...addDnsRule(dns, source), ...addPolicy(problem, dns, source)];
}

function addDnsRule(dns: DnsSettings, source: FixSource): readonly Fix[] {
  const edit = addRule('egress', newDnsRule(dns), source);
  return edit === undefined ? [] : [{ title: say`add a rule for the DNS`, edits: [edit], isSafe: false }];
}

function addPolicy(
  problem: Parameters<Rule['message']>[0],
  dns: DnsSettings,
  { text, root }: FixSource,
): readonly Fix[] {
  const namespace = getArgument(problem, 'namespace');
  const edit = appendDocument(text, root, newDnsPolicy(namespace, dns, getArgument(problem, 'newName')));
  return edit === undefined
    ? []
    : [
        {
          title: say`add a policy that lets all pods of ${quoteCode(namespace)} ask the DNS (isolates them for egress)`,
          edits: [edit],
          isSafe: false,
        },
      ];
}
