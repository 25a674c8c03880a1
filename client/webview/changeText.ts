/**
 * What changed, in words: by the last edit, or against a state or scope that somebody chose to compare with.
 */
import type { ComparedWith } from '../../protocol/src/compare.ts';
import type { ScopeInfo } from '../../protocol/src/scopes.ts';
import type { Change, Changes } from './model/compareTables.ts';
import { t } from './translate.ts';

/** What the matrix is held against, as it is named in a sentence and in a list. */
export function baselineName(baseline: ComparedWith, scopes: readonly ScopeInfo[] = []): string {
  switch (baseline.type) {
    case 'head':
      return 'HEAD';
    case 'saved':
      return t('the saved state');
    case 'named':
      return baseline.name;
    case 'scope': {
      const { scope } = baseline;
      return scopes.find(({ id }) => id === scope)?.name ?? scope.slice(scope.indexOf('#') + 1);
    }
  }
}

/** Of one cell. */
export function changeWords(change: Exclude<Change, 'none'>, { against }: Changes): string {
  const name = against === undefined ? undefined : baselineName(against);
  switch (change) {
    case 'opened':
      return name === undefined ? t('opened by the last edit') : t('opened, compared with {0}', name);
    case 'closed':
      return name === undefined ? t('closed by the last edit') : t('closed, compared with {0}', name);
    case 'changed':
      return name === undefined ? t('changed by the last edit') : t('changed, compared with {0}', name);
  }
}

/** `3 opened · 1 closed · 2 new workloads`, or that nothing did. */
export function countsText({ counts, added, removed }: Changes): string {
  const parts = [
    ...(counts.opened === 0 ? [] : [t('{0} opened', counts.opened)]),
    ...(counts.closed === 0 ? [] : [t('{0} closed', counts.closed)]),
    ...(counts.changed === 0 ? [] : [t('{0} changed otherwise', counts.changed)]),
    ...(added === 0 ? [] : [added === 1 ? t('1 new workload') : t('{0} new workloads', added)]),
    ...(removed === 0 ? [] : [removed === 1 ? t('1 workload gone') : t('{0} workloads gone', removed)]),
  ];
  return parts.length === 0 ? t('nothing changed') : parts.join(' · ');
}
