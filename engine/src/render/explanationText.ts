/**
 * Why one direction of a pair is as it is, in sentences, each with the line that decides. Verdicts and reasons come from
 * the evaluator; here they get their words.
 */
import type { Endpoint } from '../cluster/cluster.ts';
import { locate, type Direction } from '../k8s/resource.ts';
import { AddressSet } from '../policy/addressSet.ts';
import type { Policy, Rule } from '../policy/policy.ts';
import type { DirectionDecision, Reason } from '../policy/verdict.ts';
import { matchPeer } from '../reachability/nearMisses.ts';
import type { UnitPlace } from '../text/location.ts';
import { say } from '../text/say.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import { nameAddresses } from './addressText.ts';
import { writeDoubtCause } from './doubtText.ts';
import { writeMismatch } from './mismatchText.ts';
import { linkWorkload } from './nameText.ts';
import { writePeer } from './peerText.ts';
import { writePlugin } from './pluginText.ts';
import { writeRulePorts } from './portsText.ts';
import { joinParts, link, prose, type Inline, type InlinePart, type InlineText } from './richText.ts';

/** A sentence, and the line that it follows from; there is none where nothing is written. */
export interface Statement {
  readonly text: InlineText;
  readonly location: UnitPlace | undefined;
}

/** A pair in its scope. */
export interface ExplainedPair {
  readonly view: Pick<ScopeView, 'cluster' | 'reachability'>;
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** All addresses that the sentences are about, where one end is a range and others are like it. */
  readonly addresses?: AddressSet;
}

/** The sentences about one direction, in the order of the policies. Never empty. */
export function writeStatements(pair: ExplainedPair, decision: DirectionDecision): readonly Statement[] {
  const scene = setScene(pair, decision);
  if (decision.verdict === 'notIsolated') {
    return [
      { text: writeNotIsolated(scene), location: undefined },
      ...decision.reasons.map(stateUnheard(scene)),
    ];
  }
  return [...groupByPolicy(decision.reasons).values()].flatMap((reasons) =>
    decision.verdict === 'denied'
      ? stateDenial(scene, reasons)
      : reasons.map((reason) => state(scene, reason)),
  );
}

/** One direction, seen from the pods that policies select. */
interface Scene {
  readonly pair: ExplainedPair;
  readonly direction: Direction;
  readonly subject: Endpoint;
  readonly other: Endpoint;
}

function setScene(pair: ExplainedPair, { direction }: DirectionDecision): Scene {
  const [subject, other] = direction === 'ingress' ? [pair.to, pair.from] : [pair.from, pair.to];
  return { pair, direction, subject, other };
}

function groupByPolicy(reasons: readonly Reason[]): ReadonlyMap<string, readonly Reason[]> {
  const groups = new Map<string, Reason[]>();
  for (const reason of reasons) {
    groups.set(reason.policy, [...(groups.get(reason.policy) ?? []), reason]);
  }
  return groups;
}

// Nothing isolates ------------------------------------------------------------------------------------------

function writeNotIsolated({ pair, direction, subject }: Scene): InlineText {
  if (subject.type === 'addresses') {
    return prose`outside of the cluster no policy applies`;
  }
  return subject.hostNetwork && pair.view.cluster.profile.hostNetwork !== 'asPods'
    ? prose`on the network of its node (hostNetwork) no policy isolates it`
    : prose`no policy isolates it for ${direction}`;
}

/** A policy that the network plugin does not apply. */
function stateUnheard({ pair }: Scene): (reason: Reason) => Statement {
  const plugin = writePlugin(pair.view.cluster.profile);
  return (reason) => ({
    text: prose`${linkReason(reason)} selects it, but ${plugin} does not apply it`,
    location: locationOf(reason),
  });
}

// Something does --------------------------------------------------------------------------------------------

/** The policy that isolates, then what each of its rules allows instead. */
function stateDenial(scene: Scene, reasons: readonly Reason[]): readonly Statement[] {
  const [first] = reasons;
  if (first === undefined) {
    return [];
  }
  const policy = linkReason(first);
  const ownPlace = locate(first.source, first.source.nameSpan);
  if (reasons.some(({ because }) => because === 'noRules')) {
    const text = prose`isolated by ${policy}, which has no ${scene.direction} rules`;
    return [{ text, location: ownPlace }];
  }
  const isIsolated = reasons.some(({ effect }) => effect === 'noMatch');
  return [
    ...(isIsolated ? [{ text: prose`isolated by ${policy}`, location: ownPlace }] : []),
    ...reasons.map((reason) => state(scene, reason)),
  ];
}

function state(scene: Scene, reason: Reason): Statement {
  return { text: writeReason(scene, reason), location: locationOf(reason) };
}

