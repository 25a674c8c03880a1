/**
 * `callHierarchy/incomingCalls` and `outgoingCalls`: who can reach a workload, and what it can reach, from the newest
 * snapshot, in steps between which other questions are answered.
 */
import type {
  CallHierarchyIncomingCall,
  CallHierarchyIncomingCallsParams,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CallHierarchyOutgoingCallsParams,
  CancellationToken,
  Range,
} from 'vscode-languageserver';
import { findCalls, type Direction } from '../../../engine/src/index.ts';
import { callDataFrom, callItemTo } from '../lsp/callItems.ts';
import { runCooperatively } from '../lsp/runCooperatively.ts';
import { locationsTo } from '../lsp/toProto.ts';
import { findScope } from '../scopeIds.ts';
import type { ServerContext } from '../serverContext.ts';

export async function incomingCalls(
  context: ServerContext,
  { item }: CallHierarchyIncomingCallsParams,
  token: CancellationToken,
): Promise<CallHierarchyIncomingCall[]> {
  const calls = await listCalls(context, item, 'ingress', token);
  return calls.map(({ other, fromRanges }) => ({ from: other, fromRanges }));
}

export async function outgoingCalls(
  context: ServerContext,
  { item }: CallHierarchyOutgoingCallsParams,
  token: CancellationToken,
): Promise<CallHierarchyOutgoingCall[]> {
  const calls = await listCalls(context, item, 'egress', token);
  return calls.map(({ other, fromRanges }) => ({ to: other, fromRanges }));
}

interface ProtoCall {
  readonly other: CallHierarchyItem;
  readonly fromRanges: Range[];
}

async function listCalls(
  { session }: ServerContext,
  item: CallHierarchyItem,
  direction: Direction,
  token: CancellationToken,
): Promise<readonly ProtoCall[]> {
  const data = callDataFrom(item);
  const found = data === undefined ? undefined : findScope(session.projects(), data.scope);
  if (data === undefined || found === undefined) {
    return [];
  }
  const { project, view } = found;
  const calls = await runCooperatively(findCalls(view, data, direction), token);
  return calls.flatMap((call) => {
    const other = callItemTo(call.item, { project, translation: session.translation });
    const fromRanges = locationsTo(call.places, project).map(({ range }) => range);
    return other === undefined ? [] : [{ other, fromRanges }];
  });
}
