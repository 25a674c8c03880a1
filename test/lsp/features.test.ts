/**
 * The features over the wire, one question each: that an answer arrives, in lines and URIs, with commands only where
 * the client has them. What the answers should say is tested beside the engine.
 */
import assert from 'node:assert/strict';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeAction,
  CodeLens,
  DocumentHighlight,
  Hover,
  Location,
  SymbolInformation,
} from 'vscode-languageserver/node';
import type { ExplainAnswer } from '../../protocol/src/explain.ts';
import type { ListAnswer, ListParams } from '../../protocol/src/list.ts';
import { MatrixTable } from '../../client/webview/model/matrixTable.ts';
import type { MatrixAnswer } from '../../protocol/src/matrix.ts';
import { withServer, type LspClient, type LspOptions } from './lspClient.ts';

const POLICY = `# 🚀 who may talk to the database
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }]
      ports: [{ port: 5432 }]
  policytypes: [Ingress]
`;

const WORKLOADS = ['web', 'db', 'jobs']
  .map(
    (name) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: main, image: ${name} }] }
`,
  )
  .join('---\n');

const FROM_INTRANET = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: jobs, namespace: shop }
spec:
  podSelector: { matchLabels: { app: jobs } }
  ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }]
`;

const SHOP: LspOptions = { files: { 'policy.yaml': POLICY, 'sub/work loads.yaml': WORKLOADS } };
const WITH_COMMANDS: LspOptions = {
  ...SHOP,
  initializationOptions: { commands: ['podgate.showList', 'podgate.showMatrix'] },
};

/** Runs with the policy open. */
function inShop(options: LspOptions, run: (client: LspClient) => Promise<void>): Promise<void> {
  return withServer(options, async (client) => {
    await client.open('policy.yaml', POLICY);
    await run(client);
  });
}

/** Places as \`file:line:column\`, from 1. */
function showLocations(client: LspClient, locations: readonly Location[]): readonly string[] {
  return locations.map(
    ({ uri, range: { start } }) =>
      `${client.pathOf(uri)}:${String(start.line + 1)}:${String(start.character + 1)}`,
  );
}

