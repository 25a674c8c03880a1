/**
 * Why a selector matches: the labels that meet its requirements, in words. Whether it matches is not asked here.
 */
import type { LabelFacts } from '../k8s/labelSelector.ts';
import type { Requirement } from '../k8s/resource.ts';
import { code, joinParts, prose, type InlineText } from '../render/richText.ts';

/** "`app=web`, without `debug`"; "all are meant" where nothing is required. */
export function writeWhy(requirements: readonly Requirement[], { known }: LabelFacts): InlineText {
  if (requirements.length === 0) {
    return prose`all are meant`;
  }
  const keys = [...new Set(requirements.map(({ key }) => key))];
  return joinParts(
    keys.map((key) => writeLabel(key, known)),
    ', ',
  );
}

/** A label that is there with a value of the running cluster has no value to show. */
function writeLabel(key: string, known: LabelFacts['known']): InlineText {
  const value = known.get(key);
  if (value !== undefined) {
    return prose`${code(`${key}=${value}`)}`;
  }
  return known.has(key) ? prose`${code(key)} exists` : prose`without ${code(key)}`;
}
