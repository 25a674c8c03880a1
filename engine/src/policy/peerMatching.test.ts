/**
 * What an `ipBlock` matches: pods with known addresses, pods and nodes of which only the bounds are known, and ranges
 * outside. Each case is a block and the pods that it matches, with `?` behind those that it may match.
 */
import assert from 'node:assert/strict';
import { readCluster } from '../../../test/fixture/readCluster.ts';
import { compilePolicies, type CompiledCluster } from './compile.ts';
import { lowerPolicies } from './lowerPolicies.ts';

const PODS = `
kind: Pod
metadata: { name: known, namespace: shop, labels: { app: known } }
status: { podIP: 10.0.0.5, podIPs: [{ ip: 10.0.0.5 }, { ip: "fd00::5" }] }
---
kind: Deployment
metadata: { name: open, namespace: shop }
spec: { template: { metadata: { labels: { app: open } } } }
---
kind: DaemonSet
metadata: { name: node, namespace: shop }
spec: { template: { metadata: { labels: { app: node } }, spec: { hostNetwork: true } } }
`;

function compileWithPeer(peer: string, options: string): CompiledCluster {
  const cluster = readCluster(
    `${PODS}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: test, namespace: shop }
spec: { podSelector: {}, ingress: [{ from: [${peer}] }] }
`,
    options,
  );
  return compilePolicies(cluster, lowerPolicies(cluster));
}

/** `node` is the pod on its node's network seen as a pod, `node*` the same seen as its node's address. */
function checkPeer(peer: string, expected: string, options = ''): void {
  const { space, policies } = compileWithPeer(peer, options);
  const peers = policies[0]?.rules.ingress?.[0]?.peers ?? assert.fail('the policy has one rule');
  const shown = space.pods.classes.flatMap(({ slot, pod }) => {
    const nodeView = space.nodeViewOf(slot);
    const views = [{ at: slot, name: pod.name }];
    return nodeView === undefined ? views : [...views, { at: nodeView, name: `${pod.name}*` }];
  });
  const words = shown.flatMap(({ at, name }) => {
    const isOpen = peers.doubts.some(({ slots }) => slots.has(at));
    return peers.yes.has(at) || isOpen ? [isOpen ? `${name}?` : name] : [];
  });
  assert.equal(words.join(' '), expected, peer);
}

describe('an ipBlock', () => {
  it('matches a pod whose address it holds, in either family (S15)', () => {
    checkPeer('{ ipBlock: { cidr: 10.0.0.5/32 } }', 'known node? node*? open?');
    checkPeer('{ ipBlock: { cidr: "fd00::5/128" } }', 'known node? node*? open?');
    checkPeer('{ ipBlock: { cidr: 10.0.0.0/24, except: [10.0.0.5/32] } }', 'node? node*? open?');
  });

  it('matches any pod where it covers all that is possible, and none where it is disjoint', () => {
    checkPeer('{ ipBlock: { cidr: 0.0.0.0/0 } }', 'known node node* open');
    checkPeer('{ ipBlock: { cidr: 198.51.100.0/24 } }', 'node*?');
    checkPeer('{ ipBlock: { cidr: "::/0" } }', 'known node? node*? open?');
  });

  it('is judged by the configured ranges where there are any', () => {
    const ranges = 'clusterCIDRs.pods=10.2.0.0/16,fd00:2::/48 clusterCIDRs.nodes=192.0.2.0/24';
    checkPeer('{ ipBlock: { cidr: 10.2.0.0/16 } }', 'node open', ranges);
    checkPeer('{ ipBlock: { cidr: 10.3.0.0/16 } }', '', ranges);
    checkPeer('{ ipBlock: { cidr: "::/0" } }', 'known node open', ranges);
    checkPeer('{ ipBlock: { cidr: 192.0.2.0/24 } }', 'node*', ranges);
  });

  it('matches no pod where the profile says so', () => {
    checkPeer('{ ipBlock: { cidr: 0.0.0.0/0 } }', '', 'cni=netpol-analyzer');
  });
});

describe('other peers', () => {
  it('match a node as a pod only (S24)', () => {
    checkPeer('{ podSelector: {} }', 'known node open');
  });

  it('may match anything where they could not be read', () => {
    checkPeer('nothing', 'known? node? node*? open?');
    checkPeer('{ podSelector: nothing }', 'known? node? open?');
  });
});
