/**
 * How the reasons of a pair are ordered: a direction that ports make no difference to is told once.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ExplainAnswer, ExplainDirection } from '../../protocol/src/explain.ts';
import type { WirePorts } from '../../protocol/src/verdicts.ts';
import { directionParts, verdictParts } from './explainParts.ts';

const MYSQL: WirePorts = { protocol: 'TCP', from: 3306, to: 3306 };
const OTHERS: readonly WirePorts[] = [
  { protocol: 'TCP', from: 1, to: 3305 },
  { protocol: 'TCP', from: 3307, to: 65535 },
];
const OPEN: ExplainDirection = { verdict: 'notIsolated', reasons: [] };
const ALLOWED: ExplainDirection = { verdict: 'allowed', reasons: [] };
const DENIED: ExplainDirection = { verdict: 'denied', reasons: [] };

const ANSWER: ExplainAnswer = {
  scope: 's',
  from: 'shop/web[Deployment]',
  to: 'shop/db[StatefulSet]',
  decisions: [
    { verdict: 'allowed', ports: [MYSQL], egress: OPEN, ingress: ALLOWED },
    { verdict: 'denied', ports: OTHERS, egress: OPEN, ingress: DENIED },
  ],
};

describe('the reasons of a pair', () => {
  it('begin with what holds for which ports', () => {
    assert.deepEqual(verdictParts(ANSWER), [
      { ports: 'TCP 3306', verdict: 'allowed' },
      { ports: 'all other ports', verdict: 'denied' },
    ]);
  });

  it('tell a direction once that is the same for all ports', () => {
    assert.deepEqual(directionParts(ANSWER, 'egress'), [{ answer: OPEN }]);
  });

  it('split a direction by ports where these make a difference', () => {
    assert.deepEqual(directionParts(ANSWER, 'ingress'), [
      { ports: 'TCP 3306', answer: ALLOWED },
      { ports: 'all other ports', answer: DENIED },
    ]);
  });

  it('join ports that a direction does not tell apart', () => {
    const [first, second] = ANSWER.decisions;
    assert.ok(first && second);
    const dns: WirePorts = { protocol: 'UDP', from: 53, to: 53 };
    const decisions = [first, { ...first, ports: [dns], egress: ALLOWED }, second];
    assert.deepEqual(directionParts({ ...ANSWER, decisions }, 'ingress'), [
      { ports: 'TCP 3306; UDP 53', answer: ALLOWED },
      { ports: 'all other ports', answer: DENIED },
    ]);
  });
});
