/**
 * Generated policies over the wire: as new files in the way of the folder, with what to know about them; and the action
 * that asks for a default deny.
 */
import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver';
import type { GenerateAnswer, GeneratedAnswer, GenerateParams } from '../../protocol/src/generate.ts';
import { withServer, type LspClient } from './lspClient.ts';

function pod(name: string, env = ''): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }
spec: { containers: [{ name: main, image: ${name}, ports: [{ containerPort: 80 }]${env} }] }
`;
}

const SERVICE = `apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { selector: { app: api }, ports: [{ port: 80 }] }
`;

const NAMESPACE = `apiVersion: v1
kind: Namespace
metadata: { name: shop }
`;

const ENV = ', env: [{ name: API, value: "http://api" }, { name: PAY, value: "https://pay.example/v1" }]';

const APP = [pod('web', ENV), pod('api'), SERVICE].join('---\n');

function policy(name: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec: { podSelector: { matchLabels: { app: ${name} } }, policyTypes: [Ingress] }
`;
}

async function ask(client: LspClient, params: GenerateParams): Promise<GenerateAnswer | null> {
  await client.indexed();
  return client.ask<GenerateAnswer | null>('podgate/generate', params);
}

async function generate(client: LspClient, params: Partial<GenerateParams> = {}): Promise<GeneratedAnswer> {
  const answer = await ask(client, { what: 'declared', ...params });
  assert(answer?.type === 'generated', JSON.stringify(answer));
  return answer;
}

function pathsOf(client: LspClient, { files }: GeneratedAnswer): readonly string[] {
  return files.map(({ uri }) => client.pathOf(uri));
}

