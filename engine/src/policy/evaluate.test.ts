/**
 * Ordered tiers: policies written in the intermediate form, since no API with tiers is lowered to it yet, and what they
 * make of the pods of a small cluster. NetworkPolicy's own rules are tested by the specification (`test/spec/`).
 */
import assert from 'node:assert/strict';
import { getWorkload, readCluster } from '../../../test/fixture/readCluster.ts';
import type { LabelSelector, ResourceHeader } from '../k8s/resource.ts';
import { compilePolicies } from './compile.ts';
import { decide } from './decide.ts';
import { createAnswers } from './evaluate.ts';
import type { Action, PodMatcher, Policy, Rule, Tier } from './policy.ts';
import { PortSet } from './portSet.ts';

const CLUSTER = readCluster(`
kind: Namespace
metadata: { name: shop }
---
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
---
kind: Pod
metadata: { name: probe, namespace: undeclared, labels: { app: probe } }
`);

const SPAN = { start: 0, end: 0 };
const EVERYTHING: LabelSelector = { requirements: [], isPartial: false, span: SPAN };
const SOURCE: ResourceHeader = {
  ...{ apiVersion: 'v1', kind: 'Test', name: 'test', namespace: 'shop' },
  ...{ labels: new Map(), annotations: new Map(), owner: undefined },
  ...{ file: 'a.yaml', base: 0, unitIndex: 0, span: SPAN, nameSpan: SPAN },
};

function withLabel(key: string, value: string): LabelSelector {
  return { ...EVERYTHING, requirements: [{ key, operator: 'In', values: [value], span: SPAN }] };
}

/** Pods with `app: name`, in namespaces of any name. */
function app(name: string): PodMatcher {
  return { namespaces: { type: 'labels', selector: EVERYTHING }, pods: withLabel('app', name) };
}

/** Pods with `app: name` in the namespaces of a team; of `undeclared` nobody knows whose it is. */
function appOfTeam(name: string): PodMatcher {
  return { namespaces: { type: 'labels', selector: withLabel('team', 'red') }, pods: withLabel('app', name) };
}

/** `allow web 80`: an action, the `app` of the peer or `*`, and a TCP port unless it is about all. */
function rule(text: string, index: number): Rule {
  const [action, peer, port] = text.split(' ');
  const number = Number(port);
  return {
    action: action as Action,
    peers: peer === '*' ? undefined : [{ type: 'pods', matcher: app(peer ?? ''), span: SPAN }],
    ports:
      port === undefined
        ? undefined
        : [{ type: 'range', protocol: 'TCP', from: number, to: number, span: SPAN, portSpan: SPAN }],
    index,
    span: SPAN,
  };
}

interface Options {
  readonly order?: number;
  readonly subject?: PodMatcher;
}

/** A policy on the ingress of `db`. Those of the tier `networkPolicy` isolate. */
function policy(
  tier: Tier,
  rules: readonly string[],
  { order = 0, subject = app('db') }: Options = {},
): Policy {
  const ingress = { isolates: tier === 'networkPolicy', rules: rules.map(rule) };
  return {
    id: `${tier} ${order}`,
    tier,
    order,
    subject,
    directions: { ingress, egress: undefined },
    source: SOURCE,
  };
}

/** Checks the verdicts on TCP 80 and 443 from `web`, or from another pod, to `db`, or to another one. */
function checkVerdicts(
  policies: readonly Policy[],
  expected: string,
  { from = 'shop/web[Pod]', to = 'shop/db[Pod]' } = {},
): void {
  const compiled = compilePolicies(CLUSTER, policies);
  const slotOf = (id: string): number => compiled.space.pods.slotOf(getWorkload(CLUSTER, id));
  const pair = { from: slotOf(from), to: slotOf(to), ports: PortSet.ALL };
  const decisions = decide(compiled, createAnswers(compiled), pair);
  const verdicts = [80, 443].map(
    (port) => decisions.find(({ ports }) => ports.has('TCP', port))?.ingress.verdict,
  );
  assert.equal(verdicts.join(' '), expected);
}

describe('tiers', () => {
  it('decide in order: the admin tier before NetworkPolicies, these before the baseline', () => {
    const closed = policy('networkPolicy', []);
    checkVerdicts([closed, policy('admin', ['allow web 80'])], 'allowed denied');
    checkVerdicts([policy('networkPolicy', ['allow *']), policy('admin', ['deny web 80'])], 'denied allowed');
    checkVerdicts([policy('baseline', ['allow *']), closed], 'denied denied');
    checkVerdicts([policy('baseline', ['deny web 80'])], 'denied notIsolated');
  });

  it('leave to the next one what they pass, and what no rule of theirs matches', () => {
    const admin = policy('admin', ['pass web 80', 'deny *']);
    checkVerdicts([admin], 'notIsolated denied');
    checkVerdicts([admin, policy('networkPolicy', ['allow web 80'])], 'allowed denied');
    checkVerdicts([admin, policy('baseline', ['deny *'])], 'denied denied');
    checkVerdicts([policy('admin', ['deny probe'])], 'notIsolated notIsolated');
  });

  it('take the lower order first, and the rules of a policy as they stand', () => {
    const first = policy('admin', ['deny web 80'], { order: 1 });
    const second = policy('admin', ['allow *'], { order: 2 });
    checkVerdicts([second, first], 'denied allowed');
    checkVerdicts([policy('admin', ['allow web 443', 'deny *'])], 'denied allowed');
  });
});

describe('a policy that may select a subject', () => {
  const probe = { to: 'undeclared/probe[Pod]' };
  const may = (tier: Tier, ...rules: readonly string[]): Policy =>
    policy(tier, rules, { subject: appOfTeam('probe') });
  const surely = (tier: Tier, ...rules: readonly string[]): Policy =>
    policy(tier, rules, { subject: app('probe') });

  it('leaves unknown what depends on it, and nothing else', () => {
    checkVerdicts([may('networkPolicy', 'allow web 80')], 'allowed unknown', probe);
    checkVerdicts([may('admin', 'deny web 80')], 'unknown notIsolated', probe);
    checkVerdicts([may('networkPolicy'), surely('admin', 'allow * 80', 'deny *')], 'allowed denied', probe);
  });

  it('is weighed alone and with policies of other tiers that may select it, too', () => {
    // With `pass` alone, or isolation alone, everything stays allowed; both together deny.
    const admin = surely('admin', 'allow *');
    const pass = policy('admin', ['pass web 80'], { order: -1, subject: appOfTeam('probe') });
    checkVerdicts([admin, pass], 'allowed allowed', probe);
    checkVerdicts([admin, may('networkPolicy')], 'allowed allowed', probe);
    checkVerdicts([admin, pass, may('networkPolicy')], 'unknown allowed', probe);
  });
});
