/**
 * What of the page outlives it: the scope, what was asked for, the pair that was explained. It comes back from a store that
 * may hold anything.
 */
import { readViewOptions, type ViewOptions } from './model/viewOptions.ts';
import type { Selection } from './state.ts';

export interface SavedView {
  readonly scope: string;
  readonly options: ViewOptions;
  readonly selection?: Selection;
}

export function readSavedView(saved: unknown): Omit<SavedView, 'scope'> {
  const options = readViewOptions(valueAt(saved, 'options'));
  const from = valueAt(valueAt(saved, 'selection'), 'from');
  const to = valueAt(valueAt(saved, 'selection'), 'to');
  return typeof from === 'string' && typeof to === 'string'
    ? { options, selection: { from, to } }
    : { options };
}

function valueAt(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
