/**
 * Label selectors in words, in the notation of `kubectl -l`. What they match is not known
 * here.
 */
import { formatRequirement } from '../k8s/formatRequirement.ts';
import type { LabelSelector } from '../k8s/resource.ts';
import { say } from '../text/say.ts';
import { code, joinParts, type InlineText } from './richText.ts';

/** Further requirements are not worth a reader's time. */
const REQUIREMENTS_MAX = 8;

/** The requirements, each as code; empty for a selector that selects everything. */
export function writeSelector(selector: LabelSelector): InlineText {
  const { requirements } = selector;
  const written = requirements.slice(0, REQUIREMENTS_MAX).map(formatRequirement).map(code);
  const rest = requirements.length - written.length;
  return joinParts([...written, ...(rest === 0 ? [] : [say`${rest} more`])], ', ');
}
