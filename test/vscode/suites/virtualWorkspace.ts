/**
 * A workspace on no disk: that the other suites saw one, that files which nobody opened are read through the editor, and
 * that one which cannot be read hides what it hides and nothing else.
 */
import assert from 'node:assert/strict';
import { commands, languages, workspace } from 'vscode';
import { eventually } from '../eventually.ts';
import { hoverText } from './hovers.ts';
import { openSample, uriOf } from './manifests.ts';

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: closed, namespace: tried }
spec: { podSelector: {}, ingress: [{ ports: [{ port: 70000 }] }] }
`;

describe('a virtual workspace', () => {
  it('is one', () => {
    assert.equal(workspace.workspaceFolders?.[0]?.uri.scheme, 'podgate-test');
  });

  it('has findings in files that nobody opened', async () => {
    await openSample('policies.yaml', 'kind');
    await withFile('closed.yaml', POLICY, async () => {
      const uri = uriOf('closed.yaml');
      await eventually('a finding', () =>
        languages.getDiagnostics(uri).find(({ source }) => source === 'podgate'),
      );
    });
  });

  it('is not silenced by a file that cannot be read', async () => {
    const { document, cursor } = await openSample('policies.yaml', 'podSelector');
    await withFile('unreadable.yaml', POLICY, async () => {
      await commands.executeCommand('podgate.restartServer');
      const text = await hoverText(document.uri, cursor, /cannot be read/);
      assert.match(text, /unreadable\.yaml/);
      assert.match(text, /\bdb\b/);
    });
    await commands.executeCommand('podgate.restartServer');
    assert.equal((await hoverText(document.uri, cursor)).includes('cannot be read'), false);
  });
});

async function withFile(name: string, text: string, action: () => Promise<void>): Promise<void> {
  await workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));
  try {
    await action();
  } finally {
    await workspace.fs.delete(uriOf(name));
  }
}
