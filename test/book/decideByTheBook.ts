/**
 * The second opinion: may this one packet pass? Written from the sentences of the Kubernetes documentation (S
 * numbers), one packet at a time, slow, and without a line of the engine's. The property tests hold the engine
 * against it. It knows NetworkPolicy v1 and nothing else: as Kubernetes' own tests have it, or as a network plugin that
 * differs in some facts does it. What a name of a port stands for is `bookPorts.ts`'.
 */
import {
  isBlock,
  isInBlock,
  isOfFamily,
  isStrictSubset,
  readAddress,
  sampleAddresses,
} from './bookAddress.ts';
import {
  allOf,
  anyOf,
  firstOf,
  toMatch,
  type Direction,
  type Match,
  type Question,
  type View,
} from './bookMatch.ts';
import type {
  BookCluster,
  BookEnd,
  BookIpBlock,
  BookLabels,
  BookPacket,
  BookPeer,
  BookPod,
  BookPolicy,
  BookRequirement,
  BookRule,
  BookSelector,
  BookVerdict,
} from './bookModel.ts';
import { isNamed, matchPort, type BookSubjects, type Towards } from './bookPorts.ts';

/** Where addresses lie if nobody says: those of pods in the ranges for private use, those of nodes anywhere. */
const USUAL_RANGES: Readonly<Record<View, readonly string[]>> = {
  pod: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'],
  node: ['0.0.0.0/0', '::/0'],
};

/** The verdict on a packet, and what each end says for itself. */
export interface BookAnswer {
  readonly verdict: BookVerdict;
  readonly egress: BookVerdict;
  readonly ingress: BookVerdict;
}

/** A packet passes if its source may send it and its destination may receive it (S4). */
export function decideByTheBook(cluster: BookCluster, packet: BookPacket): BookAnswer {
  const egress = decideDirection('egress', cluster, packet);
  const ingress = decideDirection('ingress', cluster, packet);
  const verdict = firstOf<BookVerdict>(['denied', 'unknown', 'undefined'], [egress, ingress]) ?? 'allowed';
  return { verdict, egress, ingress };
}

/** Whether a policy isolates a pod (S2); `unknown` when it may or may not select it. */
export function isolationByTheBook(
  direction: Direction,
  cluster: BookCluster,
  pod: BookPod,
): 'isolated' | 'notIsolated' | 'unknown' {
  const policies = policiesInForce(direction, cluster);
  const match = anyOf(
    policies.map((policy) => {
      const selects = selectsSubject(policy, pod, cluster);
      return isRefused(policy.spec?.podSelector, cluster) ? leaveOpen(selects) : selects;
    }),
  );
  const isolation = ({ yes: 'isolated', no: 'notIsolated', unknown: 'unknown', open: 'unknown' } as const)[
    match
  ];
  return isolation === 'isolated' && enforces(direction, cluster) === 'unknown' ? 'unknown' : isolation;
}

/** The policies that the network plugin listens to in a direction. */
function policiesInForce(direction: Direction, cluster: BookCluster): readonly BookPolicy[] {
  if (enforces(direction, cluster) === 'no') {
    return [];
  }
  const refusesNames = cluster.facts?.namedPorts === 'policyIgnored';
  return cluster.policies.filter(
    (policy) => effectiveTypes(policy).includes(direction) && !(refusesNames && namesPorts(policy)),
  );
}

function enforces(direction: Direction, { facts }: BookCluster): 'yes' | 'no' | 'unknown' {
  return (direction === 'ingress' ? facts?.enforcesIngress : facts?.enforcesEgress) ?? 'yes';
}

function namesPorts(policy: BookPolicy): boolean {
  const rules = effectiveTypes(policy).flatMap((type) => policy.spec?.[type as Direction] ?? []);
  return rules.some(({ ports }) => ports?.some(isNamed));
}

/** One end's say. Not being isolated counts as allowed (S1). */
function decideDirection(direction: Direction, cluster: BookCluster, packet: BookPacket): BookVerdict {
  const [subject, peer] = direction === 'egress' ? [packet.from, packet.to] : [packet.to, packet.from];
  const question = { cluster, direction, subject, peer, packet };
  if (typeof peer === 'string' || !isOnHost(peer, cluster)) {
    return decideAs('pod', question);
  }
  if (cluster.facts?.hostNetwork === 'asNodes') {
    return decideAs('node', question);
  }
  const [asPod, asNode] = [decideAs('pod', question), decideAs('node', question)];
  return asPod === asNode ? asPod : 'undefined'; // S24: two behaviors are allowed.
}

function decideAs(view: View, question: Question): BookVerdict {
  const selecting = policiesInForce(question.direction, question.cluster)
    .map((policy) => ({ policy, selects: selectsSubject(policy, question.subject, question.cluster) }))
    .filter(({ selects }) => selects !== 'no');
  // A policy that may or may not select the subject makes two possible worlds.
  let worlds: BookPolicy[][] = [[]];
  for (const { policy, selects } of selecting) {
    const withPolicy = worlds.map((world) => [...world, policy]);
    worlds = selects === 'yes' ? withPolicy : [...worlds, ...withPolicy];
  }
  const answers = new Set(worlds.map((world) => decideInWorld(world, view, question)));
  const [answer] = answers;
  return answers.size === 1 && answer !== undefined ? answer : 'unknown';
}

