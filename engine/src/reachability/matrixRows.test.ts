/**
 * Rows against pairs: whatever row is asked for, in whatever order, each of its numbers says what the same pair says
 * when it is asked for alone. The cluster has everything that makes rows differ: shared slots, hostNetwork, pods of
 * one family, open labels, names of ports, ranges of both families.
 */
import assert from 'node:assert/strict';
import { readCluster } from '../../../test/fixture/readCluster.ts';
import type { Endpoint } from '../cluster/cluster.ts';
import type { PortSet } from '../policy/portSet.ts';
import type { Verdict } from '../policy/verdict.ts';
import { createReachability } from './createReachability.ts';
import { NO_PAIR, type Reachability } from './reachability.ts';

const CLUSTER = readCluster(`
kind: Namespace
metadata: { name: shop }
---
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: 2
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, ports: [{ name: http, containerPort: 8080 }] }] }
---
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec: { replicas: 1, template: { metadata: { labels: { app: db } } } }
---
kind: Pod
metadata: { name: twin-a, namespace: shop, labels: { app: twin } }
---
kind: Pod
metadata: { name: twin-b, namespace: shop, labels: { app: twin } }
---
kind: DaemonSet
metadata: { name: proxy, namespace: edge }
spec: { template: { metadata: { labels: { app: proxy } }, spec: { hostNetwork: true } } }
---
kind: Pod
metadata: { name: four, namespace: edge, labels: { app: probe } }
status: { podIP: 10.0.0.4 }
---
kind: Pod
metadata: { name: six, namespace: edge, labels: { app: probe } }
status: { podIP: "fd00::6" }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress, Egress]
  ingress:
    - from: [{ namespaceSelector: { matchLabels: { team: red } } }, { ipBlock: { cidr: 198.51.100.0/24 } }]
      ports: [{ port: http }]
    - from: [{ ipBlock: { cidr: "2001:db8::/32" } }, { podSelector: { matchLabels: { app: twin } } }]
  egress:
    - to: [{ podSelector: {} }]
    - to: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }]
      ports: [{ port: 53, protocol: UDP }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: probe, namespace: edge }
spec:
  podSelector: { matchLabels: { app: probe } }
  ingress: [{ from: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }]
`);

interface Part {
  readonly verdict: Verdict;
  readonly ports: PortSet;
}

/** What a pair may do; what is denied is left out. */
function describeParts(parts: readonly Part[]): string {
  const words = parts
    .filter(({ verdict }) => verdict !== 'denied')
    .flatMap(({ verdict, ports }) =>
      ports.intervals.map(({ protocol, from, to }) => `${verdict} ${protocol} ${from}-${to}`),
    );
  return words.sort().join(', ');
}

function describePair(reachability: Reachability, from: Endpoint, to: Endpoint): string {
  const decisions = reachability.decide(from, to);
  return decisions.length === 0 ? 'no pair' : describeParts(decisions);
}

function describeNumber(reachability: Reachability, pair: number | undefined): string {
  return pair === undefined || pair === NO_PAIR ? 'no pair' : describeParts(reachability.connectionsOf(pair));
}

function checkRows(reachability: Reachability, sources: readonly Endpoint[]): void {
  for (const from of sources) {
    const { pairs } = reachability.row(from);
    reachability.endpoints.forEach((to, position) => {
      assert.equal(
        describeNumber(reachability, pairs[position]),
        describePair(reachability, from, to),
        `${from.id} => ${to.id}`,
      );
    });
  }
}

describe('rows of the matrix', () => {
  it('say what each of their pairs says', () => {
    const reachability = createReachability(CLUSTER);
    checkRows(reachability, reachability.endpoints);
  });

  it('do not depend on the order in which they are asked for', () => {
    const reachability = createReachability(CLUSTER);
    const { endpoints } = reachability;
    checkRows(reachability, [...endpoints].reverse());
    checkRows(reachability, [...endpoints.slice(3), ...endpoints.slice(0, 5), ...endpoints]);
  });

  it('are what columns say, read the other way', () => {
    const reachability = createReachability(CLUSTER);
    const { endpoints } = reachability;
    const rows = endpoints.map((from) => reachability.row(from).pairs);
    const column = new Uint32Array(endpoints.length);
    endpoints.forEach((to, position) => {
      if (to.type === 'workload') {
        reachability.fillSources(to, column);
        assert.deepEqual(
          [...column],
          rows.map((row) => row[position]),
          to.id,
        );
      }
    });
  });

  it('have no pair of one pod and itself, of addresses, or of two families', () => {
    const reachability = createReachability(CLUSTER);
    const show = (fromId: string, to: (endpoint: Endpoint) => boolean): string => {
      const { endpoints } = reachability;
      const row = reachability.row(endpoints.find(({ id }) => id === fromId) ?? assert.fail(fromId));
      const shown = endpoints.flatMap((endpoint, position) =>
        to(endpoint) ? [row.pairs[position] === NO_PAIR ? 'none' : 'pair'] : [],
      );
      return [...new Set(shown)].join(' ');
    };
    assert.equal(
      show('shop/web[Deployment]', ({ id }) => id === 'shop/web[Deployment]'),
      'pair',
    );
    assert.equal(
      show('shop/db[StatefulSet]', ({ id }) => id === 'shop/db[StatefulSet]'),
      'none',
    );
    assert.equal(
      show('shop/twin-a[Pod]', ({ id }) => id === 'shop/twin-b[Pod]'),
      'pair',
    );
    assert.equal(
      show('edge/four[Pod]', (to) => to.type === 'addresses' && to.family === 'IPv6'),
      'none',
    );
    assert.equal(
      show('edge/six[Pod]', (to) => to.type === 'addresses' && to.family === 'IPv6'),
      'pair',
    );
    assert.equal(
      show('shop/web[Deployment]', ({ type }) => type === 'addresses'),
      'pair',
    );
    const range = reachability.endpoints.find(({ type }) => type === 'addresses')?.id ?? '';
    assert.equal(
      show(range, ({ type }) => type === 'addresses'),
      'none',
    );
  });
});
