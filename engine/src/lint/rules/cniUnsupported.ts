/**
 * The rule `cni-unsupported`: what the chosen network plugin ignores, widens or refuses of a policy, where it makes a
 * difference. Of what no source tells it says nothing; a plugin that enforces nothing at all is the rule
 * `cni-does-not-enforce`'s matter.
 */
import type { Profile } from '../../config/profile.ts';
import { formatCidr } from '../../k8s/cidr.ts';
import {
  DIRECTIONS,
  locate,
  type Direction,
  type NetworkPolicyPort,
  type Requirement,
} from '../../k8s/resource.ts';
import { AddressSet } from '../../policy/addressSet.ts';
import { enforces } from '../../policy/compile.ts';
import { listNegative } from '../../policy/negativeOperators.ts';
import type { Peer, Rule as PolicyRule } from '../../policy/policy.ts';
import { findPortDeviation, numbersNamed } from '../../reachability/portDeviation.ts';
import { findPublicAddresses } from '../../reachability/publicAddresses.ts';
import { say, type Message } from '../../text/say.ts';
import type { Problem } from '../../problem.ts';
import { findScalar } from '../../yaml/replaceScalar.ts';
import { describePodsInside, replaceBlock, selectInstead } from '../blockEdit.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import type { Fix, FixSource } from '../fix.ts';
import { listBlocks } from '../newPeers.ts';
import { splitRange } from '../portEdit.ts';
import { PEERS_OF } from '../podPeers.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, getList, type Rule } from '../rule.ts';
import type { ScopeFacts } from '../scopeFacts.ts';

export const cniUnsupported: Rule = {
  id: 'cni-unsupported',
  severity: 'warning',
  title: 'A part of a policy that the network plugin does not support',
  docs: `The network plugin that [\`cni\`](../configuration.md#cni) names does something else with a part of this policy than
Kubernetes says: it ignores \`endPort\`, takes the name of a port for all ports, refuses the whole policy because of a name,
does not match pods by an \`ipBlock\`, does not take \`except\`, SCTP, \`NotIn\` or \`DoesNotExist\`, or does not apply policies to
pods without an owner. Verdicts follow the plugin.
[What each plugin does](../cni.md) is documented with its sources; what no source tells gives no finding, and undefined
verdicts. Write what the plugin supports: numbers instead of names, single ports instead of ranges, selectors instead of
addresses of pods.`,
  badExample: {
    text: `#-- podgate.yaml
cni: weave-net
#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  ingress:
    - ports:
        - port: http
        # ^^^^^^^^^^ warning cni-unsupported: the whole policy has no effect
`,
  },
  goodExample: {
    text: `#-- podgate.yaml
cni: weave-net
#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  ingress:
    - ports:
        - port: 8080
`,
  },
  check: { of: 'policy', run: findUnsupported },
  message: (problem) => {
    const write = MESSAGES[getArgument(problem, 'what')];
    const plugin = getArgument(problem, 'plugin');
    return write === undefined
      ? say`${plugin} does not support this`
      : write((name) => getArgument(problem, name));
  },
  fixes: (problem, source) => {
    switch (getArgument(problem, 'what')) {
      case 'endPortIgnored':
        return writeOneByOne(problem, source);
      case 'ipBlock':
        return selectInstead(problem, source);
      case 'exceptRefused':
        return writeBlocksLeft(problem, source);
      default:
        return writeNumber(problem, source);
    }
  },
};

function writeNumber(problem: Problem, { root }: FixSource): readonly Fix[] {
  const number = getArgument(problem, 'number');
  const scalar = findScalar(root, problem.span, getArgument(problem, 'name'));
  return number === '' || scalar === undefined
    ? []
    : [
        {
          title: say`write the number ${quoteCode(number)}`,
          edits: [{ span: scalar.span, newText: number }],
          isSafe: false,
        },
      ];
}

/** Longer ranges would bury the rest of the policy. */
const PORTS_MAX = 16;

function writeOneByOne(problem: Problem, source: FixSource): readonly Fix[] {
  const [from, to] = [Number(getArgument(problem, 'from')), Number(getArgument(problem, 'to'))];
  const edits = to - from < PORTS_MAX ? splitRange({ from, to }, problem.span, source) : undefined;
  return edits === undefined
    ? []
    : [
        {
          title: say`write the ${to - from + 1} ports one by one (opens those that are not opened now)`,
          edits,
          isSafe: false,
        },
      ];
}

function writeBlocksLeft(problem: Problem, source: FixSource): readonly Fix[] {
  const left = getList(problem, 'left');
  const edits = replaceBlock(
    problem,
    left.map((cidr) => ({ ipBlock: { cidr } })),
    source,
  );
  const title =
    left.length === 1
      ? say`write the block that is left without \`except\` (opens it)`
      : say`write the ${left.length} blocks that are left without \`except\` (opens them)`;
  return edits.length === 0 ? [] : [{ title, edits, isSafe: false }];
}

