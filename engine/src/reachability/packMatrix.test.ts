/**
 * The packed matrix against the rows it was packed from: unpacked, each pair says what it says when it is asked for
 * alone, and pods that nothing tells apart share what they should.
 */
import assert from 'node:assert/strict';
import { readCluster } from '../../../test/fixture/readCluster.ts';
import { finishSteps } from '../text/steps.ts';
import { createReachability } from './createReachability.ts';
import { packMatrix, type PackedMatrix } from './packMatrix.ts';
import { NO_PAIR, type Reachability } from './reachability.ts';

const CLUSTER = readCluster(`
kind: Namespace
metadata: { name: shop }
---
kind: Pod
metadata: { name: twin-a, namespace: shop, labels: { app: twin } }
---
kind: Pod
metadata: { name: twin-b, namespace: shop, labels: { app: twin } }
---
kind: Deployment
metadata: { name: twin-c, namespace: shop }
spec: { replicas: 2, template: { metadata: { labels: { app: twin } } } }
---
kind: Pod
metadata: { name: other, namespace: shop, labels: { app: other } }
---
kind: DaemonSet
metadata: { name: proxy, namespace: edge }
spec: { template: { metadata: { labels: { app: proxy } }, spec: { hostNetwork: true } } }
---
kind: Pod
metadata: { name: six, namespace: edge, labels: { app: probe } }
status: { podIP: "fd00::6" }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: twins, namespace: shop }
spec:
  podSelector: { matchLabels: { app: twin } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: other } } }, { ipBlock: { cidr: 198.51.100.0/24 } }]
      ports: [{ port: 80 }]
`);

describe('packMatrix', () => {
  const reachability = createReachability(CLUSTER);
  const packed = finishSteps(packMatrix(reachability));
  const lineAt = (name: string): number =>
    packed.lines.findIndex(({ endpoint }) => endpoint.id.includes(name));

  it('says of every pair what its row says', () => {
    const { endpoints } = reachability;
    for (const [from, { endpoint }] of packed.lines.entries()) {
      const { pairs } = reachability.row(endpoint);
      for (const [to, line] of packed.lines.entries()) {
        const position = endpoints.indexOf(line.endpoint);
        assert.equal(
          unpack(packed, from, to),
          pairs[position] === NO_PAIR ? undefined : pairs[position],
          `${endpoint.id} => ${line.endpoint.id}`,
        );
      }
    }
  });

  it('has one row and one column for pods that nothing tells apart, however many of each there can be', () => {
    const [a, b, c] = ['twin-a', 'twin-b', 'twin-c'].map(lineAt);
    assert.equal(new Set([a, b, c].map((line) => packed.rowOf[line!])).size, 1);
    assert.equal(new Set([a, b, c].map((line) => packed.columnOf[line!])).size, 1);
    assert.deepEqual(
      [a, b, c].map((line) => packed.alone.includes(line!)),
      [true, true, false],
    );
    assert.notEqual(packed.columnOf[a!], packed.columnOf[lineAt('other')]);
  });

  it('has ranges that behave alike once', () => {
    const addresses = packed.lines.filter(({ endpoint }) => endpoint.type === 'addresses');
    assert.deepEqual(
      addresses.map(({ group }) => group?.map(({ id }) => id)),
      groupsBySame(reachability),
    );
  });

  it('is empty for an empty cluster', () => {
    const empty = finishSteps(
      packMatrix(createReachability(readCluster('{ kind: Namespace, metadata: { name: shop } }'))),
    );
    assert.deepEqual(
      empty.lines.filter(({ endpoint }) => endpoint.type === 'workload'),
      [],
    );
  });
});

/** The number of an answer, `undefined` for no pair. */
function unpack(
  { rows, rowOf, columnOf, alone, pairs }: PackedMatrix,
  from: number,
  to: number,
): number | undefined {
  const runs = rows[rowOf[from] ?? -1] ?? assert.fail('no row');
  const answers: number[] = [];
  for (let index = 0; index < runs.length; index += 2) {
    answers.push(...Array.from({ length: runs[index + 1]! }, () => runs[index]!));
  }
  return from === to && alone.includes(from) ? undefined : pairs[answers[columnOf[to]!]!];
}

/** Ranges by what every workload may do to them, and they to it. */
function groupsBySame(reachability: Reachability): readonly (readonly string[])[] {
  const { endpoints } = reachability;
  const groups = new Map<string, string[]>();
  for (const [position, endpoint] of endpoints.entries()) {
    if (endpoint.type === 'addresses') {
      const key = [
        ...reachability.row(endpoint).pairs,
        '|',
        ...endpoints.map((from) => reachability.row(from).pairs[position]),
      ].join();
      groups.set(key, [...(groups.get(key) ?? []), endpoint.id]);
    }
  }
  return [...groups.values()];
}
