/**
 * Takes addresses out of a block of a rule, by `except` or by the blocks that are left; and everybody but one end, as peers.
 */
import { listBlocks, newBlockPeers } from '../lint/newPeers.ts';
import { AddressSet, IP_FAMILIES } from '../policy/addressSet.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { copyNode } from '../yaml/copyNode.ts';
import { insertEntry } from '../yaml/insertEntry.ts';
import { insertItem } from '../yaml/insertItem.ts';
import { findEntry, type YamlMap } from '../yaml/node.ts';
import { isNewList, isNewMap, type NewMap } from '../yaml/writeBlock.ts';

/** What becomes of a peer. */
export type PeerCut =
  | { readonly type: 'keep' }
  | { readonly type: 'drop' }
  | {
      readonly type: 'narrow';
      /** `undefined` where it takes more than an entry. */
      readonly edit: TextEdit | undefined;
      /** What stands in its place; at least one. */
      readonly peers: readonly NewMap[];
    };

/**
 * `loose`: pods by their label alone, which may leave out pods of other namespaces that have it as well; blocks as blocks.
 * `exact`: those pods stay, for which the peer becomes two; and so do pods that a block of all addresses meant.
 */
export type CutStyle = 'loose' | 'exact';

export const KEEP: PeerCut = { type: 'keep' };
export const DROP: PeerCut = { type: 'drop' };

/** Longer lists of blocks are nothing that somebody would keep. */
const BLOCKS_MAX = 64;

export function cutBlock(
  block: AddressSet,
  taken: AddressSet,
  { node, text }: { readonly node: YamlMap; readonly text: string },
  style: CutStyle,
): PeerCut | undefined {
  const rest = block.subtract(taken);
  if (rest.isEmpty) {
    return DROP;
  }
  const gone = block.subtract(rest);
  if (gone.isEmpty) {
    return KEEP;
  }
  const [excepted, blocks] = [listBlocks(gone), listBlocks(rest)];
  if (BLOCKS_MAX < Math.min(excepted.length, blocks.length)) {
    return undefined;
  }
  const peers = newBlockPeers(rest);
  if (style === 'exact' && IP_FAMILIES.some((family) => block.covers(AddressSet.all(family)))) {
    return { type: 'narrow', edit: undefined, peers: [{ namespaceSelector: {} }, ...peers] };
  }
  if (blocks.length < excepted.length) {
    return { type: 'narrow', edit: undefined, peers };
  }
  const except = exceptBlocks(node, excepted, text);
  return except === undefined ? { type: 'narrow', edit: undefined, peers } : { type: 'narrow', ...except };
}

function exceptBlocks(
  node: YamlMap,
  cidrs: readonly string[],
  text: string,
): { readonly edit: TextEdit | undefined; readonly peers: readonly NewMap[] } | undefined {
  const block = findEntry(node, 'ipBlock')?.value;
  const copy = block === undefined ? undefined : copyNode(block);
  if (block?.type !== 'map' || !isNewMap(copy)) {
    return undefined;
  }
  const known = copy['except'];
  const all = [...(isNewList(known) ? known : []), ...cidrs];
  return { edit: editExcept(text, block, cidrs), peers: [{ ipBlock: { ...copy, except: all } }] };
}

/** `undefined` where a list that is there would grow by more than an item. */
function editExcept(text: string, block: YamlMap, cidrs: readonly string[]): TextEdit | undefined {
  const list = findEntry(block, 'except')?.value;
  if (list === undefined) {
    return insertEntry(text, block, { key: 'except', value: cidrs });
  }
  const [first = '', ...others] = cidrs;
  return list.type === 'seq' && others.length === 0 ? insertItem(text, list, first) : undefined;
}
