/**
 * Completion and inlay hints over the wire: in lines, for clients that resolve and take snippets as for those that do not,
 * beside another extension, from the newest text. What is offered where is tested beside the engine.
 */
import assert from 'node:assert/strict';
import {
  CompletionItemKind,
  type ClientCapabilities,
  type CompletionItem,
  type CompletionList,
  type InlayHint,
} from 'vscode-languageserver/node';
import { MODERN, PLAIN, withServer, type LspClient, type LspOptions } from './lspClient.ts';

const HEAD = `# 🚀
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
`;
const POLICY = `${HEAD}spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: } } }]
      
`;
const PODS = ['web', 'db']
  .map(
    (name) => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }
spec: { containers: [{ name: main, image: ${name}, ports: [{ containerPort: 80 }] }] }
`,
  )
  .join('---\n');

const ABLE: ClientCapabilities = {
  ...MODERN,
  textDocument: {
    ...MODERN.textDocument,
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        resolveSupport: { properties: ['documentation'] },
        insertTextModeSupport: { valueSet: [1, 2] },
      },
    },
  },
  workspace: { ...MODERN.workspace, inlayHint: { refreshSupport: true } },
};
const FILES = { 'policy.yaml': POLICY, 'pods.yaml': PODS };
const SHOP: LspOptions = { files: FILES, capabilities: ABLE };

function inShop(options: LspOptions, run: (client: LspClient) => Promise<void>): Promise<void> {
  return withServer({ ...SHOP, ...options }, async (client) => {
    await client.open('policy.yaml', POLICY);
    await run(client);
  });
}

/** Of the value of the label in the peer. */
function askForValue(client: LspClient): Promise<CompletionList | null> {
  return client.askAt('textDocument/completion', 'policy.yaml', 7, 49);
}

/** Of the fields of the rule. */
function askForField(client: LspClient): Promise<CompletionList | null> {
  return client.askAt('textDocument/completion', 'policy.yaml', 8, 6);
}

/** Of `new.yaml`, behind what is written there. */
async function askForRecipe(client: LspClient): Promise<CompletionList> {
  const list = await client.askAt<CompletionList | null>('textDocument/completion', 'new.yaml', 0, 3);
  return list ?? assert.fail('nothing is offered');
}

const labelsOf = (list: CompletionList | null): readonly string[] =>
  list?.items.map(({ label }) => label) ?? [];

describe('completion over the wire', () => {
  it('edits a range, in the order of usefulness, with what it is about when somebody asks', () =>
    inShop({}, async (client) => {
      const list = (await askForValue(client)) ?? assert.fail('nothing is offered');
      assert.deepEqual(
        list.items.map(({ label, detail, sortText }) => [label, detail, sortText]),
        [
          ['db', 'matches 1 pod', '0000'],
          ['web', 'matches 1 pod', '0001'],
        ],
      );
      const item = list.items[1] ?? assert.fail();
      const place = { line: 7, character: 49 };
      assert.deepEqual(item.textEdit, { range: { start: place, end: place }, newText: ' web' });
      assert.equal(item.documentation, undefined);
      const resolved = await client.ask<CompletionItem>('completionItem/resolve', item);
      const { kind, value } = resolved.documentation as { kind: string; value: string };
      assert.equal(kind, 'markdown');
      assert.match(value, /\| \[web\]\(file:.*\/pods\.yaml#L3\) Pod \| `shop` \| 1 \| `app=web` \|/);
    }));

  it('comes whole to a client that resolves nothing, in plain text, without snippets', () =>
    inShop({ capabilities: PLAIN }, async (client) => {
      const list = (await askForValue(client)) ?? assert.fail('nothing is offered');
      const { documentation, insertTextFormat, insertTextMode, command } = list.items[1] ?? assert.fail();
      assert.deepEqual([insertTextFormat, insertTextMode, command], [undefined, undefined, undefined]);
      assert.match((documentation as { kind: string; value: string }).value, /app=web: 1 workload/);
      await client.change('policy.yaml', { text: `${HEAD}spec: {  }` });
      const fields = (await client.askAt<CompletionList>('textDocument/completion', 'policy.yaml', 4, 8))
        .items;
      const ingress = fields.find(({ label }) => label === 'ingress') ?? assert.fail();
      assert.deepEqual(ingress.textEdit?.newText, 'ingress: []');
    }));

  it('is a snippet where writing goes on within it, and asks for the next offer', () =>
    inShop({ initializationOptions: { commands: ['editor.action.triggerSuggest'] } }, async (client) => {
      await client.change('policy.yaml', { text: `${HEAD}spec: {  }` });
      const fields = (await client.askAt<CompletionList>('textDocument/completion', 'policy.yaml', 4, 8))
        .items;
      const ingress = fields.find(({ label }) => label === 'ingress') ?? assert.fail();
      assert.deepEqual(
        [ingress.textEdit?.newText, ingress.insertTextFormat, ingress.command?.command],
        ['ingress: [$0]', 2, 'editor.action.triggerSuggest'],
      );
    }));

  it('keeps its indentation where it has several lines', () =>
    inShop({}, async (client) => {
      const ports =
        (await askForField(client))?.items.find(({ label }) => label === 'ports') ?? assert.fail();
      assert.deepEqual(
        [ports.textEdit?.newText, ports.insertTextMode, ports.insertTextFormat],
        ['ports:\n        - ', 1, undefined],
      );
    }));

  it('leaves fields to an extension that offers them, and only there', () =>
    inShop({}, async (client) => {
      const schemaUris = [client.uriOf('policy.yaml')];
      const tell = (partner: object): Promise<void> =>
        client.connection.sendNotification('podgate/schemaPartner', { isActive: true, ...partner });
      await tell({ completes: true, schemaUris });
      assert.deepEqual(labelsOf(await askForField(client)), []);
      const values = await askForValue(client);
      assert.deepEqual(
        values?.items.map(({ sortText }) => sortText),
        ['~0000', '~0001'],
      );
      await tell({ completes: false, schemaUris });
      assert.deepEqual(labelsOf(await askForField(client)), ['ports']);
      await tell({ completes: true, schemaUris: [] });
      assert.deepEqual(labelsOf(await askForField(client)), ['ports']);
    }));

  for (const [settings, fields, values] of [
    [{ completion: { fields: 'never' } }, [], ['db', 'web']],
    [{ completion: { enabled: false } }, [], []],
  ] as const) {
    it(`follows the settings ${JSON.stringify(settings)}`, () =>
      inShop({ initializationOptions: { settings } }, async (client) => {
        assert.deepEqual(labelsOf(await askForField(client)), fields);
        assert.deepEqual(labelsOf(await askForValue(client)), values);
      }));
  }

  it('is not asked by blanks at the start of a line', () =>
    inShop({}, async (client) => {
      const ask = (line: number, character: number): Promise<CompletionList | null> =>
        client.ask('textDocument/completion', {
          textDocument: { uri: client.uriOf('policy.yaml') },
          position: { line, character },
          context: { triggerKind: 2, triggerCharacter: ' ' },
        });
      assert.equal(await ask(8, 6), null);
      assert.deepEqual(labelsOf(await ask(7, 49)), ['db', 'web']);
    }));

  it('sees the newest text, of a document outside of the workspace too', () =>
    inShop({}, async (client) => {
      await client.change('policy.yaml', { text: `${HEAD}spec: { podSelector: { matchLabels: {  } } }` });
      const list = await client.askAt<CompletionList>('textDocument/completion', 'policy.yaml', 4, 38);
      assert.deepEqual(labelsOf(list), ['app: db', 'app: web', 'app']);
      const far = 'file:///elsewhere/policy.yaml';
      await client.open(far, 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n');
      const fields = await client.askAt<CompletionList>('textDocument/completion', far, 2, 0);
      assert.deepEqual(labelsOf(fields), ['metadata', 'spec']);
    }));

  it('offers recipes where a document is empty, with stops to who takes them', () =>
    inShop({}, async (client) => {
      await client.open('new.yaml', 'np-');
      const { items, isIncomplete } = await askForRecipe(client);
      assert.equal(isIncomplete, false);
      const recipes = items.filter(({ kind }) => kind === CompletionItemKind.Snippet);
      assert.deepEqual(
        items.filter((item) => !recipes.includes(item)).map(({ label }) => label),
        ['apiVersion', 'kind'],
      );
      assert.ok(recipes.every(({ label }) => label.startsWith('np-')));
      const item = items.find(({ label }) => label === 'np-quarantine') ?? assert.fail();
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
      const { newText } = item.textEdit ?? assert.fail();
      assert.match(newText, /\n  namespace: \$\{2:default\}\n/);
      assert.deepEqual(
        [item.textEdit, item.filterText, item.insertTextFormat, item.insertTextMode],
        [{ range, newText }, 'np-quarantine isolate-pod', 2, 1],
      );
      const resolved = await client.ask<CompletionItem>('completionItem/resolve', item);
      assert.match(
        (resolved.documentation as { value: string }).value,
        /^Isolates the pods .*\n\n```yaml\napi/,
      );
    }));

  it('offers them as text to who takes no stops', () =>
    inShop({ capabilities: PLAIN }, async (client) => {
      await client.open('new.yaml', 'np-');
      const { items } = await askForRecipe(client);
      const item = items.find(({ label }) => label === 'np-quarantine') ?? assert.fail();
      assert.match(item.textEdit?.newText ?? '', /\n  namespace: default\n/);
      assert.deepEqual([item.insertTextFormat, item.insertTextMode], [undefined, undefined]);
    }));

  it('offers none in JSON that has no name yet, and none where completion is off', async () => {
    await inShop({}, async (client) => {
      const open = (uri: string, languageId: string): Promise<void> =>
        client.connection.sendNotification('textDocument/didOpen', {
          textDocument: { uri, languageId, version: 1, text: '' },
        });
      const ask = (uri: string): Promise<CompletionList | null> =>
        client.ask('textDocument/completion', {
          textDocument: { uri },
          position: { line: 0, character: 0 },
        });
      await open('untitled:Untitled-1', 'yaml');
      assert.ok(labelsOf(await ask('untitled:Untitled-1')).includes('np-default-deny'));
      await open('untitled:Untitled-2', 'json');
      assert.deepEqual(labelsOf(await ask('untitled:Untitled-2')), []);
    });
    const initializationOptions = { settings: { completion: { enabled: false } } };
    await inShop({ initializationOptions }, async (client) => {
      await client.open('new.yaml', 'np-');
      assert.equal(await client.askAt('textDocument/completion', 'new.yaml', 0, 3), null);
    });
  });

  it('can be withdrawn, and answers items that nobody gave out', () =>
    inShop({}, async (client) => {
      assert.deepEqual(await client.ask('completionItem/resolve', { label: 'x' }), null);
      const uri = client.uriOf('policy.yaml');
      const gone = { label: 'x', data: { uri, subjects: [{ type: 'addresses', scope: 'gone', cidr: 'x' }] } };
      assert.deepEqual(await client.ask('completionItem/resolve', gone), gone);
    }));
});