type WriteMessage = (get: (name: string) => string) => Message;

const MESSAGES: Readonly<Record<string, WriteMessage>> = {
  endPortIgnored: (get) =>
    say`${get('plugin')} does not know \`endPort\`, so of the ports ${get('from')} to ${get('to')} only ${get('from')} is opened; write the ports one by one`,
  nameAllPorts: (get) =>
    say`${get('plugin')} does not resolve names of ports, so ${quoteCode(get('name'))} opens every ${get('protocol')} port; write the number`,
  nameRefused: (get) =>
    say`${get('plugin')} refuses policies that name a port such as ${quoteCode(get('name'))}, so the whole policy has no effect; write the number`,
  nameUnsupported: (get) =>
    say`${get('plugin')} refuses names of ports such as ${quoteCode(get('name'))}, and what becomes of the policy is not documented; write the number`,
  sctpOff: (get) =>
    say`${get('plugin')} handles SCTP only where it is switched on, and what it does with this port otherwise is not documented; switch it on and write \`sctp: honored\` below \`cni\` in \`podgate.yaml\``,
  sctpRefused: (get) =>
    say`${get('plugin')} refuses SCTP, and what becomes of the policy is not documented; put the pods where another plugin runs, or use TCP or UDP`,
  exceptRefused: (get) =>
    say`${get('plugin')} refuses \`except\`, and what becomes of the policy is not documented; write the blocks that are left of ${quoteCode(get('cidr'))}`,
  negativeRefused: (get) =>
    say`${get('plugin')} refuses ${quoteCode(get('operator'))}, and what becomes of the policy is not documented; select by labels that the pods have`,
  nameShared: (get) =>
    say`with ${get('plugin')}, ${quoteCode(get('name'))} opens the numbers of all selected pods (${get('numbers')}) on each of them; write numbers, in a policy for each kind of pods`,
  nameUnresolved: (get) =>
    say`${get('plugin')} resolves names of ports only towards pods that a selector chooses, so towards all others ${quoteCode(get('name'))} opens nothing; write the number`,
  nameShifting: (get) =>
    say`with ${get('plugin')}, ${quoteCode(get('name'))} is one number for all pods of a namespace, and here they differ (${get('numbers')}); write the number`,
  ipBlock: (get) =>
    say`${get('plugin')} does not match pods by an \`ipBlock\`, so the pods inside ${quoteCode(get('cidr'))} are not meant; use selectors`,
  barePods: (get) =>
    say`${get('plugin')} does not apply policies to pods without an owner, so ${quoteCode(get('pod'))} stays open; let a Deployment run it`,
};

function* findUnsupported(facts: PolicyFacts, scope: ScopeFacts): Generator<Found> {
  if (scope.cluster.profile.standsFor === 'model') {
    return;
  }
  for (const direction of DIRECTIONS) {
    if (enforces(scope.cluster.profile, direction) === 'no') {
      continue;
    }
    for (const rule of facts.policy.directions[direction]?.rules ?? []) {
      yield* findPorts({ facts, scope, direction, rule });
      yield* findBlocks({ facts, scope, direction, rule });
      yield* findExcepts({ facts, scope, direction, rule });
      yield* findNegativePeers({ facts, scope, direction, rule });
    }
  }
  yield* findNegativeSubject(facts, scope);
  yield* findBarePods(facts, scope);
}

/** A rule of a policy that is in force. */
interface RulePlace {
  readonly facts: PolicyFacts;
  readonly scope: ScopeFacts;
  readonly direction: Direction;
  readonly rule: PolicyRule;
}

function* findPorts(place: RulePlace): Generator<Found> {
  const { facts, scope, direction, rule } = place;
  const { profile, workloads } = scope.cluster;
  if (
    profile.endPort !== 'ignored' &&
    ['perPod', 'unknown'].includes(profile.namedPorts) &&
    ['honored', 'unknown'].includes(profile.sctp)
  ) {
    return;
  }
  const destinations =
    direction === 'ingress' ? scope.subjectsOf(facts.policy).workloads : scope.peersOf(rule).workloads;
  for (const [index, port] of (rule.ports ?? []).entries()) {
    const what = findPortDeviation(port, { profile, direction, peers: rule.peers, destinations, workloads });
    if (what === undefined || what.endsWith('Open') || port.type === 'unreadable') {
      continue;
    }
    yield {
      resource: facts.resource,
      span: port.span,
      path: `spec.${direction}[${rule.index}].ports[${index}]`,
      args: { what, plugin: profile.title, ...factsOfPort(port, destinations) },
    };
  }
}

function factsOfPort(
  port: Exclude<NetworkPolicyPort, { readonly type: 'unreadable' }>,
  destinations: Parameters<typeof numbersNamed>[1],
): Found['args'] {
  if (port.type === 'range') {
    return { from: port.from, to: port.to };
  }
  const numbers = numbersNamed(port, destinations);
  return {
    name: port.name,
    protocol: port.protocol,
    numbers: numbers.join(', '),
    ...(numbers.length === 1 ? { number: numbers.join() } : {}),
  };
}

