/**
 * Which endpoints are one class, and that what a class says is what each of its endpoints says. That the table agrees
 * with the evaluator on whatever cluster is `test/property`'s matter.
 */
import assert from 'node:assert/strict';
import { readCluster } from '../../../test/fixture/readCluster.ts';
import { joinDirections } from '../policy/decide.ts';
import { finishSteps } from '../text/steps.ts';
import { createReachability } from './createReachability.ts';
import { answerFor, type ExplanationTable } from './explanationTable.ts';
import type { Reachability } from './reachability.ts';

const CLUSTER = readCluster(`
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { replicas: 2, template: { metadata: { labels: { app: web, team: red } } } }
---
kind: Deployment
metadata: { name: web-canary, namespace: shop }
spec: { replicas: 1, template: { metadata: { labels: { app: web, team: blue } } } }
---
kind: Deployment
metadata: { name: jobs, namespace: shop }
spec: { template: { metadata: { labels: { app: jobs } } } }
---
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, ports: [{ name: sql, containerPort: 5432 }] }] }
---
kind: StatefulSet
metadata: { name: old-db, namespace: shop }
spec:
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, ports: [{ name: sql, containerPort: 3306 }] }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }]
      ports: [{ port: sql }]
`);

describe('the classes of endpoints', () => {
  const { reachability, table } = explain();

  it('are those that no policy tells apart, whatever other labels they have', () => {
    assert.deepEqual(drawClasses(reachability, table), [
      'shop/db[StatefulSet]',
      'shop/jobs[Deployment]',
      'shop/old-db[StatefulSet]',
      'shop/web-canary[Deployment] shop/web[Deployment]',
      '0.0.0.0-255.255.255.255',
    ]);
  });

  it('have a row for each class of subjects that policies treat differently', () => {
    assert.equal(table.directions.ingress.rows.length, 3);
    assert.equal(table.directions.egress.rows.length, 1);
  });

  it('say what decides, by the ports that it is about', () => {
    const positionOf = (id: string): number => reachability.endpoints.findIndex((one) => one.id === id);
    const [from, to] = [positionOf('shop/web[Deployment]'), positionOf('shop/db[StatefulSet]')];
    const [source, target] = [table.classOf[from] ?? -1, table.classOf[to] ?? -1];
    const decisions = joinDirections(
      answerFor(table, 'egress', source, target),
      answerFor(table, 'ingress', target, source),
    );
    assert.deepEqual(
      decisions.map(({ verdict, ports, ingress: { reasons } }) => [
        verdict,
        ports.has('TCP', 5432),
        reasons.map(({ policy, rule, effect, because }) => [policy, rule, effect, because]),
      ]),
      [
        ['allowed', true, [['shop/db[NetworkPolicy]', 0, 'allow', undefined]]],
        ['denied', false, [['shop/db[NetworkPolicy]', 0, 'noMatch', 'port']]],
      ],
    );
  });
});

function explain(): { readonly reachability: Reachability; readonly table: ExplanationTable } {
  const reachability = createReachability(CLUSTER);
  return { reachability, table: finishSteps(reachability.explainAll()) };
}

/** The members of each class, in the order of the classes. */
function drawClasses({ endpoints }: Reachability, { classOf }: ExplanationTable): readonly string[] {
  const members = new Map<number, string[]>();
  endpoints.forEach(({ id }, position) => {
    const number = classOf[position] ?? -1;
    members.set(number, [...(members.get(number) ?? []), id]);
  });
  return [...members.values()].map((ids) => ids.join(' '));
}
