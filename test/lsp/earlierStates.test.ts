/**
 * What an edit changes, over the wire: lenses and lists against what is saved and what git has. The client is the test, so
 * what git has is what the test says.
 */
import assert from 'node:assert/strict';
import type { CodeLens } from 'vscode-languageserver/node';
import type { ChangesAnswer, ChangesParams, HeadChangedParams } from '../../protocol/src/compare.ts';
import { type LspClient, type LspOptions, withServer } from './lspClient.ts';

const policy = (peer: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress: [{ from: [{ podSelector: { matchLabels: { app: ${peer} } } }] }]
`;
const PODS = ['web', 'db', 'jobs']
  .map(
    (name) => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }
`,
  )
  .join('---\n');

const COMMANDS = { commands: ['podgate.showList', 'podgate.showMatrix', 'podgate.showChanges'] };
const SHOP: LspOptions = {
  files: { 'policy.yaml': policy('web'), 'pods.yaml': PODS },
  initializationOptions: COMMANDS,
};

/** The lenses about changes of a file, once the server knows what to compare with. */
async function changeLenses(client: LspClient, path = 'policy.yaml'): Promise<readonly CodeLens[]> {
  const textDocument = { uri: client.uriOf(path) };
  const lenses = await client.ask<readonly CodeLens[]>('textDocument/codeLens', { textDocument });
  const own = lenses.filter(({ data }) => typeof data === 'object' && data !== null && 'since' in data);
  return Promise.all(own.map((lens) => client.ask<CodeLens>('codeLens/resolve', lens)));
}

async function titles(client: LspClient, path?: string): Promise<readonly string[]> {
  return (await changeLenses(client, path)).map(
    ({ range, command }) => `${String(range.start.line + 1)} ${command?.title ?? ''}`,
  );
}

