/**
 * Label selectors in words, close to the notation of `kubectl -l`. What they match is not known here.
 */
import { formatRequirement } from '../k8s/formatRequirement.ts';
import type { LabelSelector, Requirement } from '../k8s/resource.ts';
import { say } from '../text/say.ts';
import { code, joinParts, prose, type InlineText } from './richText.ts';

/** Further requirements are not worth a reader's time. */
const REQUIREMENTS_MAX = 8;

/** As code; of a label that need only be there, a bare key would say too little. */
export function writeRequirement(requirement: Requirement): InlineText {
  const written = code(formatRequirement(requirement));
  return requirement.operator === 'Exists' ? prose`${written} (any value)` : [written];
}

/** The requirements, each as code; empty for a selector that selects everything. */
export function writeSelector(selector: LabelSelector): InlineText {
  const { requirements } = selector;
  const written = requirements.slice(0, REQUIREMENTS_MAX).map(writeRequirement);
  const rest = requirements.length - written.length;
  return joinParts([...written, ...(rest === 0 ? [] : [say`${rest} more`])], ', ');
}