/** Not selected: open (S1). Selected: what at least one rule of one policy lets through (S2, S3). */
function decideInWorld(policies: readonly BookPolicy[], view: View, question: Question): BookVerdict {
  if (policies.length === 0) {
    return 'allowed';
  }
  const isOpen = (policy: BookPolicy): boolean => isRefused(policy.spec?.podSelector, question.cluster);
  const matches = policies.flatMap((policy) =>
    (policy.spec?.[question.direction] ?? []).map((rule) => {
      const match = matchRule(rule, policy, view, question);
      return isOpen(policy) ? leaveOpen(match) : match;
    }),
  ); // `ingress` absent or [] has no rule, and so allows nothing (S7).
  const verdicts = { yes: 'allowed', no: 'denied', unknown: 'unknown', open: 'undefined' } as const;
  const verdict = verdicts[anyOf(matches)];
  // Where nobody says whether the plugin restricts anything by these policies, what they would deny is open.
  const isIsolationOpen =
    enforces(question.direction, question.cluster) === 'unknown' || policies.every(isOpen);
  return verdict === 'denied' && isIsolationOpen ? 'undefined' : verdict;
}

/** Some plugins take no selector that asks with `NotIn` or `DoesNotExist`; what becomes of it nobody says. */
function isRefused(selector: BookSelector | null | undefined, { facts }: BookCluster): boolean {
  return (
    facts?.negativeOperators === 'refused' &&
    (selector?.matchExpressions ?? []).some(
      ({ operator, values }) =>
        (operator === 'NotIn' && (values ?? []).length !== 0) ||
        (operator === 'DoesNotExist' && (values ?? []).length === 0),
    )
  );
}

/** S5: absent or empty is Ingress, plus Egress if there is an egress rule. */
function effectiveTypes(policy: BookPolicy): string[] {
  const { policyTypes, egress } = policy.spec ?? {};
  if (policyTypes && policyTypes.length !== 0) {
    return policyTypes.map((type) => type.toLowerCase());
  }
  return egress && egress.length !== 0 ? ['ingress', 'egress'] : ['ingress'];
}

/** S6: pods of the policy's own namespace. Addresses (S4) and hostNetwork pods (S24) are never selected. */
function selectsSubject(policy: BookPolicy, subject: BookEnd, cluster: BookCluster): Match {
  if (typeof subject === 'string' || isOnHost(subject, cluster)) {
    return 'no';
  }
  if (subject.isBare === true && cluster.facts?.appliesToBarePods === 'no') {
    return 'no';
  }
  if (subject.namespace !== policy.metadata.namespace) {
    return 'no';
  }
  return matchSelector(policy.spec?.podSelector ?? {}, subject.labels, 'closed');
}

/** S24 is about these pods, where anybody tells them apart. */
function isOnHost(pod: BookPod, cluster: BookCluster): boolean {
  return pod.hostNetwork && cluster.facts?.hostNetwork !== 'asPods';
}

/** S9: any peer and any port. S8: absent or empty is no restriction. */
function matchRule(rule: BookRule, policy: BookPolicy, view: View, question: Question): Match {
  const peers = (question.direction === 'ingress' ? rule.from : rule.to) ?? [];
  const ports = rule.ports ?? [];
  const subjects = subjectsOf(policy, question.cluster);
  const matchPorts = (towards: Towards): Match =>
    ports.length === 0
      ? 'yes'
      : anyOf(ports.map((port) => matchPort(port, { view, question, towards, subjects })));
  if (peers.length === 0) {
    return matchPorts('others');
  }
  const towardsPods = peers.filter(({ ipBlock, podSelector, namespaceSelector }) => {
    return !ipBlock && (podSelector ?? namespaceSelector);
  });
  // Ports mean the same for all peers, but for some plugins on the way out; then being one of the peers is one question.
  const isSame = question.cluster.facts?.namedPorts !== 'perPolicy' || question.direction === 'ingress';
  const groups: readonly (readonly [readonly BookPeer[], Towards])[] = isSame
    ? [[peers, 'pods']]
    : [
        [towardsPods, 'pods'],
        [peers.filter((peer) => !towardsPods.includes(peer)), 'others'],
      ];
  return anyOf(
    groups.map(([group, towards]) =>
      allOf([anyOf(group.map((peer) => matchPeer(peer, policy, view, question))), matchPorts(towards)]),
    ),
  );
}

/** The pods that a policy selects, and those that it may select. */
function subjectsOf(policy: BookPolicy, cluster: BookCluster): BookSubjects {
  const pods = (cluster.pods ?? []).map((pod) => ({ pod, selects: selectsSubject(policy, pod, cluster) }));
  const selected = (match: Match): BookPod[] =>
    pods.filter(({ selects }) => selects === match).map(({ pod }) => pod);
  return { surely: selected('yes'), perhaps: selected('unknown') };
}

