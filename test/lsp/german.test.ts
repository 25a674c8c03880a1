/**
 * A client that says its language gets findings, fixes, hovers and lenses in it. That every sentence has a
 * translation is a test of tidiness.
 */
import assert from 'node:assert/strict';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  DocumentDiagnosticReport,
  Hover,
  MarkupContent,
} from 'vscode-languageserver/node';
import type { ListAnswer, ListParams } from '../../protocol/src/list.ts';
import { withServer, type LspClient } from './lspClient.ts';

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }]
      ports: [{ port: 70000 }]
  policyTypes: [Ingress]
  egres: []
`;

const POD = `---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
`;

function inShop(
  locale: string,
  run: (client: LspClient) => Promise<void>,
  initializationOptions = {},
): Promise<void> {
  const files = { 'shop.yaml': POLICY + POD };
  return withServer({ files, locale, initializationOptions }, async (client) => {
    await client.open('shop.yaml', POLICY + POD);
    await run(client);
  });
}

describe('the language of the client', () => {
  it('findings and fixes', () =>
    inShop('de', async (client) => {
      const textDocument = { uri: client.uriOf('shop.yaml') };
      const report = await client.ask<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
      const items = report.kind === 'full' ? report.items : [];
      assert.deepEqual(items.map(({ message }) => message).sort(), [
        '`70000` ist keine Portnummer, daher weist der API-Server die Ressource ab; eine von 1 bis 65535 schreiben',
        '`spec` hat kein Feld `egres`, daher weist der API-Server das Manifest ab oder lässt das Feld weg; `egress` schreiben',
      ]);
      const [unknown] = items.filter(({ code }) => code === 'api-unknown-field');
      assert(unknown !== undefined);
      const actions = await client.ask<CodeAction[]>('textDocument/codeAction', {
        textDocument,
        range: unknown.range,
        context: { diagnostics: [unknown] },
      });
      assert.equal(actions[0]?.title, '`egress` schreiben');
    }));

  it('hovers', () =>
    inShop('de-AT', async (client) => {
      const hover = await client.askAt<Hover>('textDocument/hover', 'shop.yaml', 4, 40);
      assert.equal(
        (hover.contents as MarkupContent).value,
        [
          '**Wählt aus: Pods `app=db` aus Namespace `shop`**: 1 von 1 Pod dort',
          '| Workload | Namespace | Replicas | weil |\n| --- | --- | --- | --- |\n' +
            `| [db](${client.uriOf('shop.yaml')}#L14) Pod | \`shop\` | 1 | \`app=db\` |`,
          '**In Kraft: Ingress.** Egress dieser Pods ist **nicht** eingeschränkt: `policyTypes` nennt es nicht.',
        ].join('\n\n'),
      );
    }));

  it('lenses', () =>
    inShop('de_CH', async (client) => {
      assert.deepEqual(await titles(client), [
        'wählt 1 von 1 Pod aus · ingress von: niemand, der hier bekannt ist · egress nicht eingeschränkt',
        'von: niemand, der hier bekannt ist; Ports: ein Port, der nicht lesbar war',
        'erreichbar von: nichts · erreicht: alles · Policies: db',
      ]);
    }));

  it('numbers, as it sets thousands apart', async () => {
    const block = 'ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] }';
    const policy = POLICY.replace('podSelector: { matchLabels: { app: web } }', block);
    await withServer({ files: { 'shop.yaml': policy }, locale: 'de' }, async (client) => {
      await client.open('shop.yaml', policy);
      const hover = await client.askAt<Hover>('textDocument/hover', 'shop.yaml', 6, 16);
      assert.match((hover.contents as MarkupContent).value, /\(16\.711\.680 Adressen\)/);
    });
  });

  it('lists, with what is perhaps in them', async () => {
    const policy = POLICY.replace('{ matchLabels: { app: db } }', '{ matchLabels: [app] }');
    await withServer({ files: { 'shop.yaml': policy + POD }, locale: 'de' }, async (client) => {
      await client.open('shop.yaml', policy + POD);
      const question: ListParams = {
        uri: client.uriOf('shop.yaml'),
        position: { line: 4, character: 4 },
        list: 'meant',
      };
      const { title, items } = await client.ask<ListAnswer>('podgate/list', question);
      assert.equal(title, 'Pods, die `db` auswählt');
      assert.deepEqual(
        items.map(({ label, description }) => `${label}: ${description ?? ''}`),
        ['db: vielleicht: ein Teil war nicht lesbar · Pod · shop · shop.yaml'],
      );
    });
  });

  it('what snippets do', () =>
    inShop('de', async (client) => {
      await client.open('new.yaml', 'np-');
      const { items } = await client.askAt<CompletionList>('textDocument/completion', 'new.yaml', 0, 3);
      const item = items.find(({ label }) => label === 'np-deny-to-workload') ?? assert.fail();
      const { documentation } = await client.ask<CompletionItem>('completionItem/resolve', item);
      assert.match(
        JSON.stringify(documentation),
        /Isoliert einen Workload für Ingress: niemand erreicht ihn, außer eine andere Policy erlaubt es\./,
      );
    }));

  it('is English where there is no translation', () =>
    inShop('fr', async (client) => {
      assert.match((await titles(client)).join('\n'), /^selects 1 of 1 pod · ingress from nobody known here/);
    }));

  it('is what the client hands over, where it does', () =>
    inShop(
      'fr',
      async (client) => {
        assert.match((await titles(client)).join('\n'), /^choisit 1 sur 1 pod · /);
      },
      // Who sends nonsense as well gets that in English.
      { translation: { 'selects {0} of {1}': 'choisit {0} sur {1}', 'reachable from {0}': 7 } },
    ));
});

async function titles(client: LspClient): Promise<readonly string[]> {
  const textDocument = { uri: client.uriOf('shop.yaml') };
  const lenses = await client.ask<CodeLens[]>('textDocument/codeLens', { textDocument });
  const resolved = await Promise.all(lenses.map((lens) => client.ask<CodeLens>('codeLens/resolve', lens)));
  return resolved.map(({ command }) => command?.title ?? '');
}