/** A block that is about the inside of the cluster: one that reaches the internet as well may well mean only that. */
function* findBlocks({ facts, scope, direction, rule }: RulePlace): Generator<Found> {
  const { profile, cidrs } = scope.cluster;
  if (profile.ipBlockMatchesPods !== 'no') {
    return;
  }
  for (const [index, peer] of (rule.peers ?? []).entries()) {
    if (peer.type !== 'addresses' || !isAboutPods(peer, scope)) {
      continue;
    }
    const block = AddressSet.ofBlock(peer.cidr, peer.except);
    if (!block.overlaps(findPublicAddresses(cidrs))) {
      yield {
        resource: facts.resource,
        span: peer.span,
        path: `spec.${direction}[${rule.index}].${direction === 'ingress' ? 'from' : 'to'}[${index}]`,
        args: {
          what: 'ipBlock',
          plugin: profile.title,
          cidr: formatCidr(peer.cidr),
          ...describePodsInside(peer, facts.namespace, scope),
        },
      };
    }
  }
}

/** More blocks would bury the rest of the policy. */
const BLOCKS_MAX = 16;

function* findExcepts({ facts, scope, direction, rule }: RulePlace): Generator<Found> {
  const { profile } = scope.cluster;
  for (const [index, peer] of (rule.peers ?? []).entries()) {
    if (peer.type === 'addresses' && 0 < peer.except.length && profile.except === 'refused') {
      const left = listBlocks(AddressSet.ofBlock(peer.cidr, peer.except));
      yield {
        resource: facts.resource,
        span: peer.span,
        path: `spec.${direction}[${rule.index}].${PEERS_OF[direction]}[${index}].ipBlock.except`,
        args: {
          what: 'exceptRefused',
          plugin: profile.title,
          cidr: formatCidr(peer.cidr),
          left: left.length <= BLOCKS_MAX ? left : [],
        },
      };
    }
  }
}

/** The subject of a policy that is in force in any direction. */
function* findNegativeSubject(
  { resource, policy }: PolicyFacts,
  { cluster: { profile } }: ScopeFacts,
): Generator<Found> {
  const isInForce = DIRECTIONS.some(
    (direction) => policy.directions[direction] !== undefined && enforces(profile, direction) !== 'no',
  );
  if (isInForce && profile.negativeOperators === 'refused') {
    for (const requirement of listNegative(policy.subject)) {
      yield foundNegative(requirement, { resource, path: 'spec.podSelector' }, profile);
    }
  }
}

function* findNegativePeers({ facts, scope, direction, rule }: RulePlace): Generator<Found> {
  const { profile } = scope.cluster;
  for (const [index, peer] of (rule.peers ?? []).entries()) {
    if (peer.type === 'pods' && profile.negativeOperators === 'refused') {
      const path = `spec.${direction}[${rule.index}].${PEERS_OF[direction]}[${index}]`;
      for (const requirement of listNegative(peer.matcher)) {
        yield foundNegative(requirement, { resource: facts.resource, path }, profile);
      }
    }
  }
}

function foundNegative(
  { operator, span }: Requirement,
  place: Pick<Found, 'resource' | 'path'>,
  { title }: Profile,
): Found {
  return { ...place, span, args: { what: 'negativeRefused', plugin: title, operator } };
}

/** Whether pods surely lie inside: known ones, or all that the configured ranges are for. */
function isAboutPods(
  { cidr, except }: Extract<Peer, { readonly type: 'addresses' }>,
  { cluster }: ScopeFacts,
): boolean {
  const block = AddressSet.ofBlock(cidr, except);
  const pods = AddressSet.of(cluster.cidrs.pods);
  const isKnownInside = cluster.workloads.some(
    ({ hostNetwork, addresses }) => !hostNetwork && addresses.some((address) => block.has(address)),
  );
  return isKnownInside || block.overlaps(pods);
}

/** Pods that the policy would select if a controller owned them. */
function* findBarePods({ resource, policy, namespace }: PolicyFacts, scope: ScopeFacts): Generator<Found> {
  const { profile } = scope.cluster;
  if (profile.appliesToBarePods === 'yes') {
    return;
  }
  const selected = scope.reachability.membersOf([
    { type: 'pods', matcher: policy.subject, span: resource.spec.podSelector.span },
  ]).workloads;
  const bare = selected.find((pod) => pod.kind === 'Pod' && pod.namespace === namespace && !pod.hostNetwork);
  if (bare !== undefined) {
    yield {
      resource,
      span: resource.spec.podSelector.span,
      path: 'spec.podSelector',
      args: { what: 'barePods', plugin: profile.title, pod: bare.name },
      elsewhere: [locate(bare.source, bare.source.nameSpan)],
    };
  }
}
