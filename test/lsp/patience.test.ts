/**
 * A server that is busy: large clusters that are compiled for the first time, large documents, many files. Whatever
 * it is at, other questions are answered in between, and a question that is withdrawn ends.
 */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  CancellationTokenSource,
  LSPErrorCodes,
  type Hover,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { writeCluster } from '../bench/benchCluster.ts';
import { buildCluster } from '../bench/buildCluster.ts';
import { MODERN, withServer, type LspClient } from './lspClient.ts';

const LARGE = Object.fromEntries(
  writeCluster(buildCluster({ namespaceCount: 20, workloadCount: 1200, policyCount: 600 })).map(
    ({ path, text }) => [path, text],
  ),
);
const TOO_MANY_PODS = {
  'pods.yaml': Array.from(
    { length: 5001 },
    (_, index) => `{ kind: Pod, apiVersion: v1, metadata: { name: p${String(index)} } }\n`,
  ).join('---\n'),
};
const [FIRST_PATH = '', FIRST_TEXT = ''] =
  Object.entries(LARGE).find(([, text]) => text.includes('podSelector')) ?? [];

const WRONG = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: {}
  ingress: [{ ports: [{ port: 70000 }] }]
  policyTypes: [Ingress]
`;

/** Where the first policy of the large cluster selects its pods. */
function findSelector(text: string): { readonly line: number; readonly character: number } {
  const lines = text.split('\n');
  const line = lines.findIndex((content) => content.includes('podSelector'));
  return { line, character: (lines[line] ?? '').indexOf('podSelector') + 2 };
}

function hover(client: LspClient, text: string): Promise<Hover | null> {
  const { line, character } = findSelector(text);
  return client.askAt<Hover | null>('textDocument/hover', FIRST_PATH, line, character);
}

describe('while a large cluster is compiled', () => {
  it('questions about a document are answered, and the hover when its time has come', () =>
    withServer({ files: LARGE }, async (client) => {
      await client.open(FIRST_PATH, FIRST_TEXT);
      let isHovered = false;
      const hovered = hover(client, FIRST_TEXT).finally(() => {
        isHovered = true;
      });
      let answered = 0;
      while (!isHovered) {
        await client.ask('textDocument/codeLens', { textDocument: { uri: client.uriOf(FIRST_PATH) } });
        answered++;
      }
      assert.match(JSON.stringify(await hovered), /pod/);
      assert.ok(3 <= answered, `${String(answered)} other questions were answered meanwhile`);
    }));

  it('the answer is of the text that was typed meanwhile', () =>
    withServer({ files: LARGE }, async (client) => {
      await client.open(FIRST_PATH, FIRST_TEXT);
      await client.indexed();
      const early = hover(client, FIRST_TEXT);
      const inserted = `# one line more\n${FIRST_TEXT}`;
      await client.change(FIRST_PATH, { text: inserted });
      const late = hover(client, inserted);
      // Where the selector was, its line before is now; the newest text is what counts.
      assert.equal((await late)?.range?.start.line, findSelector(inserted).line);
      assert.notEqual((await early)?.range?.start.line, findSelector(FIRST_TEXT).line);
    }));

  it('a question that is withdrawn ends at once, and the others go on', () =>
    withServer({ files: LARGE }, async (client) => {
      await client.open(FIRST_PATH, FIRST_TEXT);
      await client.indexed();
      const order: string[] = [];
      const other = hover(client, FIRST_TEXT).then((answer) => {
        order.push('other');
        return answer;
      });
      const source = new CancellationTokenSource();
      const position = findSelector(FIRST_TEXT);
      const withdrawn = client.connection
        .sendRequest(
          'textDocument/hover',
          { textDocument: { uri: client.uriOf(FIRST_PATH) }, position },
          source.token,
        )
        .finally(() => order.push('withdrawn'));
      source.cancel();
      await assert.rejects(withdrawn, { code: LSPErrorCodes.RequestCancelled });
      assert.notEqual(await other, null);
      assert.deepEqual(order, ['withdrawn', 'other']);
    }));

  it('a matrix that nobody could look at is refused with its size', () =>
    withServer({ files: TOO_MANY_PODS }, async (client) => {
      const answer = await client.ask<{
        endpoints: unknown[];
        rows: unknown[];
        tooLarge?: { workloadCount: number; workloadsMax: number };
      }>('podgate/matrix');
      assert.deepEqual([answer.endpoints, answer.rows], [[], []]);
      assert.deepEqual([answer.tooLarge?.workloadCount, answer.tooLarge?.workloadsMax], [5001, 5000]);
    }));
});

