/**
 * Asks the engine about single packets between pods, as the probes of Kubernetes' own tests do, and answers with
 * both directions apart.
 */
import assert from 'node:assert/strict';
import type {
  DirectionVerdict,
  Protocol,
  Reachability,
  SourceText,
  Verdict,
} from '../../engine/src/index.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';

/** The answer for one packet. */
export interface ProbeAnswer {
  readonly verdict: Verdict;
  readonly egress: DirectionVerdict;
  readonly ingress: DirectionVerdict;
}

/** Reads manifests that form one cluster. */
export function openCluster(files: readonly SourceText[], options = ''): Reachability {
  const { scopes } = openFixture(files, readFixtureOptions(options));
  const [scope] = scopes;
  assert(scope !== undefined && scopes.length === 1, `one cluster, not ${scopes.length}`);
  return scope.reachability;
}

/** One packet from pod to pod; pods are `x/a`. */
export function probe(
  reachability: Reachability,
  pair: { readonly from: string; readonly to: string },
  protocol: Protocol,
  port: number,
): ProbeAnswer {
  const find = (pod: string) => {
    const endpoint = reachability.endpoints.find(({ id }) => id === `${pod}[Pod]`);
    assert(endpoint !== undefined, `no pod ${pod}`);
    return endpoint;
  };
  const decisions = reachability.decide(find(pair.from), find(pair.to));
  const decision = decisions.find(({ ports }) => ports.has(protocol, port));
  assert(decision !== undefined, `no decision for ${pair.from} => ${pair.to} ${protocol} ${port}`);
  return { verdict: decision.verdict, egress: decision.egress.verdict, ingress: decision.ingress.verdict };
}
