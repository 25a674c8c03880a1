/**
 * A scope as it is embedded in a report: its matrix, and the table of reasons with equal reasons and equal sets of ports
 * written once. What is in the tables is the engine's.
 */
import {
  locate,
  packMatrix,
  type DirectionPart,
  type ExplanationTable,
  type Location,
  type MatrixLine,
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
import type { WireConnection, WireReason } from '../../protocol/src/verdicts.ts';
import { matrixToWire } from './matrixToWire.ts';
import { portsToWire, reasonAt } from './toWire.ts';

/** A place as the reader of the report knows it. */
type SurePlaceAt = (place: Location | UnitPlace) => Place;

/** All of a scope, in steps; `placeAt` names places as the reader of the report knows them. */
export function* reportScopeInSteps(view: ScopeView, placeAt: SurePlaceAt): Steps<ReportScope> {
  const { name, cluster, reachability } = view;
  const packed = yield* packMatrix(reachability);
  const matrix: MatrixAnswer = {
    scope: name,
    name,
    complete: cluster.incompleteness.length === 0,
    ...matrixToWire(packed, view, placeAt, undefined),
  };
  const table = yield* reachability.explainAll();
  return {
    info: {
      id: name,
      name,
      folder: '',
      workloadCount: cluster.workloads.length,
      policyCount: cluster.policies.length,
    },
    matrix,
    reasons: yield* reasonsToWire(table, linePositions(view, packed.lines), placeAt),
  };
}

/** The positions of the matrix' lines among the endpoints. */
function linePositions({ reachability }: ScopeView, lines: readonly MatrixLine[]): readonly number[] {
  const positions = new Map(reachability.endpoints.map((endpoint, position) => [endpoint, position]));
  return lines.map(({ endpoint }) => positions.get(endpoint) ?? 0);
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
