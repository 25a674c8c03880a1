/**
 * What a NetworkPolicy cannot open. No API with tiers is lowered yet, so the answers of the evaluator are those of one where
 * a rule of another tier denies.
 */
import assert from 'node:assert/strict';
import { openFixture } from '../../../test/fixture/openFixture.ts';
import { readFixtureOptions } from '../../../test/fixture/fixtureOptions.ts';
import type { Policy, Tier } from '../policy/policy.ts';
import { PortSet } from '../policy/portSet.ts';
import type { Decision } from '../policy/verdict.ts';
import type { EndpointMatch } from '../reachability/findEndpoints.ts';
import type { Reachability } from '../reachability/reachability.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import { findClosedSides, listAdditions } from './openingPlan.ts';

const TEXT = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec: { podSelector: { matchLabels: { app: db } } }
`;

/** What is planned for `web` to `db` where a rule of a policy of the tier denies it. */
function planAgainst(tier: Tier): ReturnType<typeof listAdditions> {
  const [view] = openFixture([{ path: 'a.yaml', text: TEXT }], readFixtureOptions('')).scopes;
  assert(view !== undefined);
  const [policy] = view.reachability.policies;
  assert(policy !== undefined);
  const faked = denyByRule(view, { ...policy, id: 'deny[Test]', tier });
  const [from, to] = ['shop/web[Pod]', 'shop/db[Pod]'].map((id): EndpointMatch => {
    const endpoint = view.reachability.endpoints.find((candidate) => candidate.id === id);
    assert(endpoint !== undefined);
    return { endpoint, shown: endpoint, ports: PortSet.ALL };
  });
  assert(from !== undefined && to !== undefined);
  const [side] = findClosedSides(faked, { from, to, addresses: undefined, ports: PortSet.ALL });
  assert(side !== undefined);
  return listAdditions(faked, side);
}

/** The view with its policies and one more, whose first rule has denied all that is denied. */
function denyByRule(view: ScopeView, policy: Policy): ScopeView {
  const real = view.reachability;
  const reachability = new Proxy(real, {
    get: (target, key: keyof Reachability): unknown => {
      if (key === 'policies') {
        return [...target.policies, policy];
      }
      if (key === 'decide') {
        const decide: Reachability['decide'] = (...asked) =>
          target.decide(...asked).map((decision) => ({ ...decision, ingress: denied(decision, policy) }));
        return decide;
      }
      const value: unknown = target[key];
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return new Proxy(view, {
    get: (target, key: keyof ScopeView): unknown => (key === 'reachability' ? reachability : target[key]),
  });
}

function denied({ ingress }: Decision, { id, source }: Policy): Decision['ingress'] {
  const span = { start: 0, end: 0 };
  return {
    ...ingress,
    reasons: [{ policy: id, source, rule: 0, effect: 'deny', because: undefined, span }],
  };
}

describe('a plan to open a connection', () => {
  it('is none where an admin policy denies it', () => {
    assert.equal(planAgainst('admin'), 'adminTier');
  });

  it('is none where a baseline policy denies it', () => {
    assert.equal(planAgainst('baseline'), 'baselineTier');
  });

  it('is there where isolation alone does', () => {
    assert.equal(typeof planAgainst('networkPolicy'), 'object');
  });
});
