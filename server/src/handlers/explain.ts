/**
 * `podgate/explain`: why a pair may or may not talk, with the places of all policies and rules that had a part in it; on
 * demand, why it was as it was as well.
 */
import type { CancellationToken } from 'vscode-languageserver';
import type { Endpoint, Reachability } from '../../../engine/src/index.ts';
import type { ExplainAnswer, ExplainParams } from '../../../protocol/src/explain.ts';
import { directionToWire, endpointPlace, portsToWire, type PlaceAt } from '../../../wire/src/toWire.ts';
import { findBaseline } from '../earlier/findBaseline.ts';
import { locationTo } from '../lsp/toProto.ts';
import type { Project } from '../project.ts';
import { findScope, type ProjectScope } from '../scopeIds.ts';
import type { ServerContext } from '../serverContext.ts';

export async function explain(
  context: ServerContext,
  params: ExplainParams,
  token: CancellationToken,
): Promise<ExplainAnswer | null> {
  const found = findScope(context.session.projects(), params.scope);
  if (found === undefined) {
    return null;
  }
  const { project, view } = found;
  const { endpoints } = view.reachability;
  const ends = [params.from, params.to].map((id) => endpoints.find((endpoint) => endpoint.id === id));
  return params.baseline === undefined
    ? explainEnds(params, ends, { reachability: view.reachability, project })
    : explainBoth(context, { ...params, baseline: params.baseline }, { scope: found, token });
}

/** Ends are those of the aligned states, whose ranges of addresses may be parts of what either has. */
async function explainBoth(
  context: ServerContext,
  params: Required<ExplainParams>,
  { scope, token }: { readonly scope: ProjectScope; readonly token: CancellationToken },
): Promise<ExplainAnswer | null> {
  const found = await findBaseline(context, scope, params.baseline);
  if (typeof found === 'string') {
    return explain(context, { scope: params.scope, from: params.from, to: params.to }, token);
  }
  const { ends, before, after } = await context.comparisons.align(found.pair, token);
  const pair = [params.from, params.to].map((id) => ends.find(({ endpoint }) => endpoint.id === id));
  const answer = explainEnds(
    params,
    pair.map((end) => end?.after),
    { reachability: after.reachability, project: found.after },
  );
  const earlier = explainEnds(
    params,
    pair.map((end) => end?.before),
    { reachability: before.reachability, project: found.before },
  );
  return answer === null || earlier === null ? answer : { ...answer, before: earlier };
}

interface State {
  readonly reachability: Reachability;
  /** That places are in. */
  readonly project: Project;
}

/** Under the ids that were asked for. */
function explainEnds(
  { scope, from, to }: ExplainParams,
  [source, destination]: readonly (Endpoint | undefined)[],
  { reachability, project }: State,
): ExplainAnswer | null {
  if (source === undefined || destination === undefined) {
    return null;
  }
  const placeAt: PlaceAt = (place) => locationTo(place, project);
  const fromPlace = endpointPlace(source, placeAt);
  const toPlace = endpointPlace(destination, placeAt);
  return {
    scope,
    from,
    to,
    decisions: reachability.decide(source, destination).map(({ verdict, ports, egress, ingress }) => ({
      verdict,
      ports: portsToWire(ports),
      egress: directionToWire(egress, placeAt),
      ingress: directionToWire(ingress, placeAt),
    })),
    ...(fromPlace === undefined ? {} : { fromPlace }),
    ...(toPlace === undefined ? {} : { toPlace }),
  };
}
