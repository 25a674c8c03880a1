/**
 * Choosing a network plugin: the list offers what the manifests speak for first, and the choice is written into
 * `podgate.yaml`, saved, and in force.
 */
import assert from 'node:assert/strict';
import { commands, type Hover, window, workspace } from 'vscode';
import { eventually } from '../eventually.ts';
import { uriOf, withManifest } from './manifests.ts';

const CALICO = `apiVersion: apps/v1
kind: DaemonSet
metadata: { name: calico-node, namespace: kube-system }
spec:
  selector: { matchLabels: { app: calico-node } }
  template:
    metadata: { labels: { app: calico-node } }
    spec: { hostNetwork: true, containers: [{ name: main, image: calico/node }] }
`;

describe('choosing a network plugin', () => {
  it('writes the first of the list into podgate.yaml', async () => {
    const config = uriOf('podgate.yaml');
    const before = await workspace.fs.readFile(config);
    await withManifest(CALICO, async ({ document }) => {
      // The server knows the manifest as soon as it answers about it.
      await commands.executeCommand<readonly Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        document.positionAt(0),
      );
      void commands.executeCommand('podgate.chooseNetworkPlugin');
      const text = await eventually('podgate.yaml with the choice', async () => {
        await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        const active = window.activeTextEditor?.document;
        return active?.fileName.endsWith('podgate.yaml') === true && !active.isDirty
          ? active.getText()
          : undefined;
      });
      assert.equal(text, `${new TextDecoder().decode(before)}cni: calico\n`);
      await commands.executeCommand('workbench.action.closeActiveEditor');
      await workspace.fs.writeFile(config, before);
    });
  });
});
