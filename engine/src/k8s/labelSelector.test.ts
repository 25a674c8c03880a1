/**
 * Selectors against labels that are known, partly known, or open: one table, a row for each operator.
 */
import assert from 'node:assert/strict';
import { matchSelector, type LabelFacts, type Match } from './labelSelector.ts';
import type { LabelSelector, Requirement, SelectorOperator } from './resource.ts';

const SPAN = { start: 0, end: 0 };
/** `tier` exists with a value that only the cluster knows. */
const KNOWN = new Map([
  ['app', 'web'],
  ['tier', undefined],
]);
const CLOSED: LabelFacts = { known: KNOWN, isOpen: false };
const OPEN: LabelFacts = { known: KNOWN, isOpen: true };

function require(key: string, operator: SelectorOperator, ...values: readonly string[]): Requirement {
  return { key, operator, values, span: SPAN };
}

function select(...requirements: readonly Requirement[]): LabelSelector {
  return { requirements, isPartial: false, span: SPAN };
}

describe('matchSelector', () => {
  const rows: readonly (readonly [Requirement, Match, Match])[] = [
    // Requirement                      closed     open
    [require('app', 'In', 'web'), 'yes', 'yes'],
    [require('app', 'In', 'db', 'web'), 'yes', 'yes'],
    [require('app', 'In', 'db'), 'no', 'no'],
    [require('app', 'NotIn', 'web'), 'no', 'no'],
    [require('app', 'NotIn', 'db'), 'yes', 'yes'],
    [require('app', 'Exists'), 'yes', 'yes'],
    [require('app', 'DoesNotExist'), 'no', 'no'],
    [require('tier', 'In', 'a'), 'unknown', 'unknown'],
    [require('tier', 'NotIn', 'a'), 'unknown', 'unknown'],
    [require('tier', 'Exists'), 'yes', 'yes'],
    [require('tier', 'DoesNotExist'), 'no', 'no'],
    [require('zone', 'In', 'a'), 'no', 'unknown'],
    [require('zone', 'In', ''), 'no', 'unknown'],
    [require('zone', 'NotIn', 'a'), 'yes', 'unknown'],
    [require('zone', 'Exists'), 'no', 'unknown'],
    [require('zone', 'DoesNotExist'), 'yes', 'unknown'],
  ];
  for (const [requirement, closed, open] of rows) {
    const { key, operator, values } = requirement;
    it(`${key} ${operator} [${values.join(', ')}]: ${closed}, of open labels ${open}`, () => {
      assert.equal(matchSelector(select(requirement), CLOSED), closed);
      assert.equal(matchSelector(select(requirement), OPEN), open);
    });
  }

  it('selects everything without requirements', () => {
    assert.equal(matchSelector(select(), OPEN), 'yes');
  });

  it('is decided by one requirement that does not hold, whatever the others are', () => {
    const selector = select(require('tier', 'In', 'a'), require('app', 'In', 'db'), require('app', 'Exists'));
    assert.equal(matchSelector(selector, CLOSED), 'no');
  });

  it('is unknown when one requirement is', () => {
    assert.equal(
      matchSelector(select(require('app', 'Exists'), require('tier', 'In', 'a')), CLOSED),
      'unknown',
    );
  });

  it('is at best unknown when it was read in part', () => {
    const partial = (requirement: Requirement): LabelSelector => ({
      ...select(requirement),
      isPartial: true,
    });
    assert.equal(matchSelector(partial(require('app', 'In', 'web')), CLOSED), 'unknown');
    assert.equal(matchSelector(partial(require('app', 'In', 'db')), CLOSED), 'no');
  });

  it('takes `__proto__` for a label like any other', () => {
    assert.equal(matchSelector(select(require('__proto__', 'Exists')), CLOSED), 'no');
  });
});
