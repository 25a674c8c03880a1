/**
 * A scope as it is embedded in a report: its matrix, and the table of reasons with equal reasons and equal sets of ports
 * written once. What is in the tables is the engine's.
 */
import {
  locate,
  packAligned,
  packMatrix,
  type AlignedSides,
  type DiffSide,
  type Endpoint,
  type DirectionPart,
  type ExplanationTable,
  type Location,
  type PackedMatrix,
  type PortReason,
  type PortSet,
  type ScopeView,
  type Segments,
  type Steps,
  type UnitPlace,
} from '../../engine/src/index.ts';
import type { MatrixAnswer } from '../../protocol/src/matrix.ts';
import type { Place } from '../../protocol/src/place.ts';
import type { ReportDirection, ReportPart, ReportReasons, ReportScope } from '../../protocol/src/report.ts';
import type { ScopeInfo } from '../../protocol/src/scopes.ts';
import type { WireConnection, WireReason } from '../../protocol/src/verdicts.ts';
import { matrixToWire } from './matrixToWire.ts';
import { portsToWire, reasonAt } from './toWire.ts';

/** A place as the reader of the report knows it. */
type SurePlaceAt = (place: Location | UnitPlace) => Place;

/** All of a scope, in steps; `placeAt` names places as the reader of the report knows them. */
export function* reportScopeInSteps(view: ScopeView, placeAt: SurePlaceAt): Steps<ReportScope> {
  const { name, reachability } = view;
  const packed = yield* packMatrix(reachability);
  const positions = new Map(reachability.endpoints.map((endpoint, position) => [endpoint, position]));
  const written = yield* writeSide(name, { side: view, packed, positions, placeAt });
  return { info: describe(name, view), ...written };
}

/** A scope in two states, the later held against the earlier. */
export interface ComparedScope {
  readonly name: string;
  readonly sides: AlignedSides;
  /** What people call the earlier state. */
  readonly nameBefore: string;
}

/** The later state of a scope as a report has it, with the earlier one beside it. */
export function* reportComparisonInSteps(
  { name, sides, nameBefore }: ComparedScope,
  placeAt: Readonly<Record<'before' | 'after', SurePlaceAt>>,
): Steps<ReportScope> {
  const packed = yield* packAligned(sides);
  const write = (time: 'before' | 'after'): Steps<Pick<ReportScope, 'matrix' | 'reasons'>> =>
    writeSide(name, {
      side: sides[time],
      packed: packed[time],
      positions: answeringPositions(sides, time),
      placeAt: placeAt[time],
    });
  const [earlier, current] = [yield* write('before'), yield* write('after')];
  const comparison = { baseline: { type: 'named', name: nameBefore }, before: earlier.matrix } as const;
  return {
    info: describe(name, sides.after),
    matrix: { ...current.matrix, comparison },
    reasons: current.reasons,
    reasonsBefore: earlier.reasons,
  };
}

/** Of ends as both states have them, the positions of the endpoints that answer for them in one. */
function answeringPositions(
  { ends, before, after }: AlignedSides,
  time: 'before' | 'after',
): ReadonlyMap<Endpoint, number> {
  const { endpoints } = (time === 'before' ? before : after).reachability;
  const positions = new Map(endpoints.map((endpoint, position) => [endpoint, position]));
  return new Map(
    ends.flatMap((end): readonly (readonly [Endpoint, number])[] => {
      const answering = end[time];
      return answering === undefined
        ? []
        : [[answering.type === 'workload' ? answering : end.endpoint, positions.get(answering) ?? 0]];
    }),
  );
}

function describe(name: string, { cluster }: DiffSide): ScopeInfo {
  return {
    id: name,
    name,
    folder: '',
    workloadCount: cluster.workloads.length,
    policyCount: cluster.policies.length,
  };
}

interface PackedSide {
  readonly side: DiffSide;
  readonly packed: PackedMatrix;
  /** Of the endpoints that answer for the matrix' lines. */
  readonly positions: ReadonlyMap<Endpoint, number>;
  readonly placeAt: SurePlaceAt;
}

function* writeSide(
  name: string,
  { side, packed, positions, placeAt }: PackedSide,
): Steps<Pick<ReportScope, 'matrix' | 'reasons'>> {
  const matrix: MatrixAnswer = {
    scope: name,
    name,
    complete: side.cluster.incompleteness.length === 0,
    ...matrixToWire(packed, side, placeAt, undefined),
  };
  const table = yield* side.reachability.explainAll();
  const shown = packed.lines.map(({ endpoint }) => positions.get(endpoint) ?? 0);
  return { matrix, reasons: yield* reasonsToWire(table, shown, placeAt) };
}

function* reasonsToWire(
  { classOf, directions }: ExplanationTable,
  positions: readonly number[],
  placeAt: SurePlaceAt,
): Steps<ReportReasons> {
  const ports = new Numbering<WireConnection['ports']>();
  const reasons = new Numbering<WireReason | undefined>();
  const numberOfPorts = (set: PortSet): number => ports.numberOf(set.key, () => portsToWire(set));
  const writeChoice = (choice: readonly PortReason[]): readonly number[] =>
    choice.flatMap(({ reason, ports: on }) => {
      const { policy, rule, effect, because } = reason;
      const key = JSON.stringify([policy, rule, effect, because]);
      return [
        reasons.numberOf(key, () => reasonAt(reason, placeAt(locate(reason.source, reason.span)))),
        numberOfPorts(on),
      ];
    });
  const writePart = ({ verdict, ports: on, reasons: choices }: DirectionPart): ReportPart => ({
    verdict,
    ports: numberOfPorts(on),
    choices: choices.map(writeChoice),
  });
  const classCount = classOf.reduce((count, number) => Math.max(count, number + 1), 0);
  const writeDirection = function* (direction: 'egress' | 'ingress'): Steps<ReportDirection> {
    const { rowOf, rows, answers } = directions[direction];
    const written: (readonly ReportPart[])[] = [];
    for (const answer of answers) {
      written.push(answer.map(writePart));
      yield;
    }
    return { rowOf: [...rowOf], rows: rows.map((row) => toRuns(row, classCount)), answers: written };
  };
  const egress = yield* writeDirection('egress');
  const ingress = yield* writeDirection('ingress');
  return {
    classOf: positions.map((position) => classOf[position] ?? 0),
    egress,
    ingress,
    reasons: reasons.values.filter((reason) => reason !== undefined),
    ports: ports.values,
  };
}

/** Numbers from 0 for what is equal. */
class Numbering<T> {
  readonly values: T[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(key: string, make: () => T): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.values.push(make()) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }
}

function toRuns({ starts, values }: Segments, length: number): readonly number[] {
  return [...values].flatMap((value, index) => [value, (starts[index + 1] ?? length) - (starts[index] ?? 0)]);
}