function matchPeer(peer: BookPeer, policy: BookPolicy, view: View, question: Question): Match {
  const { cluster, peer: end } = question;
  const { podSelector, namespaceSelector, ipBlock } = peer;
  if (!podSelector && !namespaceSelector && !ipBlock) {
    return 'unknown'; // V8: not a peer; nobody knows what was meant.
  }
  if (ipBlock) {
    return podSelector || namespaceSelector ? 'unknown' : matchBlock(ipBlock, view, question); // V9
  }
  if (typeof end === 'string' || view === 'node') {
    return 'no'; // S11: selectors choose pods in the cluster, never addresses.
  }
  const byNamespace = namespaceSelector
    ? matchNamespace(namespaceSelector, cluster, end.namespace)
    : toMatch(end.namespace === policy.metadata.namespace); // S10
  const match = allOf([byNamespace, matchSelector(podSelector ?? {}, end.labels, 'closed')]); // S12
  const isOpen = [podSelector, namespaceSelector].some((selector) => isRefused(selector, cluster));
  return isOpen ? leaveOpen(match) : match;
}

/** S30: every namespace carries its name; nothing else is known of one that nobody declares. */
function matchNamespace(selector: BookSelector, cluster: BookCluster, name: string): Match {
  const declared = cluster.namespaces.find((namespace) => namespace.name === name);
  const labels = new Map([...(declared?.labels ?? []), ['kubernetes.io/metadata.name', name]] as const);
  const isClosed = declared !== undefined || cluster.facts?.undeclaredNamespaceLabels === 'none';
  return matchSelector(selector, labels, isClosed ? 'closed' : 'open');
}

/** S13: all requirements hold. */
function matchSelector(selector: BookSelector, labels: BookLabels, world: 'open' | 'closed'): Match {
  const fromLabels = Object.entries(selector.matchLabels ?? {}).map(([key, value]) => ({
    key,
    operator: 'In',
    values: [value],
  }));
  const requirements = [...fromLabels, ...(selector.matchExpressions ?? [])];
  return allOf(requirements.map((requirement) => matchRequirement(requirement, labels, world)));
}

function matchRequirement(
  { key, operator, values }: BookRequirement,
  labels: BookLabels,
  world: 'open' | 'closed',
): Match {
  const takesValues = operator === 'In' || operator === 'NotIn';
  const isKnown = takesValues || operator === 'Exists' || operator === 'DoesNotExist';
  if (!isKnown || takesValues !== 0 < (values ?? []).length) {
    return 'unknown'; // L3-L5: the API server would refuse it.
  }
  if (!labels.has(key)) {
    // The key is missing: NotIn and DoesNotExist match, unless the label may be there after all.
    return world === 'open' ? 'unknown' : toMatch(operator === 'NotIn' || operator === 'DoesNotExist');
  }
  if (!takesValues) {
    return toMatch(operator === 'Exists');
  }
  const value = labels.get(key);
  return value === undefined ? 'unknown' : toMatch((values ?? []).includes(value) === (operator === 'In'));
}

/**
 * S14, S15: blocks match addresses, those of pods too. S32: a block says something about addresses of its family
 * only. Of a pod without a known address all possible ones are looked at; that it has an IPv6 one at all is known
 * only where ranges of the cluster are.
 */
function matchBlock(ipBlock: BookIpBlock, view: View, { cluster, peer: end }: Question): Match {
  const { cidr } = ipBlock;
  const except = ipBlock.except ?? [];
  if (!isBlock(cidr) || !except.every((hole) => isStrictSubset(hole, cidr))) {
    return 'unknown';
  }
  const { facts } = cluster;
  const isMatched = view === 'node' ? facts?.ipBlockMatchesNodes : facts?.ipBlockMatchesPods;
  if (typeof end !== 'string' && isMatched === 'no') {
    return 'no';
  }
  const exact = matchAddresses(cidr, except, view, { cluster, end });
  const match =
    (facts?.except ?? 'honored') !== 'honored' && except.length !== 0
      ? anyOf([exact, leaveOpen(matchAddresses(cidr, [], view, { cluster, end }))])
      : exact;
  return typeof end !== 'string' && isMatched === 'unknown' ? leaveOpen(match) : match;
}

/** What would surely match is up to the plugin. */
function leaveOpen(match: Match): Match {
  return match === 'yes' ? 'open' : match;
}

function matchAddresses(
  cidr: string,
  except: readonly string[],
  view: View,
  { cluster, end }: { readonly cluster: BookCluster; readonly end: BookEnd },
): Match {
  const known = typeof end === 'string' ? [end] : end.ips;
  const configured = view === 'node' ? cluster.nodeCidrs : cluster.podCidrs;
  const candidates =
    known.length === 0
      ? sampleAddresses(configured.length === 0 ? USUAL_RANGES[view] : configured, [cidr, ...except])
      : known.map(readAddress).filter((address) => isOfFamily(address, cidr));
  const hits = candidates.filter((address) => isInBlock(address, cidr, except)).length;
  const isGuess = known.length === 0 && configured.length === 0 && cidr.includes(':');
  const isPartial = 0 < hits && (isGuess || hits < candidates.length);
  return isPartial ? 'unknown' : toMatch(0 < hits);
}
