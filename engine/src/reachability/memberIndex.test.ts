/**
 * Whom policies and peers mean, three-valued: the workloads by name, those that are open with what leaves them open,
 * and the addresses.
 */
import assert from 'node:assert/strict';
import { readCluster } from '../../../test/fixture/readCluster.ts';
import { parseCidrSloppy } from '../k8s/cidr.ts';
import type { Peer } from '../policy/policy.ts';
import { createReachability } from './createReachability.ts';
import type { Members } from './reachability.ts';

const CLUSTER = readCluster(`
kind: Namespace
metadata: { name: shop, labels: { team: shop } }
---
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { template: { metadata: { labels: { app: web } } } }
---
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
status: { podIP: 10.0.0.4 }
---
kind: DaemonSet
metadata: { name: proxy, namespace: shop }
spec: { template: { metadata: { labels: { app: proxy } }, spec: { hostNetwork: true } } }
---
kind: Pod
metadata: { name: job, namespace: undeclared }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: all, namespace: shop }
spec:
  podSelector: {}
  ingress:
    - from:
        - podSelector: { matchLabels: { app: web } }
        - namespaceSelector: { matchLabels: { team: shop } }
        - ipBlock: { cidr: 10.0.0.0/24 }
    - {}
`);

const REACHABILITY = createReachability(CLUSTER);
const [POLICY] = REACHABILITY.policies;

function describeMembers({ workloads, maybe, addresses }: Members): string {
  const certain = workloads.map(({ name }) => name);
  const open = maybe.map(({ workload, because }) => `${workload.name}?${because}`);
  return [...certain, ...open, ...(addresses.isEmpty ? [] : ['addresses'])].join(' ');
}

function checkPeers(peers: readonly Peer[] | undefined, expected: string): void {
  assert.equal(describeMembers(REACHABILITY.membersOf(peers)), expected);
}

describe('members', () => {
  const [pods, namespaces, block] = POLICY?.directions.ingress?.rules[0]?.peers ?? [];

  it('of a subject leave out pods on the network of their node', () => {
    assert(POLICY !== undefined);
    assert.equal(describeMembers(REACHABILITY.subjectsOf(POLICY)), 'db web');
  });

  it('of peers are three-valued', () => {
    assert(pods !== undefined && namespaces !== undefined && block !== undefined);
    checkPeers([pods], 'web');
    checkPeers([namespaces], 'db web proxy?hostNetwork job?unknownLabels');
    checkPeers([block], 'db proxy?podAddress web?podAddress job?podAddress addresses');
    checkPeers([], '');
    checkPeers(undefined, 'db proxy web job addresses');
  });

  it('need no policy', () => {
    const cidr = parseCidrSloppy('10.0.0.4/32');
    assert(cidr !== undefined);
    const { workloads } = REACHABILITY.membersOf([
      { type: 'addresses', cidr, except: [], span: { start: 0, end: 0 } },
    ]);
    assert.deepEqual(
      workloads.map(({ name }) => name),
      ['db'],
    );
  });

  it('are mentioned by the peers that select them, and by rules without peers', () => {
    const show = (name: string): readonly string[] => {
      const workload = CLUSTER.workloads.find((candidate) => candidate.name === name) ?? assert.fail(name);
      return REACHABILITY.mentionsOf(workload).map(
        ({ rule, peer, match }) =>
          `rule ${rule.index} ${rule.peers?.indexOf(peer ?? block ?? assert.fail()) ?? 'all'} ${match}`,
      );
    };
    assert.deepEqual(show('web'), ['rule 0 0 yes', 'rule 0 1 yes', 'rule 1 all yes']);
    assert.deepEqual(show('job'), ['rule 0 1 unknown', 'rule 1 all yes']);
    assert.deepEqual(show('proxy'), ['rule 0 1 unknown', 'rule 1 all yes']);
  });
});
