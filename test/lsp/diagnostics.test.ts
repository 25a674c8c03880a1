/**
 * Diagnostics over the wire: asked for and sent, of open, unsaved, closed, deleted and renamed files.
 */
import assert from 'node:assert/strict';
import type { Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { PLAIN, type LspClient, showDiagnostics, withServer } from './lspClient.ts';

const BAD_PORT = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: {}
  ingress:
    - ports: [{ port: 70000 }]
  policyTypes: [Ingress]
`;
const GOOD_PORT = BAD_PORT.replace('70000', '8080');
const SETTINGS = '// For format details, see the documentation.\n{ "name": "shop", "features": [1, 2,] }\n';
const FINDING = '7:23 error api-invalid-value';

describe('diagnostics that are asked for', () => {
  it('are of the text as it is typed, not of the file', () =>
    withServer({ files: { 'web.yaml': GOOD_PORT } }, async (client) => {
      await client.open('web.yaml', GOOD_PORT);
      assert.deepEqual(await client.diagnose('web.yaml'), []);
      await client.change('web.yaml', { text: BAD_PORT });
      assert.deepEqual(await client.diagnose('web.yaml'), [FINDING]);
      await client.change('web.yaml', {
        range: { start: { line: 6, character: 22 }, end: { line: 6, character: 27 } },
        text: '8080',
      });
      assert.deepEqual(await client.diagnose('web.yaml'), []);
    }));

  it('say only that nothing changed to a client that has them', () =>
    withServer({}, async (client) => {
      await client.open('web.yaml', BAD_PORT);
      const textDocument = { uri: client.uriOf('web.yaml') };
      const first = await client.ask<{ kind: string; resultId: string }>('textDocument/diagnostic', {
        textDocument,
      });
      assert.equal(first.kind, 'full');
      const previousResultId = first.resultId;
      const second = await client.ask('textDocument/diagnostic', { textDocument, previousResultId });
      assert.deepEqual(second, { kind: 'unchanged', resultId: previousResultId });
    }));

  it('name their source, their rule and its page', () =>
    withServer({}, async (client) => {
      await client.open('web.yaml', BAD_PORT);
      const { items } = await client.ask<{ items: Diagnostic[] }>('textDocument/diagnostic', {
        textDocument: { uri: client.uriOf('web.yaml') },
      });
      const [item] = items;
      assert.equal(item?.source, 'podgate');
      assert.equal(item.codeDescription?.href, 'https://example.com/docs/rules/api-invalid-value.md');
    }));

  it('do not call a template what the editor calls one, and are of what is none', () =>
    withServer({}, async (client) => {
      const template = BAD_PORT.replace('web', '"{{ .Release.Name }}"');
      await client.open('chart/a.yaml', template, 'helm');
      assert.deepEqual(await client.diagnose('chart/a.yaml'), []);
      await client.change('chart/a.yaml', { text: BAD_PORT.replace('spec:', 'spec: # {{ .Values.spec }}') });
      assert.deepEqual(await client.diagnose('chart/a.yaml'), [FINDING]);
      await client.open('chart/b.yaml', template);
      assert.deepEqual(await client.diagnose('chart/b.yaml'), ['3:19 info template-skipped']);
    }));

  it('are not of settings of other programs, which have comments', () =>
    withServer({ files: { '.devcontainer/devcontainer.json': SETTINGS } }, async (client) => {
      await client.indexed();
      assert.deepEqual(await diagnoseWorkspace(client), []);
      for (const [path, language] of [
        ['.vscode/settings.json', 'jsonc'],
        ['shop.code-workspace', 'jsonc'],
        ['.babelrc', 'json'],
      ] as const) {
        await client.open(path, SETTINGS, language);
        assert.deepEqual(await client.diagnose(path), [], path);
      }
    }));

  it('and nothing else is said of a template', () =>
    withServer({}, async (client) => {
      await client.open('chart/a.yaml', BAD_PORT.replace('web', '{{ .Release.Name }}'), 'helm');
      const textDocument = { uri: client.uriOf('chart/a.yaml') };
      const [line, character] = [4, 6];
      const range = { start: { line, character }, end: { line, character } };
      assert.equal(await client.askAt('textDocument/hover', 'chart/a.yaml', line, character), null);
      assert.deepEqual(await client.ask('textDocument/codeLens', { textDocument }), []);
      const actions = { textDocument, range, context: { diagnostics: [] } };
      assert.deepEqual(await client.ask('textDocument/codeAction', actions), []);
      const offers = await client.askAt('textDocument/completion', 'chart/a.yaml', line, character);
      assert.deepEqual(offers, { isIncomplete: false, items: [] });
    }));

  it('are of all files of the workspace, and follow the disk', () =>
    withServer(
      { files: { 'a.yaml': BAD_PORT, 'b.yaml': GOOD_PORT.replace('name: web', 'name: b') } },
      async (client) => {
        await client.indexed();
        assert.deepEqual(await diagnoseWorkspace(client), [`a.yaml ${FINDING}`]);
        client.write('b.yaml', BAD_PORT.replace('name: web', 'name: b'));
        await client.watched('changed', 'b.yaml');
        await client.until('the change of b.yaml', () => client.received.some(isRefresh));
        assert.deepEqual(await diagnoseWorkspace(client), [`a.yaml ${FINDING}`, `b.yaml ${FINDING}`]);
      },
    ));
});

describe('diagnostics that are sent', () => {
  it('come to a client that cannot ask, and go when the file is right', () =>
    withServer({ files: { 'a.yaml': BAD_PORT }, capabilities: PLAIN }, async (client) => {
      await client.until('diagnostics of a.yaml', () => client.published.has('a.yaml'));
      assert.deepEqual(showDiagnostics(client.published.get('a.yaml') ?? []), [FINDING]);
      await client.open('a.yaml', GOOD_PORT);
      await client.until('none of a.yaml', () => client.published.get('a.yaml')?.length === 0);
    }));
});

function isRefresh({ method }: { readonly method: string }): boolean {
  return method === 'workspace/diagnostic/refresh';
}

async function diagnoseWorkspace(client: LspClient): Promise<readonly string[]> {
  const { items } = await client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', {
    previousResultIds: [],
  });
  return items.flatMap((item) =>
    item.kind === 'full'
      ? showDiagnostics(item.items).map((line) => `${client.pathOf(item.uri)} ${line}`)
      : [],
  );
}
