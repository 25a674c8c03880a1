/**
 * Renaming over the wire: open and closed files, edits in the form that the client takes, and politeness where there is
 * nothing to rename. What is renamed is tested beside the engine.
 */
import assert from 'node:assert/strict';
import type { ClientCapabilities, PrepareRenameResult, WorkspaceEdit } from 'vscode-languageserver/node';
import { MODERN, PLAIN, withServer, type LspClient, type LspOptions } from './lspClient.ts';

const POLICY = `# 🚀
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
`;
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: db, namespace: shop }
spec:
  selector: { matchLabels: { app: db } }
  template: { metadata: { labels: { app: db } } }
`;
const ABLE: ClientCapabilities = {
  ...MODERN,
  textDocument: { ...MODERN.textDocument, rename: { prepareSupport: true } },
  workspace: {
    ...MODERN.workspace,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
  },
};

function inShop(options: LspOptions, run: (client: LspClient) => Promise<void>): Promise<void> {
  const files = { 'policy.yaml': POLICY, 'db.yaml': DEPLOYMENT };
  return withServer({ files, capabilities: ABLE, ...options }, async (client) => {
    await client.open('policy.yaml', POLICY);
    await run(client);
  });
}

function rename(client: LspClient, newName: string): Promise<WorkspaceEdit> {
  return client.ask('textDocument/rename', {
    textDocument: { uri: client.uriOf('policy.yaml') },
    position: { line: 5, character: 38 },
    newName,
  });
}

const lineOf = (line: number, start: number): object => ({
  start: { line, character: start },
  end: { line, character: start + 2 },
});

describe('rename over the wire', () => {
  it('begins with the word, and edits all files in versions, with what each edit is for', () =>
    inShop({}, async (client) => {
      assert.deepEqual(
        await client.askAt<PrepareRenameResult>('textDocument/prepareRename', 'policy.yaml', 5, 38),
        { range: lineOf(5, 37), placeholder: 'db' },
      );
      const { documentChanges, changeAnnotations } = await rename(client, 'store');
      const uriOf = (path: string): string => client.uriOf(path);
      const edit = (range: object, annotationId: string): object => ({
        range,
        newText: 'store',
        annotationId,
      });
      const edited = (documentChanges ?? []).filter((change) => 'edits' in change);
      const all = edited.flatMap(({ edits }) => edits);
      const isPreview = (one: object): boolean => 'annotationId' in one && one.annotationId === 'preview';
      assert.deepEqual(all.filter(isPreview), [
        {
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
          newText: '',
          annotationId: 'preview',
        },
      ]);
      assert.deepEqual(
        edited
          .map(({ textDocument, edits }) => ({ textDocument, edits: edits.filter((one) => !isPreview(one)) }))
          .sort((left, right) => left.edits.length - right.edits.length),
        [
          {
            textDocument: { uri: uriOf('policy.yaml'), version: 1 },
            edits: [edit(lineOf(5, 37), 'policies')],
          },
          {
            textDocument: { uri: uriOf('db.yaml'), version: null },
            edits: [edit(lineOf(4, 34), 'workloadSelectors'), edit(lineOf(5, 41), 'pods')],
          },
        ],
      );
      assert.deepEqual(
        Object.entries(changeAnnotations ?? {})
          .map(([id, { label, needsConfirmation }]) => [id, label, needsConfirmation])
          .sort(),
        [
          ['pods', 'labels of pods', false],
          ['policies', 'selectors of policies', false],
          ['preview', 'selectors of workloads', true],
          ['workloadSelectors', 'selectors of workloads', false],
        ],
      );
    }));

  it('is one plain list of edits for a client that knows no other', () =>
    inShop({ capabilities: PLAIN }, async (client) => {
      const { changes, documentChanges } = await rename(client, 'store');
      assert.equal(documentChanges, undefined);
      assert.deepEqual(changes?.[client.uriOf('policy.yaml')], [{ range: lineOf(5, 37), newText: 'store' }]);
      assert.equal(changes[client.uriOf('db.yaml')]?.length, 2);
    }));

  it('says why not', () =>
    inShop({ locale: 'de' }, async (client) => {
      await assert.rejects(
        client.askAt('textDocument/prepareRename', 'policy.yaml', 3, 20),
        /nur Labels von Pods und Namespaces lassen sich umbenennen/,
      );
      await assert.rejects(rename(client, 'a b'), /`a b` ist kein Wert eines Labels/);
    }));

  it('changes nothing where a closed file has changed or is gone', () =>
    inShop({}, async (client) => {
      await client.indexed();
      client.write('db.yaml', `${DEPLOYMENT}# changed\n`);
      await assert.rejects(rename(client, 'store'), /`db.yaml` has just changed: try again in a moment/);
    }));
});
