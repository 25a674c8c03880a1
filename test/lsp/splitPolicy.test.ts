/**
 * Splitting a policy over the wire: the ways to choose from, the edits of the text that the editor has, and new files; and the
 * actions that lead there and to a connection that is to be allowed.
 */
import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver';
import type { SplitPolicyAnswer, SplitPolicyParams } from '../../protocol/src/splitPolicy.ts';
import { withServer, type LspClient } from './lspClient.ts';

function pod(name: string): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }
spec: { containers: [{ name: main, image: ${name}, ports: [{ containerPort: 80 }] }] }
`;
}

function policy(name: string, types: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  policyTypes: [${types}]
`;
}

const RULES = `  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }]
    - ports: [{ port: 9187 }]
`;
const FILES = { 'app.yaml': [pod('web'), pod('db')].join('---\n') };
const HEAD = { line: 2, character: 20 };

async function split(
  client: LspClient,
  path: string,
  params: Omit<SplitPolicyParams, 'uri'>,
): Promise<SplitPolicyAnswer | null> {
  return client.ask('podgate/splitPolicy', { uri: client.uriOf(path), ...params });
}

describe('podgate/splitPolicy', () => {
  it('asks which way where there are several', () =>
    withServer({ files: { ...FILES, 'db.yaml': '' } }, async (client) => {
      await client.indexed();
      await client.open('db.yaml', policy('db', 'Ingress, Egress') + RULES);
      const answer = await split(client, 'db.yaml', { position: HEAD });
      assert.deepEqual(answer, {
        type: 'choices',
        choices: [
          { by: 'direction', title: 'split `db` into a policy for ingress and one for egress' },
          { by: 'rule', title: 'split `db` into 3 policies with one rule each' },
        ],
      });
    }));

  it('answers the edit of the text that the editor has', () =>
    withServer({ files: { ...FILES, 'db.yaml': policy('db', 'Ingress') } }, async (client) => {
      await client.indexed();
      await client.open('db.yaml', policy('db', 'Ingress, Egress'));
      const answer = await split(client, 'db.yaml', { position: HEAD });
      assert(answer?.type === 'changes');
      assert.equal(
        answer.summary,
        '2 policies in the place of one: `db`, `db-egress`; this opens nothing and closes nothing',
      );
      const [cut, end] = [
        { start: { line: 5, character: 23 }, end: { line: 5, character: 31 } },
        { line: 5, character: 32 },
      ];
      assert.deepEqual(answer.files, [
        {
          uri: client.uriOf('db.yaml'),
          version: 1,
          isNew: false,
          edits: [
            { range: cut, newText: '' },
            {
              range: { start: end, end },
              newText: `\n---\n${policy('db-egress', 'Egress').trimEnd()}`,
            },
          ],
        },
      ]);
      assert.deepEqual(answer.steps[0]?.removed, ['  policyTypes: [Ingress, Egress]']);
    }));

  it('makes files where the folder has one policy to a file, over none that is there', () =>
    withServer(
      {
        files: {
          ...FILES,
          '.gitignore': 'policies/db-egress.yaml\n',
          'policies/db.yaml': policy('db', 'Ingress, Egress'),
          'policies/db-egress.yaml': 'mine: 1\n',
        },
      },
      async (client) => {
        await client.indexed();
        await client.open('policies/db.yaml', policy('db', 'Ingress, Egress'));
        const answer = await split(client, 'policies/db.yaml', { position: HEAD, by: 'direction' });
        assert(answer?.type === 'changes');
        assert.deepEqual(
          answer.files.map(({ uri, isNew }) => [client.pathOf(uri), isNew]),
          [
            ['policies/db.yaml', false],
            ['policies/db-egress-2.yaml', true],
          ],
        );
        assert.equal(answer.files[1]?.edits[0]?.newText, policy('db-egress', 'Egress'));
      },
    ));

  it('says why there is no split, and nothing where there is no policy', () =>
    withServer({ files: { ...FILES, 'db.yaml': policy('db', 'Ingress') } }, async (client) => {
      await client.indexed();
      await client.open('db.yaml', policy('db', 'Ingress'));
      await client.open('app.yaml', FILES['app.yaml']);
      assert.deepEqual(await split(client, 'db.yaml', { position: HEAD }), {
        type: 'refused',
        because: 'the policy says one thing only; there is nothing to split',
      });
      assert.equal(await split(client, 'app.yaml', { position: HEAD }), null);
      assert.equal(await split(client, 'gone.yaml', { position: HEAD }), null);
    }));
});

describe('the actions that change policies', () => {
  const options = {
    files: { ...FILES, 'db.yaml': policy('db', 'Ingress, Egress') },
    initializationOptions: { commands: ['podgate.allowConnection', 'podgate.splitPolicy'] },
  };

  async function actionsAt(client: LspClient, path: string, line: number): Promise<readonly CodeAction[]> {
    const position = { line, character: 3 };
    return client.ask('textDocument/codeAction', {
      textDocument: { uri: client.uriOf(path) },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['refactor.rewrite'] },
    });
  }

  it('are on a workload and on a policy, and name what they are about', () =>
    withServer(options, async (client) => {
      await client.indexed();
      await client.open('app.yaml', options.files['app.yaml']);
      await client.open('db.yaml', options.files['db.yaml']);
      const scope = `${client.uriOf('').replace(/\/$/, '')}#`;
      const onPod = await actionsAt(client, 'app.yaml', 7);
      assert.deepEqual(
        onPod.map(({ title, command }) => [title, command?.command]),
        [
          ['allow a connection to `db`', 'podgate.allowConnection'],
          ['allow a connection from `db`', 'podgate.allowConnection'],
        ],
      );
      const { to, scope: named } =
        (onPod[0]?.command?.arguments as readonly Record<string, string>[])[0] ?? {};
      assert.equal(to, 'shop/db[Pod]');
      assert(named?.startsWith(scope), named);
      const onPolicy = await actionsAt(client, 'db.yaml', 2);
      assert.deepEqual(
        onPolicy.map(({ title }) => title),
        [
          'allow a connection to `db`',
          'allow a connection from `db`',
          'split `db` into a policy for ingress and one for egress',
        ],
      );
      assert.deepEqual(onPolicy[2]?.command?.arguments, [
        { uri: client.uriOf('db.yaml'), position: { line: 2, character: 3 }, by: 'direction' },
      ]);
    }));

  it('are not offered to clients that cannot run them', () =>
    withServer({ files: options.files }, async (client) => {
      await client.indexed();
      await client.open('db.yaml', options.files['db.yaml']);
      assert.deepEqual(await actionsAt(client, 'db.yaml', 2), []);
    }));
});