describe('inlay hints over the wire', () => {
  const ask = (client: LspClient): Promise<InlayHint[]> =>
    client.ask('textDocument/inlayHint', {
      textDocument: { uri: client.uriOf('policy.yaml') },
      range: { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } },
    });

  it('are off until somebody wants them', () =>
    inShop({}, async (client) => {
      assert.deepEqual(await ask(client), []);
    }));

  it('stand behind selectors, and are asked for again when something else changed', () =>
    inShop({ initializationOptions: { settings: { inlayHints: { enabled: true } } } }, async (client) => {
      assert.deepEqual(
        (await ask(client)).map(({ position, label }) => [position.line, position.character, label]),
        [
          [4, 5, 'policyTypes: Ingress'],
          [5, 43, 'matches 1 pod'],
          [7, 53, 'matches 0 pods'],
        ],
      );
      client.write('pods.yaml', PODS.replaceAll('app: db', 'app: other'));
      await client.watched('changed', 'pods.yaml');
      await client.until('a wish to refresh hints', () =>
        client.received.some(({ method }) => method === 'workspace/inlayHint/refresh'),
      );
      assert.equal((await ask(client))[1]?.label, 'matches 0 pods');
    }));

  it('go away when somebody does not want them any more', () =>
    inShop({ initializationOptions: { settings: { inlayHints: { enabled: true } } } }, async (client) => {
      const refreshes = (): number =>
        client.received.filter(({ method }) => method === 'workspace/inlayHint/refresh').length;
      await client.until('hints that are shown', () => 0 < refreshes());
      const before = refreshes();
      const settings = { podgate: { inlayHints: { enabled: false } } };
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
      await client.until('a wish to refresh hints', () => before < refreshes());
      assert.deepEqual(await ask(client), []);
    }));
});