describe('a large document', () => {
  const COUNT = 3000;
  const TEXT = Array.from({ length: COUNT }, (_, index) =>
    WRONG.replace('name: web', `name: p${String(index)}`),
  ).join('---\n');

  it('is read while others are answered, and an edit of it is seen', () =>
    withServer({}, async (client) => {
      await client.open('small.yaml', WRONG);
      await client.diagnose('small.yaml');
      await client.open('large.yaml', TEXT);
      const order: string[] = [];
      const large = client.diagnose('large.yaml').then((lines) => {
        order.push('large');
        return lines.length;
      });
      await client.ask('podgate/unheard').catch(() => order.push('another'));
      assert.equal(await large, COUNT);
      assert.deepEqual(order, ['another', 'large']);
      const range = { start: { line: 5, character: 30 }, end: { line: 5, character: 35 } };
      await client.change('large.yaml', { range, text: '80' });
      assert.equal((await client.diagnose('large.yaml')).length, COUNT - 1);
    }));
});

describe('the findings of many files', () => {
  const files = Object.fromEntries(
    Array.from({ length: 180 }, (_, index) => [
      `p${String(index)}.yaml`,
      WRONG.replace('name: web', `name: p${String(index)}`),
    ]),
  );

  it('come in parts where the client takes parts, and the answer is empty then', () =>
    withServer({ files }, async (client) => {
      await client.indexed();
      const parts: (readonly WorkspaceDocumentDiagnosticReport[])[] = [];
      client.connection.onNotification(
        '$/progress',
        ({ token, value }: { token: string; value: WorkspaceDiagnosticReport }) => {
          assert.equal(token, 'parts');
          parts.push(value.items);
        },
      );
      const answer = await client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds: [],
        partialResultToken: 'parts',
      });
      assert.deepEqual(answer.items, []);
      assert.ok(1 < parts.length);
      const paths = parts.flat().map(({ uri }) => client.pathOf(uri));
      assert.deepEqual([...paths].sort(), Object.keys(files).sort());
    }));

  it('that the client has are not sent again, and those of files that are gone are withdrawn', () =>
    withServer({ files: { 'a.yaml': WRONG, 'b.yaml': WRONG.replace('web', 'b') } }, async (client) => {
      await client.indexed();
      const first = await client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds: [],
      });
      const previousResultIds = first.items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
      await client.open('a.yaml', WRONG.replace('70000', '80'));
      rmSync(join(client.folder, 'b.yaml'));
      await client.watched('deleted', 'b.yaml');
      const again = await client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds: [...previousResultIds, { uri: client.uriOf('never.yaml'), value: 'x' }],
      });
      assert.deepEqual(show(client, first), ['a.yaml full 1', 'b.yaml full 1']);
      assert.deepEqual(show(client, again), ['a.yaml full 0', 'b.yaml full 0', 'never.yaml full 0']);
      const third = await client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds: again.items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' })),
      });
      assert.ok(show(client, third).includes('a.yaml unchanged'));
    }));

  it('are not collected for a client that gave up', () =>
    withServer({ files }, async (client) => {
      await client.indexed();
      const source = new CancellationTokenSource();
      const report = client.connection.sendRequest(
        'workspace/diagnostic',
        { previousResultIds: [] },
        source.token,
      );
      source.cancel();
      await assert.rejects(report, { code: LSPErrorCodes.RequestCancelled });
    }));
});

describe('news about matrices', () => {
  function hasNews(client: LspClient): boolean {
    return client.received.some(({ method }) => method === 'podgate/matrixChanged');
  }

  it('go to a client that follows them', () =>
    withServer(
      { files: { 'a.yaml': WRONG }, initializationOptions: { followsMatrix: true } },
      async (client) => {
        await client.until('news', () => hasNews(client));
      },
    ));

  it('and to no other', () =>
    withServer({ files: { 'a.yaml': WRONG }, capabilities: MODERN }, async (client) => {
      // What is announced together with them.
      await client.until('an announcement', () =>
        client.received.some(({ method }) => method === 'workspace/codeLens/refresh'),
      );
      assert.equal(hasNews(client), false);
    }));
});

function show(client: LspClient, { items }: WorkspaceDiagnosticReport): readonly string[] {
  const lines = items.map((report) => {
    const path = client.pathOf(report.uri);
    return report.kind === 'unchanged' ? `${path} unchanged` : `${path} full ${String(report.items.length)}`;
  });
  return lines.sort();
}