function writeReason(scene: Scene, reason: Reason): InlineText {
  const { rule: index, effect } = reason;
  if (index === undefined) {
    return writePolicyDoubt(reason);
  }
  const rule = findRule(scene, reason);
  if (effect === 'noMatch') {
    return writeNoMatch(scene, rule, reason);
  }
  return writeEffect(scene, rule, reason);
}

/** The policy as a whole leaves it open. */
function writePolicyDoubt(reason: Reason): InlineText {
  const policy = linkReason(reason);
  const cause = writeDoubtCause(reason.because) ?? say`perhaps`;
  return reason.effect === 'noMatch'
    ? prose`whether ${policy} selects it is open: ${cause}`
    : prose`whether ${policy} isolates it is open: ${cause}`;
}

function writeEffect(scene: Scene, rule: Rule | undefined, reason: Reason): InlineText {
  const { direction } = scene;
  const policy = linkReason(reason);
  const number = numberOf(reason);
  const cause = reason.effect === 'allow' && isSure(reason) ? undefined : writeDoubtCause(reason.because);
  if (cause !== undefined) {
    return prose`${policy} may decide it by ${direction} rule ${number}: ${cause}`;
  }
  switch (reason.effect) {
    case 'deny':
      return prose`${policy} denies it by ${direction} rule ${number}`;
    case 'pass':
      return prose`${policy} leaves it to the next tier by ${direction} rule ${number}`;
    default:
      return prose`${policy} allows it by ${direction} rule ${number}: ${writeAllowed(scene, rule)}`;
  }
}

/** A rule that allows because of the plugin allows all the same. */
function isSure({ because }: Reason): boolean {
  return because === undefined || because === 'cni';
}

/** "pods `app=web` of namespace `shop`, on TCP 80": of several peers those that mean the other end. */
function writeAllowed({ pair, other }: Scene, rule: Rule | undefined): InlineText {
  const ports = writeRulePorts(rule?.ports);
  const peers = rule?.peers;
  if (peers === undefined) {
    return prose`everyone, on ${ports}`;
  }
  const meant = peers.filter((peer) => matchPeer(peer, other, pair.view.cluster) !== 'no');
  return prose`${writePeers(meant.length === 0 ? peers : meant)}, on ${ports}`;
}

function writeNoMatch(scene: Scene, rule: Rule | undefined, reason: Reason): InlineText {
  const { pair } = scene;
  const number = numberOf(reason);
  switch (reason.because) {
    case 'port':
    case 'protocol':
      return prose`rule ${number} allows ${nameOther(scene)} only on ${writeRulePorts(rule?.ports)}`;
    case 'cni':
      return prose`rule ${number} would allow it, but ${writePlugin(pair.view.cluster.profile)} reads it differently`;
    default:
      return prose`rule ${number} allows ${writePeers(rule?.peers ?? [])}, but not ${writeLeftOut(scene, rule)}`;
  }
}

/** "web (lacks `app=api`)". */
function writeLeftOut(scene: Scene, rule: Rule | undefined): InlineText {
  const { pair, other } = scene;
  const [only, ...others] = rule?.peers ?? [];
  const name = nameOther(scene);
  const mismatch =
    only === undefined || 0 < others.length ? undefined : writeMismatch(only, other, pair.view.cluster);
  return mismatch === undefined ? prose`${name}` : prose`${name} (${mismatch})`;
}

/** More peers say nothing new. */
const PEERS_MAX = 3;

function writePeers(peers: NonNullable<Rule['peers']>): InlineText {
  const shown = joinParts(peers.slice(0, PEERS_MAX).map(writePeer), '; ');
  const rest = peers.length - PEERS_MAX;
  return rest <= 0 ? shown : prose`${shown} and ${rest} more`;
}

function nameOther({ pair, other }: Scene): InlinePart {
  return other.type === 'workload'
    ? linkWorkload(other)
    : nameAddresses(pair.addresses ?? AddressSet.of([other]), pair.view.cluster).label;
}

/** `shop/db`, leading to the line. */
function linkReason(reason: Reason): Inline {
  return link(reason.policy.replace(/\[[^[\]]*\]$/, ''), locate(reason.source, reason.source.nameSpan));
}

function numberOf({ rule = 0 }: Reason): number {
  return rule + 1;
}

function locationOf({ source, span }: Reason): UnitPlace {
  return locate(source, span);
}

function findRule({ pair, direction }: Scene, reason: Reason): Rule | undefined {
  const { policies } = pair.view.reachability;
  const policy: Policy | undefined = policies.find(
    ({ id, source }) => source === reason.source && id === reason.policy,
  );
  return policy?.directions[direction]?.rules.find(({ index }) => index === reason.rule);
}
