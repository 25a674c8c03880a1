/**
 * What the page was told to show: search, filters, order. They outlive the matrix, and the page itself: what was saved is
 * read here again, field by field, since it may be of another version.
 */

export const VERDICT_FILTERS = ['any', 'allowed', 'denied', 'open'] as const;
export const SORTS = ['namespace', 'name', 'likeness'] as const;

/** `open` is what is unknown or left open. */
export type VerdictFilter = (typeof VERDICT_FILTERS)[number];
export type Sort = (typeof SORTS)[number];

/** The same selection in two ways. */
export const VIEWS = ['matrix', 'graph'] as const;
export type View = (typeof VIEWS)[number];

export interface ViewOptions {
  readonly view: View;
  readonly search: string;
  /** As it was typed; see `readPortQuestion`. */
  readonly port: string;
  readonly verdict: VerdictFilter;
  /** Only connections between a workload and the internet. */
  readonly onlyInternet: boolean;
  /** Only connections between two namespaces. */
  readonly onlyAcross: boolean;
  /** Only what the last edit changed. */
  readonly onlyChanged: boolean;
  readonly sort: Sort;
  /** Endpoints that no policy tells apart are one line. */
  readonly isFolded: boolean;
  /** Destinations down, sources across. */
  readonly isSwapped: boolean;
  /** Keys of groups that are one line. */
  readonly collapsed: readonly string[];
}

export const DEFAULT_OPTIONS: ViewOptions = {
  view: 'matrix',
  search: '',
  port: '',
  verdict: 'any',
  onlyInternet: false,
  onlyAcross: false,
  onlyChanged: false,
  sort: 'namespace',
  isFolded: false,
  isSwapped: false,
  collapsed: [],
};

export function readViewOptions(saved: unknown): ViewOptions {
  const field = (name: keyof ViewOptions): unknown => (isRecord(saved) ? saved[name] : undefined);
  const text = (name: 'search' | 'port'): string => {
    const value = field(name);
    return typeof value === 'string' ? value : '';
  };
  const collapsed = field('collapsed');
  return {
    view: VIEWS.find((view) => view === field('view')) ?? DEFAULT_OPTIONS.view,
    search: text('search'),
    port: text('port'),
    verdict: VERDICT_FILTERS.find((verdict) => verdict === field('verdict')) ?? DEFAULT_OPTIONS.verdict,
    onlyInternet: field('onlyInternet') === true,
    onlyAcross: field('onlyAcross') === true,
    onlyChanged: field('onlyChanged') === true,
    sort: SORTS.find((sort) => sort === field('sort')) ?? DEFAULT_OPTIONS.sort,
    isFolded: field('isFolded') === true,
    isSwapped: field('isSwapped') === true,
    collapsed: Array.isArray(collapsed) ? collapsed.filter((key) => typeof key === 'string') : [],
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
