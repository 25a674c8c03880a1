/**
 * The tree of policies over the wire: list by list, in the language of the user, with places and what to ask for next;
 * nonsense and what is gone get an answer that says nothing.
 */
import assert from 'node:assert/strict';
import { ErrorCodes } from 'vscode-languageserver/node';
import type { TreeAnswer, TreeNode, TreeParams } from '../../protocol/src/tree.ts';
import { withServer, type LspClient } from './lspClient.ts';

const WORKLOADS = ['db', 'web']
  .map(
    (name) => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }
spec: { containers: [{ name: main, image: ${name} }] }
`,
  )
  .join('---\n');

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: 5432 }] }]
`;

const FILES = { 'app.yaml': WORKLOADS, 'db.yaml': POLICY };

async function list(client: LspClient, below: TreeParams = {}): Promise<readonly TreeNode[]> {
  return (await client.ask<TreeAnswer>('podgate/tree', below)).items;
}

/** Opens items by their labels. */
async function open(client: LspClient, ...labels: readonly string[]): Promise<readonly TreeNode[]> {
  let items = await list(client);
  for (const label of labels) {
    const below = items.find((item) => item.label === label)?.below;
    assert(below !== undefined, `no item \`${label}\` to open`);
    items = await list(client, below);
  }
  return items;
}

describe('podgate/tree', () => {
  it('goes from a namespace to who reaches a workload', () =>
    withServer({ files: FILES }, async (client) => {
      await client.indexed();
      const [namespace] = await list(client);
      assert.deepEqual([namespace?.label, namespace?.type], ['shop', 'namespace']);
      const [policy, pod] = await open(client, 'shop');
      assert.deepEqual([policy?.type, policy?.detail], ['policy', 'selects 1 of 2 pods · Ingress']);
      assert.equal(client.pathOf(policy?.place?.uri ?? ''), 'db.yaml');
      assert.deepEqual(policy?.place?.range.start, { line: 2, character: 18 });
      assert.equal(pod?.spoken, 'workload db: Pod · isolated for ingress · 1 policy');
      const [caller] = await open(client, 'shop', 'db', 'db', 'reachable from');
      assert.equal(caller?.detail, 'TCP 5432 · Pod of shop · allowed by db');
      assert.deepEqual(
        { ...caller?.matrix, scope: undefined },
        { scope: undefined, from: 'shop/web[Pod]', to: 'shop/db[Pod]' },
      );
      assert.equal(caller?.below, undefined);
    }));

  it('has the scopes on top where there are several', () =>
    withServer(
      {
        files: {
          'podgate.yaml': 'scopes: [{ name: a, include: [a/] }, { name: b, include: [b/] }]\n',
          'a/app.yaml': WORKLOADS,
          'b/db.yaml': POLICY,
        },
      },
      async (client) => {
        await client.indexed();
        const scopes = await list(client);
        assert.deepEqual(
          scopes.map(({ type, label, detail }) => [type, label, detail]),
          [
            ['scope', 'a', '2 pods · 0 policies'],
            ['scope', 'b', '0 pods · 1 policy'],
          ],
        );
        const [hint, namespace] = await open(client, 'a');
        assert.deepEqual([hint?.type, hint?.generate], ['noPolicies', { scope: scopes[0]?.below?.scope }]);
        assert.equal(namespace?.label, 'shop');
      },
    ));

  it('follows what is typed', () =>
    withServer({ files: FILES }, async (client) => {
      await client.indexed();
      await client.open('db.yaml', POLICY.replaceAll('db', 'data'));
      assert.equal((await open(client, 'shop'))[0]?.detail, 'selects nothing · Ingress');
    }));

  it('speaks the language of the user', () =>
    withServer({ files: FILES, locale: 'de' }, async (client) => {
      await client.indexed();
      const items = await open(client, 'shop', 'db', 'db');
      assert.deepEqual(
        items.map(({ label }) => label),
        ['erreichbar von', 'erreicht'],
      );
    }));

  it('is empty where there is nothing, and says nothing to nonsense', () =>
    withServer({ files: {} }, async (client) => {
      await client.indexed();
      assert.deepEqual(await list(client), []);
      for (const params of [{ scope: 7 }, { scope: 'gone' }, { policy: 'db' }, { direction: 'up' }]) {
        const answer = await client.ask<TreeAnswer | null>('podgate/tree', params);
        assert(answer === null || answer.items.length === 0, JSON.stringify(params));
      }
      await assert.rejects(client.ask('podgate/tree', []), { code: ErrorCodes.InvalidParams });
      assert.equal(client.log.filter((line) => /bug/.test(line)).length, 0);
    }));
});
