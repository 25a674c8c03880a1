/**
 * What an edit changes, over the wire: lenses and lists against what is saved and what git has. The client is the test, so
 * what git has is what the test says.
 */
import assert from 'node:assert/strict';
import type { CodeLens } from 'vscode-languageserver/node';
import { compareTables } from '../../client/webview/model/compareTables.ts';
import { MatrixTable } from '../../client/webview/model/matrixTable.ts';
import type {
  Baseline,
  ChangesAnswer,
  ChangesParams,
  HeadChangedParams,
} from '../../protocol/src/compare.ts';
import type { ExplainAnswer } from '../../protocol/src/explain.ts';
import type { MatrixAnswer } from '../../protocol/src/matrix.ts';
import type { ScopesAnswer } from '../../protocol/src/scopes.ts';
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

  it('takes no answer that is none', async () => {
    for (const nonsense of [7, 'text', {}, { text: 7 }, []]) {
      const answer = (method: string): unknown => (method === 'podgate/headText' ? nonsense : null);
      await withServer({ ...SHOP, answer }, async (client) => {
        await new Git({}).tell(client, { changed: ['policy.yaml'] });
        await client.indexed();
        assert.deepEqual(await list(client, { since: 'head' }), ['unreadable']);
      });
    }
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

/** What differs between two matrices that came together: `shop/web[Pod] => shop/db[Pod] opened`. */
function drawComparison({ comparison, ...matrix }: MatrixAnswer): readonly string[] {
  const before = comparison?.before;
  if (before === undefined || 'none' in before) {
    return [before?.none ?? 'not compared'];
  }
  const changes = compareTables(new MatrixTable(before), new MatrixTable(matrix));
  const { endpoints } = matrix;
  return endpoints.flatMap(({ id: source }, from) =>
    endpoints.flatMap(({ id: target }, to) => {
      const change = changes.at(from, to);
      return change === 'none' ? [] : [`${source} => ${target} ${change}`];
    }),
  );
}

describe('a matrix and what it is held against, over the wire', () => {
  const TWO_SCOPES = {
    'prod/policy.yaml': policy('web'),
    'prod/pods.yaml': PODS,
    'test/policy.yaml': policy('jobs'),
    'test/pods.yaml': PODS,
  };
  const question = { from: 'shop/web[Pod]', to: 'shop/db[Pod]' };
  const EDITED = ['shop/jobs[Pod] => shop/db[Pod] opened', 'shop/web[Pod] => shop/db[Pod] closed'];

  it('come together, and so do the reasons of both states', () =>
    withServer(SHOP, async (client) => {
      await client.open('policy.yaml', policy('web'));
      await client.change('policy.yaml', { text: `# longer\n${policy('jobs')}` });
      await client.indexed();
      const baseline: Baseline = { type: 'saved' };
      const matrix = await client.ask<MatrixAnswer>('podgate/matrix', { baseline });
      assert.deepEqual(drawComparison(matrix), EDITED);
      const { scope } = matrix;
      const answer = await client.ask<ExplainAnswer>('podgate/explain', { scope, ...question, baseline });
      const places = [answer, answer.before].map((state) =>
        state?.decisions.map(({ verdict, ingress }) => [
          verdict,
          ...ingress.reasons.map(({ effect, place }) => `${effect} ${String(place.range.start.line + 1)}`),
        ]),
      );
      assert.deepEqual(places, [[['denied', 'noMatch 7']], [['allowed', 'allow 6']]]);
      const alone = await client.ask<ExplainAnswer>('podgate/explain', { scope, ...question });
      assert.equal(alone.before, undefined);
    }));

  it('are one scope and another', () =>
    withServer({ ...SHOP, files: TWO_SCOPES }, async (client) => {
      await client.indexed();
      const { scopes } = await client.ask<ScopesAnswer>('podgate/scopes', {});
      const idOf = (name: string): string =>
        scopes.find((scope) => scope.name === name)?.id ?? assert.fail(name);
      const params = { scope: idOf('test'), baseline: { type: 'scope', scope: idOf('prod') } };
      const matrix = await client.ask<MatrixAnswer>('podgate/matrix', params);
      assert.deepEqual(drawComparison(matrix), EDITED);
      const { before } = await client.ask<ExplainAnswer>('podgate/explain', { ...params, ...question });
      const reason = before?.decisions[0]?.ingress.reasons[0];
      assert.equal(reason && client.pathOf(reason.place.uri), 'prod/policy.yaml');
      const gone = { ...params, baseline: { type: 'scope', scope: 'gone' } };
      assert.deepEqual(drawComparison(await client.ask<MatrixAnswer>('podgate/matrix', gone)), ['noScope']);
    }));

  it('have the same ranges of addresses, wherever either state cuts them', () =>
    withServer(SHOP, async (client) => {
      const block = policy('web').replace(
        'podSelector: { matchLabels: { app: web } }',
        'ipBlock: { cidr: 192.0.2.0/24 }',
      );
      await client.open('policy.yaml', policy('web'));
      await client.change('policy.yaml', { text: block });
      await client.indexed();
      const baseline: Baseline = { type: 'saved' };
      const matrix = await client.ask<MatrixAnswer>('podgate/matrix', { baseline });
      const opened = drawComparison(matrix).filter((line) => line.endsWith('opened'));
      assert.deepEqual(opened, ['192.0.2.0-192.0.2.255 => shop/db[Pod] opened']);
      const pair = { scope: matrix.scope, from: '192.0.2.0-192.0.2.255', to: 'shop/db[Pod]', baseline };
      const { decisions, before } = await client.ask<ExplainAnswer>('podgate/explain', pair);
      assert.deepEqual([decisions[0]?.verdict, before?.decisions[0]?.verdict], ['allowed', 'denied']);
    }));

  it('are one matrix and why there is no other, where git is not there', () =>
    withServer(SHOP, async (client) => {
      await client.indexed();
      const baseline: Baseline = { type: 'head' };
      const matrix = await client.ask<MatrixAnswer>('podgate/matrix', { baseline });
      assert.deepEqual(drawComparison(matrix), ['noHead']);
      assert.notEqual(matrix.endpoints.length, 0);
      const { scope } = matrix;
      const answer = await client.ask<ExplainAnswer>('podgate/explain', { scope, ...question, baseline });
      assert.deepEqual([answer.decisions[0]?.verdict, answer.before], ['allowed', undefined]);
      const baselinesOf = async (): Promise<unknown> =>
        (await client.ask<ScopesAnswer>('podgate/scopes', {})).scopes[0]?.baselines;
      assert.deepEqual(await baselinesOf(), ['saved']);
      await new Git({}).tell(client, {});
      assert.deepEqual(await baselinesOf(), ['head', 'saved']);
    }));
});
