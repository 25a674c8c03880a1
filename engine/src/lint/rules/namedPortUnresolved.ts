/**
 * The rule `named-port-unresolved`: the name of a port that no pod has where connections of the rule arrive. What network
 * plugins make of names otherwise is not its matter.
 */
import type { ContainerPort, NamedPort } from '../../k8s/resource.ts';
import { locate } from '../../k8s/resource.ts';
import { findUsualNumber } from '../../k8s/servicePorts.ts';
import type { Problem } from '../../problem.ts';
import { findPublicAddresses } from '../../reachability/publicAddresses.ts';
import { targetsOf } from '../../reachability/findEndpoints.ts';
import { findNearest } from '../../text/findNearest.ts';
import type { UnitPlace } from '../../text/location.ts';
import { say } from '../../text/say.ts';
import { findPlace } from '../../yaml/findPlace.ts';
import { insertEntry } from '../../yaml/insertEntry.ts';
import { findEntry } from '../../yaml/node.ts';
import { replaceScalar } from '../../yaml/replaceScalar.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import type { Fix, FixSource } from '../fix.ts';
import { offerPorts } from '../portEdit.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, getList, type Rule } from '../rule.ts';
import {
  isDeclared,
  listRulePorts,
  listServicePorts,
  type Destinations,
  type RulePort,
  type ServicePortFacts,
} from '../rulePorts.ts';
import type { ScopeFacts } from '../scopeFacts.ts';

const EXAMPLE_CLUSTER = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec:
  containers:
    - name: web
      image: web
      ports: [{ name: http, containerPort: 8080 }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
    - from:
        - podSelector: {}
      ports:
`;

export const namedPortUnresolved: Rule = {
  id: 'named-port-unresolved',
  severity: 'warning',
  title: 'The name of a port that no pod has',
  docs: `A port by name is looked up on the pods where connections arrive: the selected pods for ingress, the peers for
egress. It is the name in the container's \`ports\`, with the same protocol (TCP where the rule names none); the names that a
Service gives to its ports do not count. Without a pod that has it the name opens nothing. Addresses have no names of ports
at all, so that a name beside \`ipBlock\` peers on the internet opens nothing either. Nothing is said where pods that are
not among the manifests may have the name.`,
  badExample: {
    text: `${EXAMPLE_CLUSTER}        - port: htpp
        #       ^^^^ warning named-port-unresolved: did you mean \`http\`
`,
  },
  goodExample: { text: `${EXAMPLE_CLUSTER}        - port: http\n` },
  check: { of: 'policy', run: find },
  message: (problem) => {
    const name = quoteCode(getArgument(problem, 'name'));
    const protocol = getArgument(problem, 'protocol');
    const [meant, other] = [getArgument(problem, 'meant'), getArgument(problem, 'otherProtocol')];
    const service = getArgument(problem, 'service');
    if (getArgument(problem, 'reason') === 'addresses') {
      return say`addresses have no names of ports, so ${name} opens nothing towards them; write the number`;
    }
    if (other !== '') {
      return say`${name} is a port for ${other} on the pods that this rule is about, and the rule means ${protocol}, so it opens nothing; write the protocol`;
    }
    if (service !== '') {
      return say`${name} is what the Service ${quoteCode(service)} calls its port, no pod behind it has a port of that name, so it opens nothing; write the pods' port ${quoteCode(meant)}`;
    }
    return meant === ''
      ? say`no pod that this rule is about has a ${protocol} port named ${name}, so it opens nothing; name the container's port, or write its number`
      : say`no pod that this rule is about has a ${protocol} port named ${name}, so it opens nothing; did you mean ${quoteCode(meant)}?`;
  },
  fixes: (problem, source) => [
    ...writeProtocol(problem, source),
    ...offerPorts(
      getList(problem, 'choices'),
      problem.span,
      source,
      (port) => say`write ${quoteCode(port)} (opens it)`,
    ),
  ],
};

/** The protocol that the pods have the name for; behind the port where the rule names none. */
function writeProtocol(problem: Problem, { text, root }: FixSource): readonly Fix[] {
  const protocol = getArgument(problem, 'otherProtocol');
  const port = findPlace(root, text, problem.span);
  if (protocol === '' || port?.entry === undefined || port.parent.type !== 'map') {
    return [];
  }
  const written = findEntry(port.parent, 'protocol')?.value;
  const edit =
    written?.type === 'scalar'
      ? replaceScalar(written, protocol)
      : insertEntry(text, port.parent, { key: 'protocol', value: protocol }, port.entry);
  return [{ title: say`write the protocol ${quoteCode(protocol)} (opens it)`, edits: [edit], isSafe: false }];
}

