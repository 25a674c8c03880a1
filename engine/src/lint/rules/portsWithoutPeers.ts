/**
 * The rule `ports-without-peers`: ports that are open to everybody because the rule names no peer. Rules without ports
 * as well are the rule `rule-allows-all`'s matter, blank fields the rule `blank-means-all`'s.
 */
import {
  DIRECTIONS,
  type Direction,
  type NetworkPolicyPort,
  type NetworkPolicyRule,
} from '../../k8s/resource.ts';
import { showsAllPods } from '../../cluster/isComplete.ts';
import { say } from '../../text/say.ts';
import { findNode } from '../../yaml/findNode.ts';
import { insertEntry } from '../../yaml/insertEntry.ts';
import { findEntry } from '../../yaml/node.ts';
import { writeFlow, type NewNode } from '../../yaml/writeBlock.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import type { Fix, FixSource } from '../fix.ts';
import { PEERS_OF } from '../podPeers.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';
import type { ScopeFacts } from '../scopeFacts.ts';
import { listServiceEntries } from '../serviceEntries.ts';

const EXAMPLE_POD = `apiVersion: v1
kind: Pod
metadata: { name: db, labels: { app: db } }
---
`;

export const portsWithoutPeers: Rule = {
  id: 'ports-without-peers',
  severity: 'info',
  title: 'Ports that are open to everybody',
  docs: `A rule with \`ports\` and without \`from\` or \`to\` lets everybody in, or everything out, on these ports: all pods of
the cluster, and the internet. For ingress nothing is said where connections from outside are wanted, because an Ingress, a
Gateway's route, or a Service of the types LoadBalancer or NodePort leads to the pods, and where the pods are not among the
manifests or these do not tell everything about the namespace. For egress nothing is said of the ports of the cluster's DNS.`,
  badExample: {
    text: `${EXAMPLE_POD}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db }
spec:
  podSelector: {}
  ingress:
    - ports:
    # ^^^^^^ info ports-without-peers: the internet included
        - port: 5432
`,
  },
  goodExample: {
    text: `${EXAMPLE_POD}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db }
spec:
  podSelector: {}
  ingress:
    - ports:
        - port: 5432
      from:
        - podSelector: {}
`,
  },
  check: { of: 'policy', run: find },
  message: (problem) =>
    getArgument(problem, 'direction') === 'ingress'
      ? say`this rule has ports and no \`from\`, so everybody may connect to them, the internet included; say who may, if that is not meant`
      : say`this rule has ports and no \`to\`, so the pods may connect to them everywhere, the internet included; say where to, if that is not meant`,
  fixes: (problem, source) => {
    const direction = getArgument(problem, 'direction') === 'ingress' ? 'ingress' : 'egress';
    return [
      ...addPeers(direction, { podSelector: {} }, problem.span, source),
      ...addPeers(direction, { namespaceSelector: {} }, problem.span, source),
    ];
  },
};

function* find({ resource, policy, namespace }: PolicyFacts, scope: ScopeFacts): Generator<Found> {
  const { spec } = resource;
  for (const direction of DIRECTIONS) {
    const open = spec.policyTypes.includes(direction) ? spec[direction].filter(isOpen) : [];
    const told = open.filter(
      ({ index, ports = [] }) =>
        !spec.blanks.some(({ path }) => path === `spec.${direction}[${index}].${PEERS_OF[direction]}`) &&
        !(direction === 'egress' && ports.every((port) => isDns(port, scope))),
    );
    if (told.length === 0 || (direction === 'ingress' && isWanted(namespace, policy, scope))) {
      continue;
    }
    for (const { index, span } of told) {
      yield { resource, span, path: `spec.${direction}[${index}]`, args: { direction } };
    }
  }
}

function isOpen({ peers, ports }: NetworkPolicyRule): boolean {
  return peers === undefined && ports !== undefined;
}

/** Where the DNS is, differs from cluster to cluster, so that many allow its ports everywhere. */
function isDns(port: NetworkPolicyPort, { settings }: ScopeFacts): boolean {
  return (
    port.type === 'range' &&
    port.from === port.to &&
    settings.dns.ports.some(
      ({ protocol, port: number }) => protocol === port.protocol && number === port.from,
    )
  );
}

/** Whether connections from outside are meant to come to one of the pods, or may be, since nobody knows them. */
function isWanted(namespace: string, policy: PolicyFacts['policy'], scope: ScopeFacts): boolean {
  const { workloads, maybe } = scope.subjectsOf(policy);
  if (workloads.length === 0 || !showsAllPods(scope.cluster, namespace)) {
    return true;
  }
  const subjects = new Set([...workloads, ...maybe.map(({ workload }) => workload)]);
  return listServiceEntries(namespace, scope).some(({ service }) => {
    const pods = scope.podsOf(service);
    return [...pods.workloads, ...pods.maybe].some((pod) => subjects.has(pod));
  });
}

/** Behind what the rule has, or in the place of an empty list. */
function addPeers(
  direction: Direction,
  peer: Readonly<Record<string, NewNode>>,
  span: Found['span'],
  { text, root }: FixSource,
): readonly Fix[] {
  const rule = findNode(root, span);
  if (rule?.type !== 'map') {
    return [];
  }
  const field = PEERS_OF[direction];
  const [selector = ''] = Object.keys(peer);
  const title =
    selector === 'podSelector'
      ? say`allow the pods of the namespace alone (${quoteCode(field)}, closes)`
      : say`allow the pods of the cluster alone (${quoteCode(field)}, closes)`;
  const empty = findEntry(rule, field);
  const isJson = rule.entries.some(({ key }) => key.style === 'doubleQuoted');
  const edit =
    empty === undefined
      ? insertEntry(text, rule, { key: field, value: [peer] })
      : { span: empty.value.span, newText: writeFlow([peer], isJson ? 'json' : 'yaml') };
  return [{ title, edits: [edit], isSafe: false }];
}
