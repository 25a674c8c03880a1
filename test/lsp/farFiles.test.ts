/**
 * Files that only the client can read, and clients that fail at it half way, change their mind, or answer nothing at all:
 * what is known is still answered, and what is not makes the answer open, never wrong.
 */
import assert from 'node:assert/strict';
import type { Hover } from 'vscode-languageserver/node';
import { type LspClient, type LspOptions, MODERN, withServer } from './lspClient.ts';

const FOLDER = 'far://shop/k8s';

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress: [{ ports: [{ port: 70000 }] }]
  policyTypes: [Ingress]
`;
const FINDING = '6:31 error api-invalid-value';
const PATIENCE_MS = 30;

const NEVER = new Promise<never>(() => {});

/** A client whose answers about files are these; a file is its text, a reason why not, or what an answer may be besides. */
function farClient(
  files: Readonly<Record<string, unknown>>,
  listed: unknown = { uris: Object.keys(files).map(uriOf), failures: [] },
): LspOptions {
  return {
    farFolders: [FOLDER],
    initializationOptions: { readsFiles: true, commands: ['podgate.openPlace', 'podgate.showList'] },
    patienceMs: PATIENCE_MS,
    answer: (method, params) => {
      switch (method) {
        case 'podgate/findFiles':
          return answerFile(listed);
        case 'podgate/readFile':
          return answerFile(files[pathOf((params as { uri: string }).uri)]);
        default:
          return null;
      }
    },
  };
}

function answerFile(file: unknown): unknown {
  if (file instanceof Error) {
    return Promise.reject(file);
  }
  return typeof file === 'string' ? { text: file } : file;
}

function uriOf(path: string): string {
  return `${FOLDER}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

function pathOf(uri: string): string {
  return decodeURIComponent(uri.slice(FOLDER.length + 1));
}

