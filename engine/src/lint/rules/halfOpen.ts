/**
 * The rule `half-open`: pods that a rule lets in or out, where the policies at the other end let nothing through. Peers
 * that match nobody are the rule `peer-selects-nothing`'s matter.
 */
import { locate, type Direction, type NetworkPolicyPort } from '../../k8s/resource.ts';
import { PORT_MAX, PORT_MIN } from '../../k8s/ports.ts';
import type { Policy } from '../../policy/policy.ts';
import { say, sayRest, type Message, type MessagePart } from '../../text/say.ts';
import { appendDocument } from '../../yaml/appendDocument.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import type { Fix, FixSource } from '../fix.ts';
import { freePolicyName } from '../freeName.ts';
import { findHalfOpenPeers, listAnswering, OTHER_END, type HalfOpenPeer } from '../halfOpenPeers.ts';
import { mirrorRule, readMirror, type Mirror } from '../mirrorRule.ts';
import { nameSome } from '../nameSome.ts';
import { newPolicy } from '../newPolicies.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, getList, type Rule } from '../rule.ts';
import { addRule } from '../ruleEdit.ts';
import type { ScopeFacts } from '../scopeFacts.ts';

const PODS = `apiVersion: v1
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
    - ports: [{ protocol: UDP, port: 53 }, { protocol: TCP, port: 53 }]
`;

const DB = `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from:
        - podSelector: { matchLabels: { app: web } }
      ports: [{ port: 5432 }]
`;

export const halfOpen: Rule = {
  id: 'half-open',
  severity: 'info',
  title: 'A connection that only one of its ends allows',
  docs: `A connection passes when both ends allow it: egress where it begins, and ingress where it arrives. Here a rule opens
its own end, and the pods at the other end are isolated by policies that allow none of it, so that nothing passes. Open the
other end as well; the fixes add the rule to a policy there, or add a policy of its own.

Nothing is said as soon as one of the peer's pods gets through on one of the ports, of peers that select all pods, and where
the manifests do not tell everything about the namespaces.`,
  badExample: {
    text: `${PODS}${DB.replace(
      '      ports:',
      '        #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info half-open: nothing comes from this peer\n      ports:',
    )}`,
  },
  goodExample: {
    text: `${PODS}    - to:
        - podSelector: { matchLabels: { app: db } }
      ports: [{ port: 5432 }]
${DB}`,
  },
  check: { of: 'peers', peersOf: listAnswering, run: find },
  message: (problem) => {
    const isIngress = getArgument(problem, 'direction') === 'ingress';
    const peers = someNames(problem, 'peers');
    const ports = portsText(problem, say`any port`);
    const [first = '', ...others] = getList(problem, 'policies');
    const policy = sayRest(quoteCode(first), others.length);
    switch (getArgument(problem, 'tier')) {
      case 'admin':
        return isIngress
          ? say`nothing comes from this peer: policy ${policy} denies egress of ${peers} to here before NetworkPolicies are asked, so none of them can open it; change it there`
          : say`nothing gets to this peer: policy ${policy} denies ingress of ${peers} from here before NetworkPolicies are asked, so none of them can open it; change it there`;
      case 'baseline':
        return isIngress
          ? say`nothing comes from this peer: policy ${policy} denies egress of ${peers} to here, since no NetworkPolicy isolates them for it; change it there, or add a NetworkPolicy that allows it`
          : say`nothing gets to this peer: policy ${policy} denies ingress of ${peers} from here, since no NetworkPolicy isolates them for it; change it there, or add a NetworkPolicy that allows it`;
      default:
        return isIngress
          ? say`nothing comes from this peer: egress of ${peers} is isolated by policy ${policy} and not open to here on ${ports}; open it there as well`
          : say`nothing gets to this peer: ingress of ${peers} is isolated by policy ${policy} and not open from here on ${ports}; open it there as well`;
    }
  },
  fixes: openOtherEnd,
};

type AnyProblem = Parameters<Rule['message']>[0];

function someNames(problem: AnyProblem, name: 'peers' | 'subjects'): MessagePart {
  const shown = getList(problem, name).map(quoteCode).join(', ');
  return sayRest(shown, Number(getArgument(problem, `${name}Rest`)));
}

function portsText(problem: AnyProblem, all: Message): MessagePart {
  const ports = getList(problem, 'ports');
  return ports.length === 0 ? all : ports.map(quoteCode).join(', ');
}

// Finding ---------------------------------------------------------------------------------------------------

function* find(facts: PolicyFacts, scope: ScopeFacts): Generator<Found> {
  for (const found of findHalfOpenPeers(facts, scope)) {
    const { peer, rule, subjects, members } = found;
    const [peers, own] = [nameSome(members), nameSome(subjects)];
    const policies = choosePolicies(found, scope);
    yield {
      resource: facts.resource,
      span: peer.peer.podSelector?.span ?? peer.peer.span,
      path: `${peer.path}.podSelector`,
      args: {
        direction: peer.direction,
        ruleIndex: peer.ruleIndex,
        peerIndex: peer.peerIndex,
        tier: found.closing.tier,
        peers: peers.shown,
        peersRest: peers.others,
        subjects: own.shown,
        subjectsRest: own.others,
        ports: (rule.rule.ports ?? []).flatMap(formatPort),
        policies: policies.map(({ source }) => source.name),
        ...describeFixes(facts, found, policies, scope),
      },
      elsewhere: policies.map(({ source }) => locate(source, source.nameSpan)),
    };
  }
}

/** More names say nothing new, and more policies are no choice that one can make from a menu. */
const POLICIES_MAX = 3;

