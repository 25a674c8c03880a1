/**
 * Which clusters a request is about, as far as its parameters show it: those of a document, those of a lens, or one by
 * its id, which an item of the call hierarchy has too. Parameters may be nonsense; then none is.
 */
import type { ScopeView } from '../../engine/src/index.ts';
import { findScope } from './scopeIds.ts';
import type { Session } from './session.ts';

export function findAskedScopes(session: Session, params: unknown): readonly ScopeView[] {
  const uri = findAskedDocument(params);
  if (uri !== undefined) {
    const file = session.find(uri);
    return file?.project.snapshot.scopesOf(file.path) ?? [];
  }
  const item = valueAt(params, 'item');
  const id = item === undefined ? valueAt(params, 'scope') : (valueAt(item, 'data', 'scope') ?? null);
  const scope = typeof id === 'string' || id === undefined ? findScope(session.projects(), id) : undefined;
  return scope === undefined ? [] : [scope.view];
}

/** The document that a request, or the lens that it brings back, is about. */
export function findAskedDocument(params: unknown): string | undefined {
  const uri = valueAt(params, 'textDocument', 'uri') ?? valueAt(params, 'data', 'uri');
  return typeof uri === 'string' ? uri : undefined;
}

function valueAt(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? Object.getOwnPropertyDescriptor(inner, key)?.value
        : undefined,
    value,
  );
}
