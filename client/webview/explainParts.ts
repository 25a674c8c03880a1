/**
 * Puts the answer of `podgate/explain` in the order in which one reads it: what holds for which ports, then each
 * direction once, split by ports only where ports make a difference to it. Data in, data out.
 */
import type { ExplainAnswer, ExplainDecision, ExplainDirection } from '../../protocol/src/explain.ts';
import type { WireConnection, WireVerdict } from '../../protocol/src/verdicts.ts';
import { portsTexts } from './connectionText.ts';
import type { Direction } from './reasonText.ts';

/** One answer of a direction. */
export interface DirectionPart {
  /** Absent where it holds for all ports. */
  readonly ports?: string;
  readonly answer: ExplainDirection;
}

/** The verdict for some ports. */
export interface VerdictPart {
  readonly ports: string;
  readonly verdict: WireVerdict;
}

type Ports = WireConnection['ports'];

/** One for each verdict, in the order of the answer. */
export function verdictParts({ decisions }: ExplainAnswer): readonly VerdictPart[] {
  const texts = portsTexts(decisions.map(({ ports }) => ports));
  return decisions.map(({ verdict }, index) => ({ verdict, ports: texts[index] ?? '' }));
}

/** The answers of one direction that differ, in the order of the ports that each is first given for. */
export function directionParts({ decisions }: ExplainAnswer, direction: Direction): readonly DirectionPart[] {
  const groups = new Map<string, ExplainDecision[]>();
  for (const decision of decisions) {
    const key = JSON.stringify(decision[direction]);
    groups.set(key, [...(groups.get(key) ?? []), decision]);
  }
  const parts = [...groups.values()];
  const texts = portsTexts(parts.map((members) => joinPorts(members.map(({ ports }) => ports))));
  return parts.flatMap(([first], index) => {
    if (first === undefined) {
      return [];
    }
    const answer = first[direction];
    return [parts.length === 1 ? { answer } : { ports: texts[index] ?? '', answer }];
  });
}

/** The same verdicts for the same reasons, wherever these are written. */
export function isSameAnswer(one: ExplainAnswer, other: ExplainAnswer): boolean {
  const [left, right] = [one, other].map(({ decisions }) =>
    JSON.stringify(decisions, (key, value: unknown) => (key === 'place' ? undefined : value)),
  );
  return left === right;
}

/** Answers for several sets of ports are for disjoint ones. */
function joinPorts(parts: readonly Ports[]): Ports {
  return parts.includes('all') ? 'all' : parts.flatMap((ports) => (ports === 'all' ? [] : ports));
}
