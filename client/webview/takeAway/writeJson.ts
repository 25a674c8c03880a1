/**
 * What is shown as JSON, in the form of `podgate matrix --format json`. Ranges of addresses that behave alike are one
 * endpoint here, as on the page. Where the matrix is held against something, connections say what changed.
 */
import type { ComparedWith } from '../../../protocol/src/compare.ts';
import type { MatrixEndpoint } from '../../../protocol/src/matrix.ts';
import type { Place } from '../../../protocol/src/place.ts';
import type { WireConnection } from '../../../protocol/src/verdicts.ts';
import { baselineName } from '../changeText.ts';
import type { MatrixModel } from '../model/matrixModel.ts';
import { listShownEndpoints, listShownPairs, type ShownPair } from './shownPairs.ts';

/** `folder` is the URI that files are named from; in a report they are named already. */
export function writeJson(model: MatrixModel, folder: string): string {
  const { name, policies } = model.table.matrix;
  const { against } = model.changes;
  const lines = [
    '{ "schema": "podgate/matrix/1",',
    '  "scopes": [',
    `    { "name": ${JSON.stringify(name)},`,
    ...(against === undefined ? [] : [`      "comparedWith": ${JSON.stringify(baselineValue(against))},`]),
    '      "endpoints": [',
    ...elements(listShownEndpoints(model).map((endpoint) => endpointValue(endpoint, policies, folder))),
    '      ],',
    '      "connections": [',
    ...elements([...listShownPairs(model)].flatMap(connectionValues)),
    '      ]',
    '    }',
    '  ] }',
  ];
  return `${lines.join('\n')}\n`;
}

function elements(values: readonly object[]): readonly string[] {
  return values.map(
    (value, index) => `        ${JSON.stringify(value)}${index + 1 < values.length ? ',' : ''}`,
  );
}

function endpointValue(endpoint: MatrixEndpoint, policies: readonly string[], folder: string): object {
  const { id, type, namespace, kind, name, labels = [], replicas, place, isolated, cidrs } = endpoint;
  if (type === 'addresses') {
    return { id, type, cidrs };
  }
  const selecting = (endpoint.policies ?? []).flatMap((number) => policies[number] ?? []);
  return {
    id,
    type,
    namespace,
    kind,
    name,
    labels: Object.fromEntries(labels.map(splitLabel)),
    replicas: replicas ?? null,
    ...(place === undefined ? {} : { source: sourceValue(place, folder) }),
    isolated: { ingress: isolatedValue(isolated?.ingress), egress: isolatedValue(isolated?.egress) },
    policies: [...selecting].sort((left, right) => (left < right ? -1 : 1)),
  };
}

/** Neither keys nor values have a `=`. */
function splitLabel(label: string): readonly [key: string, value: string] {
  const border = label.indexOf('=');
  return [label.slice(0, border), label.slice(border + 1)];
}

function sourceValue({ uri, range }: Place, folder: string): object {
  const base = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
  const file = base !== '' && uri.startsWith(base) ? decodeURI(uri.slice(base.length)) : uri;
  return { file, line: range.start.line + 1 };
}

/** `null` where the manifests do not say enough. */
function isolatedValue(isolation: 'isolated' | 'notIsolated' | 'unknown' | undefined): boolean | null {
  return isolation === undefined || isolation === 'unknown' ? null : isolation === 'isolated';
}

function connectionValues({ from, to, connections, difference }: ShownPair): readonly object[] {
  const compared =
    difference === undefined
      ? {}
      : { change: difference.change, before: difference.before.map(connectionValue) };
  return connections.map((connection) => ({
    from: from.id,
    to: to.id,
    ...connectionValue(connection),
    ...compared,
  }));
}

function connectionValue({ verdict, ports, because }: WireConnection): object {
  return { ports, ...(verdict === 'allowed' ? {} : { verdict, reason: because }) };
}

/** A scope by the name that people know. */
function baselineValue(baseline: ComparedWith): object {
  return baseline.type === 'scope' ? { type: 'scope', scope: baselineName(baseline) } : baseline;
}
