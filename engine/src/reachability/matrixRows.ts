/**
 * Rows of the matrix: for one source the answer for every slot, as numbers. Sources that come in order cost little
 * more than what changes between them; the rest is copied in stretches.
 */
import type { CompiledCluster } from '../policy/compile.ts';
import type { Answers } from '../policy/evaluate.ts';
import { findGroup } from '../policy/flows.ts';
import type { OutcomeId } from '../policy/outcomeTable.ts';
import { uniformSegments, valueAt, type Segments } from '../policy/segments.ts';
import { mapInSteps, type Steps } from '../text/steps.ts';

/**
 * Where the answers of ingress groups change as sources go by, from low to high: from source slot `from[i]` on, the
 * destinations of group `groups[i]` have the answer `values[i]`.
 */
interface IngressChanges {
  readonly from: Uint32Array;
  readonly groups: Uint32Array;
  readonly values: Uint32Array;
}

/** Computes rows by slot. Keeps scratch arrays, so one instance serves one caller at a time. */
export class MatrixRows {
  readonly #compiled: CompiledCluster;
  readonly #answers: Answers;
  /** Destination slots by ingress group. */
  readonly #members: readonly (readonly number[])[];
  readonly #changes: IngressChanges;
  /** How many changes `#entering` has seen; they are those up to the source `#source`. */
  #changesApplied = 0;
  #source = -1;
  /** By destination slot: what the destination's ingress answers the source, everything open on the other side. */
  readonly #entering: Uint32Array;
  #knownPairs = new Uint32Array(0);
  #stamps = new Uint32Array(0);
  #stamp = 0;

  private constructor(compiled: CompiledCluster, answers: Answers, changes: IngressChanges) {
    this.#compiled = compiled;
    this.#answers = answers;
    this.#members = membersByGroup(answers);
    this.#changes = changes;
    this.#entering = new Uint32Array(compiled.space.count);
    this.#restart();
  }

  /** Made in steps, since all ingress rows are looked at. */
  static *ofInSteps(compiled: CompiledCluster, answers: Answers): Steps<MatrixRows> {
    const changes = yield* changesInOrder(answers, compiled.space.count);
    return new MatrixRows(compiled, answers, changes);
  }

  /** Writes into `pairs` the answers from slot `from` to the slots 0 up to the length of `pairs`. */
  fill(from: number, pairs: Uint32Array): void {
    const nodeView = this.#compiled.space.nodeViewOf(from);
    const { table } = this.#answers;
    this.#moveTo(from);
    if (nodeView === undefined) {
      this.#combine(from, this.#entering, pairs);
      return;
    }
    // A hostNetwork source is seen as a pod and as its node's address.
    const asPod = this.#entering.slice();
    this.#moveTo(nodeView);
    const entering = asPod.map((value, slot) => table.eitherView(value, this.#entering[slot] ?? value));
    this.#combine(from, entering, pairs);
  }

  #combine(from: number, entering: Uint32Array, pairs: Uint32Array): void {
    const { table } = this.#answers;
    const leaving = this.#egressRow(from);
    for (let index = 0; index < leaving.starts.length; index++) {
      const value = leaving.values[index] ?? table.denied;
      const start = leaving.starts[index] ?? 0;
      const end = Math.min(leaving.starts[index + 1] ?? pairs.length, pairs.length);
      if (pairs.length <= start) {
        break;
      }
      if (value === table.denied) {
        pairs.fill(table.denied, start, end);
      } else if (value === table.notIsolated) {
        pairs.set(entering.subarray(start, end), start);
      } else {
        this.#combineStretch(value, entering, pairs, { start, end });
      }
    }
    this.#mergeNodeViews(leaving, entering, pairs);
  }

  /**
   * Few answers meet in a stretch, many times each. Their pairs are kept where an index finds them; a stamp tells
   * this stretch's from those of stretches before.
   */
  #combineStretch(
    leaving: OutcomeId,
    entering: Uint32Array,
    pairs: Uint32Array,
    { start, end }: { readonly start: number; readonly end: number },
  ): void {
    const { table } = this.#answers;
    if (this.#knownPairs.length < table.outcomeCount) {
      this.#knownPairs = new Uint32Array(2 * table.outcomeCount);
      this.#stamps = new Uint32Array(2 * table.outcomeCount);
    }
    const known = this.#knownPairs;
    const stamps = this.#stamps;
    const stamp = ++this.#stamp;
    let last = -1;
    let pair = 0;
    for (let slot = start; slot < end; slot++) {
      const value = entering[slot] ?? 0;
      if (value !== last) {
        last = value;
        if (stamps[value] !== stamp) {
          stamps[value] = stamp;
          known[value] = table.both(leaving, value);
        }
        pair = known[value] ?? 0;
      }
      pairs[slot] = pair;
    }
  }