describe('features over the wire', () => {
  it('hover, with links to places', () =>
    inShop(SHOP, async (client) => {
      const hover = await client.askAt<Hover>('textDocument/hover', 'policy.yaml', 5, 8);
      const { value } = hover.contents as { value: string };
      assert.match(value, /\[db\]\(file:\/\/\/[^)]*\/sub\/work%20loads\.yaml#L12\)/);
      assert.doesNotMatch(value, /command:/);
    }));

  it('hover is off where the settings say so', () =>
    inShop(
      { ...SHOP, initializationOptions: { settings: { hover: { enabled: false } } } },
      async (client) => {
        assert.equal(await client.askAt('textDocument/hover', 'policy.yaml', 5, 8), null);
      },
    ));

  it('definition and references', () =>
    inShop(SHOP, async (client) => {
      const pods = await client.askAt<Location[]>('textDocument/definition', 'policy.yaml', 5, 40);
      assert.deepEqual(showLocations(client, pods), ['sub/work loads.yaml:12:19']);
      await client.open('sub/work loads.yaml', WORKLOADS);
      const policies = await client.askAt<Location[]>(
        'textDocument/references',
        'sub/work loads.yaml',
        15,
        29,
      );
      assert.deepEqual(showLocations(client, policies), ['policy.yaml:6:16']);
    }));

  it('the call hierarchy, from items that carry what they stand for', () =>
    inShop(SHOP, async (client) => {
      const items = await client.askAt<CallHierarchyItem[]>(
        'textDocument/prepareCallHierarchy',
        'policy.yaml',
        5,
        20,
      );
      const show = ({ name, detail, uri, selectionRange }: CallHierarchyItem): string =>
        `${name}: ${detail ?? ''} ${showLocations(client, [{ uri, range: selectionRange }]).join()}`;
      assert.deepEqual(items.map(show), ['db: Deployment of shop sub/work loads.yaml:12:19']);
      const item = items[0] ?? assert.fail('no item');
      const incoming = await client.ask<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
      assert.deepEqual(
        incoming.map(({ from, fromRanges }) => [show(from), fromRanges.map(({ start }) => start.line)]),
        [['web: TCP 5432 · Deployment of shop · allowed by db sub/work loads.yaml:3:19', [6]]],
      );
      const outgoing = await client.ask<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item });
      assert.deepEqual(
        outgoing.map(({ to }) => to.name),
        ['the internet', 'jobs', 'web'],
      );
      const ended = { item: outgoing[0]?.to };
      assert.deepEqual(await client.ask('callHierarchy/incomingCalls', ended), []);
    }));

  it('the call hierarchy of nothing, and of items that nobody gave out, is empty', () =>
    inShop(SHOP, async (client) => {
      const nothing = await client.askAt('textDocument/prepareCallHierarchy', 'policy.yaml', 0, 0);
      assert.equal(nothing, null);
      const scope = `${client.uriOf('')}#gone`;
      for (const data of [undefined, 7, {}, { scope: 1, endpoint: 2 }, { scope, endpoint: 'shop/db[Pod]' }]) {
        const item = { name: 'x', kind: 5, uri: client.uriOf('policy.yaml'), data };
        assert.deepEqual(await client.ask('callHierarchy/outgoingCalls', { item }), []);
      }
    }));

  it('the matrix and its reasons, packed and with places', () =>
    inShop(SHOP, async (client) => {
      const matrix = await client.ask<MatrixAnswer>('podgate/matrix');
      const { endpoints, answers, scope, policies } = matrix;
      const table = new MatrixTable(matrix);
      const at = (id: string): number => endpoints.findIndex((endpoint) => endpoint.id.includes(id));
      const answerOf = (from: string, to: string): unknown => answers[table.answerAt(at(from), at(to))];
      assert.deepEqual(answerOf('web', 'db'), [
        { verdict: 'allowed', ports: [{ protocol: 'TCP', from: 5432, to: 5432 }] },
      ]);
      assert.deepEqual(answerOf('jobs', 'db'), []);
      assert.deepEqual(answerOf('db', 'jobs'), [{ verdict: 'allowed', ports: 'all' }]);
      assert.equal(table.answerAt(at('0.0.0.0'), at('0.0.0.0')), -1);
      const db = endpoints[at('db')];
      assert.deepEqual(
        [db?.labels, db?.policies?.map((policy) => policies[policy])],
        [['app=db'], ['shop/db[NetworkPolicy]']],
      );
      const question = { scope, from: 'shop/jobs[Deployment]', to: 'shop/db[Deployment]' };
      const { decisions } = (await client.ask<ExplainAnswer | null>('podgate/explain', question)) ?? {
        decisions: [],
      };
      assert.deepEqual(
        decisions.map(({ verdict, ingress }) => [
          verdict,
          ...ingress.reasons.map(
            ({ effect, because, place }) =>
              `${effect} ${because ?? ''} ${showLocations(client, [place as Location])[0] ?? ''}`,
          ),
        ]),
        [['denied', 'noMatch peer policy.yaml:8:7']],
      );
      assert.equal(await client.ask('podgate/explain', { ...question, to: 'shop/gone[Deployment]' }), null);
    }));

  it('the scope of a file or folder, and the subjects of the policy that one looks at', () =>
    inShop(SHOP, async (client) => {
      const { scope } = await client.ask<MatrixAnswer>('podgate/matrix');
      const placeOf = (path: string, line?: number): Promise<unknown> =>
        client.ask('podgate/matrixPlace', {
          uri: client.uriOf(path),
          ...(line === undefined ? {} : { position: { line, character: 0 } }),
        });
      const search = '> policy:shop/db[NetworkPolicy]';
      assert.deepEqual(await placeOf('policy.yaml', 5), { scope, search });
      assert.deepEqual(await placeOf('policy.yaml'), { scope });
      assert.deepEqual(await placeOf('sub'), { scope });
      assert.deepEqual(await placeOf('sub/work loads.yaml', 3), { scope });
      assert.deepEqual(await placeOf('elsewhere'), null);
    }));

  it('the matrix has addresses that behave alike once, by the name that people have for them', () =>
    inShop({ files: { ...SHOP.files, 'intranet.yaml': FROM_INTRANET } }, async (client) => {
      const { endpoints, rowOf, columnOf } = await client.ask<MatrixAnswer>('podgate/matrix');
      assert.deepEqual(
        endpoints.flatMap(({ type, name, addresses }) => (type === 'addresses' ? [[name, addresses]] : [])),
        [
          ['internet', 'all addresses but 10.0.0.0/8'],
          ['10.0.0.0/8', undefined],
        ],
      );
      assert.deepEqual([rowOf.length, columnOf.length], [endpoints.length, endpoints.length]);
    }));

  it('document highlights and workspace symbols', () =>
    inShop(SHOP, async (client) => {
      const highlights = await client.askAt<DocumentHighlight[]>(
        'textDocument/documentHighlight',
        'policy.yaml',
        5,
        40,
      );
      assert.ok(Array.isArray(highlights));
      const symbols = await client.ask<SymbolInformation[]>('workspace/symbol', { query: 'db' });
      assert.deepEqual(
        symbols.map(({ name, containerName }) => `${name} (${containerName ?? ''})`),
        ['db (shop · Deployment)', 'db (shop · NetworkPolicy)'],
      );
    }));

  it('lenses: places at once, texts when they are asked for', () =>
    inShop(WITH_COMMANDS, async (client) => {
      const textDocument = { uri: client.uriOf('policy.yaml') };
      const lenses = await client.ask<CodeLens[]>('textDocument/codeLens', { textDocument });
      assert.deepEqual(
        lenses.map(({ range, command }) => [range.start.line, command]),
        [
          [3, undefined],
          [7, undefined],
          [3, undefined],
        ],
      );
      const resolved = await Promise.all(
        lenses.map((lens) => client.ask<CodeLens>('codeLens/resolve', lens)),
      );
      assert.match(resolved[0]?.command?.title ?? '', /selects 1 of 3/);
      assert.equal(resolved[0]?.command?.command, 'podgate.showList');
      const [question] = resolved[0].command.arguments as [ListParams];
      const list = await client.ask<ListAnswer>('podgate/list', question);
      assert.equal(list.title, 'Pods that `db` selects');
      assert.deepEqual(
        list.items.map(({ label, description, place }) => [
          label,
          description,
          ...showLocations(client, place === undefined ? [] : [place]),
        ]),
        [['db', 'Deployment · shop · sub/work loads.yaml', 'sub/work loads.yaml:12:19']],
      );
      const inMatrix = resolved[2]?.command;
      assert.deepEqual([inMatrix?.title, inMatrix?.command], ['show in the matrix', 'podgate.showMatrix']);
      const [{ search }] = inMatrix?.arguments as [{ search: string }];
      assert.equal(search, '> policy:shop/db[NetworkPolicy]');
    }));

  it('a link to a list is short however long the list is, and all of it can be asked for', async () => {
    const pods = Array.from(
      { length: 2_000 },
      (_, index) =>
        `apiVersion: v1\nkind: Pod\nmetadata: { name: a-pod-with-a-name-${String(index)}, namespace: shop }\n`,
    ).join('---\n');
    const text = POLICY.replace('{ matchLabels: { app: db } }', '{}');
    await withServer(
      { ...WITH_COMMANDS, files: { 'policy.yaml': text, 'pods.yaml': pods } },
      async (client) => {
        await client.open('policy.yaml', text);
        await client.indexed();
        const hover = await client.askAt<Hover>('textDocument/hover', 'policy.yaml', 5, 8);
        const { value } = hover.contents as { value: string };
        assert(value.length < 5_000, `${String(value.length)} characters`);
        const [, written = ''] = /\[and 1992 more\]\(command:podgate\.showList\?([^)]*)\)/.exec(value) ?? [];
        const [question] = JSON.parse(decodeURIComponent(written)) as [ListParams];
        const list = await client.ask<ListAnswer>('podgate/list', question);
        assert.deepEqual([list.title, list.items.length], ['Pods that `db` selects', 2_000]);
      },
    );
  });

  it('what is no question for a list has no answer', () =>
    inShop(WITH_COMMANDS, async (client) => {
      const uri = client.uriOf('policy.yaml');
      const position = { line: 5, character: 8 };
      const asked = { uri, position, list: 'meant' };
      assert.notEqual(await client.ask('podgate/list', asked), null);
      const nonsense = [
        {},
        { ...asked, uri: 7 },
        { ...asked, uri: client.uriOf('sub/work loads.yaml') },
        { ...asked, position: { line: -1, character: 0.5 } },
        { ...asked, position: undefined },
        { ...asked, list: 'toString' },
        { ...asked, list: 'services' },
        { ...asked, position: { line: 4000, character: 0 } },
      ];
      for (const params of nonsense) {
        assert.equal(await client.ask('podgate/list', params), null, JSON.stringify(params));
      }
    }));

  it('lenses name no command that the client does not have, and stay while a text is broken', () =>
    inShop(SHOP, async (client) => {
      const textDocument = { uri: client.uriOf('policy.yaml') };
      await client.change('policy.yaml', { text: `${POLICY}  egress: [{\n` });
      const [first] = await client.ask<CodeLens[]>('textDocument/codeLens', { textDocument });
      const resolved = await client.ask<CodeLens>('codeLens/resolve', first ?? assert.fail('no lens'));
      assert.match(resolved.command?.title ?? '', /selects 1 of 3/);
      assert.equal(resolved.command?.command, '');
    }));

  it('a lens whose manifest is gone says nothing', () =>
    inShop(SHOP, async (client) => {
      const textDocument = { uri: client.uriOf('policy.yaml') };
      const [first] = await client.ask<CodeLens[]>('textDocument/codeLens', { textDocument });
      await client.change('policy.yaml', { text: '' });
      const resolved = await client.ask<CodeLens>('codeLens/resolve', first ?? assert.fail('no lens'));
      assert.equal(resolved.command?.title, '…');
    }));

  it('quick fixes, with their diagnostic and an edit', () =>
    inShop(SHOP, async (client) => {
      const textDocument = { uri: client.uriOf('policy.yaml') };
      const range = { start: { line: 9, character: 2 }, end: { line: 9, character: 13 } };
      const report = await client.ask<{ items: [] }>('textDocument/diagnostic', { textDocument });
      const context = { diagnostics: report.items, only: ['quickfix'] };
      const [fix] = await client.ask<CodeAction[]>('textDocument/codeAction', {
        textDocument,
        range,
        context,
      });
      assert.match(fix?.title ?? '', /policyTypes/);
      assert.deepEqual(
        fix?.diagnostics?.map(({ code }) => code),
        ['api-unknown-field'],
      );
      assert.deepEqual(fix?.edit?.changes, { [textDocument.uri]: [{ range, newText: 'policyTypes' }] });
    }));
});
