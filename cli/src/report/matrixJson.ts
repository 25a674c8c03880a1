/**
 * `matrix --format json`: the stable contract `podgate/matrix/1`. Denied pairs are left out, `verdict` is left out
 * where it is `allowed`. Written connection by connection, one a line.
 */
import {
  compareBytewise,
  locate,
  rangeToCidrs,
  type Connection,
  type Endpoint,
  type Isolation,
  type WorkloadEndpoint,
} from '../../../engine/src/index.ts';
import type { Line } from '../output/line.ts';
import { jsonElements, jsonText } from './json.ts';
import { listSide, rowsOf, visibleConnections, type ScopeMatrix } from './scopeMatrix.ts';
import type { PlaceOf } from './place.ts';

/** The whole document; `placeOf` finds the lines of the endpoints' resources. */
export function* renderMatrixJson(
  matrices: readonly ScopeMatrix[],
  placeOf: PlaceOf,
): Generator<Line, void, undefined> {
  yield ['{ "schema": "podgate/matrix/1",'];
  yield ['  "scopes": ['];
  for (const [index, matrix] of matrices.entries()) {
    yield* scopeLines(matrix, placeOf);
    yield [index + 1 < matrices.length ? '    },' : '    }'];
  }
  yield ['  ] }'];
}

function* scopeLines(matrix: ScopeMatrix, placeOf: PlaceOf): Generator<Line, void, undefined> {
  yield [`    { "name": ${jsonText(matrix.name)},`];
  yield ['      "endpoints": ['];
  for (const line of jsonElements('        ', endpointValues(matrix, placeOf))) {
    yield [line];
  }
  yield ['      ],'];
  yield ['      "connections": ['];
  for (const line of jsonElements('        ', connectionValues(matrix))) {
    yield [line];
  }
  yield ['      ]'];
}

function* endpointValues(matrix: ScopeMatrix, placeOf: PlaceOf): Generator<object, void, undefined> {
  const shown = new Set([...listSide(matrix, 'from'), ...listSide(matrix, 'to')]);
  for (const endpoint of shown) {
    if (endpoint.type === 'addresses') {
      const blocks = rangeToCidrs(endpoint.family, endpoint.first, endpoint.last);
      yield { id: endpoint.id, type: 'addresses', cidrs: blocks.map(({ text }) => text) };
    } else {
      yield workloadValue(endpoint, matrix.reachability.isolationOf(endpoint), placeOf);
    }
  }
}

function workloadValue(workload: WorkloadEndpoint, isolation: Isolation, placeOf: PlaceOf): object {
  const { file, line } = placeOf(locate(workload.source, workload.source.span));
  const { ingress, egress } = isolation.policies;
  return {
    id: workload.id,
    type: 'workload',
    namespace: workload.namespace,
    kind: workload.kind,
    name: workload.name,
    labels: Object.fromEntries([...workload.labels.known].filter(([, value]) => value !== undefined)),
    replicas: workload.replicas ?? null,
    source: { file, line },
    isolated: { ingress: isolatedValue(isolation.ingress), egress: isolatedValue(isolation.egress) },
    policies: [...new Set([...ingress, ...egress].map((policy) => policy.id))].sort(compareBytewise),
    ...(workload.hostNetwork ? { hostNetwork: true } : {}),
  };
}

/** `null` where the manifests do not say enough. */
function isolatedValue(isolation: Isolation['ingress']): boolean | null {
  return isolation === 'unknown' ? null : isolation === 'isolated';
}

function* connectionValues(matrix: ScopeMatrix): Generator<object, void, undefined> {
  for (const { from, cells } of rowsOf(matrix)) {
    for (const { to, connections } of cells) {
      for (const connection of visibleConnections(matrix.question, connections)) {
        yield connectionValue(from, to, connection);
      }
    }
  }
}

function connectionValue(from: Endpoint, to: Endpoint, { verdict, ports, because }: Connection): object {
  return {
    from: from.id,
    to: to.id,
    ports: ports.isAll ? 'all' : ports.intervals,
    ...(verdict === 'allowed' ? {} : { verdict, reason: because }),
  };
}
