/**
 * The words of a graph: names of nodes, what a line means, what one can do with a box.
 */
import { changeWords } from '../changeText.ts';
import { connectionsText } from '../connectionText.ts';
import { LineTexts } from '../lineText.ts';
import type { Changes } from '../model/compareTables.ts';
import type { MatrixModel } from '../model/matrixModel.ts';
import { shortCell } from '../takeAway/portsShort.ts';
import { t } from '../translate.ts';
import type { GraphTexts, NodeText } from './drawGraph.ts';
import type { Graph, GraphEdge, GraphNode } from './graphModel.ts';

export function graphTexts(
  { table, changes }: Pick<MatrixModel, 'table' | 'changes'>,
  { nodes, edges }: Graph,
): GraphTexts {
  const texts = new LineTexts(table);
  const known = new Map(nodes.map((node) => [node.key, node]));
  const nodeText = ({ line }: GraphNode): NodeText => {
    const name = texts.label(line);
    const detail = line.type === 'group' ? texts.badge(line) : '';
    const title = [texts.full(line), texts.details(line)].filter((part) => part !== '').join('\n');
    return { name, title, ...(detail === '' ? {} : { detail }) };
  };
  const nameOf = (key: string): string => {
    const node = known.get(key);
    return node === undefined ? '' : texts.full(node.line);
  };
  return {
    node: nodeText,
    ports: shortCell,
    edge: (edge) => edgeText(edge, [nameOf(edge.from), nameOf(edge.to)], changes),
    inner: (name, edge) => t('namespace {0}, each to each other: {1}', name, edgeWords(edge, changes)),
    group: (name) => t('namespace {0}: collapse', name),
    title: t('{0} nodes, {1} connections', nodes.length, edges.length),
  };
}

function edgeText(edge: GraphEdge, [from, to]: readonly [string, string], changes: Changes): string {
  const words = edgeWords(edge, changes);
  return edge.isMutual
    ? t('{0} and {1}, both ways: {2}', from, to, words)
    : `${t('{0} to {1}', from, to)}: ${words}`;
}

function edgeWords({ connections, pairCount, change }: GraphEdge, changes: Changes): string {
  const words =
    connections === undefined ? t('{0} pairs that differ', pairCount) : connectionsText(connections);
  return change === 'none' ? words : `${words}; ${changeWords(change, changes)}`;
}