/** Asks until the answer is there: what is saved is read, and asked of git, when somebody first looks. */
async function untilTitles(client: LspClient, expected: readonly string[], path?: string): Promise<void> {
  const started = performance.now();
  for (;;) {
    const found = await titles(client, path);
    if (found.join('\n') === expected.join('\n') || 3000 < performance.now() - started) {
      assert.deepEqual(found, expected);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function list(client: LspClient, params: ChangesParams): Promise<readonly string[]> {
  const answer = await client.ask<ChangesAnswer>('podgate/changes', params);
  if (answer.type === 'none') {
    return [answer.why];
  }
  const items = answer.items.map(({ kind, label, ports, cause, scope, place, time }) => {
    const at = place === undefined ? '' : `${client.pathOf(place.uri)}:${String(place.range.start.line + 1)}`;
    return [kind, label, ports, cause, scope, time, at].filter((part) => part !== undefined).join(' | ');
  });
  return [answer.summary, ...items];
}

/** Plays git: what the commit has of files, by path. */
class Git {
  readonly asked: string[] = [];
  readonly #texts: Readonly<Record<string, string>>;

  constructor(texts: Readonly<Record<string, string>>) {
    this.#texts = texts;
  }

  readonly answer = (method: string, params: unknown): unknown => {
    if (method !== 'podgate/headText') {
      return null;
    }
    const { uri } = params as { readonly uri: string };
    const path = Object.keys(this.#texts).find((known) => uri.endsWith(`/${known}`)) ?? '';
    this.asked.push(path);
    return this.#texts[path] === undefined ? null : { text: this.#texts[path] };
  };

  tell(
    client: LspClient,
    {
      changed = [],
      added = [],
      commit = 'c0ffee',
    }: { changed?: string[]; added?: string[]; commit?: string },
  ): Promise<void> {
    const params: HeadChangedParams = {
      repositories: [
        {
          root: client.uriOf(''),
          commit,
          changed: changed.map((path) => client.uriOf(path)),
          added: added.map((path) => client.uriOf(path)),
        },
      ],
    };
    return client.connection.sendNotification('podgate/headChanged', params);
  }
}

describe('what an edit changes, over the wire', () => {
  it('is said since the file was saved, and no more when it is saved', () =>
    withServer(SHOP, async (client) => {
      await client.open('policy.yaml', policy('web'));
      await client.indexed();
      await untilTitles(client, []);
      await client.change('policy.yaml', { text: policy('jobs') });
      await untilTitles(client, ['3 opens 1 pair, closes 1 pair since it was saved']);
      client.write('policy.yaml', policy('jobs'));
      await client.saved('policy.yaml');
      assert.deepEqual(await titles(client), []);
    }));

  it('leads to a list of the pairs, each with the line that did it', () =>
    withServer(SHOP, async (client) => {
      await client.open('policy.yaml', policy('web'));
      await client.change('policy.yaml', { text: policy('jobs') });
      await client.indexed();
      await untilTitles(client, ['3 opens 1 pair, closes 1 pair since it was saved']);
      const [lens] = await changeLenses(client);
      assert.equal(lens?.command?.command, 'podgate.showChanges');
      const argument = lens.command.arguments?.[0] as ChangesParams;
      assert.deepEqual(argument, {
        since: 'saved',
        policy: { uri: client.uriOf('policy.yaml'), ids: ['shop/db[NetworkPolicy]'] },
      });
      assert.deepEqual(await list(client, argument), [
        'opens 1 pair, closes 1 pair since it was saved',
        'opened | shop/jobs → shop/db | every port | allowed by shop/db, ingress rule 1 (changed) | after | policy.yaml:6',
        'closed | shop/web → shop/db | every port | was allowed by shop/db, ingress rule 1 (changed) | before | policy.yaml:6',
      ]);
    }));

  it('is asked of what the file holds anew when it changes behind the editor', () =>
    withServer(SHOP, async (client) => {
      await client.open('policy.yaml', policy('web'));
      await client.indexed();
      await untilTitles(client, []);
      client.write('policy.yaml', policy('jobs'));
      await client.watched('changed', 'policy.yaml');
      await untilTitles(client, ['3 opens 1 pair, closes 1 pair since it was saved']);
    }));

  it('has no lens in a document that was never saved', () =>
    withServer({ ...SHOP, files: { 'pods.yaml': PODS } }, async (client) => {
      await client.open('new.yaml', policy('web'));
      await client.indexed();
      await untilTitles(client, [], 'new.yaml');
      assert.deepEqual(await list(client, { since: 'head' }), ['noHead']);
    }));

  it('is said since HEAD, of the very text that git has', async () => {
    const git = new Git({ 'policy.yaml': policy('web'), 'pods.yaml': PODS });
    const files = { 'policy.yaml': policy('jobs'), 'pods.yaml': PODS };
    await withServer({ ...SHOP, files, answer: git.answer }, async (client) => {
      await git.tell(client, { changed: ['policy.yaml'] });
      await client.open('policy.yaml', policy('jobs'));
      await client.indexed();
      await untilTitles(client, ['3 opens 1 pair, closes 1 pair since HEAD']);
      await client.change('policy.yaml', { text: policy('nobody') });
      await untilTitles(client, ['3 closes 1 pair since HEAD', '3 closes 1 pair since it was saved']);
      assert.deepEqual(git.asked, ['policy.yaml']);
      await git.tell(client, { commit: 'beef' });
      await untilTitles(client, ['3 closes 1 pair since HEAD', '3 closes 1 pair since it was saved']);
      assert.deepEqual(git.asked, ['policy.yaml', 'policy.yaml']);
    });
  });

  it('is the same for what is committed and saved, and is said once', async () => {
    const git = new Git({ 'policy.yaml': policy('web') });
    await withServer({ ...SHOP, answer: git.answer }, async (client) => {
      await git.tell(client, {});
      await client.open('policy.yaml', policy('web'));
      await client.change('policy.yaml', { text: policy('jobs') });
      await client.indexed();
      await untilTitles(client, ['3 opens 1 pair, closes 1 pair since HEAD']);
    });
  });

  it('knows files that were deleted, added and moved since HEAD', async () => {
    const git = new Git({ 'old.yaml': policy('web'), 'pods.yaml': PODS });
    const files = { 'pods.yaml': PODS, 'new/policy.yaml': policy('jobs') };
    await withServer({ ...SHOP, files, answer: git.answer }, async (client) => {
      await git.tell(client, { changed: ['old.yaml'], added: ['new/policy.yaml'] });
      await client.indexed();
      assert.deepEqual(await list(client, { since: 'head' }), [
        'opens 1 pair, closes 1 pair since HEAD',
        'opened | shop/jobs → shop/db | every port | allowed by shop/db, ingress rule 1 (changed) | after | new/policy.yaml:6',
        'closed | shop/web → shop/db | every port | was allowed by shop/db, ingress rule 1 (changed) | before | old.yaml:6',
      ]);
    });
  });

  it('follows podgate.yaml as HEAD has it', async () => {
    const git = new Git({ 'podgate.yaml': 'ignore: [policy.yaml]\n' });
    await withServer(
      { ...SHOP, files: { ...SHOP.files, 'podgate.yaml': '{}\n' }, answer: git.answer },
      async (client) => {
        await git.tell(client, { changed: ['podgate.yaml'] });
        await client.indexed();
        const [summary] = await list(client, { since: 'head' });
        assert.equal(summary, 'closes 2 pairs since HEAD');
      },
    );
  });

  it('goes on without an answer of git, and says that there is none', async () => {
    const options: LspOptions = {
      ...SHOP,
      patienceMs: 20,
      answer: (method) => (method === 'podgate/headText' ? new Promise(() => undefined) : null),
    };
    await withServer(options, async (client) => {
      await new Git({}).tell(client, { changed: ['policy.yaml'] });
      await client.indexed();
      assert.deepEqual(await list(client, { since: 'head' }), ['unreadable']);
    });
    const refusing: LspOptions = {
      ...SHOP,
      answer: (method) => (method === 'podgate/headText' ? { cause: 'git says no' } : null),
    };
    await withServer(refusing, async (client) => {
      await new Git({}).tell(client, { changed: ['policy.yaml'] });
      await client.open('policy.yaml', policy('jobs'));
      await client.indexed();
      await untilTitles(client, ['3 opens 1 pair, closes 1 pair since it was saved']);
      assert.deepEqual(await list(client, { since: 'head' }), ['unreadable']);
    });
  });

  it('has nothing to compare with any more when the repositories are gone', () =>
    withServer(SHOP, async (client) => {
      await client.indexed();
      await new Git({}).tell(client, {});
      assert.equal((await list(client, { since: 'head' })).length, 1);
      await client.connection.sendNotification('podgate/headChanged', { repositories: [] });
      assert.deepEqual(await list(client, { since: 'head' }), ['noHead']);
    }));
});
