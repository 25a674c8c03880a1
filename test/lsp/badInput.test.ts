/**
 * A client that sends nonsense, and files that nobody should have: each is a line in the log at most, and the next
 * question is answered.
 */
import assert from 'node:assert/strict';
import { symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeLens, WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { PLAIN, withServer, type LspClient } from './lspClient.ts';
import { NO_MESSAGES } from './noMessages.ts';

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: {}
  ingress: [{ ports: [{ port: 70000 }] }]
  policyTypes: [Ingress]
`;
const FINDING = '6:31 error api-invalid-value';

async function checkAlive(client: LspClient): Promise<void> {
  await client.open('alive.yaml', POLICY);
  assert.deepEqual(await client.diagnose('alive.yaml'), [FINDING]);
}

/** That of the policy, once it is open. */
async function readFirstLens(client: LspClient): Promise<string | undefined> {
  const textDocument = { uri: client.uriOf('alive.yaml') };
  const [lens] = await client.ask<CodeLens[]>('textDocument/codeLens', { textDocument });
  const { command } = await client.ask<CodeLens>('codeLens/resolve', lens ?? assert.fail('no lens'));
  return command?.title;
}

describe('nonsense from a client', () => {
  const requests: readonly (readonly [string, unknown])[] = [
    ['textDocument/hover', {}],
    ['textDocument/hover', { textDocument: { uri: 7 }, position: null }],
    ['textDocument/diagnostic', { textDocument: { uri: 'not a uri' } }],
    [
      'textDocument/definition',
      { textDocument: { uri: 'file:///%ff%zz' }, position: { line: -1, character: 'x' } },
    ],
    ['codeLens/resolve', { range: null, data: { uri: {}, target: [] } }],
    ['codeLens/resolve', {}],
    ['textDocument/codeAction', { textDocument: {}, range: {}, context: 3 }],
    ['workspace/symbol', {}],
    ['workspace/diagnostic', {}],
    ['podgate/matrix', { scope: '__proto__' }],
    ['podgate/explain', { scope: 5, from: [], to: null }],
    ['podgate/matrix', { baseline: { type: '__proto__' } }],
    ['podgate/explain', { from: 'a', to: 'b', baseline: 7 }],
    ['podgate/changes', { since: 'yesterday', policy: { uri: 4 } }],
    ['podgate/unheard', {}],
  ];
  for (const [method, params] of requests) {
    it(`${method} with ${JSON.stringify(params)} is survived`, () =>
      withServer({}, async (client) => {
        // An error or an empty answer are both fine.
        await client.connection.sendRequest(method, params).catch(() => undefined);
        await checkAlive(client);
      }));
  }

  it('notifications about nothing are passed over', () =>
    withServer({}, async (client) => {
      await client.change('never opened.yaml', { text: 'x' });
      await client.close('never opened.yaml');
      for (const params of [{}, { textDocument: {} }, { changes: 4 }, { settings: 'x' }]) {
        for (const method of ['didOpen', 'didChange', 'didClose', 'didSave']) {
          await client.connection.sendNotification(`textDocument/${method}`, params);
        }
        await client.connection.sendNotification('workspace/didChangeWatchedFiles', params);
        await client.connection.sendNotification('workspace/didChangeConfiguration', params);
        await client.connection.sendNotification('podgate/schemaPartner', params);
        await client.connection.sendNotification('podgate/headChanged', params);
      }
      const repositories = [{ root: 5, commit: null, changed: {}, added: [7] }];
      await client.connection.sendNotification('podgate/headChanged', { repositories });
      await checkAlive(client);
    }));

  it('a bug is logged once', () =>
    withServer({}, async (client) => {
      for (let count = 0; count < 3; count++) {
        await client.connection.sendRequest('codeLens/resolve', {});
      }
      assert.equal(client.log.filter((line) => line.includes('codeLens/resolve')).length, 1);
    }));

  it('bytes that are no message do not end it', () =>
    withServer({}, async (client) => {
      client.input.write('a line that is no header\r\n\r\n');
      for (const body of [
        '{"jsonrpc": "2.0", "method": [}',
        ...NO_MESSAGES.map((each) => JSON.stringify(each)),
      ]) {
        client.input.write(`Content-Length: ${String(body.length)}\r\n\r\n${body}`);
      }
      await checkAlive(client);
    }));

  it('settings of the wrong type are named, on the screen once', () =>
    withServer({ capabilities: PLAIN }, async (client) => {
      const settings = { podgate: { schemaFindings: 'sometimes', hover: { enabled: 'yes' } } };
      for (let count = 0; count < 2; count++) {
        await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
      }
      await checkAlive(client);
      const shown = client.received.filter(({ method }) => method === 'window/showMessage');
      assert.deepEqual(
        shown.map(({ params }) => (params as { message: string }).message),
        [
          'Podgate: podgate.schemaFindings is "sometimes"; it can be auto, always, never; taken for auto',
          'Podgate: podgate.hover.enabled is "yes"; it can be true or false; taken for true',
        ],
      );
    }));
});

describe('settings of the wrong type that come with the greeting', () => {
  it('are named, too, and hold nothing', () => {
    const initializationOptions = { settings: { hover: 'yes', codeLens: { enabled: 1 } } };
    return withServer({ capabilities: PLAIN, initializationOptions }, async (client) => {
      await checkAlive(client);
      assert.deepEqual(
        client.received.flatMap(({ method, params }) =>
          method === 'window/showMessage' ? [(params as { message: string }).message] : [],
        ),
        [
          'Podgate: podgate.hover is "yes"; it can be an object with settings; taken for none',
          'Podgate: podgate.codeLens.enabled is 1; it can be true or false; taken for true',
        ],
      );
    });
  });
});

describe('files that nobody should have', () => {
  it('one of 50 MB is a finding', () =>
    withServer({ files: { 'huge.yaml': `${POLICY}# ${'x'.repeat(50 * 1024 * 1024)}` } }, async (client) => {
      await client.indexed();
      const report = await client.ask<{ items: { uri: string; items: { code: string }[] }[] }>(
        'workspace/diagnostic',
        { previousResultIds: [] },
      );
      assert.deepEqual(
        report.items.map(({ uri, items }) => [client.pathOf(uri), ...items.map(({ code }) => code)]),
        [['huge.yaml', 'input-too-large']],
      );
      await checkAlive(client);
      assert.equal(
        await readFirstLens(client),
        'selects no pod that is known here · `default` is not fully described here (document that is too large)',
      );
    }));

  it('one that would fill the memory is not read at all', () =>
    withServer({ folders: [] }, async (client) => {
      client.write('dump.json', '');
      truncateSync(join(client.folder, 'dump.json'), 200 * 1024 * 1024);
      await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [{ uri: client.uriOf(''), name: 'all' }], removed: [] },
      });
      await client.indexed();
      assert.ok(client.log.some((line) => /dump\.json: it is too large to read/.test(line)));
      const { items } = await client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds: [],
      });
      assert.match(
        JSON.stringify(items),
        /dump\.json.*this is 200 MB long, more than the 20 MB that are read/,
      );
      await checkAlive(client);
    }));

  it('thousands that are no manifests hold nobody up', () => {
    const files = Object.fromEntries(
      Array.from({ length: 3000 }, (_, index) => [
        `d${String(index % 30)}/f${String(index)}.yaml`,
        `name: x${String(index)}\n`,
      ]),
    );
    return withServer({ files: { ...files, 'web.yaml': POLICY } }, async (client) => {
      const order: string[] = [];
      await client.open('web.yaml', POLICY);
      const indexed = client.indexed().then(() => order.push('indexed'));
      assert.deepEqual(await client.diagnose('web.yaml'), [FINDING]);
      order.push('diagnosed');
      await indexed;
      assert.deepEqual(order, ['diagnosed', 'indexed']);
      await client.change('web.yaml', { text: POLICY.replace('70000', '80') });
      assert.deepEqual(await client.diagnose('web.yaml'), []);
      const { fileCount } = await client.ask<{ fileCount: number }>('podgate/status');
      assert.equal(fileCount, 3001);
    });
  });

  it('one of 50 MB that is opened in the editor is a finding, too', () =>
    withServer({}, async (client) => {
      await client.open('huge.yaml', `${POLICY}# ${'x'.repeat(50 * 1024 * 1024)}`);
      assert.deepEqual(await client.diagnose('huge.yaml'), ['1:1 warning input-too-large']);
      await checkAlive(client);
    }));

  it('one that cannot be read is a line in the log', () =>
    withServer({}, async (client) => {
      symlinkSync('round.yaml', join(client.folder, 'round.yaml'));
      await client.watched('created', 'round.yaml');
      await client.until('a line in the log', () =>
        client.log.some((line) => /round\.yaml: a link that leads to itself/.test(line)),
      );
      await checkAlive(client);
    }));

  it('one that crashed a server before is left alone', () =>
    withServer({ files: { 'bad.yaml': POLICY }, avoid: ['bad.yaml'] }, async (client) => {
      await client.indexed();
      await client.open('bad.yaml', POLICY);
      assert.deepEqual(await client.diagnose('bad.yaml'), []);
      await checkAlive(client);
      assert.equal(
        await readFirstLens(client),
        'selects no pod that is known here · `default` is not fully described here (file that cannot be read)',
      );
    }));
});
