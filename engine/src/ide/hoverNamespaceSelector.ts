/**
 * Hover on a peer's `namespaceSelector`: which namespaces it selects, why, and which it nearly does. Which pods of
 * them are meant is `hoverPeer.ts`.
 */
import type { NamespaceFacts } from '../cluster/cluster.ts';
import type { LabelSelector, PodPeer } from '../k8s/resource.ts';
import { locate } from '../k8s/resource.ts';
import { writeCount } from '../render/countText.ts';
import { noteIncompleteness, writeDoubt } from '../render/doubtText.ts';
import { writeLack } from '../render/lackText.ts';
import { code, link, paragraph, prose, type Block, type InlineText } from '../render/richText.ts';
import type { Location } from '../text/location.ts';
import { say } from '../text/say.ts';
import { introducePeer } from './hoverPeer.ts';
import { noteRest } from './memberTable.ts';
import {
  findNamespaceMisses,
  selectNamespaces,
  type NamespaceMiss,
  type NamespaceSelection,
} from './namespaceSelection.ts';
import { nameMisses } from './nearMissText.ts';
import type { PeerScene } from './peerScene.ts';
import { writeWhy } from './whyText.ts';

const ROWS_MAX = 8;

export function hoverNamespaceSelector(
  scene: PeerScene,
  peer: PodPeer,
  selector: LabelSelector,
): readonly Block[] {
  const { cluster } = scene.view;
  const selection = selectNamespaces(cluster.namespaces, selector);
  const all = writeCount(cluster.namespaces.size, 'namespace');
  return [
    ...introducePeer(scene, peer),
    paragraph(
      0 < selection.yes.length ? prose`${selection.yes.length} of ${all} here:` : writeNone(selection),
    ),
    ...tableNamespaces(scene, selection, selector),
    ...noteMisses(selection, selector, scene.place),
    ...noteIncompleteness(cluster, undefined),
  ];
}

function writeNone({ maybe }: NamespaceSelection): InlineText {
  return maybe.length === 0
    ? prose`No namespace that is known here matches.`
    : prose`No namespace that is known here surely matches.`;
}

function tableNamespaces(
  { view, place }: PeerScene,
  { yes, maybe }: NamespaceSelection,
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

function noteMisses(
  selection: NamespaceSelection,
  selector: LabelSelector,
  place: Location,
): readonly Block[] {
  const write = ({ facts, lack }: NamespaceMiss): InlineText =>
    prose`${linkNamespace(facts)} (${writeLack(lack, facts.labels)})`;
  return nameMisses(findNamespaceMisses(selection, selector), write, place);
}
