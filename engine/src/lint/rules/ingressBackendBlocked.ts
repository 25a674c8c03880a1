/**
 * The rule `ingress-backend-blocked`: pods that something brings connections from outside to, and whose policies let none
 * of them in. What the controller of an Ingress may send is its own policies' matter.
 */
import type { WorkloadEndpoint } from '../../cluster/cluster.ts';
import { isComplete } from '../../cluster/isComplete.ts';
import { locate } from '../../k8s/resource.ts';
import { say } from '../../text/say.ts';
import { appendDocument } from '../../yaml/appendDocument.ts';
import type { Found, NamespacePolicies, PolicyFacts } from '../clusterCheck.ts';
import { guessControllerNamespaces } from '../entryControllers.ts';
import { isClosedToEntry, targetsOfEntry } from '../entryReach.ts';
import { flattenLabels, readFlatLabels } from '../flatLabels.ts';
import type { Fix, FixSource } from '../fix.ts';
import { freePolicyName } from '../freeName.ts';
import { chooseHome, spanOfDirection } from '../isolatingPolicy.ts';
import { newIngressRule, newPolicy, type OpenPort } from '../newPolicies.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, getList, type Rule } from '../rule.ts';
import { addRule } from '../ruleEdit.ts';
import type { ScopeFacts } from '../scopeFacts.ts';
import { listServiceEntries, type ServiceEntry } from '../serviceEntries.ts';

const EXAMPLE_CLUSTER = `apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: web, image: web, ports: [{ containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
    - from: [{ podSelector: {} }]
`;

export const ingressBackendBlocked: Rule = {
  id: 'ingress-backend-blocked',
  severity: 'warning',
  title: 'Pods behind an Ingress that nobody from outside reaches',
  docs: `An Ingress, a Route, a route of the Gateway API or a Service of the type LoadBalancer leads to pods whose policies
let in no addresses, no other namespace, and nothing that may be a controller of Ingresses. A controller runs in a namespace
of its own, and a load balancer connects from addresses, so that requests from outside do not arrive. Nothing is said where a
rule lets in pods of other namespaces on that port, since the controller may be among them, and where the manifests do not
tell everything about the namespace.`,
  badExample: {
    text: EXAMPLE_CLUSTER.replace(
      '  ingress:\n',
      '  ingress:\n# ^^^^^^^ warning ingress-backend-blocked: requests by way of `Ingress/web`\n',
    ),
  },
  goodExample: {
    text: `${EXAMPLE_CLUSTER}    - from:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ingress-nginx } }
      ports:
        - port: 8080
`,
  },
  check: { of: 'namespace', run: find },
  message: (problem) => {
    const [entry, workload] = [getArgument(problem, 'entry'), getArgument(problem, 'workload')];
    const ports = getList(problem, 'ports').map(quoteCode).join(', ');
    return getArgument(problem, 'by') === 'addresses'
      ? say`requests by way of ${quoteCode(entry)} do not arrive at ${quoteCode(workload)}, whose policies let no addresses in on ${ports}; allow the clients' addresses, or everybody`
      : say`requests by way of ${quoteCode(entry)} do not arrive at ${quoteCode(workload)}, whose policies let in neither addresses nor another namespace on ${ports}; allow the namespace of the controller`;
  },
  fixes: (problem, source) => {
    const ports = getList(problem, 'ports').map(readPort);
    const names = getList(problem, 'newNames');
    return getList(problem, 'sources').flatMap((from, position) => [
      ...allowHere(from, ports, source),
      ...allowInPolicy({ name: names[position] ?? '', from, ports }, problem, source),
    ]);
  },
};