/** Those of the fewest pods first: a rule in them opens least. */
function choosePolicies({ closing }: HalfOpenPeer, scope: ScopeFacts): readonly Policy[] {
  return closing.tier !== 'networkPolicy'
    ? closing.policies.slice(0, POLICIES_MAX)
    : closing.policies
        .map((policy) => ({ policy, size: scope.subjectsOf(policy).workloads.length }))
        .sort((left, right) => left.size - right.size)
        .slice(0, POLICIES_MAX)
        .map(({ policy }) => policy);
}

function formatPort(port: NetworkPolicyPort): readonly string[] {
  switch (port.type) {
    case 'unreadable':
      return [];
    case 'named':
      return [`${port.name}/${port.protocol}`];
    case 'range': {
      const isAll = port.from === PORT_MIN && port.to === PORT_MAX;
      const numbers = port.from === port.to ? String(port.from) : `${port.from}-${port.to}`;
      return [isAll ? port.protocol : `${numbers}/${port.protocol}`];
    }
  }
}

/** What the fixes need to know besides the text: which policies to add to, and what a new one would be called. */
function describeFixes(
  { namespace }: PolicyFacts,
  { peer, subjects, members, closing }: HalfOpenPeer,
  policies: readonly Policy[],
  scope: ScopeFacts,
): Found['args'] {
  if (closing.tier !== 'networkPolicy') {
    return {};
  }
  const [from, to] = peer.direction === 'ingress' ? [members, subjects] : [subjects, members];
  const [home, ...otherHomes] = new Set(members.map((member) => member.namespace));
  const isMeantAlone = (policy: Policy | undefined): boolean =>
    policy !== undefined &&
    scope.subjectsOf(policy).workloads.every((workload) => members.includes(workload));
  return {
    namespace,
    homes: policies.map(({ source }) => source.namespace ?? scope.defaultNamespace),
    targets: policies.flatMap((policy, position) =>
      isFoundation(policy, OTHER_END[peer.direction]) ? [] : [String(position)],
    ),
    isFirstNarrow: isMeantAlone(policies[0]) ? 'yes' : 'no',
    home: otherHomes.length === 0 ? (home ?? '') : '',
    newName: freePolicyName(`allow-${from[0]?.name ?? ''}-to-${to[0]?.name ?? ''}`, home ?? '', scope),
  };
}

/** A policy that denies by default stays as it is; others add to it. */
function isFoundation({ subject, directions }: Policy, direction: Direction): boolean {
  return subject.pods.requirements.length === 0 && directions[direction]?.rules.length === 0;
}

// Fixing ----------------------------------------------------------------------------------------------------

function openOtherEnd(problem: AnyProblem, source: FixSource): readonly Fix[] {
  const direction: Direction = getArgument(problem, 'direction') === 'ingress' ? 'ingress' : 'egress';
  const mirror = readMirror(source, {
    direction,
    ruleIndex: Number(getArgument(problem, 'ruleIndex')),
    peerIndex: Number(getArgument(problem, 'peerIndex')),
  });
  if (mirror === undefined) {
    return [];
  }
  const additions = getList(problem, 'targets').flatMap((position) =>
    addToPolicy(problem, source, mirror, Number(position)),
  );
  const documents = addPolicy(problem, source, mirror);
  return getArgument(problem, 'isFirstNarrow') === 'yes'
    ? [...additions, ...documents]
    : [...documents, ...additions];
}

function addToPolicy(
  problem: AnyProblem,
  { openElsewhere }: FixSource,
  mirror: Mirror,
  position: number,
): readonly Fix[] {
  const isIngress = getArgument(problem, 'direction') === 'ingress';
  const other = OTHER_END[isIngress ? 'ingress' : 'egress'];
  const target = openElsewhere?.(position);
  const rule = mirrorRule(mirror, other, otherNamespace(problem, getList(problem, 'homes')[position]));
  const edit = target === undefined ? undefined : addRule(other, rule, target);
  const name = quoteCode(getList(problem, 'policies')[position] ?? '');
  const subjects = someNames(problem, 'subjects');
  const ports = portsText(problem, say`all ports`);
  const title = isIngress
    ? say`add a rule to ${name} that lets its pods connect to ${subjects} on ${ports}`
    : say`add a rule to ${name} that lets ${subjects} connect to its pods on ${ports}`;
  return edit === undefined ? [] : [{ title, edits: [edit], isSafe: false, elsewhere: position }];
}

/** The pods are isolated already, so a policy of their own closes nothing. */
function addPolicy(problem: AnyProblem, { text, root }: FixSource, mirror: Mirror): readonly Fix[] {
  const isIngress = getArgument(problem, 'direction') === 'ingress';
  const other = OTHER_END[isIngress ? 'ingress' : 'egress'];
  const home = getArgument(problem, 'home');
  const rule = mirrorRule(mirror, other, otherNamespace(problem, home));
  const policy = newPolicy(getArgument(problem, 'newName'), home, {
    podSelector: mirror.peerSelector,
    policyTypes: [other === 'egress' ? 'Egress' : 'Ingress'],
    [other]: [rule],
  });
  const edit = home === '' ? undefined : appendDocument(text, root, policy);
  const [peers, subjects] = [someNames(problem, 'peers'), someNames(problem, 'subjects')];
  const [from, to] = isIngress ? [peers, subjects] : [subjects, peers];
  const ports = portsText(problem, say`all ports`);
  const title = say`add a policy that lets ${from} connect to ${to} on ${ports}`;
  return edit === undefined ? [] : [{ title, edits: [edit], isSafe: false }];
}

/** The namespace of the rule's own pods, where a policy in `home` has to say it. */
function otherNamespace(problem: AnyProblem, home: string | undefined): string | undefined {
  const namespace = getArgument(problem, 'namespace');
  return namespace === home ? undefined : namespace;
}