describe('podgate/generate', () => {
  it('answers one new file, and what it does not open', () =>
    withServer({ files: { 'k8s/app.yaml': APP } }, async (client) => {
      const answer = await generate(client);
      assert.deepEqual(pathsOf(client, answer), ['k8s/policies.yaml']);
      assert.equal(answer.summary, '4 policies for 1 namespace');
      assert.deepEqual(answer.notes, [
        'this opens no pair and closes 6 pairs',
        'shop/web[Pod] names pay.example (k8s/app.yaml:4), which is not opened',
      ]);
      assert.deepEqual(answer.effects, {
        items: [
          { kind: 'closed', text: 'closes shop/api → shop/web, internet on every port' },
          { kind: 'closed', text: 'closes shop/web → shop/api on every port but TCP 80' },
          { kind: 'closed', text: 'closes shop/web → internet on every port' },
          { kind: 'closed', text: 'closes internet → shop/api, shop/web on every port' },
        ],
        rest: 0,
      });
      const text = answer.files[0]?.text ?? '';
      assert.match(text, /^# shop\/web -> shop\/api: API, k8s\/app\.yaml:4$/m);
      assert.equal(text.split('---\n').length, 4);
    }));

  it('names no file that is there, whoever knows of it', () =>
    withServer(
      {
        files: {
          '.gitignore': 'policies.yaml\n',
          'k8s/app.yaml': APP,
          'k8s/policies.yaml': policy('mine'),
          'k8s/policies-2.yaml': policy('web'),
        },
      },
      async (client) => {
        const answer = await generate(client);
        assert.deepEqual(pathsOf(client, answer), ['k8s/policies-3.yaml']);
        assert.match(answer.notes[1] ?? '', /1 policy is there already/);
      },
    ));

  it('writes one file each where the folder has them so', () =>
    withServer({ files: { 'k8s/app.yaml': APP, 'k8s/policies/api.yaml': policy('api') } }, async (client) => {
      assert.deepEqual(pathsOf(client, await generate(client)), [
        'k8s/policies/default-deny-all.yaml',
        'k8s/policies/allow-dns.yaml',
        'k8s/policies/api-2.yaml',
        'k8s/policies/web.yaml',
      ]);
    }));

  it('writes into the folder that is asked for, for its workloads alone', () =>
    withServer(
      {
        files: {
          'a/app.yaml': APP,
          'b/app.yaml': APP.replaceAll('shop', 'desk'),
          'kustomization.yaml': 'resources: [a/app.yaml, b/app.yaml]\n',
        },
      },
      async (client) => {
        const inFolder = await generate(client, { folder: client.uriOf('b') });
        assert.deepEqual(pathsOf(client, inFolder), ['b/policies.yaml']);
        assert.equal(inFolder.summary, '4 policies for 1 namespace');
        const everywhere = await generate(client);
        assert.deepEqual(pathsOf(client, everywhere), ['policies.yaml']);
        assert.equal(everywhere.summary, '8 policies for 2 namespaces');
        assert(everywhere.notes.includes('add what is new to the resources of kustomization.yaml'));
      },
    ));

  it('asks which scope is meant', () =>
    withServer(
      {
        files: {
          'podgate.yaml': 'scopes: [{ name: a, include: [a/] }, { name: b, include: [b/] }]\n',
          'a/app.yaml': APP,
          'b/app.yaml': APP,
        },
      },
      async (client) => {
        const answer = await ask(client, { what: 'declared' });
        assert(answer?.type === 'scopes');
        assert.deepEqual(
          answer.scopes.map(({ name }) => name),
          ['a', 'b'],
        );
        const [, b] = answer.scopes;
        const chosen = await generate(client, { scope: b?.id ?? '' });
        assert.deepEqual(pathsOf(client, chosen), ['b/policies.yaml']);
      },
    ));

  it('takes the text of the editor, and names what cannot be read', () =>
    withServer({ files: { 'app.yaml': APP, 'broken.yaml': `${pod('job')}spec: [\n` } }, async (client) => {
      await client.indexed();
      await client.open('app.yaml', APP.replace('API', 'BACKEND'));
      const answer = await generate(client);
      assert.match(answer.files[0]?.text ?? '', /BACKEND, app\.yaml:4/);
      assert(answer.notes.includes('broken.yaml could not be read in full; what it declares is not opened'));
    }));

  it('says where nobody can write', () =>
    withServer({ files: { 'app.yaml': APP }, isLocked: true }, async (client) => {
      const { files } = await generate(client);
      assert.deepEqual(
        files.map(({ isLocked }) => isLocked),
        [true],
      );
    }));

  it('closes a namespace once', () =>
    withServer({ files: { 'app.yaml': [NAMESPACE, APP].join('---\n') } }, async (client) => {
      const answer = await generate(client, { what: 'defaultDeny', namespace: 'shop' });
      assert.deepEqual(pathsOf(client, answer), ['policies.yaml']);
      assert.match(answer.summary, /^isolates 2 pods of shop for ingress and egress/);
      client.write('policies.yaml', answer.files[0]?.text ?? '');
      await client.watched('created', 'policies.yaml');
      const again = await generate(client, { what: 'defaultDeny', namespace: 'shop' });
      assert.deepEqual(
        [again.files, again.summary],
        [[], 'shop has a default deny for ingress and egress already'],
      );
    }));

  it('has nothing for an empty workspace, nor for nonsense', () =>
    withServer({ files: { 'db.yaml': policy('db') } }, async (client) => {
      assert.equal(await ask(client, { what: 'declared' }), null);
      client.write('app.yaml', APP);
      await client.watched('created', 'app.yaml');
      assert.equal(await ask(client, { what: 'defaultDeny' }), null);
      assert.equal(await client.ask('podgate/generate', { what: 'everything' }), null);
      assert.equal(await client.ask('podgate/generate', { what: 'declared', scope: 'gone' }), null);
    }));
});

describe('the actions that create policies', () => {
  const options = {
    files: { 'app.yaml': APP, 'shop.yaml': NAMESPACE, 'api.yaml': policy('api') },
    initializationOptions: { commands: ['podgate.createDefaultDeny', 'podgate.generatePolicies'] },
  };
  const actionsAt = async (
    client: LspClient,
    path: string,
    text: string,
    word: string,
  ): Promise<CodeAction[]> => {
    await client.open(path, text);
    const line = text.split('\n').findIndex((content) => content.includes(word));
    const character = (text.split('\n')[line] ?? '').indexOf(word) + 1;
    const position = { line, character };
    const actions = await client.ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: client.uriOf(path) },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    return actions;
  };
  const commandsAmong = (actions: readonly CodeAction[], name: string): readonly CodeAction[] =>
    actions.filter(({ command }) => command?.command === name);
  const deny = 'podgate.createDefaultDeny';
  const generated = 'podgate.generatePolicies';

  it('generate what is declared, on a Namespace that has workloads', () =>
    withServer(options, async (client) => {
      await client.indexed();
      const [onNamespace] = commandsAmong(await actionsAt(client, 'shop.yaml', NAMESPACE, 'shop'), generated);
      assert.equal(
        onNamespace?.title,
        'generate the policies that keep what is declared for the namespace `shop`',
      );
      const [argument] = onNamespace.command?.arguments as GenerateParams[];
      assert(argument !== undefined);
      const { files } = await generate(client, { ...argument, what: 'declared' });
      assert.match(files[0]?.text ?? '', /name: default-deny-all\n {2}namespace: shop/);
      const empty = NAMESPACE.replaceAll('shop', 'empty');
      assert.deepEqual(commandsAmong(await actionsAt(client, 'shop.yaml', empty, 'empty'), generated), []);
      assert.deepEqual(
        commandsAmong(await actionsAt(client, 'api.yaml', policy('api'), 'namespace:'), generated),
        [],
      );
    }));

  it('close a namespace, on it and where a policy names it', () =>
    withServer(options, async (client) => {
      await client.indexed();
      const [onNamespace] = commandsAmong(await actionsAt(client, 'shop.yaml', NAMESPACE, 'shop'), deny);
      assert.equal(onNamespace?.title, 'create a default-deny policy for the namespace `shop`');
      const [argument] = onNamespace.command?.arguments as GenerateParams[];
      assert.equal(argument?.namespace, 'shop');
      assert.equal(
        commandsAmong(await actionsAt(client, 'api.yaml', policy('api'), 'namespace:'), deny).length,
        1,
      );
      assert.equal(
        commandsAmong(await actionsAt(client, 'api.yaml', policy('api'), 'podSelector'), deny).length,
        0,
      );
    }));

  it('close no namespace that is closed already', () =>
    withServer(options, async (client) => {
      const { files } = await generate(client, { what: 'defaultDeny', namespace: 'shop' });
      client.write('deny.yaml', files[0]?.text ?? '');
      await client.watched('created', 'deny.yaml');
      await client.indexed();
      assert.deepEqual(commandsAmong(await actionsAt(client, 'shop.yaml', NAMESPACE, 'shop'), deny), []);
    }));

  it('are not offered to clients that cannot run them', () =>
    withServer({ files: options.files }, async (client) => {
      await client.indexed();
      assert.deepEqual(commandsAmong(await actionsAt(client, 'shop.yaml', NAMESPACE, 'shop'), deny), []);
    }));
});
