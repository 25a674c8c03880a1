/**
 * `diff --format json`: the stable contract `podgate/diff/1`. One object a pair and set of ports; causes are listed once
 * and named by their position. Written as it is found, one change a line.
 */
import {
  ChangeCauses,
  endsOfChange,
  kindOfChange,
  listPairChanges,
  locateCause,
  type ChangeCause,
  type PairChange,
} from '../../../engine/src/index.ts';
import type { Line } from '../output/line.ts';
import type { DiffReport, ScopeDiff } from './diffReport.ts';
import { jsonElements, jsonText } from './json.ts';

export function* renderDiffJson(report: DiffReport): Generator<Line, void, undefined> {
  yield [`{ "schema": "podgate/diff/1", "old": ${jsonText(report.old)}, "new": ${jsonText(report.new)},`];
  yield ['  "scopes": ['];
  for (const [index, scope] of report.scopes.entries()) {
    yield* scopeLines(report, scope);
    yield [index + 1 < report.scopes.length ? '    },' : '    }'];
  }
  yield ['  ] }'];
}

function* scopeLines(report: DiffReport, scope: ScopeDiff): Generator<Line, void, undefined> {
  const { name, status, diff } = scope;
  const ids = { added: diff.added.map(({ id }) => id), removed: diff.removed.map(({ id }) => id) };
  yield [`    { "name": ${jsonText(name)}, "status": ${jsonText(status)},`];
  yield [`      "endpoints": ${jsonText(ids)},`];
  yield ['      "changes": ['];
  const causes = new CauseList(report, scope);
  for (const line of jsonElements('        ', changeValues(scope, causes))) {
    yield [line];
  }
  yield ['      ],'];
  yield ['      "causes": ['];
  for (const line of jsonElements('        ', causes.values)) {
    yield [line];
  }
  yield ['      ]'];
}

function* changeValues({ diff }: ScopeDiff, causes: CauseList): Generator<object, void, undefined> {
  for (const change of listPairChanges(diff)) {
    const { from, to, ports, before, after } = change;
    yield {
      change: kindOfChange(change),
      from: from.endpoint.id,
      to: to.endpoint.id,
      ports: ports.isAll ? 'all' : ports.intervals,
      old: before,
      new: after,
      ...causes.fieldsOf(change),
    };
  }
}

/** The causes so far, each once. */
class CauseList {
  readonly values: object[] = [];
  readonly #report: DiffReport;
  readonly #causes: ChangeCauses;
  readonly #numbers = new Map<string, number>();

  constructor(report: DiffReport, { diff }: ScopeDiff) {
    this.#report = report;
    this.#causes = new ChangeCauses(diff);
  }

  /** That an end came or went says all; else the positions of the causes. */
  fieldsOf(change: PairChange): object {
    const ends = endsOfChange(change.from, change.to);
    return ends === 'kept'
      ? { causes: this.#causes.causesOf(change).map((cause) => this.#numberOf(cause)) }
      : { endpoint: ends };
  }

  #numberOf(cause: ChangeCause): number {
    const { direction, time, effect, status, policy, reason } = cause;
    const key = `${direction} ${time} ${effect} ${reason.rule ?? ''} ${reason.because ?? ''} ${policy.id}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.values.length;
      this.#numbers.set(key, number);
      const { file, line } = this.#report.placeOf[time](locateCause(cause));
      this.values.push({
        policy: policy.id,
        direction,
        ...(reason.rule === undefined ? {} : { rule: reason.rule }),
        effect,
        ...(effect === 'open' ? { because: reason.because } : {}),
        side: time === 'before' ? 'old' : 'new',
        status,
        file,
        line,
      });
    }
    return number;
  }
}
