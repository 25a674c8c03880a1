/**
 * `workspace/symbol`: policies, workloads, pods, namespaces and Services of all folders by name.
 */
import { SymbolKind, type SymbolInformation, type WorkspaceSymbolParams } from 'vscode-languageserver';
import { symbolsMatching, type Resource } from '../../../engine/src/index.ts';
import { locationTo } from '../lsp/toProto.ts';
import type { ServerContext } from '../serverContext.ts';

/** The pictures that editors have, as near as they come. */
const KINDS: ReadonlyMap<Resource['type'], SymbolKind> = new Map<Resource['type'], SymbolKind>([
  ['networkPolicy', SymbolKind.Interface],
  ['workload', SymbolKind.Class],
  ['pod', SymbolKind.Object],
  ['namespace', SymbolKind.Namespace],
  ['service', SymbolKind.Module],
]);

export function workspaceSymbol(
  { session }: ServerContext,
  { query }: WorkspaceSymbolParams,
): SymbolInformation[] {
  return session.projects().flatMap((project) =>
    symbolsMatching(project.snapshot, query).flatMap(({ name, type, kind, namespace, location }) => {
      const place = locationTo(location, project);
      const containerName = [namespace, kind].filter((part) => part !== '').join(' · ');
      return place === undefined
        ? []
        : [{ name, kind: KINDS.get(type) ?? SymbolKind.Object, location: place, containerName }];
    }),
  );
}
