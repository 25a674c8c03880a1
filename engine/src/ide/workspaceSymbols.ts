/**
 * Workspace symbols: policies, workloads, pods, namespaces and Services by name. Names are looked for as people type
 * them: parts of `namespace/name` or of the kind, in order.
 */
import type { Resource } from '../k8s/resource.ts';
import { locate } from '../k8s/resource.ts';
import { compareBytewise } from '../text/compareBytewise.ts';
import type { UnitPlace } from '../text/location.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** More are not shown by any editor. */
const SYMBOLS_MAX = 256;

const KINDS: ReadonlySet<Resource['type']> = new Set([
  'networkPolicy',
  'workload',
  'pod',
  'namespace',
  'service',
]);

export interface WorkspaceSymbol {
  readonly name: string;
  readonly type: Resource['type'];
  readonly kind: string;
  /** Its namespace as written; empty where it names none. */
  readonly namespace: string;
  readonly location: UnitPlace;
}

/** The symbols that have the characters of the query in this order; those that begin with it or contain it go first. */
export function symbolsMatching(snapshot: Snapshot, query: string): readonly WorkspaceSymbol[] {
  const wanted = query.toLowerCase();
  const found: { readonly rank: number; readonly symbol: WorkspaceSymbol }[] = [];
  for (const file of snapshot.files.values()) {
    for (const resource of file.units.flatMap(({ resources }) => resources)) {
      const rank = KINDS.has(resource.type) && resource.name !== '' ? rankOf(resource, wanted) : undefined;
      if (rank !== undefined) {
        found.push({ rank, symbol: toSymbol(resource) });
      }
    }
  }
  return found
    .sort((left, right) => left.rank - right.rank || compareSymbols(left.symbol, right.symbol))
    .slice(0, SYMBOLS_MAX)
    .map(({ symbol }) => symbol);
}

/** Lower is better; `undefined` where the query is not in it. */
function rankOf({ name, namespace, kind }: Resource, wanted: string): number | undefined {
  const lowered = name.toLowerCase();
  if (lowered.startsWith(wanted)) {
    return 0;
  }
  if (lowered.includes(wanted)) {
    return 1;
  }
  const full = `${namespace ?? ''}/${lowered} ${kind}`.toLowerCase();
  if (full.includes(wanted)) {
    return 2;
  }
  return isSubsequence(wanted, full) ? 3 : undefined;
}

function isSubsequence(wanted: string, text: string): boolean {
  let from = 0;
  for (const character of wanted) {
    const at = text.indexOf(character, from);
    if (at < 0) {
      return false;
    }
    from = at + character.length;
  }
  return true;
}

function toSymbol(resource: Resource): WorkspaceSymbol {
  const { name, type, kind, namespace, nameSpan } = resource;
  return { name, type, kind, namespace: namespace ?? '', location: locate(resource, nameSpan) };
}

function compareSymbols(left: WorkspaceSymbol, right: WorkspaceSymbol): number {
  return (
    compareBytewise(left.name, right.name) ||
    compareBytewise(left.namespace, right.namespace) ||
    compareBytewise(left.kind, right.kind) ||
    compareBytewise(left.location.file, right.location.file)
  );
}
