/**
 * Label selectors and their requirements in words, in the notation of `kubectl -l`. What they match is not known
 * here.
 */
import type { LabelSelector, Requirement } from '../k8s/resource.ts';
import { say } from '../text/say.ts';
import { code, joinParts, type InlineText } from './richText.ts';

/** Further requirements are not worth a reader's time. */
const REQUIREMENTS_MAX = 8;
const VALUES_MAX = 5;

/** The requirements, each as code; empty for a selector that selects everything. */
export function writeSelector(selector: LabelSelector): InlineText {
  const { requirements } = selector;
  const written = requirements.slice(0, REQUIREMENTS_MAX).map(writeRequirement).map(code);
  const rest = requirements.length - written.length;
  return joinParts([...written, ...(rest === 0 ? [] : [say`${rest} more`])], ', ');
}

/** `app=web`, `tier in (api, batch)`, `!debug`. */
export function writeRequirement({ key, operator, values }: Requirement): string {
  const [only = '', ...others] = values;
  switch (operator) {
    case 'In':
      return others.length === 0 ? `${key}=${only}` : `${key} in (${writeValues(values)})`;
    case 'NotIn':
      return others.length === 0 ? `${key}!=${only}` : `${key} notin (${writeValues(values)})`;
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
  }
}

function writeValues(values: readonly string[]): string {
  const shown = values.slice(0, VALUES_MAX).join(', ');
  return values.length <= VALUES_MAX ? shown : `${shown}, …`;
}
