/**
 * The difference between two generated clusters is that of their whole matrices, the second opinion agrees with it packet by
 * packet, it is nothing between a cluster and itself, and backwards it is the mirror image.
 */
import assert from 'node:assert/strict';
import type { Endpoint, Reachability, Verdict } from '../../engine/src/index.ts';
import { ChangeCauses } from '../../engine/src/reachability/changeCauses.ts';
import type { DiffSide } from '../../engine/src/reachability/alignSides.ts';
import type { DiffEnd } from '../../engine/src/reachability/diffEnds.ts';
import {
  diffReachability,
  listPairChanges,
  type PairChange,
  type PortsChange,
  type ReachabilityDiff,
} from '../../engine/src/reachability/diffReachability.ts';
import { PortSet } from '../../engine/src/policy/portSet.ts';
import { decideByTheBook } from '../book/decideByTheBook.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { endsOf } from './compareWithBook.ts';
import type { GeneratedCluster } from './generatedCluster.ts';
import { checkStates, openSide, RUNS } from './twoStates.ts';
import { toBook, writeCluster, writeOptions } from './writeCluster.ts';

const VERDICTS: readonly Verdict[] = ['allowed', 'unknown', 'undefined', 'denied'];

describe('the difference between two clusters', function () {
  this.timeout(300_000);

  it(`is that of their matrices (${RUNS} pairs of clusters)`, () => {
    checkStates((before, after) => {
      const [old, current] = [openSide(before), openSide(after)];
      const diff = diffReachability(old, current);
      assert.deepEqual(drawDiff(diff, pointsOf(old, current)), drawMatrices(old, current));
    });
  });

  it('is what the second opinion says of packets', () => {
    let packets = 0;
    checkStates((before, after, pick) => {
      const diff = diffReachability(openSide(before), openSide(after));
      packets += compareWithBook(diff, before, after, pick);
    });
    assert(6000 < packets, `only ${packets} packets were compared`);
  });

  it('is nothing between a cluster and itself', () => {
    checkStates((before) => {
      const diff = diffReachability(openSide(before), openSide(before));
      assert.equal(diff.isEmpty, true);
      assert.deepEqual([diff.rows, diff.added, diff.removed], [[], [], []]);
    });
  });

  it('is the same after an edit, which shares what it can with the state before', () => {
    let shared = 0;
    checkStates((before, after) => {
      const snapshot = openFixture(writeCluster(before), writeOptions(before));
      const [old] = snapshot.scopes;
      // Asked before the edit, as an editor does, so that there are answers to share.
      assert(old !== undefined && 0 < old.reachability.endpoints.length);
      const [current] = snapshot.change(writeCluster(after)).scopes;
      assert(current !== undefined);
      shared += current.reachability.compareAnswers(old.reachability) === undefined ? 0 : 1;
      const fresh = diffReachability(openSide(before), openSide(after));
      assert.deepEqual(
        listChanges(diffReachability(old, current)).map(draw).sort(),
        listChanges(fresh).map(draw).sort(),
      );
    });
    assert(RUNS < shared * 8, `only ${shared} edits share answers`);
  });

  it('is the mirror image backwards', () => {
    checkStates((before, after) => {
      const [old, current] = [openSide(before), openSide(after)];
      const there = diffReachability(old, current);
      const back = diffReachability(current, old);
      assert.deepEqual(listChanges(back).map(mirror).sort(), listChanges(there).map(draw).sort());
      assert.deepEqual(idsOf(back.added), idsOf(there.removed));
      assert.deepEqual(idsOf(back.removed), idsOf(there.added));
    });
  });

  it('has a cause wherever both ends were there before', () => {
    checkStates((before, after) => {
      const diff = diffReachability(openSide(before), openSide(after));
      const causes = new ChangeCauses(diff);
      for (const change of listChanges(diff)) {
        const { from, to } = change;
        const isInBoth = [from, to].every((end) => end.before !== undefined && end.after !== undefined);
        const found = causes.causesOf(change);
        assert.equal(0 < found.length, isInBoth, draw(change));
        checkTimes(found.map(({ time, status }) => `${time} ${status}`));
      }
    });
  });
});

