/**
 * The ways to an explanation, over the wire: who can be the end of a connection, and the commands behind "why?" in hovers and
 * lenses, for clients that have them.
 */
import assert from 'node:assert/strict';
import type { CodeLens, Hover } from 'vscode-languageserver';
import type { EndpointsAnswer } from '../../protocol/src/endpoints.ts';
import type { ScopesAnswer } from '../../protocol/src/scopes.ts';
import { withServer, type LspClient, type LspOptions } from './lspClient.ts';

const APP = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: main, image: web, ports: [{ name: http, containerPort: 80 }] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop, labels: { app: api } }
spec: { containers: [{ name: main, image: api }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress, Egress]
  ingress: [{ from: [{ podSelector: { matchLabels: { app: api } } }] }]
`;

const KNOWING: LspOptions = {
  files: { 'app.yaml': APP },
  initializationOptions: { commands: ['podgate.explainConnection'] },
};

async function scopeOf(client: LspClient): Promise<string | undefined> {
  await client.indexed();
  const { scopes } = await client.ask<ScopesAnswer>('podgate/scopes', {});
  return scopes[0]?.id;
}

/** On the name of the first pod. */
async function hover(client: LspClient): Promise<string> {
  await client.open('app.yaml', APP);
  const answer = await client.ask<Hover>('textDocument/hover', {
    textDocument: { uri: client.uriOf('app.yaml') },
    position: { line: 2, character: 19 },
  });
  return (answer.contents as { readonly value: string }).value;
}

async function lenses(client: LspClient): Promise<readonly CodeLens[]> {
  await client.open('app.yaml', APP);
  const listed = await client.ask<readonly CodeLens[]>('textDocument/codeLens', {
    textDocument: { uri: client.uriOf('app.yaml') },
  });
  return Promise.all(listed.map((lens) => client.ask<CodeLens>('codeLens/resolve', lens)));
}

describe('the ways to why', () => {
  it('are chosen from the lines of the matrix', () =>
    withServer({ files: { 'app.yaml': APP } }, async (client) => {
      const { endpoints } = await client.ask<EndpointsAnswer>('podgate/endpoints', {
        scope: await scopeOf(client),
      });
      const [api, web, ...addresses] = endpoints;
      assert.deepEqual([api?.id, api?.ports], ['shop/api[Pod]', []]);
      assert.deepEqual(web, {
        id: 'shop/web[Pod]',
        type: 'workload',
        name: 'web',
        namespace: 'shop',
        kind: 'Pod',
        ports: [{ protocol: 'TCP', number: 80, name: 'http' }],
      });
      assert.deepEqual(
        addresses.map(({ type, name }) => ({ type, name })),
        [{ type: 'addresses', name: 'internet' }],
      );
      assert.equal(await client.ask('podgate/endpoints', { scope: 'gone' }), null);
    }));

  it('are links behind everybody in the hover of a workload', () =>
    withServer(KNOWING, async (client) => {
      const argument = { scope: await scopeOf(client), from: 'shop/api[Pod]', to: 'shop/web[Pod]' };
      const text = decodeURIComponent(await hover(client));
      assert(
        text.includes(`([why?](command:podgate.explainConnection?${JSON.stringify([argument])}))`),
        text,
      );
    }));

  it('are lenses above workloads', () =>
    withServer(KNOWING, async (client) => {
      const scope = await scopeOf(client);
      const found = (await lenses(client)).filter(({ command }) => command?.title === 'why?');
      assert.deepEqual(
        found.map(({ range, command }) => [range.start.line, command?.command, command?.arguments]),
        [
          [2, 'podgate.explainConnection', [{ scope, to: 'shop/web[Pod]' }]],
          [7, 'podgate.explainConnection', [{ scope, to: 'shop/api[Pod]' }]],
        ],
      );
    }));

  it('are not there for a client that cannot go them', () =>
    withServer({ files: { 'app.yaml': APP } }, async (client) => {
      await client.indexed();
      assert.doesNotMatch(await hover(client), /why/);
      const titles = (await lenses(client)).map(({ command }) => command?.title);
      assert.equal(titles.includes('why?'), false);
      assert.equal(titles.length, 4);
    }));
});
