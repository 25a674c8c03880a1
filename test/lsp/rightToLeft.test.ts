/**
 * Names in Hebrew and Arabic, which manifests have by mistake: wherever an editor shows one in a line, it is set apart, so that
 * the line still reads from left to right; what an editor writes or compares is as it was.
 */
import assert from 'node:assert/strict';
import type { CodeLens, Diagnostic, Hover } from 'vscode-languageserver';
import type { ListAnswer } from '../../protocol/src/list.ts';
import type { ScopesAnswer } from '../../protocol/src/scopes.ts';
import type { TreeAnswer, TreeNode } from '../../protocol/src/tree.ts';
import { withServer, type LspClient } from './lspClient.ts';

const APP = `apiVersion: v1
kind: Pod
metadata: { name: שרת, namespace: חנות, labels: { app: שרת } }
spec: { containers: [{ name: main, image: web }] }
---
apiVersion: v1
kind: Pod
metadata: { name: مخزن, namespace: חנות, labels: { app: مخزن } }
spec: { containers: [{ name: main, image: db, ports: [{ containerPort: 5432 }] }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: מסד, namespace: חנות }
spec:
  podSelector: { matchLabels: { app: مخزن } }
  ingress: [{ from: [{ podSelector: { matchLabels: { app: שרת } } }], ports: [{ port: 5432 }] }]
`;

const FILES = { 'חנות.yaml': APP };
const [FILE] = Object.keys(FILES) as [string];

/** What is left when all that is set apart is taken out must have no such letter. */
function checkSetApart(texts: readonly string[], what: string): void {
  assert.ok(
    texts.some((text) => /[\u0590-\u06ff]/.test(text)),
    `${what}: nothing to set apart`,
  );
  for (const text of texts) {
    const around = text.replace(/[\u2066\u2068][^\u2066-\u2069]*\u2069/g, '').replace(/\]\([^)]*\)/g, ']');
    assert.doesNotMatch(around, /[\u0590-\u06ff\u2066-\u2069]/, `${what}: ${text}`);
  }
}

async function ask<Answer>(client: LspClient, method: string, more: object = {}): Promise<Answer> {
  return client.ask<Answer>(method, { textDocument: { uri: client.uriOf(FILE) }, ...more });
}

async function hover(client: LspClient, line: number, character: number): Promise<string> {
  const answer = await ask<Hover>(client, 'textDocument/hover', { position: { line, character } });
  return (answer.contents as { readonly value: string }).value;
}

describe('names that run from right to left', () => {
  it('are set apart in hovers, and copied as they are', () =>
    withServer({ files: FILES }, async (client) => {
      await client.open(FILE, APP);
      const hovers = await Promise.all([
        hover(client, 2, 19),
        hover(client, 12, 19),
        hover(client, 14, 20),
        hover(client, 15, 64),
      ]);
      checkSetApart(hovers, 'hover');
      const spans = hovers.flatMap((text) => text.match(/`[^`\n]*`/g) ?? []);
      assert.ok(spans.includes('`app=שרת`'), spans.join(' '));
      assert.doesNotMatch(spans.join(' '), /[\u2066-\u2069]/);
    }));

  it('are set apart in lenses', () =>
    withServer({ files: FILES }, async (client) => {
      await client.open(FILE, APP);
      const listed = await ask<readonly CodeLens[]>(client, 'textDocument/codeLens');
      const lenses = await Promise.all(listed.map((lens) => client.ask<CodeLens>('codeLens/resolve', lens)));
      checkSetApart(
        lenses.map(({ command }) => command?.title ?? ''),
        'lens',
      );
    }));

  it('are set apart in findings', () =>
    withServer({ files: FILES }, async (client) => {
      await client.open(FILE, APP);
      const { items } = await ask<{ readonly items: readonly Diagnostic[] }>(
        client,
        'textDocument/diagnostic',
      );
      const related = items.flatMap(({ relatedInformation = [] }) => relatedInformation);
      checkSetApart(
        [...items, ...related].map(({ message }) => (typeof message === 'string' ? message : message.value)),
        'finding',
      );
    }));

  it('are set apart in the tree and in lists', () =>
    withServer({ files: FILES }, async (client) => {
      await client.open(FILE, APP);
      const { scopes } = await client.ask<ScopesAnswer>('podgate/scopes', {});
      assert.equal(scopes.length, 1);
      checkSetApart(await listTree(client), 'tree');
      const { title, items } = await client.ask<ListAnswer>('podgate/list', {
        uri: client.uriOf(FILE),
        position: { line: 14, character: 20 },
        list: 'meant',
      });
      checkSetApart([title, ...items.map(({ description = '' }) => description)], 'list');
    }));
});

async function listTree(client: LspClient, below: object = {}): Promise<readonly string[]> {
  const { items } = await client.ask<TreeAnswer>('podgate/tree', below);
  const texts: string[] = [];
  for (const item of items as readonly TreeNode[]) {
    texts.push(item.label, item.detail, item.spoken);
    if (item.below !== undefined) {
      texts.push(...(await listTree(client, item.below)));
    }
  }
  return texts;
}