/** What is new was not there before, and what is gone is not there afterwards. */
function checkTimes(statuses: readonly string[]): void {
  for (const impossible of ['before added', 'after removed']) {
    assert(!statuses.includes(impossible), statuses.join(', '));
  }
}

function listChanges(diff: ReachabilityDiff): readonly PairChange[] {
  return [...listPairChanges(diff)];
}

function draw({ from, to, ...part }: PairChange): string {
  return drawPart(from.endpoint.id, to.endpoint.id, part);
}

function mirror({ from, to, before, after, ports }: PairChange): string {
  return drawPart(from.endpoint.id, to.endpoint.id, { ports, before: after, after: before });
}

function drawPart(from: string, to: string, { before, after, ports }: PortsChange): string {
  return `${from} => ${to}: ${before} > ${after} ${ports.key}`;
}

function idsOf(endpoints: readonly Endpoint[]): readonly string[] {
  return endpoints.map(({ id }) => id);
}

// By the matrices -------------------------------------------------------------------------------------------

/** The first addresses of all ranges of the families that both states have by themselves; each stands for its range. */
function pointsOf(before: DiffSide, after: DiffSide): readonly Point[] {
  const [old, current] = [before, after].map(({ reachability }) => rangesOf(reachability));
  const families = new Set(old?.map(({ family }) => family));
  const shared = new Set(current?.map(({ family }) => family).filter((family) => families.has(family)));
  const points = [...(old ?? []), ...(current ?? [])].filter(({ family }) => shared.has(family));
  return [...new Map(points.map(({ family, first }) => [`${family} ${first}`, { family, first }])).values()];
}

type Range = Extract<Endpoint, { type: 'addresses' }>;
type Point = Pick<Range, 'family' | 'first'>;

function rangesOf({ endpoints }: Reachability): readonly Range[] {
  return endpoints.filter((endpoint) => endpoint.type === 'addresses');
}

/** A workload by its id, or the range around a point. */
type End = string | Point;

function nameOf(end: End): string {
  return typeof end === 'string' ? end : `${end.family} ${end.first}`;
}

function endsAt(side: DiffSide, end: End): Endpoint | undefined {
  return side.reachability.endpoints.find((endpoint) =>
    typeof end === 'string' ? endpoint.id === end : holds(endpoint, end),
  );
}

function holds(endpoint: Endpoint, { family, first }: Point): boolean {
  return (
    endpoint.type === 'addresses' &&
    endpoint.family === family &&
    endpoint.first <= first &&
    first <= endpoint.last
  );
}

function drawMatrices(before: DiffSide, after: DiffSide): readonly string[] {
  const ids = [before, after].flatMap(({ cluster }) => cluster.workloads.map(({ id }) => id));
  const ends: readonly End[] = [...new Set(ids), ...pointsOf(before, after)];
  return ends.flatMap((from) => ends.flatMap((to) => comparePair(before, after, from, to))).sort();
}

function comparePair(before: DiffSide, after: DiffSide, from: End, to: End): readonly string[] {
  const [old, current] = [before, after].map((side) => {
    const [source, target] = [endsAt(side, from), endsAt(side, to)];
    return source === undefined || target === undefined ? 'absent' : portsAt(side, source, target);
  });
  const exists = (state: typeof old): state is ReadonlyMap<Verdict, PortSet> => typeof state === 'object';
  if (!exists(old) && !exists(current)) {
    return [];
  }
  // Both ends are in both states, but in one of them they are no pair.
  if ([old, current].includes('no pair')) {
    return [];
  }
  return VERDICTS.flatMap((later) =>
    VERDICTS.flatMap((earlier) => {
      const ports = verdictPorts(old, earlier).intersect(verdictPorts(current, later));
      return earlier === later || ports.isEmpty
        ? []
        : [drawPart(nameOf(from), nameOf(to), { ports, before: earlier, after: later })];
    }),
  );
}