function* find(facts: PolicyFacts, scope: ScopeFacts): Generator<Found> {
  const { resource } = facts;
  yield* findTowardsAddresses(facts, scope);
  for (const { port, destinations, path } of listRulePorts(facts, scope)) {
    if (port.type === 'named' && isUnresolved(port, destinations, scope)) {
      const { args, elsewhere = [] } = explain(port, destinations, scope);
      yield {
        resource,
        span: port.portSpan,
        path: `${path}.port`,
        args: { name: port.name, protocol: port.protocol, ...args },
        elsewhere,
      };
    }
  }
}

/** Where the network plugin takes names as those of the pods themselves, and nobody has it. */
function isUnresolved(port: NamedPort, destinations: Destinations, scope: ScopeFacts): boolean {
  const { namedPorts } = scope.cluster.profile;
  return (
    (namedPorts === 'perPod' || namedPorts === 'perPolicy') &&
    !destinations.all.some(({ ports }) => ports.some((declared) => isDeclared(port, declared)))
  );
}

/** What was probably meant: another protocol, a Service's name for a port, a name that is spelled like it. */
function explain(
  port: NamedPort,
  destinations: Destinations,
  scope: ScopeFacts,
): Pick<Found, 'args' | 'elsewhere'> {
  const declared = destinations.all.flatMap(({ ports }) => ports);
  const other = declared.find(({ name, protocol }) => name === port.name && protocol !== port.protocol);
  if (other !== undefined) {
    return { args: { otherProtocol: other.protocol }, elsewhere: placeDeclared(other, destinations) };
  }
  const served = listServicePorts(destinations, scope).find(
    ({ port: own }) => own.name === port.name && own.protocol === port.protocol,
  );
  const choices = served === undefined ? [] : listTargets(served);
  if (served !== undefined && 0 < choices.length) {
    return {
      args: { service: served.service.name, meant: choices[0] ?? '', choices },
      elsewhere: [locate(served.service, served.port.span)],
    };
  }
  const names = listNames(declared, port);
  const meant = findNearest(port.name, names);
  const near = declared.find(({ name, protocol }) => name === meant && protocol === port.protocol);
  return {
    args: { meant: meant ?? '', choices: meant === undefined ? names : [meant, ...names] },
    elsewhere: meant === undefined || near === undefined ? [] : placeDeclared(near, destinations),
  };
}

/** Where the port is declared: in the manifest of the pods that have it. */
function placeDeclared(port: ContainerPort, { all }: Destinations): readonly UnitPlace[] {
  const owner = all.find(({ ports }) => ports.includes(port));
  return owner === undefined ? [] : [locate(owner.source, port.span)];
}

/** The pods' ports behind a port of a Service: by name where the Service has one that they know, and by number. */
function listTargets({ port, workloads }: ServicePortFacts): readonly string[] {
  const numbers = workloads.flatMap((workload) => targetsOf(port, workload).map(({ from }) => String(from)));
  const names = typeof port.targetPort === 'string' && 0 < numbers.length ? [port.targetPort] : [];
  return [...new Set([...names, ...numbers])];
}

function listNames(declared: readonly ContainerPort[], { protocol }: NamedPort): readonly string[] {
  const names = declared.flatMap((port) =>
    port.protocol === protocol && port.name !== undefined ? [port.name] : [],
  );
  return [...new Set(names)];
}

/** Peers that are nothing but addresses of the internet: no pod can be among them. */
function* findTowardsAddresses({ resource, policy }: PolicyFacts, scope: ScopeFacts): Generator<Found> {
  for (const rule of policy.directions.egress?.rules ?? []) {
    const names = (rule.ports ?? []).filter((port): port is NamedPort => port.type === 'named');
    if (0 < names.length && isInternet(rule, scope)) {
      for (const port of names) {
        const index = rule.ports?.indexOf(port) ?? 0;
        const usual = findUsualNumber(port.name);
        yield {
          resource,
          span: port.portSpan,
          path: `spec.egress[${rule.index}].ports[${index}].port`,
          args: {
            reason: 'addresses',
            name: port.name,
            protocol: port.protocol,
            choices: usual === undefined ? [] : [String(usual)],
          },
        };
      }
    }
  }
}

function isInternet({ peers }: RulePort['rule'], { cluster, reachability }: ScopeFacts): boolean {
  if (peers === undefined || !peers.every(({ type }) => type === 'addresses')) {
    return false;
  }
  const { addresses, maybeAddresses, workloads, maybe } = reachability.membersOf(peers);
  return (
    workloads.length + maybe.length === 0 &&
    maybeAddresses.isEmpty &&
    findPublicAddresses(cluster.cidrs).covers(addresses)
  );
}
