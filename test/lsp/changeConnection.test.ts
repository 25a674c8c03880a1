/**
 * What would open or close a connection, over the wire: as edits of the texts that the client has, with what it changes
 * besides, and with a reason where nothing is offered.
 */
import assert from 'node:assert/strict';
import type {
  ChangeConnectionAnswer,
  ChangeConnectionParams,
  ConnectionChanges,
} from '../../protocol/src/changeConnection.ts';
import type { ScopesAnswer } from '../../protocol/src/scopes.ts';
import { withServer, type LspClient } from './lspClient.ts';

function pod(name: string): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }
spec: { containers: [{ name: main, image: ${name}, ports: [{ containerPort: 80 }] }] }
`;
}

const APP = [pod('web'), pod('api'), pod('db')].join('---\n');

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from:
        - podSelector: { matchLabels: { app: api } }
      ports: [{ port: 80 }]
`;

const FILES = { 'k8s/app.yaml': APP, 'k8s/db.yaml': POLICY };

async function ask(
  client: LspClient,
  params: Omit<ChangeConnectionParams, 'scope'>,
): Promise<ChangeConnectionAnswer | null> {
  await client.indexed();
  const { scopes } = await client.ask<ScopesAnswer>('podgate/scopes', {});
  return client.ask('podgate/changeConnection', { scope: scopes[0]?.id, ...params });
}

async function change(
  client: LspClient,
  params: Omit<ChangeConnectionParams, 'scope'>,
): Promise<ConnectionChanges> {
  const answer = await ask(client, params);
  assert(answer?.type === 'changes', JSON.stringify(answer));
  return answer;
}

const WEB_TO_DB = { from: 'shop/web[Pod]', to: 'shop/db[Pod]' };
const API_TO_DB = { from: 'shop/api[Pod]', to: 'shop/db[Pod]' };

describe('podgate/changeConnection', () => {
  it('opens by an edit of the policy that closes, and says where', () =>
    withServer({ files: FILES }, async (client) => {
      const { ports, steps, files, effect, sideEffects } = await change(client, {
        ...WEB_TO_DB,
        wish: 'open',
      });
      assert.deepEqual(ports, [{ protocol: 'TCP', from: 80, to: 80 }]);
      const end = { line: 7, character: 52 };
      assert.deepEqual(steps, [
        {
          title: 'add a peer to ingress rule 1 of `db`',
          place: { uri: client.uriOf('k8s/db.yaml'), range: { start: end, end } },
          removed: [],
          added: ['- podSelector:', '    matchLabels:', '      app: web'],
        },
      ]);
      assert.deepEqual(files, [
        {
          uri: client.uriOf('k8s/db.yaml'),
          isNew: false,
          edits: [
            {
              range: { start: end, end },
              newText: '\n        - podSelector:\n            matchLabels:\n              app: web',
            },
          ],
        },
      ]);
      assert.equal(effect, 'opens shop/web[Pod] → shop/db[Pod] on TCP 80');
      assert.deepEqual(sideEffects, { items: [], rest: 0 });
    }));

  it('closes again, in the text that the editor has', () =>
    withServer({ files: FILES }, async (client) => {
      await client.open('k8s/db.yaml', POLICY.replace('app: api', 'app: web'));
      const { steps, files } = await change(client, { ...WEB_TO_DB, wish: 'close' });
      assert.deepEqual(
        steps.map(({ title, removed, added }) => ({ title, removed, added })),
        [
          {
            title: 'remove ingress rule 1 of `db`',
            removed: [
              '- from:',
              '    - podSelector: { matchLabels: { app: web } }',
              '  ports: [{ port: 80 }]',
            ],
            added: ['[]'],
          },
        ],
      );
      assert.deepEqual(
        files.map(({ version, isNew }) => ({ version, isNew })),
        [{ version: 1, isNew: false }],
      );
    }));

  it('says what else it closes, and writes a file that nobody has', () =>
    withServer(
      { files: { 'app.yaml': APP, '.gitignore': 'policies.yaml\n', 'policies.yaml': '' } },
      async (client) => {
        const { steps, files, sideEffects } = await change(client, {
          ...API_TO_DB,
          wish: 'close',
          ports: { protocol: 'TCP', from: 80, to: 80 },
        });
        assert.deepEqual(
          steps.map(({ title, place }) => ({ title, place })),
          [{ title: 'add the policy `deny-api-to-db`', place: undefined }],
        );
        assert.deepEqual(
          files.map(({ uri, isNew }) => ({ path: client.pathOf(uri), isNew })),
          [{ path: 'policies-2.yaml', isNew: true }],
        );
        assert.deepEqual(sideEffects.items[0], {
          kind: 'closed',
          text: 'closes 10.0.0.0/8 → shop/db[Pod] on every port',
        });
      },
    ));

  it('says why there is nothing to offer', () =>
    withServer({ files: FILES }, async (client) => {
      assert.deepEqual(
        await ask(client, { ...API_TO_DB, wish: 'open', ports: { protocol: 'TCP', from: 80, to: 80 } }),
        {
          type: 'refused',
          because: 'nothing of it is denied',
        },
      );
      assert.deepEqual(await ask(client, { ...WEB_TO_DB, wish: 'close' }), {
        type: 'refused',
        because: 'nothing of it is surely allowed',
      });
      assert.equal(await ask(client, { from: 'shop/gone[Pod]', to: 'shop/db[Pod]', wish: 'open' }), null);
    }));
});
