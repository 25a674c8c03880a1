/** Which plugin manifests speak for, and by which of them it was told. */
import assert from 'node:assert/strict';
import { openFixture } from '../../../test/fixture/openFixture.ts';
import { guessPlugins } from './guessPlugins.ts';

function daemonSet(name: string, namespace = 'kube-system'): string {
  return `apiVersion: apps/v1
kind: DaemonSet
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { hostNetwork: true, containers: [{ name: main, image: ${name} }] }
`;
}

function kindCluster(networking: string): string {
  return `kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nname: dev\nnetworking: ${networking}\n`;
}

const INSTALLATION = 'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata: { name: default }\n';
const K3D = 'apiVersion: k3d.io/v1alpha5\nkind: Simple\nmetadata: { name: dev }\nservers: 1\n';

/** The guesses about one file, as `plugin: manifests that told`. */
function guess(...documents: readonly string[]): readonly string[] {
  const text = documents.join('---\n');
  const snapshot = openFixture([{ path: 'all.yaml', text }], {
    config: '',
    scope: undefined,
    checksFindings: false,
  });
  assert.deepEqual(snapshot.findings(), []);
  return guessPlugins(snapshot.files).map(({ plugin, evidence }) => {
    return `${plugin.name}: ${evidence.map(({ kind, name }) => `${kind} ${name}`.trim()).join(', ')}`;
  });
}

describe('guessing the network plugin', () => {
  const rows: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['nothing', [], []],
    ['a workload', [daemonSet('fluentd')], []],
    ['Calico', [daemonSet('calico-node')], ['calico: DaemonSet calico-node']],
    ["Calico's operator", [INSTALLATION], ['calico: Installation default']],
    ['Canal', [daemonSet('canal')], ['canal: DaemonSet canal']],
    ['Cilium', [daemonSet('cilium')], ['cilium: DaemonSet cilium']],
    ['Flannel', [daemonSet('kube-flannel-ds', 'kube-flannel')], ['flannel: DaemonSet kube-flannel-ds']],
    ['the VPC CNI', [daemonSet('aws-node')], ['aws-vpc-cni: DaemonSet aws-node']],
    ['kindnet', [daemonSet('kindnet')], ['kindnet: DaemonSet kindnet']],
    ['Antrea', [daemonSet('antrea-agent')], ['antrea: DaemonSet antrea-agent']],
    ['kube-router', [daemonSet('kube-router')], ['kube-router: DaemonSet kube-router']],
    ['Weave Net', [daemonSet('weave-net')], ['weave-net: DaemonSet weave-net']],
    ['a kind cluster', [kindCluster('{}')], ['kind: Cluster']],
    ['a kind cluster without a plugin', [kindCluster('{ disableDefaultCNI: true }')], []],
    ['a k3d cluster', [K3D], ['k3d: Simple dev']],
  ];
  for (const [title, documents, expected] of rows) {
    it(`by ${title}`, () => {
      assert.deepEqual(guess(...documents), expected);
    });
  }

  it('takes two that belong together as one plugin', () => {
    assert.deepEqual(guess(daemonSet('calico-node'), daemonSet('aws-node')), [
      'aws-vpc-cni-with-calico: DaemonSet aws-node, DaemonSet calico-node',
    ]);
    assert.deepEqual(guess(kindCluster('{ disableDefaultCNI: true }'), daemonSet('calico-node')), [
      'kind-with-calico: Cluster, DaemonSet calico-node',
    ]);
  });

  it('leaves it to the user where files speak for several', () => {
    assert.deepEqual(guess(daemonSet('cilium'), daemonSet('calico-node')), [
      'calico: DaemonSet calico-node',
      'cilium: DaemonSet cilium',
    ]);
  });

  it('does not take a kind cluster that lacks its plugin for one that has it', () => {
    assert.deepEqual(guess(kindCluster('{ disableDefaultCNI: true }'), daemonSet('cilium')), [
      'cilium: DaemonSet cilium',
    ]);
  });

  it('is not misled by other kinds of the same name', () => {
    const deployment = daemonSet('cilium').replace('DaemonSet', 'Deployment');
    const capi = 'apiVersion: cluster.x-k8s.io/v1beta1\nkind: Cluster\nmetadata: { name: dev }\n';
    assert.deepEqual(guess(deployment, capi), []);
  });
});

describe('the configuration of a cluster', () => {
  it('is no manifest, and makes no scope', () => {
    const files = [{ path: 'kind.yaml', text: kindCluster('{}') }];
    const options = { config: '', scope: undefined, checksFindings: false };
    assert.deepEqual(openFixture(files, options).scopes, []);
  });
});