  /** A hostNetwork destination is no subject; of the source's egress it is a peer in two ways. */
  #mergeNodeViews(leaving: Segments, entering: Uint32Array, pairs: Uint32Array): void {
    const { space } = this.#compiled;
    const { table } = this.#answers;
    for (const podSlot of space.nodePods) {
      const nodeView = space.nodeViewOf(podSlot) ?? podSlot;
      const view = table.eitherView(valueAt(leaving, podSlot), valueAt(leaving, nodeView));
      pairs[podSlot] = table.both(view, entering[podSlot] ?? table.denied);
    }
  }

  #egressRow(from: number): Segments {
    const group = findGroup(this.#answers, 'egress', from);
    return group === undefined
      ? uniformSegments(this.#answers.table.notIsolated)
      : this.#answers.directions.egress.rowOf(group);
  }

  #restart(): void {
    const { table } = this.#answers;
    this.#entering.fill(table.both(table.notIsolated, table.notIsolated));
    this.#changesApplied = 0;
  }

  #moveTo(source: number): void {
    if (source < this.#source) {
      this.#restart();
    }
    this.#source = source;
    const { table } = this.#answers;
    const { from, groups, values } = this.#changes;
    let applied = this.#changesApplied;
    for (; applied < from.length && (from[applied] ?? 0) <= source; applied++) {
      const value = table.both(table.notIsolated, values[applied] ?? 0);
      for (const slot of this.#members[groups[applied] ?? 0] ?? []) {
        this.#entering[slot] = value;
      }
    }
    this.#changesApplied = applied;
  }
}

function membersByGroup(answers: Answers): readonly (readonly number[])[] {
  const { groups, groupOf } = answers.directions.ingress;
  const members = groups.map((): number[] => []);
  groupOf.forEach((group, slot) => members[group]?.push(slot));
  return members;
}

/** Sorted by counting, since there may be as many changes as runs in all rows together. */
function* changesInOrder(answers: Answers, slotCount: number): Steps<IngressChanges> {
  const { ingress } = answers.directions;
  const rows = yield* mapInSteps(ingress.groups, (group) => ingress.rowOf(group));
  const nextAt = new Uint32Array(slotCount + 1);
  yield* mapInSteps(rows, ({ starts }) => {
    for (const start of starts) {
      nextAt[start + 1] = (nextAt[start + 1] ?? 0) + 1;
    }
  });
  for (let slot = 1; slot <= slotCount; slot++) {
    nextAt[slot] = (nextAt[slot] ?? 0) + (nextAt[slot - 1] ?? 0);
  }
  const count = nextAt[slotCount] ?? 0;
  const changes = {
    from: new Uint32Array(count),
    groups: new Uint32Array(count),
    values: new Uint32Array(count),
  };
  yield* mapInSteps(rows, (row, group) => {
    for (let index = 0; index < row.starts.length; index++) {
      const start = row.starts[index] ?? 0;
      const at = nextAt[start] ?? 0;
      nextAt[start] = at + 1;
      changes.from[at] = start;
      changes.groups[at] = group;
      changes.values[at] = row.values[index] ?? 0;
    }
  });
  return changes;
}
