/**
 * Hover on a peer's `namespaceSelector`: which namespaces it selects, why, and which it nearly does. Which pods of
 * them are meant is `hoverPeer.ts`.
 */
import type { NamespaceFacts } from '../cluster/cluster.ts';
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import { matchSelector } from '../k8s/labelSelector.ts';
import type { LabelSelector, PodPeer } from '../k8s/resource.ts';
import { locate } from '../k8s/resource.ts';
import { writeCount } from '../render/countText.ts';
import { noteIncompleteness, writeDoubt } from '../render/doubtText.ts';
import { writeLack } from '../render/lackText.ts';
import { code, joinParts, link, paragraph, prose, type Block, type InlineText } from '../render/richText.ts';
import { say } from '../text/say.ts';
import { introducePeer } from './hoverPeer.ts';
import { noteRest } from './memberTable.ts';
import { isNear, listUnmet } from '../reachability/nearMisses.ts';
import type { PeerScene } from './peerScene.ts';
import { writeWhy } from './whyText.ts';

const ROWS_MAX = 8;
const MISSES_MAX = 3;

/** The namespaces of a cluster by what a selector says of them. */
interface Selection {
  readonly yes: readonly NamespaceFacts[];
  readonly maybe: readonly NamespaceFacts[];
  readonly no: readonly NamespaceFacts[];
}

export function hoverNamespaceSelector(
  scene: PeerScene,
  peer: PodPeer,
  selector: LabelSelector,
): readonly Block[] {
  const { cluster } = scene.view;
  const selection = select([...cluster.namespaces.values()], selector);
  const all = writeCount(cluster.namespaces.size, 'namespace');
  return [
    ...introducePeer(scene, peer),
    paragraph(
      selection.yes.length === 0
        ? prose`No namespace that is known here surely has these labels.`
        : prose`${selection.yes.length} of ${all} here:`,
    ),
    ...tableNamespaces(scene, selection, selector),
    ...noteMisses(selection, selector),
    ...noteIncompleteness(cluster, undefined),
  ];
}

function select(namespaces: readonly NamespaceFacts[], selector: LabelSelector): Selection {
  const having = (match: string): readonly NamespaceFacts[] =>
    namespaces.filter(({ labels }) => matchSelector(selector, labels) === match);
  return { yes: having('yes'), maybe: having('unknown'), no: having('no') };
}

function tableNamespaces(
  { view, place }: PeerScene,
  { yes, maybe }: Selection,
  { requirements }: LabelSelector,
): readonly Block[] {
  const all = [...yes, ...maybe];
  if (all.length === 0) {
    return [];
  }
  const rows = all.slice(0, ROWS_MAX).map((facts, index) => {
    const count = view.cluster.workloads.filter(({ namespace }) => namespace === facts.name).length;
    const why =
      index < yes.length ? writeWhy(requirements, facts.labels) : prose`${writeDoubt('unknownLabels')}`;
    return [linkNamespace(facts), prose`${count}`, why];
  });
  const rest = all.length - rows.length;
  return [
    { type: 'table', header: [say`namespace`, say`workloads`, say`because`], rows },
    ...(rest === 0 ? [] : [noteRest(rest, place)]),
  ];
}

function linkNamespace({ name, source }: NamespaceFacts): InlineText {
  return source === undefined
    ? prose`${code(name)} (not declared here)`
    : prose`${link(name, locate(source, source.nameSpan))}`;
}

/** Another name is a near miss only where no namespace has the right one. */
function noteMisses({ yes, no }: Selection, selector: LabelSelector): readonly Block[] {
  const misses = no.flatMap((facts) => {
    const [lack, ...more] = listUnmet(selector, facts.labels);
    if (lack === undefined || 0 < more.length || (lack.key === NAMESPACE_NAME_LABEL && 0 < yes.length)) {
      return [];
    }
    return isNear(selector, lack, facts.labels)
      ? [prose`${linkNamespace(facts)} (${writeLack(lack, facts.labels)})`]
      : [];
  });
  if (misses.length === 0) {
    return [];
  }
  const rest = misses.length - MISSES_MAX;
  const list = [...misses.slice(0, MISSES_MAX), ...(0 < rest ? [say`${rest} more`] : [])];
  return [paragraph(prose`Near misses: ${joinParts(list, ', ')}`)];
}
