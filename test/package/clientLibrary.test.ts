/**
 * The extension ships the client library without the features that the server does not have. Who gives the server a new one
 * hears here that the client must have it, too.
 */
import assert from 'node:assert/strict';
import { UNUSED_FEATURES } from '../../scripts/bundling/leanClientLibrary.mjs';
import { LspClient } from '../lsp/lspClient.ts';

describe('the features that are left out of the client', () => {
  it('are none of those that the server has', async () => {
    const client = new LspClient({});
    const { capabilities } = await client.initialize();
    await client.stop();
    const { workspace, ...others } = capabilities;
    const offered = new Set([
      ...Object.keys(others),
      ...Object.keys(workspace ?? {}).map((name) => `workspace.${name}`),
    ]);
    assert.ok(
      offered.has('hoverProvider') && offered.has('workspace.workspaceFolders'),
      'the server has some',
    );
    for (const [feature, names] of Object.entries(UNUSED_FEATURES)) {
      const wanted = names.filter((name) => offered.has(name));
      const how = 'take it from scripts/bundling/leanClientLibrary.mjs and client/src/unused/features.ts';
      assert.deepEqual(wanted, [], `the server has what needs \`${feature}\`: ${how}`);
    }
  });
});