function deployment(name: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec: { selector: { matchLabels: { app: ${name} } }, template: { metadata: { labels: { app: ${name} } } } }
`;
}

/** The hover on the policy's selector, whose file is open. */
async function hoverSelector(client: LspClient): Promise<string> {
  await client.open(uriOf('db.yaml'), POLICY);
  const hover = await client.askAt<Hover | null>('textDocument/hover', uriOf('db.yaml'), 4, 4);
  return JSON.stringify(hover?.contents ?? null);
}

describe('files that only the client can read', () => {
  it('have names of all kinds', () =>
    withServer(
      farClient({ 'mañana #1/100% имя.yaml': deployment('db'), '中文/?.yaml': deployment('web') }),
      async (client) => {
        assert.match(await hoverSelector(client), /ma%25C3%25B1ana%2520%25231%2F100%2525/);
        const found = await client.ask<readonly { location: { uri: string } }[]>('workspace/symbol', {
          query: 'web',
        });
        assert.deepEqual(
          found.map(({ location }) => location.uri),
          [uriOf('中文/?.yaml')],
        );
      },
    ));

  it('are led to by commands, because an editor follows no such link', () =>
    withServer(farClient({ 'db.yaml': POLICY, 'app.yaml': deployment('db') }), async (client) => {
      assert.match(await hoverSelector(client), /command:podgate\.openPlace\?/);
    }));

  it('need not be readable, all of them: the rest counts, and what hides is named', () =>
    withServer(
      farClient({
        'db.yaml': POLICY,
        'app.yaml': deployment('db'),
        'closed.yaml': { cause: 'no permission' },
        'thrown.yaml': new Error('the connection was lost'),
      }),
      async (client) => {
        const text = await hoverSelector(client);
        assert.match(text, /db/);
        assert.match(text, /file that cannot be read in/);
        assert.ok(
          client.log.some((line) => line.includes('closed.yaml: no permission')),
          client.log.join('\n'),
        );
        assert.ok(client.log.some((line) => /thrown\.yaml: .*the connection was lost/.test(line)));
      },
    ));

  it('may be in folders that cannot be looked into', () =>
    withServer(
      farClient(
        { 'app.yaml': deployment('web') },
        { uris: [uriOf('app.yaml')], failures: [{ uri: uriOf('closed'), cause: 'no permission' }] },
      ),
      async (client) => {
        assert.match(await hoverSelector(client), /file that cannot be read in/);
        assert.ok(client.log.some((line) => line.includes('closed: no permission')));
      },
    ));

  it('may be gone, or other ones, when they are read', () =>
    withServer(
      farClient({ 'gone.yaml': null, 'app.yaml': deployment('db'), 'README.md': 'no manifest' }),
      async (client) => {
        const text = await hoverSelector(client);
        assert.match(text, /db/);
        assert.doesNotMatch(text, /cannot be read/);
      },
    ));

  it('come late, and count then', () => {
    let arrive: (answer: unknown) => void = () => {};
    const late = new Promise((resolve) => {
      arrive = resolve;
    });
    return withServer(farClient({ 'late.yaml': late, 'app.yaml': deployment('web') }), async (client) => {
      assert.match(await hoverSelector(client), /file that cannot be read in/);
      arrive({ text: deployment('db') });
      await client.until(
        'the late file',
        () => client.received.filter(({ method }) => method === 'podgate/readFile').length === 3,
      );
      await client.ask('podgate/scopes');
      const text = await hoverSelector(client);
      assert.match(text, /late\.yaml/);
      assert.doesNotMatch(text, /cannot be read/);
    });
  });

  it('are listed by nobody who fails at it', () =>
    withServer(farClient({}, new Error('no such folder')), async (client) => {
      assert.match(await hoverSelector(client), /file that cannot be read in/);
      assert.deepEqual(await client.diagnose(uriOf('db.yaml')), [FINDING]);
    }));
});

describe('a client that answers nothing', () => {
  const silent: LspOptions = {
    ...farClient({}),
    capabilities: {
      ...MODERN,
      window: { workDoneProgress: true },
      workspace: {
        ...MODERN.workspace,
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
      },
    },
    answer: () => NEVER,
  };

  it('gets the findings of its open documents', () =>
    withServer(silent, async (client) => {
      await client.open(uriOf('db.yaml'), POLICY);
      assert.deepEqual(await client.diagnose(uriOf('db.yaml')), [FINDING]);
    }));

  it('gets hovers about them, which say that not all is known', () =>
    withServer(silent, async (client) => {
      await client.open(uriOf('app/app.yaml'), deployment('db'));
      const text = await hoverSelector(client);
      assert.match(text, /app\.yaml/);
      assert.match(text, /files that have not been read yet/);
    }));

  it('is asked for everything nevertheless, each by itself', () =>
    withServer(silent, async (client) => {
      await client.until('all questions', () => {
        const asked = client.received.map(({ method }) => method);
        return (
          asked.filter((method) => method === 'client/registerCapability').length === 2 &&
          asked.includes('workspace/configuration') &&
          asked.includes('podgate/findFiles')
        );
      });
    }));
});

describe('a workspace of templates alone', () => {
  const template = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: {{ .Values.name }} }
spec: { podSelector: {} }
`;

  it('has nothing but what it cannot show', () =>
    withServer({ files: { 'a.yaml': template, 'sub/b.yaml': template } }, async (client) => {
      await client.open('a.yaml', template);
      assert.deepEqual(await client.diagnose('a.yaml'), ['3:19 info template-skipped']);
      const { scopes } = await client.ask<{ scopes: readonly unknown[] }>('podgate/scopes');
      assert.deepEqual(scopes, []);
      assert.equal(await client.askAt('textDocument/hover', 'a.yaml', 3, 9), null);
      assert.deepEqual(
        await client.ask('textDocument/codeLens', { textDocument: { uri: client.uriOf('a.yaml') } }),
        [],
      );
    }));
});
