/**
 * Rows of the matrix: for one source the answer for every destination, as numbers. A row costs one step per
 * destination; what the numbers mean is looked up once, not per cell.
 */
import { type CompiledCluster } from '../policy/compile.ts';
import { NO_GROUP, type Answers } from '../policy/evaluate.ts';
import { findGroup } from '../policy/flows.ts';
import type { OutcomeId } from '../policy/outcome.ts';
import { segmentAt, type Segments } from '../policy/segments.ts';

/** Computes rows by slot. Keeps scratch arrays, so one instance serves one caller at a time. */
export class MatrixRows {
  readonly #compiled: CompiledCluster;
  readonly #answers: Answers;
  /** Answers for the source as the subject of egress, by destination slot. */
  readonly #egress: Uint32Array;
  /** Answers for the source as a peer of ingress, by group of destinations. */
  readonly #ingress: Uint32Array;
  /** Where the last look-up in each ingress group's row ended: sources come in order, so the next is near. */
  readonly #cursors: Uint32Array;

  constructor(compiled: CompiledCluster, answers: Answers) {
    this.#compiled = compiled;
    this.#answers = answers;
    this.#egress = new Uint32Array(compiled.space.count);
    this.#ingress = new Uint32Array(answers.directions.ingress.groups.length);
    this.#cursors = new Uint32Array(answers.directions.ingress.groups.length);
  }

  /** Writes into `pairs[i]` the answer from slot `from` to slot `destinations[i]`. */
  fill(from: number, destinations: Uint32Array, pairs: Uint32Array): void {
    this.#fillEgress(from);
    this.#fillIngress(from);
    const { table } = this.#answers;
    const { groupOf } = this.#answers.directions.ingress;
    const { denied, notIsolated } = table;
    const open = table.both(notIsolated, notIsolated);
    for (let index = 0; index < destinations.length; index++) {
      const to = destinations[index] ?? 0;
      const leaving = this.#egress[to] ?? denied;
      const group = groupOf[to] ?? NO_GROUP;
      const entering = group === NO_GROUP ? notIsolated : (this.#ingress[group] ?? denied);
      if (leaving === denied || entering === denied) {
        pairs[index] = denied;
      } else {
        pairs[index] =
          leaving === notIsolated && entering === notIsolated ? open : table.both(leaving, entering);
      }
    }
  }

  #fillEgress(from: number): void {
    const { table, directions } = this.#answers;
    const group = findGroup(this.#answers, 'egress', from);
    if (group === undefined) {
      this.#egress.fill(table.notIsolated);
      return;
    }
    expand(directions.egress.rowOf(group), this.#egress);
    const { space } = this.#compiled;
    for (const podSlot of space.nodePods) {
      const nodeView = space.nodeViewOf(podSlot) ?? podSlot;
      this.#egress[podSlot] = table.eitherView(this.#egress[podSlot] ?? 0, this.#egress[nodeView] ?? 0);
    }
  }

  #fillIngress(from: number): void {
    const { table, directions } = this.#answers;
    const nodeView = this.#compiled.space.nodeViewOf(from);
    for (const group of directions.ingress.groups) {
      const row = directions.ingress.rowOf(group);
      const asPod = this.#lookUp(row, group.index, from);
      this.#ingress[group.index] =
        nodeView === undefined ? asPod : table.eitherView(asPod, row.values[segmentAt(row, nodeView)] ?? 0);
    }
  }

  #lookUp(row: Segments, group: number, slot: number): OutcomeId {
    let segment = this.#cursors[group] ?? 0;
    const end = row.starts[segment + 1] ?? Infinity;
    if (slot < (row.starts[segment] ?? 0) || end <= slot) {
      segment = segmentAt(row, slot);
      this.#cursors[group] = segment;
    }
    return row.values[segment] ?? 0;
  }
}

function expand(row: Segments, into: Uint32Array): void {
  row.values.forEach((value, index) => {
    into.fill(value, row.starts[index] ?? 0, row.starts[index + 1] ?? into.length);
  });
}
