/**
 * `podgate/tree`: one list of the tree of policies, in steps between which other questions are answered. The scopes are
 * its topmost level where there are several.
 */
import type { CancellationToken } from 'vscode-languageserver';
import {
  describeScope,
  treeItemsOf,
  type Translation,
  type TreeItem,
  type TreeItemWords,
} from '../../../engine/src/index.ts';
import type { TreeAnswer, TreeNode, TreeParams } from '../../../protocol/src/tree.ts';
import { runCooperatively } from '../lsp/runCooperatively.ts';
import { locationTo } from '../lsp/toProto.ts';
import { readTreeParams } from '../readTreeParams.ts';
import { listScopes, type ProjectScope } from '../scopeIds.ts';
import type { ServerContext } from '../serverContext.ts';
import { showMessage } from '../lsp/shownText.ts';

/** `null` for what is no question, and for a scope that is gone. */
export async function tree(
  { session }: ServerContext,
  params: TreeParams,
  token: CancellationToken,
): Promise<TreeAnswer | null> {
  const asked = readTreeParams(params);
  const scopes = listScopes(session.projects()).filter(({ view }) => hasAnything(view));
  const [only, ...others] = scopes;
  if (asked === undefined) {
    return null;
  }
  if (asked.scope === undefined && 0 < others.length) {
    return { items: scopes.map((scope) => scopeNode(scope, session.translation)) };
  }
  const { scope: id = only?.id, ...target } = asked;
  const scope = scopes.find((candidate) => candidate.id === id);
  if (scope === undefined) {
    return id === undefined ? { items: [] } : null;
  }
  const items = await runCooperatively(treeItemsOf(scope.view, target), token);
  return { items: items.map((item) => itemNode(item, scope, session.translation)) };
}

function hasAnything({ cluster }: ProjectScope['view']): boolean {
  return 0 < cluster.workloads.length || 0 < cluster.policies.length;
}

function scopeNode({ id, view }: ProjectScope, translation: Translation | undefined): TreeNode {
  return {
    type: 'scope',
    key: id,
    ...writeWords(describeScope(view), translation),
    below: { scope: id },
    matrix: { scope: id },
    generate: { scope: id },
  };
}

function itemNode(
  item: TreeItem,
  { id, project }: ProjectScope,
  translation: Translation | undefined,
): TreeNode {
  const { type, key, place, target, ends } = item;
  const location = place === undefined ? undefined : locationTo(place, project);
  return {
    type,
    key,
    ...writeWords(item, translation),
    ...(location === undefined ? {} : { place: location }),
    ...(target === undefined ? {} : { below: { scope: id, ...target } }),
    matrix: { scope: id, ...ends },
    ...(type === 'namespace' || type === 'noPolicies' ? { generate: { scope: id, ...target } } : {}),
  };
}

/** An item is one line of a tree. */
const TEXT_LENGTH_MAX = 300;

function writeWords(
  { label, detail, spoken }: TreeItemWords,
  translation: Translation | undefined,
): Pick<TreeNode, 'label' | 'detail' | 'spoken'> {
  const write = (message: TreeItemWords['label']): string =>
    showMessage(message, translation).slice(0, TEXT_LENGTH_MAX);
  return { label: write(label), detail: write(detail), spoken: write(spoken) };
}
