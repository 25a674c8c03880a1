/**
 * The rule `port-not-exposed`: a number that none of the pods declares although they declare others. Numbers of a
 * Service are the rule `port-is-service-port`'s matter, names the rule `named-port-unresolved`'s.
 */
import type { WorkloadEndpoint } from '../../cluster/cluster.ts';
import { locate, type PortRange } from '../../k8s/resource.ts';
import { PORT_MAX, PORT_MIN } from '../../k8s/ports.ts';
import type { UnitPlace } from '../../text/location.ts';
import { say } from '../../text/say.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import { offerPorts } from '../portEdit.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, getList, type Rule } from '../rule.ts';
import { isDeclared, listRulePorts, listServicePorts, type Destinations } from '../rulePorts.ts';
import type { ScopeFacts } from '../scopeFacts.ts';
import { findServicePortSlip } from '../servicePortSlip.ts';

const EXAMPLE_CLUSTER = `apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
spec:
  containers:
    - name: db
      image: postgres
      ports: [{ containerPort: 5432 }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from:
        - podSelector: {}
      ports:
`;

export const portNotExposed: Rule = {
  id: 'port-not-exposed',
  severity: 'hint',
  title: 'A port that no pod declares',
  docs: `Every pod that the rule is about declares the ports of its containers, and this number is not among them. That is
no proof: a declaration is information only, and a pod may listen on other ports as well. But often the number is a slip of
the pen, or one that the application had once. Nothing is said where a pod declares no port at all, or a Service leads to
the number.`,
  badExample: {
    text: `${EXAMPLE_CLUSTER}        - port: 5423
        #       ^^^^ hint port-not-exposed: they declare \`5432\`
`,
  },
  goodExample: { text: `${EXAMPLE_CLUSTER}        - port: 5432\n` },
  check: { of: 'policy', run: find },
  message: (problem) => {
    const [port, protocol] = [getArgument(problem, 'port'), getArgument(problem, 'protocol')];
    const declared = getList(problem, 'declared').map(quoteCode).join(', ');
    return say`no pod that this rule is about declares ${quoteCode(port)} for ${protocol}, they declare ${declared}; check the number, or declare the port`;
  },
  fixes: (problem, source) =>
    getArgument(problem, 'port').includes('-')
      ? []
      : offerPorts(
          getList(problem, 'choices'),
          problem.span,
          source,
          (port) => say`write ${quoteCode(port)} (opens it instead)`,
        ),
};

function* find(facts: PolicyFacts, scope: ScopeFacts): Generator<Found> {
  for (const rulePort of listRulePorts(facts, scope)) {
    const { port, destinations, path } = rulePort;
    if (port.type !== 'range' || !isUndeclared(port, destinations)) {
      continue;
    }
    const isServed = listServicePorts(destinations, scope).some((served) =>
      isTarget(port, served.port.targetPort),
    );
    if (isServed || findServicePortSlip(rulePort, scope) !== undefined) {
      continue;
    }
    yield {
      resource: facts.resource,
      span: port.portSpan,
      path: `${path}.port`,
      args: { port: writeRange(port), protocol: port.protocol, ...listDeclared(port, destinations) },
      elsewhere: destinations.all.slice(0, 1).flatMap(placePort),
    };
  }
}

/** Whether every pod declares ports, and none this one. A protocol without numbers is no number. */
function isUndeclared(port: PortRange, { all }: Destinations): boolean {
  const isEveryPort = port.from === PORT_MIN && port.to === PORT_MAX;
  return (
    !isEveryPort &&
    all.every(({ ports }) => 0 < ports.length && !ports.some((declared) => isDeclared(port, declared)))
  );
}

/** Where the pods declare what they declare. */
function placePort({ source, ports: [first] }: WorkloadEndpoint): readonly UnitPlace[] {
  return first === undefined ? [] : [locate(source, first.span)];
}

function isTarget({ from, to }: PortRange, target: number | string): boolean {
  return typeof target === 'number' && from <= target && target <= to;
}

function writeRange({ from, to }: PortRange): string {
  return from === to ? String(from) : `${from}-${to}`;
}

/** More ports say nothing new. */
const PORTS_MAX = 5;

/** What the pods declare, for people with the protocol where it is another one; what may stand in the number's place. */
function listDeclared({ protocol }: PortRange, { all }: Destinations): Found['args'] {
  const choices = new Set<number>();
  const declared = new Set<number | string>();
  for (const port of all.flatMap((workload) => workload.ports)) {
    if (port.protocol === protocol) {
      choices.add(port.number);
      declared.add(port.number);
    } else {
      declared.add(`${port.number}/${port.protocol}`);
    }
  }
  return { declared: [...declared].slice(0, PORTS_MAX).map(String), choices: [...choices].map(String) };
}
