/** What hovers say of the chosen network plugin, where it does something else than Kubernetes, and that they are silent elsewhere. */
import assert from 'node:assert/strict';
import { hoverAt, toMarkdown } from '../../engine/src/index.ts';
import { readCursor } from '../fixture/readCursor.ts';
import { checkHoverSays } from './checkHover.ts';

const PODS = ['a 8080', 'b 9090']
  .map((text) => text.split(' '))
  .map(
    ([name = '', number = '']) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: main, image: a, ports: [{ name: http, containerPort: ${number} }] }] }
---
`,
  )
  .join('');

/** A policy on both pods; \`$0\` is the cursor. */
function policy(spec: string, name = 'web'): string {
  return `${PODS}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec:
  podSelector: {}
${spec}`;
}

const ON_NAME = policy('  policyTypes: [Ingress, Egress]\n', 'we$0b');
const ON_TYPES = policy('  policy$0Types: [Ingress, Egress]\n');
const ON_NAMED_PORT = policy('  ingress: [{ ports: [{ port: ht$0tp }] }]\n');
const ON_RANGE = policy('  ingress: [{ ports: [{ port: $08000, endPort: 8010 }] }]\n');
const ON_SCTP = policy('  ingress: [{ ports: [{ protocol: SCTP, port: $07000 }] }]\n');
const ON_BLOCK = policy('  ingress: [{ from: [{ ipBlock: { ci$0dr: 10.0.0.0/8 } }] }]\n');
const ON_EXCEPT = ON_BLOCK.replace('/8 }', '/8, except: [10.1.0.0/16] }');
const ON_PEER = policy(
  '  ingress: [{ from: [{ podSelector: { matchExpressions: [{ ke$0y: app, operator: NotIn, values: [a] }] } }] }]\n',
);
const ON_NAMESPACES = ON_PEER.replace('podSelector: { matchE', 'namespaceSelector: { matchE');
const ON_SUBJECT = policy('  policyTypes: [Ingress]\n').replace(
  'podSelector: {}',
  'podSelector: { matchExpressions: [{ ke$0y: legacy, operator: DoesNotExist }] }',
);
const TO_ALL = policy('  policyTypes: [Egress]\n  egress: [{ ports: [{ port: ht$0tp }] }]\n');

describe('hovers about the network plugin', () => {
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['a name', ON_NAME, 'flannel', '**Flannel does not enforce it**: the policy has no effect'],
    ['a name', ON_NAME, 'romana', '**Romana does not enforce Egress**: in this direction'],
    [
      'a name',
      ON_NAME,
      'aws-vpc-cni',
      'Whether AWS VPC CNI (EKS) enforces policies in this cluster is not known',
    ],
    ['policyTypes', ON_TYPES, 'flannel', '**Flannel does not enforce it**'],
    ['the name of a port', ON_NAMED_PORT, 'weave-net', '**Weave Net refuses policies that name a port**'],
    ['the name of a port', ON_NAMED_PORT, 'ovn-kubernetes', '`http` opens every TCP port'],
    ['the name of a port', ON_NAMED_PORT, 'aws-vpc-cni-with-agent', 'any of them: **8080, 9090**'],
    ['the name of a port', ON_NAMED_PORT, 'kube-ovn', 'which of **8080, 9090** is open'],
    ['the name of a port', ON_NAMED_PORT, 'azure-npm-windows', 'refuses policies that name a port**: what'],
    ['the name of a port', ON_NAMED_PORT, 'romana', 'makes of the name of a port is not known'],
    [
      'a range',
      ON_RANGE,
      'azure-npm',
      '**Azure NPM (AKS, Linux nodes) does not know `endPort`**: only `8000`',
    ],
    ['SCTP', ON_SCTP, 'cilium', '**SCTP is off in Cilium** unless somebody has switched it on'],
    ['SCTP', ON_SCTP, 'azure-npm-windows', 'refuses policies that name SCTP**: what becomes'],
    ['SCTP', ON_SCTP, 'gke-dataplane-v2', 'V2 lets SCTP through by a rule is not known'],
    ['a block', ON_BLOCK, 'cilium', 'Pods: Cilium **never** matches pods by a block'],
    ['`except`', ON_EXCEPT, 'azure-npm-windows', 'refuses policies with `except`**: what becomes'],
    ['a peer', ON_PEER, 'azure-npm-windows', 'refuses policies with `NotIn`**: what becomes'],
    ['namespaces', ON_NAMESPACES, 'azure-npm-windows', 'refuses policies with `NotIn`**: what becomes'],
    ['a subject', ON_SUBJECT, 'azure-npm-windows', 'refuses policies with `DoesNotExist`**: what becomes'],
    ['a block', ON_BLOCK, 'calico', 'Pods: Calico matches pods by their addresses, too'],
    ['a block', ON_BLOCK, 'romana', 'Pods: whether Romana matches pods by a block is not known'],
    ['a name towards everybody', TO_ALL, 'aws-vpc-cni-with-agent', 'towards all others `http` opens nothing'],
  ];
  for (const [title, manifests, cni, expected] of rows) {
    it(`on ${title}: ${cni}`, () => {
      checkHoverSays(manifests, [expected], `cni=${cni}`);
    });
  }

  it('say nothing of a plugin that does as Kubernetes says', () => {
    const silent = [ON_NAME, ON_TYPES, ON_NAMED_PORT, ON_RANGE, ON_SCTP, ON_PEER, ON_NAMESPACES, ON_SUBJECT];
    for (const manifests of silent) {
      assert.doesNotMatch(hoverText(manifests, 'cni=calico'), /Calico/);
      assert.doesNotMatch(hoverText(manifests, ''), /not known|no effect/);
    }
  });
});

function hoverText(manifests: string, options: string): string {
  const { snapshot, position } = readCursor(manifests, options);
  return toMarkdown(hoverAt(snapshot, position)?.blocks ?? [], () => undefined);
}
