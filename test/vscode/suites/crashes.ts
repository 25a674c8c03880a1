/**
 * What happens when the server dies: the editor starts it again and knows everything as before, and a file that it died of
 * twice is named and left alone until somebody restarts the server. The server is killed from outside, by the process that
 * its log names; nothing in it knows how to crash.
 */
import assert from 'node:assert/strict';
import { commands, type TextDocument, WorkspaceEdit, workspace } from 'vscode';
import { eventually } from '../eventually.ts';
import { hoverText, seesHover } from './hovers.ts';
import { readLog } from './log.ts';
import { openSample, withManifest } from './manifests.ts';

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: tried, namespace: shop }
spec:
  podSelector:
    matchLabels: { $0app: frontend }
`;

describe('a server that dies', () => {
  beforeEach(async () => {
    // Nothing else is open that it could die of, and none of its earlier deaths is remembered.
    await commands.executeCommand('workbench.action.closeAllEditors');
    await commands.executeCommand('podgate.restartServer');
  });

  it('is started again, and knows everything', async () => {
    const { document, cursor } = await openSample('policies.yaml', 'app: backend');
    await hoverText(document.uri, cursor);
    const dead = await findServer();
    process.kill(dead, 'SIGKILL');
    await eventually('another server', async () => ((await findServer()) === dead ? undefined : 'another'));
    assert.match(await hoverText(document.uri, cursor), /app\.yaml#/);
  });

  it('is kept from a file that it died of twice, until it is restarted by hand', async () => {
    await withManifest(POLICY, async ({ document, cursor }) => {
      await hoverText(document.uri, cursor);
      await dieOf(document);
      await hoverText(document.uri, cursor);
      await dieOf(document);
      const name = document.fileName.split(/[\\/]/).at(-1) ?? '';
      await eventually('the name of the file in the log', async () => {
        const log = await readLog();
        return log.includes(`stopped twice while it worked on`) && log.includes(name) ? log : undefined;
      });
      const other = await openSample('policies.yaml', 'app: backend');
      await hoverText(other.document.uri, other.cursor);
      assert.equal(await seesHover(document.uri, cursor), false);
      await commands.executeCommand('podgate.restartServer');
      await hoverText(document.uri, cursor);
    });
  });
});

/** Ends the server between a change of the document and its answer. */
async function dieOf(document: TextDocument): Promise<void> {
  const server = await findServer();
  if (process.platform !== 'win32') {
    // So that it cannot answer first. Windows knows no such signal; there it would have to be quick.
    process.kill(server, 'SIGSTOP');
  }
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(document.getText().length), '# changed\n');
  assert.ok(await workspace.applyEdit(edit));
  process.kill(server, 'SIGKILL');
  await eventually('another server', async () => ((await findServer()) === server ? undefined : 'another'));
}

/** The process of the newest server. */
async function findServer(): Promise<number> {
  const log = await readLog();
  const [, id] = [...log.matchAll(/\(process (\d+), Node/g)].at(-1) ?? [];
  assert.ok(id, `the log names no process:\n${log}`);
  return Number(id);
}