type State = 'absent' | 'no pair' | ReadonlyMap<Verdict, PortSet>;

function portsAt({ reachability }: DiffSide, from: Endpoint, to: Endpoint): State {
  const decisions = reachability.decide(from, to);
  if (decisions.length === 0) {
    return 'no pair';
  }
  const ports = new Map<Verdict, PortSet>();
  for (const decision of decisions) {
    ports.set(decision.verdict, (ports.get(decision.verdict) ?? PortSet.EMPTY).union(decision.ports));
  }
  return ports;
}

function verdictPorts(state: State | undefined, verdict: Verdict): PortSet {
  if (typeof state === 'object') {
    return state.get(verdict) ?? PortSet.EMPTY;
  }
  return verdict === 'denied' ? PortSet.ALL : PortSet.EMPTY;
}

/** The same lines from the difference, for the points alone. */
function drawDiff(diff: ReachabilityDiff, points: readonly Point[]): readonly string[] {
  const namesOf = ({ endpoint }: DiffEnd): readonly string[] =>
    endpoint.type === 'workload'
      ? [endpoint.id]
      : points.filter((point) => holds(endpoint, point)).map(nameOf);
  return listChanges(diff)
    .flatMap(({ from, to, ...part }) =>
      namesOf(from).flatMap((source) => namesOf(to).map((target) => drawPart(source, target, part))),
    )
    .sort();
}

// By the book -----------------------------------------------------------------------------------------------

const PACKETS = 24;

/** Asks about a few packets between ends that both states have; answers how many. */
function compareWithBook(
  diff: ReachabilityDiff,
  before: GeneratedCluster,
  after: GeneratedCluster,
  pick: (count: number) => number,
): number {
  const ends = diff.ends.filter((end) => end.before !== undefined && end.after !== undefined);
  const rows = new Map(diff.rows.map((row) => [row.from, row]));
  let count = 0;
  for (let tries = 0; tries < PACKETS && 0 < ends.length; tries++) {
    const [from, to] = [ends[pick(ends.length)], ends[pick(ends.length)]];
    assert(from !== undefined && to !== undefined);
    const isPair = [diff.before, diff.after].every((side, index) => {
      const time = index === 0 ? 'before' : 'after';
      const [source, target] = [from[time], to[time]];
      return (
        source !== undefined && target !== undefined && 0 < side.reachability.decide(source, target).length
      );
    });
    if (!isPair) {
      continue;
    }
    const position = rows.get(from)?.to.indexOf(diff.ends.indexOf(to)) ?? -1;
    const parts = diff.changes[rows.get(from)?.changes[position] ?? -1] ?? [];
    comparePacket({ from, to, parts }, before, after, pick);
    count++;
  }
  return count;
}

function comparePacket(
  { from, to, parts }: { from: DiffEnd; to: DiffEnd; parts: readonly PortsChange[] },
  before: GeneratedCluster,
  after: GeneratedCluster,
  pick: (count: number) => number,
): void {
  const protocol = (['TCP', 'UDP', 'SCTP'] as const)[pick(3)] ?? 'TCP';
  const port = [1, 53, 80, 81, 90, 443, 65535][pick(7)] ?? 1;
  const [old, current] = [before, after].map((cluster) => {
    const [source] = endsOf(from.endpoint, cluster);
    const [target] = endsOf(to.endpoint, cluster);
    assert(source !== undefined && target !== undefined);
    return decideByTheBook(toBook(cluster), { from: source, to: target, protocol, port }).verdict;
  });
  const part = parts.find(({ ports }) => ports.has(protocol, port));
  const name = `${from.endpoint.id} => ${to.endpoint.id} ${protocol} ${port}`;
  assert.equal(
    part === undefined ? 'same' : `${part.before} > ${part.after}`,
    old === current ? 'same' : `${old} > ${current}`,
    name,
  );
}
