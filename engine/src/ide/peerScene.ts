/**
 * A rule of a policy, or one of its peers, in one scope: what hovers and navigation on it need to know.
 */
import type { Direction, NetworkPolicyPeer, NetworkPolicyRule } from '../k8s/resource.ts';
import { fromPeer } from '../policy/fromNetworkPolicy.ts';
import type { Peer } from '../policy/policy.ts';
import type { Members } from '../reachability/reachability.ts';
import type { Location } from '../text/location.ts';
import type { PolicyScene } from './policyScene.ts';
import type { RulePlace } from './policyTarget.ts';

/** A rule, in force or not. */
export interface DirectedRule extends PolicyScene {
  readonly direction: Direction;
  readonly rule: NetworkPolicyRule;
}

/** A rule under the cursor. */
export interface RuleScene extends DirectedRule {
  /** Where the cursor is. */
  readonly place: Location;
  /** The same in the policy's unit. */
  readonly offset: number;
}

/** A peer under the cursor, as it was read and as the evaluator has it. */
export interface PeerScene extends RuleScene {
  readonly peer: NetworkPolicyPeer;
  readonly lowered: Peer;
}

/** Where a cursor is: in the file, and in the policy's unit. */
export type CursorPlace = Pick<RuleScene, 'place' | 'offset'>;

export function findRuleScene(scene: PolicyScene, at: RulePlace, cursor: CursorPlace): RuleScene | undefined {
  const rule = scene.source.spec[at.direction][at.rule];
  return rule === undefined ? undefined : { ...scene, direction: at.direction, rule, ...cursor };
}

export function findPeerScene(scene: RuleScene, index: number): PeerScene | undefined {
  const peer = scene.rule.peers?.[index];
  return peer === undefined ? undefined : { ...scene, peer, lowered: fromPeer(peer, scene.namespace) };
}

/** The peers of the rule as the evaluator has them; `undefined` for a rule that restricts nobody. */
export function lowerPeers({ rule, namespace }: DirectedRule): readonly Peer[] | undefined {
  return rule.peers?.map((peer) => fromPeer(peer, namespace));
}

/** The pods that connections of the rule arrive at: the selected ones for ingress, else the peers. */
export function findDestinations(scene: DirectedRule): Members {
  const { reachability } = scene.view;
  return scene.direction === 'ingress'
    ? reachability.subjectsOf(scene.policy)
    : reachability.membersOf(lowerPeers(scene));
}
