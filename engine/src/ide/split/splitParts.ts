/**
 * Into which parts a policy can be split that says several things at once: its directions, its rules, the workloads that a
 * list of values selects. Every part isolates whom the policy isolates, so that they mean together what it means. How a
 * part is written is `writePart.ts`' business.
 */
import {
  DIRECTIONS,
  type Direction,
  type NetworkPolicy,
  type NetworkPolicySpec,
} from '../../k8s/resource.ts';

/** `value`: one policy for each value of a label that the pod selector takes several of. */
export type SplitBy = 'direction' | 'rule' | 'value';

export const SPLIT_WAYS: readonly SplitBy[] = ['direction', 'rule', 'value'];

/** What one of the policies keeps of the whole. */
export type SplitPart = DirectionPart | ValuePart;

export interface DirectionPart {
  readonly type: 'direction';
  readonly direction: Direction;
  /** Position of the one rule that it keeps; all where there is none. */
  readonly rule: number | undefined;
  /** Behind the name of the whole it names the part. */
  readonly suffix: string;
}

export interface ValuePart {
  readonly type: 'value';
  /** The label. */
  readonly key: string;
  readonly value: string;
  readonly suffix: string;
}

/** The parts, the first of which keeps the policy's name; none where there is nothing to split. */
export function listParts({ spec }: Pick<NetworkPolicy, 'spec'>, by: SplitBy): readonly SplitPart[] {
  const parts = listAll(spec, by);
  return parts.length < 2 || PARTS_MAX < parts.length ? [] : parts;
}

/** Nobody wants more files, and each takes the time to write it. */
const PARTS_MAX = 100;

function listAll(spec: NetworkPolicySpec, by: SplitBy): readonly SplitPart[] {
  const directions = DIRECTIONS.filter((direction) => spec.policyTypes.includes(direction));
  switch (by) {
    case 'direction':
      return directions.map((direction) => ({
        type: 'direction',
        direction,
        rule: undefined,
        suffix: direction,
      }));
    case 'rule': {
      const hasSeveral = directions.some((direction) => 1 < spec[direction].length);
      return hasSeveral ? directions.flatMap((direction) => listRules(spec, direction)) : [];
    }
    case 'value':
      return listValues(spec);
  }
}

function listRules(spec: NetworkPolicySpec, direction: Direction): readonly DirectionPart[] {
  const rules = spec[direction];
  if (rules.length < 2) {
    return [{ type: 'direction', direction, rule: undefined, suffix: direction }];
  }
  const lead = spec.policyTypes.length === 1 ? '' : `${direction}-`;
  return rules.map((_, rule) => ({
    type: 'direction',
    direction,
    rule,
    suffix: `${lead}${String(rule + 1)}`,
  }));
}

/** The first label with several values: `app in (api, worker)` selects as `app in (api)` and `app in (worker)` do together. */
function listValues({ podSelector }: NetworkPolicySpec): readonly ValuePart[] {
  const choice = podSelector.requirements.find(
    ({ operator, values }) => operator === 'In' && 1 < new Set(values).size,
  );
  return choice === undefined || podSelector.isPartial
    ? []
    : [...new Set(choice.values)].map((value) => ({
        type: 'value',
        key: choice.key,
        value,
        suffix: toSuffix(value),
      }));
}

/** Labels may have characters that names may not. */
function toSuffix(value: string): string {
  return value.toLowerCase().replace(/[^a-z0-9-]+/g, '-');
}
