/**
 * What the egress of a subject answers about a pod that is not among the manifests, as far as somebody knows it: the DNS of
 * the cluster, for one. Tiers, rules and their algebra are the evaluator's; there is only no slot for the pod.
 */
import { matchSelector, type LabelFacts, type Match } from '../k8s/labelSelector.ts';
import { PORT_MAX, PORT_MIN } from '../k8s/ports.ts';
import type { CompiledPolicy, CompiledRule } from './compile.ts';
import {
  agree,
  applyEffect,
  endTier,
  finishWalk,
  ISOLATION,
  POSSIBLE_ISOLATION,
  START_WALK,
  type Effect,
  type Outcome,
} from './outcome.ts';
import type { NamespaceMatcher, Peer } from './policy.ts';
import { PortSet } from './portSet.ts';
import type { ReasonBecause } from './verdict.ts';
import { possibleAdditions, walkTiers } from './walkTiers.ts';

/** A pod that no manifest shows. */
export interface Stranger {
  readonly namespace: string;
  readonly namespaceLabels: LabelFacts;
  readonly labels: LabelFacts;
}

/** The policies that select a subject for egress, and those that may. */
export interface SubjectPolicies {
  readonly selecting: readonly CompiledPolicy[];
  readonly maybeSelecting: readonly CompiledPolicy[];
}

/** Where it is open which policies select the subject, what is true in all possible worlds is known. */
export function egressTo(stranger: Stranger, { selecting, maybeSelecting }: SubjectPolicies): Outcome {
  return possibleAdditions(maybeSelecting)
    .map((added) => walkEgress(stranger, [...selecting, ...added]))
    .reduce(
      (known, other) => agree(known, other, { otherwise: 'unknown', because: 'unknownLabels' }),
      walkEgress(stranger, selecting),
    );
}

function walkEgress(stranger: Stranger, policies: readonly CompiledPolicy[]): Outcome {
  let walk = START_WALK;
  walkTiers(policies, 'egress', {
    apply: (rule) => {
      walk = applyEffect(walk, effectOn(stranger, rule));
    },
    isolate: () => {
      walk = applyEffect(walk, ISOLATION);
    },
    isolatePerhaps: () => {
      walk = applyEffect(walk, POSSIBLE_ISOLATION);
    },
    endTier: () => {
      walk = endTier(walk);
    },
  });
  return finishWalk(walk);
}

function effectOn(stranger: Stranger, { rule: { action, peers }, ports }: CompiledRule): Effect {
  const matches = peers?.map((peer) => matchPeer(stranger, peer)) ?? [{ match: 'yes' as const }];
  const isSure = matches.some(({ match }) => match === 'yes');
  const doubt = matches.find(({ match }) => match === 'unknown');
  // What a pod calls its ports is not known of a stranger.
  const named = PortSet.of(ports.names.map(({ protocol }) => ({ protocol, from: PORT_MIN, to: PORT_MAX })));
  const perhaps = ports.open.union(ports.maybe).union(named);
  if (isSure) {
    return { action, certain: ports.certain, maybe: perhaps, because: 'unreadable' };
  }
  const maybe = doubt === undefined ? PortSet.EMPTY : ports.certain.union(perhaps);
  return { action, certain: PortSet.EMPTY, maybe, because: doubt?.because ?? 'peer' };
}

interface PeerMatch {
  readonly match: Match;
  readonly because?: ReasonBecause;
}

function matchPeer(stranger: Stranger, peer: Peer): PeerMatch {
  switch (peer.type) {
    case 'unreadable':
      return { match: 'unknown', because: 'unreadable' };
    case 'addresses':
      return { match: 'unknown', because: 'podAddress' };
    case 'pods': {
      const matches = [
        matchNamespace(stranger, peer.matcher.namespaces),
        matchSelector(peer.matcher.pods, stranger.labels),
      ];
      const match = matches.find((each) => each === 'no') ?? matches.find((each) => each === 'unknown');
      return { match: match ?? 'yes', because: 'unknownLabels' };
    }
  }
}

function matchNamespace(stranger: Stranger, matcher: NamespaceMatcher): Match {
  if (matcher.type === 'name') {
    return matcher.name === stranger.namespace ? 'yes' : 'no';
  }
  return matchSelector(matcher.selector, stranger.namespaceLabels);
}