function* find(group: NamespacePolicies, scope: ScopeFacts): Generator<Found> {
  const { namespace, policies } = group;
  const told = new Set<PolicyFacts>();
  for (const entry of isComplete(scope.cluster, namespace) ? listServiceEntries(namespace, scope) : []) {
    const workload = findBlocked(entry, scope);
    const isolating = workload === undefined ? [] : scope.isolationOf(workload).policies.ingress;
    const home = chooseHome('ingress', isolating, policies);
    if (workload !== undefined && home !== undefined && !told.has(home)) {
      told.add(home);
      yield {
        resource: home.resource,
        span: spanOfDirection(home.resource, 'ingress'),
        path: 'spec.ingress',
        args: {
          workload: workload.name,
          namespace,
          ...describe(entry, workload),
          ...describeFixes(entry, namespace, scope),
        },
        elsewhere: [locate(entry.route, entry.route.nameSpan)],
      };
    }
  }
}

/** The first of the pods, where none of them can be reached. Pods of the host network are under no policy. */
function findBlocked(entry: ServiceEntry, scope: ScopeFacts): WorkloadEndpoint | undefined {
  const { service, route } = entry;
  if (route.type === 'service' && route.serviceType !== 'LoadBalancer') {
    return undefined;
  }
  const { workloads, maybe } = scope.podsOf(service);
  const areClosed =
    maybe.length === 0 &&
    workloads.every((workload) => !workload.hostNetwork && isClosedToEntry(workload, entry, scope));
  return areClosed ? workloads[0] : undefined;
}

function describe(entry: ServiceEntry, workload: WorkloadEndpoint): Found['args'] {
  const { service, route } = entry;
  return {
    entry: `${route.kind}/${route.name}`,
    by: route.type === 'service' ? 'addresses' : 'controller',
    ports: targetsOfEntry(entry, workload).intervals.map(({ protocol, from }) => `${from}/${protocol}`),
    service: service.name,
    selector: flattenLabels(service.selector ?? []),
  };
}

/** More namespaces are no choice that one can make from a menu. */
const CHOICES_MAX = 3;

/** Whom to let in, and what policies that do it would be called. */
function describeFixes(entry: ServiceEntry, namespace: string, scope: ScopeFacts): Found['args'] {
  const sources =
    entry.route.type === 'service'
      ? ['everybody']
      : guessControllerNamespaces(entry, scope.cluster).slice(0, CHOICES_MAX);
  return {
    sources,
    newNames: sources.map((from) =>
      freePolicyName(`allow-${from}-to-${entry.service.name}`, namespace, scope),
    ),
  };
}

function readPort(text: string): OpenPort {
  const [port = '', protocol = ''] = text.split('/');
  return { port: Number(port), protocol: protocol === 'UDP' || protocol === 'SCTP' ? protocol : 'TCP' };
}

function allowHere(from: string, ports: readonly OpenPort[], source: FixSource): readonly Fix[] {
  const edit = addRule('ingress', newIngressRule(from, ports), source);
  const title =
    from === 'everybody'
      ? say`allow everybody in this policy (opens)`
      : say`allow the namespace ${quoteCode(from)} in this policy (opens)`;
  return edit === undefined ? [] : [{ title, edits: [edit], isSafe: false }];
}

/** For policies that select more pods than those that are meant. */
function allowInPolicy(
  {
    name,
    from,
    ports,
  }: { readonly name: string; readonly from: string; readonly ports: readonly OpenPort[] },
  problem: Parameters<Rule['message']>[0],
  { text, root }: FixSource,
): readonly Fix[] {
  const service = getArgument(problem, 'service');
  const policy = newPolicy(name, getArgument(problem, 'namespace'), {
    podSelector: { matchLabels: Object.fromEntries(readFlatLabels(getList(problem, 'selector'))) },
    policyTypes: ['Ingress'],
    ingress: [newIngressRule(from, ports)],
  });
  const edit = appendDocument(text, root, policy);
  const pods = quoteCode(service);
  const title =
    from === 'everybody'
      ? say`add a policy that allows everybody to the pods of ${pods} (opens)`
      : say`add a policy that allows the namespace ${quoteCode(from)} to the pods of ${pods} (opens)`;
  return edit === undefined ? [] : [{ title, edits: [edit], isSafe: false }];
}
