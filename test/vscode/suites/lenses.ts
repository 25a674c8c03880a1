/**
 * Code lenses as the editor's own command returns them, resolved: what a policy selects, what a rule adds, who reaches a
 * workload.
 */
import assert from 'node:assert/strict';
import { type Command, commands, window } from 'vscode';
import { eventually } from '../eventually.ts';
import { lensCommand, lensTitles, readTitles } from './lensTitles.ts';
import { openSample, withManifest } from './manifests.ts';
import { matrixTabs } from './matrixTabs.ts';

describe('code lenses', () => {
  it('say what a policy selects and what its rule adds', async () => {
    const { document } = await openSample('policies.yaml', 'kind');
    assert.match(await lensTitles(document.uri, /selects 1 of 3/), /TCP 3306/);
  });

  it('warn where no policy isolates a workload', async () => {
    const { document } = await openSample('app.yaml', 'kind');
    assert.match(await lensTitles(document.uri, /reachable/), /⚠ .*no policy isolates/);
  });

  it('follow what is typed', async () => {
    const { document } = await openSample('app.yaml', 'kind');
    await lensTitles(document.uri, /no policy isolates/);
    const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: tried, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
`;
    await withManifest(policy, async () => {
      await eventually('lenses without a warning', async () => {
        const titles = (await readTitles(document.uri)).join('\n');
        return titles !== '' && !titles.includes('no policy isolates') ? titles : undefined;
      });
    });
  });

  it('open the list of pods that a policy selects, and lead to one', async () => {
    const { document } = await openSample('policies.yaml', 'kind');
    const isDone = run(await lensCommand(document.uri, /selects 1 of 3/));
    await eventually('the pod', async () => {
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return window.activeTextEditor?.document.fileName.endsWith('app.yaml') === true ? 'there' : undefined;
    });
    await isDone;
  });

  it('open the matrix at the pods of a policy', async () => {
    const { document } = await openSample('policies.yaml', 'kind');
    const inMatrix = await lensCommand(document.uri, /^show in the matrix$/);
    const [{ search }] = inMatrix.arguments as [{ readonly search: string }];
    assert.equal(search, '> policy:shop/db[NetworkPolicy]');
    await run(inMatrix);
    await eventually('the tab of the matrix', () => matrixTabs()[0]);
    await window.tabGroups.close(matrixTabs());
  });

  it('open the matrix at a workload', async () => {
    const { document } = await openSample('app.yaml', 'kind');
    await run(await lensCommand(document.uri, /no policy isolates/));
    await eventually('the tab of the matrix', () => matrixTabs()[0]);
    await window.tabGroups.close(matrixTabs());
  });
});

function run({ command, arguments: given = [] }: Command): Thenable<unknown> {
  return commands.executeCommand(command, ...(given as readonly unknown[]));
}
