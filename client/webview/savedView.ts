/**
 * What of the page outlives it: the scope, what was asked for, the pair that was explained. It comes back from a store that
 * may hold anything.
 */
import type { Baseline } from '../../protocol/src/compare.ts';
import { readViewOptions, type ViewOptions } from './model/viewOptions.ts';
import type { Selection } from './state.ts';

export interface SavedView {
  readonly scope: string;
  readonly options: ViewOptions;
  readonly selection?: Selection;
  /** What it was held against. */
  readonly baseline?: Baseline;
}

/** What the host must know of it before it sends a matrix. */
export function readSavedMatrix(saved: unknown): Partial<Pick<SavedView, 'scope' | 'baseline'>> {
  const scope = valueAt(saved, 'scope');
  const baseline = readBaseline(valueAt(saved, 'baseline'));
  return {
    ...(typeof scope === 'string' ? { scope } : {}),
    ...(baseline === undefined ? {} : { baseline }),
  };
}

function readBaseline(saved: unknown): Baseline | undefined {
  const type = valueAt(saved, 'type');
  const scope = valueAt(saved, 'scope');
  if (type === 'scope') {
    return typeof scope === 'string' ? { type, scope } : undefined;
  }
  return type === 'saved' || type === 'head' ? { type } : undefined;
}

export function readSavedView(saved: unknown): Pick<SavedView, 'options' | 'selection'> {
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
