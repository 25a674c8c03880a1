/**
 * How an item of the tree of policies looks: picture, menu, and what a click does. Its words are the server's.
 */
import { ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { TreeNode, TreeNodeType } from '../../protocol/src/tree.ts';
import { GENERATE_POLICIES, OPEN_PLACE } from './commandIds.ts';
import type { TreeElement } from './treeElement.ts';

const ICONS: Readonly<Record<Exclude<TreeNodeType, 'direction'>, string>> = {
  scope: 'server-environment',
  namespace: 'symbol-namespace',
  policy: 'shield',
  rule: 'list-selection',
  workload: 'package',
  addresses: 'globe',
  note: 'ellipsis',
  noPolicies: 'lightbulb',
};

export function toTreeItem({ id, node }: TreeElement): TreeItem {
  const item = new TreeItem(
    node.label,
    node.below === undefined ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Collapsed,
  );
  item.id = id;
  item.description = node.detail;
  item.tooltip = `${node.label}: ${node.detail}`;
  item.iconPath = new ThemeIcon(iconOf(node));
  item.contextValue = listMenus(node).join(' ');
  item.accessibilityInformation = { label: node.spoken };
  const command = commandOf(node);
  if (command !== undefined) {
    item.command = command;
  }
  return item;
}

function iconOf({ type, below }: TreeNode): string {
  if (type !== 'direction') {
    return ICONS[type];
  }
  return below?.direction === 'egress' ? 'sign-out' : 'sign-in';
}

/** What the menus in `package.json` look for. */
function listMenus({ type, matrix, generate, place }: TreeNode): readonly string[] {
  return [
    type,
    ...(matrix?.from === undefined && matrix?.to === undefined ? [] : ['inMatrix']),
    ...(place !== undefined && (type === 'policy' || type === 'workload') ? ['hasCallers'] : []),
    ...(generate === undefined ? [] : ['canGenerate']),
  ];
}

function commandOf({ type, label, place, generate }: TreeNode): TreeItem['command'] {
  if (type === 'noPolicies') {
    return { title: label, command: GENERATE_POLICIES, arguments: [generate] };
  }
  return place === undefined ? undefined : { title: label, command: OPEN_PLACE, arguments: [place] };
}
