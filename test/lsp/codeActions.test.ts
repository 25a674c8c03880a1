/**
 * Code actions over the wire: what is offered beside the fixes of a finding, what they edit, and all safe fixes on
 * saving. What each edit does to a text is tested with the engine.
 */
import assert from 'node:assert/strict';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver';
import { MODERN, withServer, type LspClient, type LspOptions } from './lspClient.ts';

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: {}
  # podgate-disable-next-line api-required -- gone
  policyTypes: [Ingres]
`;

/** What `db` lets in from `web`, the egress of `web` does not let out; in a file each. */
const HALF_OPEN = {
  'web.yaml': `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
  egress: [{ ports: [{ protocol: UDP }] }]
`,
  'db.yaml': `apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress]
  ingress:
    - ports: [{ port: 5432 }]
      from: [{ podSelector: { matchLabels: { app: web } } }]
`,
};

const AT_TYPE = { start: { line: 6, character: 17 }, end: { line: 6, character: 17 } };

const EDITS: LspOptions['capabilities'] = {
  ...MODERN,
  workspace: {
    ...MODERN.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  },
};

function actionsAt(client: LspClient, range: object, only?: readonly string[]): Promise<CodeAction[]> {
  return client.ask('textDocument/codeAction', {
    textDocument: { uri: client.uriOf('web.yaml') },
    range,
    context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
  });
}

/** Runs with the policy open, and `podgate.yaml` where it has a text. */
async function inShop(
  { config, ...options }: LspOptions & { readonly config?: string },
  run: (client: LspClient) => Promise<void>,
): Promise<void> {
  const files = { 'web.yaml': POLICY, ...(config === undefined ? {} : { 'podgate.yaml': config }) };
  await withServer({ files, capabilities: EDITS ?? {}, ...options }, async (client) => {
    await client.open('web.yaml', POLICY);
    await client.indexed();
    await run(client);
  });
}

describe('code actions over the wire', () => {
  it('offer beside the fixes what to read, and ways to hear no more of a finding', () =>
    inShop({ initializationOptions: { commands: ['podgate.explainRule'] } }, async (client) => {
      const actions = await actionsAt(client, AT_TYPE, ['quickfix']);
      const titles = actions.map(({ title }) => title);
      assert.deepEqual(titles.slice(-4), [
        'explain `api-unsupported-value`',
        'suppress `api-unsupported-value` here',
        'suppress `api-unsupported-value` in this document',
        'turn `api-unsupported-value` off in `podgate.yaml`',
      ]);
      assert.deepEqual(actions.at(-4)?.command?.arguments, [{ rule: 'api-unsupported-value' }]);
      const [here] = actions.at(-3)?.edit?.documentChanges ?? [];
      assert.deepEqual((here as TextDocumentEdit).edits, [
        {
          range: { start: { line: 5, character: 42 }, end: { line: 5, character: 42 } },
          newText: ', api-unsupported-value',
        },
      ]);
      assert.deepEqual((here as TextDocumentEdit).textDocument, {
        uri: client.uriOf('web.yaml'),
        version: 1,
      });
    }));

  it('offer no command that the client does not have', () =>
    inShop({}, async (client) => {
      const titles = (await actionsAt(client, AT_TYPE, ['quickfix'])).map(({ title }) => title);
      assert.ok(!titles.some((title) => title.startsWith('explain')));
    }));

  it('make podgate.yaml where there is none, for a client that can', async () => {
    await inShop({}, async (client) => {
      const action = (await actionsAt(client, AT_TYPE)).find(({ title }) => title.startsWith('turn'));
      const uri = client.uriOf('podgate.yaml');
      assert.deepEqual(action?.edit?.documentChanges, [
        { kind: 'create', uri, options: { ignoreIfExists: true } },
        {
          textDocument: { uri, version: null },
          edits: [
            {
              range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
              newText: 'rules:\n  api-unsupported-value: off\n',
            },
          ],
        },
      ]);
    });
    await inShop({ capabilities: MODERN }, async (client) => {
      const actions = await actionsAt(client, AT_TYPE);
      assert.ok(!actions.some(({ title }) => title.startsWith('turn')));
    });
  });

  it('edit the podgate.yaml that is there, as the editor has it', () =>
    inShop({ config: 'namespace: shop\n' }, async (client) => {
      const turnOff = async (): Promise<unknown> =>
        (await actionsAt(client, AT_TYPE)).find(({ title }) => title.startsWith('turn'))?.edit
          ?.documentChanges?.[0];
      const uri = client.uriOf('podgate.yaml');
      const added = (line: number, newText: string): object => {
        const place = { line, character: newText.startsWith('rules') ? 0 : 27 };
        return { range: { start: place, end: place }, newText };
      };
      assert.deepEqual(await turnOff(), {
        textDocument: { uri, version: null },
        edits: [added(1, 'rules:\n  api-unsupported-value: off\n')],
      });
      await client.open('podgate.yaml', '# ours\nrules:\n  yaml-syntax: error # loud\n');
      assert.deepEqual(await turnOff(), {
        textDocument: { uri, version: 1 },
        edits: [added(2, '\n  api-unsupported-value: off')],
      });
    }));

  it('fix a slip in podgate.yaml', () =>
    inShop({ config: 'namespace: shop\n' }, async (client) => {
      await client.open('podgate.yaml', 'namespace: shop\ncni: cilum\n');
      const word = { start: { line: 1, character: 5 }, end: { line: 1, character: 10 } };
      const [fix] = await client.ask<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: client.uriOf('podgate.yaml') },
        range: word,
        context: { diagnostics: [], only: ['quickfix'] },
      });
      assert.equal(fix?.title, 'write `cilium`');
      const [change] = fix?.edit?.documentChanges ?? [];
      assert.deepEqual((change as TextDocumentEdit).edits, [{ range: word, newText: 'cilium' }]);
    }));

  it('edit another file, open or not, with the version of its text', async () => {
    const edited = (client: LspClient): Promise<TextDocumentEdit | undefined> =>
      client
        .ask<CodeAction[]>('textDocument/codeAction', {
          textDocument: { uri: client.uriOf('db.yaml') },
          range: { start: { line: 12, character: 30 }, end: { line: 12, character: 30 } },
          context: { diagnostics: [], only: ['quickfix'] },
        })
        .then(([action]) => action?.edit?.documentChanges?.[0] as TextDocumentEdit | undefined);
    const newText = ', { to: [{ podSelector: { matchLabels: { app: db } } }], ports: [{ port: 5432 }] }';
    const place = (line: number): object => ({ line, character: 41 });
    await withServer({ files: HALF_OPEN, capabilities: EDITS ?? {} }, async (client) => {
      await client.open('db.yaml', HALF_OPEN['db.yaml']);
      await client.indexed();
      assert.deepEqual(await edited(client), {
        textDocument: { uri: client.uriOf('web.yaml'), version: null },
        edits: [{ range: { start: place(10), end: place(10) }, newText }],
      });
      await client.open('web.yaml', `# ours\n${HALF_OPEN['web.yaml']}`);
      assert.deepEqual(await edited(client), {
        textDocument: { uri: client.uriOf('web.yaml'), version: 1 },
        edits: [{ range: { start: place(11), end: place(11) }, newText }],
      });
    });
  });

  it('apply all safe fixes only to who asks for them', () =>
    inShop({}, async (client) => {
      const everywhere = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
      for (const only of ['source.fixAll', 'source.fixAll.podgate', 'source']) {
        const [action, ...others] = await actionsAt(client, everywhere, [only]);
        assert.equal(action?.kind, 'source.fixAll.podgate');
        assert.equal(others.length, 0);
        const [change] = action.edit?.documentChanges ?? [];
        assert.deepEqual((change as TextDocumentEdit).edits, [
          {
            range: { start: { line: 5, character: 2 }, end: { line: 6, character: 2 } },
            newText: '',
          },
        ]);
      }
      const kinds = (await actionsAt(client, everywhere)).map(({ kind }) => kind);
      assert.ok(!kinds.includes('source.fixAll.podgate'));
      assert.deepEqual(await actionsAt(client, everywhere, ['source.fixAll.eslint']), []);
    }));
});
