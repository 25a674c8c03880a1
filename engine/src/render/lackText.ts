/**
 * What keeps an object from being selected, in words: the label that it has otherwise, or not at all.
 */
import { formatRequirement } from '../k8s/formatRequirement.ts';
import type { LabelFacts } from '../k8s/labelSelector.ts';
import type { Requirement } from '../k8s/resource.ts';
import { code, prose, type InlineText } from './richText.ts';

/** "has `app=accounts`", "lacks `app=account`". */
export function writeLack(requirement: Requirement, labels: LabelFacts): InlineText {
  const { key, operator } = requirement;
  const value = labels.known.get(key);
  return value === undefined
    ? prose`lacks ${code(operator === 'Exists' ? key : formatRequirement(requirement))}`
    : prose`has ${code(`${key}=${value}`)}`;
}
