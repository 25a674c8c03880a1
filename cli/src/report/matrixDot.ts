/**
 * `matrix --format dot`: a graph for Graphviz, a cluster for each namespace and an arrow for each pair that can
 * connect. Dashed arrows are unknown, dotted ones undefined; both need `--verdict all`.
 */
import { printable, type Endpoint, type Verdict } from '../../../engine/src/index.ts';
import type { Line } from '../output/line.ts';
import { shortPortsText } from './portsText.ts';
import { listSide, rowsOf, visibleConnections, type ScopeMatrix } from './scopeMatrix.ts';

const LINE_STYLES: Readonly<Record<Verdict, string>> = {
  allowed: '',
  denied: '',
  unknown: ', style=dashed',
  undefined: ', style=dotted',
};

/** One graph; endpoints of different scopes are different nodes. */
export function* renderMatrixDot(matrices: readonly ScopeMatrix[]): Generator<Line, void, undefined> {
  yield ['digraph podgate {'];
  yield ['  rankdir=LR;'];
  yield ['  node [shape=box, fontname="sans-serif"];'];
  yield ['  edge [fontname="sans-serif", fontsize=10];'];
  for (const [index, matrix] of matrices.entries()) {
    const prefix = matrices.length === 1 ? '' : `${matrix.name}: `;
    yield* nodeLines(matrix, prefix, index);
    yield* edgeLines(matrix, prefix);
  }
  yield ['}'];
}

function* nodeLines(
  matrix: ScopeMatrix,
  prefix: string,
  scopeIndex: number,
): Generator<Line, void, undefined> {
  const endpoints = new Set([...listSide(matrix, 'from'), ...listSide(matrix, 'to')]);
  const byNamespace = new Map<string | undefined, Endpoint[]>();
  for (const endpoint of endpoints) {
    const namespace = endpoint.type === 'workload' ? endpoint.namespace : undefined;
    const group = byNamespace.get(namespace);
    if (group === undefined) {
      byNamespace.set(namespace, [endpoint]);
    } else {
      group.push(endpoint);
    }
  }
  let clusterIndex = 0;
  for (const [namespace, members] of byNamespace) {
    if (namespace === undefined) {
      yield* members.map((member): Line => [`  ${nodeText(member, prefix)}`]);
      continue;
    }
    yield [`  subgraph "cluster_${scopeIndex}_${clusterIndex}" {`];
    yield [`    label=${quote(`${prefix}${namespace}`)};`];
    yield* members.map((member): Line => [`    ${nodeText(member, prefix)}`]);
    yield ['  }'];
    clusterIndex++;
  }
}

function nodeText(endpoint: Endpoint, prefix: string): string {
  const id = quote(`${prefix}${endpoint.id}`);
  if (endpoint.type === 'addresses') {
    return `${id} [label=${quote(endpoint.id)}, shape=ellipse];`;
  }
  const shortId = endpoint.id.slice(endpoint.namespace.length + 1);
  return `${id} [label=${quote(shortId)}];`;
}

function* edgeLines(matrix: ScopeMatrix, prefix: string): Generator<Line, void, undefined> {
  for (const { from, cells } of rowsOf(matrix)) {
    for (const { to, connections } of cells) {
      for (const { verdict, ports } of visibleConnections(matrix.question, connections)) {
        const ends = `${quote(`${prefix}${from.id}`)} -> ${quote(`${prefix}${to.id}`)}`;
        yield [`  ${ends} [label=${quote(shortPortsText(ports))}${LINE_STYLES[verdict]}];`];
      }
    }
  }
}

/**
 * A quoted string of Graphviz' language; backslashes are doubled, since `\N` and the like have a meaning there, and those of
 * characters that are written out are no different.
 */
function quote(text: string): string {
  return `"${printable(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
