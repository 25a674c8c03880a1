/**
 * One requirement of a label selector in the notation of `kubectl -l`. What it matches is not known here.
 */
import type { Requirement } from './resource.ts';

/** Further values are not worth a reader's time. */
const VALUES_MAX = 5;

/** `app=web`, `tier in (api, batch)`, `!debug`. */
export function formatRequirement({ key, operator, values }: Requirement): string {
  const [only = '', ...others] = values;
  switch (operator) {
    case 'In':
      return others.length === 0 ? `${key}=${only}` : `${key} in (${formatValues(values)})`;
    case 'NotIn':
      return others.length === 0 ? `${key}!=${only}` : `${key} notin (${formatValues(values)})`;
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
  }
}

function formatValues(values: readonly string[]): string {
  const shown = values.slice(0, VALUES_MAX).join(', ');
  return values.length <= VALUES_MAX ? shown : `${shown}, …`;
}
