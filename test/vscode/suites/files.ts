/**
 * Files that come and go while the editor runs: never saved, written behind its back, renamed, deleted, in a workspace
 * folder of their own.
 */
import assert from 'node:assert/strict';
import { commands, type Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { eventually } from '../eventually.ts';
import { findingsOf } from './findings.ts';
import { hoverText } from './hovers.ts';
import { lensTitles } from './lensTitles.ts';
import { deleteManifest, openSample, uriOf } from './manifests.ts';

const MISTAKE = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: tried, namespace: tried }
spec:
  podSelector: {}
  ingress: [{ ports: [{ port: 70000 }] }]
  policyTypes: [Ingress]
`;

const DENY_ALL = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny-all, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
`;

describe('files that come and go', () => {
  it('take their findings along when they are renamed while they are open', async () => {
    const [before, after] = [uriOf('open.yaml'), uriOf('renamed.yaml')];
    await write(before, MISTAKE);
    await window.showTextDocument(before);
    await findingsOf(before, 1);
    const edit = new WorkspaceEdit();
    edit.renameFile(before, after);
    assert.ok(await workspace.applyEdit(edit));
    await findingsOf(after, 1);
    await findingsOf(before, 0);
    await commands.executeCommand('workbench.action.closeActiveEditor');
    await deleteManifest(after);
    await findingsOf(after, 0);
  });

  it('count while they are not saved anywhere', async () => {
    const document = await workspace.openTextDocument({ language: 'yaml', content: MISTAKE });
    await window.showTextDocument(document);
    const [finding] = await findingsOf(document.uri, 1);
    assert.match(finding?.message ?? '', /70000/);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('are noticed when somebody else writes, renames and deletes them', async () => {
    const [before, after] = [uriOf('before.yaml'), uriOf('after.yaml')];
    await write(before, MISTAKE);
    await findingsOf(before, 1);
    await workspace.fs.rename(before, after);
    await findingsOf(after, 1);
    await findingsOf(before, 0);
    await workspace.fs.delete(after);
    await findingsOf(after, 0);
  });

  it('change what is said of others', async () => {
    const { document } = await openSample('app.yaml', 'kind');
    await lensTitles(document.uri, /no policy isolates/);
    const policy = uriOf('deny-all.yaml');
    await write(policy, DENY_ALL);
    await lensTitles(document.uri, /policies: .*deny-all/);
    await workspace.fs.delete(policy);
    await lensTitles(document.uri, /no policy isolates/);
  });
});

describe('workspace folders', () => {
  it('are clusters of their own', async () => {
    const parcels = uriOf('parcels.yaml', 1);
    const editor = await window.showTextDocument(parcels);
    const cursor = editor.document.positionAt(editor.document.getText().indexOf('matchLabels'));
    const text = await hoverText(parcels, cursor);
    assert.match(text, /parcels/);
    assert.doesNotMatch(text, /shop/);
  });

  it('are read when they are added, and forgotten when they are removed', async () => {
    const [, second] = workspace.workspaceFolders ?? [];
    assert.ok(second, 'the tests run in a workspace of two folders');
    const added = uriOf('../added');
    const mistake = uriOf('../added/mistake.yaml');
    await write(mistake, MISTAKE);
    const count = workspace.workspaceFolders?.length ?? 0;
    assert.ok(workspace.updateWorkspaceFolders(count, 0, { uri: added }));
    await findingsOf(mistake, 1);
    await eventually('the new folder', () => workspace.workspaceFolders?.[count]);
    assert.ok(workspace.updateWorkspaceFolders(count, 1));
    await findingsOf(mistake, 0);
    await workspace.fs.delete(added, { recursive: true });
  });
});

async function write(uri: Uri, text: string): Promise<void> {
  await workspace.fs.writeFile(uri, Buffer.from(text));
}
