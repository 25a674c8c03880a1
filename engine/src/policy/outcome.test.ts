/**
 * The algebra of verdicts, step by step: rules, isolation, tiers, both ends, and what is open.
 */
import assert from 'node:assert/strict';
import type { Effect } from './outcome.ts';
import { OutcomeTable, type OutcomeId } from './outcomeTable.ts';
import { PortSet } from './portSet.ts';

const WEB = PortSet.of([{ protocol: 'TCP', from: 80, to: 80 }]);
const DB = PortSet.of([{ protocol: 'TCP', from: 5432, to: 5432 }]);

type Step = Effect | 'isolate' | 'endTier';

function allow(certain: PortSet, maybe: PortSet = PortSet.EMPTY): Effect {
  return { action: 'allow', certain, maybe, because: 'unknownLabels' };
}

function deny(certain: PortSet, maybe: PortSet = PortSet.EMPTY): Effect {
  return { action: 'deny', certain, maybe, because: 'unknownLabels' };
}

function pass(certain: PortSet, maybe: PortSet = PortSet.EMPTY): Effect {
  return { action: 'pass', certain, maybe, because: 'unknownLabels' };
}

function walk(table: OutcomeTable, steps: readonly Step[]): OutcomeId {
  let id = table.start;
  for (const step of steps) {
    if (step === 'isolate') {
      id = table.isolate(id);
    } else {
      id = step === 'endTier' ? table.endTier(id) : table.apply(id, table.effectId(step));
    }
  }
  return table.finish(table.endTier(id));
}

/** The verdict on TCP 80 and on TCP 5432. */
function show(table: OutcomeTable, id: OutcomeId): string {
  const outcome = table.outcome(id);
  return [80, 5432]
    .map(
      (port) => Object.entries(outcome).find(([, ports]: [string, PortSet]) => ports.has('TCP', port))?.[0],
    )
    .join(' ');
}

function checkWalk(steps: readonly Step[], expected: string): void {
  const table = new OutcomeTable();
  assert.equal(show(table, walk(table, steps)), expected);
}

describe('outcomes', () => {
  it('are open where nothing isolates, and denied where something does (S1, S2)', () => {
    checkWalk([], 'notIsolated notIsolated');
    checkWalk(['isolate'], 'denied denied');
  });

  it('add up: any rule that matches allows (S3)', () => {
    checkWalk([allow(WEB), 'isolate'], 'allowed denied');
    checkWalk([allow(WEB), allow(DB), 'isolate'], 'allowed allowed');
  });

  it('are unknown where a rule may match, unless another one surely allows', () => {
    checkWalk([allow(PortSet.EMPTY, WEB), 'isolate'], 'unknown denied');
    checkWalk([allow(PortSet.EMPTY, WEB), allow(WEB), 'isolate'], 'allowed denied');
    checkWalk([allow(PortSet.EMPTY, WEB)], 'notIsolated notIsolated');
  });

  it('take the first rule that matches where actions differ', () => {
    checkWalk([deny(WEB), allow(PortSet.ALL)], 'denied allowed');
    checkWalk([allow(WEB), deny(PortSet.ALL)], 'allowed denied');
    checkWalk([deny(PortSet.EMPTY, WEB), allow(PortSet.ALL)], 'unknown allowed');
  });

  it('leave the tier on pass', () => {
    checkWalk([pass(WEB), deny(PortSet.ALL), 'endTier', allow(WEB), 'isolate'], 'allowed denied');
    checkWalk(
      [pass(PortSet.EMPTY, WEB), deny(PortSet.ALL), 'endTier', allow(WEB), 'isolate'],
      'unknown denied',
    );
    checkWalk([pass(PortSet.EMPTY, WEB), deny(PortSet.ALL), 'endTier', 'isolate'], 'denied denied');
  });

  it('of a pair need both ends: denied before unknown before undefined before allowed (S4)', () => {
    const table = new OutcomeTable();
    const open = walk(table, []);
    const web = walk(table, [allow(WEB), 'isolate']);
    const unknownWeb = walk(table, [allow(PortSet.EMPTY, WEB), 'isolate']);
    const undefinedWeb = table.eitherView(web, walk(table, ['isolate']));
    assert.equal(show(table, table.both(open, open)), 'allowed allowed');
    assert.equal(show(table, table.both(web, open)), 'allowed denied');
    assert.equal(show(table, table.both(web, unknownWeb)), 'unknown denied');
    assert.equal(show(table, table.both(undefinedWeb, unknownWeb)), 'unknown denied');
    assert.equal(show(table, table.both(undefinedWeb, web)), 'undefined denied');
    assert.equal(show(table, table.both(unknownWeb, table.denied)), 'denied denied');
  });

  it('of two worlds are known where the worlds agree', () => {
    const table = new OutcomeTable();
    const open = walk(table, []);
    const web = walk(table, [allow(WEB), 'isolate']);
    assert.equal(show(table, table.either(open, web, 'unknownLabels')), 'allowed unknown');
    assert.equal(show(table, table.either(web, web, 'unknownLabels')), 'allowed denied');
    assert.equal(show(table, table.eitherView(open, web)), 'allowed undefined');
  });

  it('name what leaves ports open', () => {
    const table = new OutcomeTable();
    const web = walk(table, [allow(WEB), 'isolate']);
    const maybeDb = walk(table, [{ ...allow(PortSet.EMPTY, DB), because: 'podAddress' }, 'isolate']);
    const doubtsOf = (id: OutcomeId): string =>
      table
        .outcome(id)
        .doubts.map(({ because, ports }) => `${because} ${String(ports.intervals[0]?.from)}`)
        .join(', ');
    assert.equal(doubtsOf(maybeDb), 'podAddress 5432');
    assert.equal(doubtsOf(table.both(maybeDb, web)), '');
    assert.equal(doubtsOf(table.either(maybeDb, table.denied, 'unreadable')), 'unreadable 5432');
    assert.equal(doubtsOf(table.eitherView(web, maybeDb)), 'hostNetwork 80');
  });

  it('with equal answers have equal numbers', () => {
    const table = new OutcomeTable();
    assert.equal(
      walk(table, [allow(WEB), allow(DB), 'isolate']),
      walk(table, [allow(DB), allow(WEB), 'isolate']),
    );
  });
});
