/**
 * Choosing a network plugin over the wire: what there is to choose from, what the manifests speak for, and the edit.
 */
import assert from 'node:assert/strict';
import type { ChooseNetworkPluginAnswer, NetworkPluginsAnswer } from '../../protocol/src/networkPlugins.ts';
import type { StatusAnswer } from '../../protocol/src/status.ts';
import { withServer, type LspClient } from './lspClient.ts';

const CALICO = `apiVersion: apps/v1
kind: DaemonSet
metadata: { name: calico-node, namespace: kube-system }
spec:
  selector: { matchLabels: { app: calico-node } }
  template:
    metadata: { labels: { app: calico-node } }
    spec: { hostNetwork: true, containers: [{ name: main, image: calico/node }] }
`;

interface Chosen {
  readonly list: NetworkPluginsAnswer;
  readonly change: ChooseNetworkPluginAnswer | null;
}

async function choose(client: LspClient, name: string): Promise<Chosen> {
  const list = await client.ask<NetworkPluginsAnswer>('podgate/networkPlugins', {});
  const change = await client.ask<ChooseNetworkPluginAnswer | null>('podgate/chooseNetworkPlugin', {
    folder: list.folder,
    name,
  });
  return { list, change };
}

describe('choosing a network plugin', () => {
  it('offers what the manifests speak for first, and makes a new file', () =>
    withServer({ files: { 'cni/calico.yaml': CALICO } }, async (client) => {
      await client.indexed();
      const { list, change } = await choose(client, 'calico');
      const [first, second] = list.plugins;
      assert.equal(list.chosen, 'kubernetes');
      assert.deepEqual(
        [first?.name, first?.guessedBy],
        ['calico', 'DaemonSet calico-node in cni/calico.yaml'],
      );
      assert.equal(second?.guessedBy, undefined);
      assert(change !== null);
      assert.deepEqual(
        [client.pathOf(change.uri), change.isNew, change.edit?.newText],
        ['podgate.yaml', true, 'cni: calico\n'],
      );
    }));

  it('changes the file that is there, as the editor shows it', () =>
    withServer({ files: { 'podgate.yaml': 'cni: flannel\n', 'cni/calico.yaml': CALICO } }, async (client) => {
      await client.indexed();
      await client.open('podgate.yaml', '# ours\ncni: canal\n');
      const { list, change } = await choose(client, 'calico');
      assert.equal(list.chosen, 'canal');
      assert.deepEqual(change?.edit, {
        range: { start: { line: 1, character: 5 }, end: { line: 1, character: 10 } },
        newText: 'calico',
      });
      assert.equal(change.isNew, false);
    }));

  it('writes nothing that is no plugin, and nothing into a file with mistakes', () =>
    withServer({ files: { 'podgate.yaml': 'cni: [\n', 'cni/calico.yaml': CALICO } }, async (client) => {
      await client.indexed();
      assert.equal((await choose(client, 'calicoo')).change, null);
      assert.equal((await choose(client, 'calico')).change, null);
    }));

  it('is suggested by the status until somebody has chosen', () =>
    withServer({ files: { 'cni/calico.yaml': CALICO } }, async (client) => {
      await client.indexed();
      const before = await client.ask<StatusAnswer>('podgate/status', {});
      assert.deepEqual([before.plugins, before.guessedPlugin], [['Kubernetes'], 'Calico']);
      await client.open('podgate.yaml', 'cni: kubernetes\n');
      const after = await client.ask<StatusAnswer>('podgate/status', {});
      assert.deepEqual([after.plugins, after.guessedPlugin], [['Kubernetes'], undefined]);
    }));
});
