/**
 * Commands of the palette besides the matrix: the server starts anew and knows everything again; a report of a problem is
 * written, to be read, and not sent.
 */
import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { hoverText } from './hovers.ts';
import { readLog } from './log.ts';
import { openSample } from './manifests.ts';

describe('commands', () => {
  it('restart the server, which reads the workspace again', async () => {
    const { document, cursor } = await openSample('policies.yaml', 'app: backend');
    await commands.executeCommand('podgate.restartServer');
    assert.match(await hoverText(document.uri, cursor), /app\.yaml/);
  });

  it('write a report of a problem', async () => {
    const report = await readLog();
    assert.match(report, /- Podgate \d+\.\d+\.\d+/);
    assert.match(report, /starting the language server/);
    assert.match(report, /restarting the language server, as asked/);
  });
});
