/**
 * The rule `workload-unprotected`: a workload that no policy isolates for ingress.
 */
import type { WorkloadEndpoint } from '../../cluster/cluster.ts';
import { isComplete } from '../../cluster/isComplete.ts';
import type { Service } from '../../k8s/resource.ts';
import { say } from '../../text/say.ts';
import { appendDocument } from '../../yaml/appendDocument.ts';
import type { NewMap } from '../../yaml/writeBlock.ts';
import type { Found } from '../clusterCheck.ts';
import { flattenLabels, readFlatLabels } from '../flatLabels.ts';
import type { Fix, FixSource } from '../fix.ts';
import { freePolicyName } from '../freeName.ts';
import { newPolicy } from '../newPolicies.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, getList, type Rule } from '../rule.ts';
import type { ScopeFacts } from '../scopeFacts.ts';

const CONFIG = `#-- podgate.yaml
rules:
  workload-unprotected: warning
#-- shop.yaml
`;

const POLICY = `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress]
`;

export const workloadUnprotected: Rule = {
  id: 'workload-unprotected',
  severity: 'off',
  title: 'A workload that no policy protects',
  docs: `No policy selects the pods of this workload for ingress, so everybody may connect to them on every port, pods of other
namespaces and the internet included, as far as the network lets them. Off by default. Pods in the host's network are left
out, since policies do not reach them.`,
  badExample: {
    text: `${CONFIG}apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
#                 ^^^ warning workload-unprotected: everybody
`,
  },
  goodExample: {
    text: `${CONFIG}apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
${POLICY}`,
  },
  check: { of: 'scope', run: find },
  message: (problem) => {
    const name = quoteCode(getArgument(problem, 'name'));
    return say`no policy isolates the pods of ${name} for ingress, so everybody may connect to them; add one that allows what they need`;
  },
  fixes: protect,
};

function* find(scope: ScopeFacts): Generator<Found> {
  const told = new Set<WorkloadEndpoint['source']>();
  for (const workload of scope.cluster.workloads) {
    const { source, hostNetwork, namespace, name, labels } = workload;
    const isOpen = scope.isolationOf(workload).ingress === 'notIsolated';
    if (!isOpen || hostNetwork || told.has(source) || !isComplete(scope.cluster, namespace)) {
      continue;
    }
    told.add(source);
    yield {
      resource: source,
      span: source.nameSpan,
      path: 'metadata.name',
      args: {
        name,
        namespace,
        newName: freePolicyName(name, namespace, scope),
        labels: flattenLabels(labels.known),
        ports: listServedPorts(workload, scope),
      },
    };
  }
}

/** The pods' ports that Services lead to, as `TCP 80`; names of ports stay names. */
function listServedPorts(workload: WorkloadEndpoint, scope: ScopeFacts): readonly string[] {
  const services = scope
    .servicesIn(workload.namespace)
    .filter((service) => scope.podsOf(service).workloads.includes(workload));
  return [...new Set(services.flatMap(targetPorts))];
}

function targetPorts({ ports }: Service): readonly string[] {
  return ports.map(({ protocol, targetPort }) => `${protocol} ${targetPort}`);
}

/** Closes everything but what today's Services lead to, which stays open to the pods of the namespace. */
function protect(problem: Parameters<Rule['message']>[0], { text, root }: FixSource): readonly Fix[] {
  const labels = readFlatLabels(getList(problem, 'labels'));
  const ports = getList(problem, 'ports').map(toPort);
  const spec: NewMap = {
    podSelector: { matchLabels: Object.fromEntries(labels) },
    policyTypes: ['Ingress'],
    ...(ports.length === 0 ? {} : { ingress: [{ from: [{ podSelector: {} }], ports }] }),
  };
  const name = getArgument(problem, 'name');
  const policy = newPolicy(getArgument(problem, 'newName'), getArgument(problem, 'namespace'), spec);
  const edit = appendDocument(text, root, policy);
  const title =
    ports.length === 0
      ? say`add a policy that closes ingress of ${quoteCode(name)}`
      : say`add a policy that closes ingress of ${quoteCode(name)} but for its Services' ports from its own namespace`;
  return labels.size === 0 || edit === undefined ? [] : [{ title, edits: [edit], isSafe: false }];
}

function toPort(text: string): NewMap {
  const [protocol = 'TCP', port = ''] = text.split(' ');
  return { protocol, port: /^[0-9]+$/.test(port) ? Number(port) : port };
}
