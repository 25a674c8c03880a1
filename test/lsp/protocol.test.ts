/**
 * How the conversation goes: what is announced, in which order answers come, what is given up when it is cancelled,
 * and what a client is told that asks for nothing.
 */
import assert from 'node:assert/strict';
import { CancellationTokenSource, LSPErrorCodes, type Diagnostic } from 'vscode-languageserver/node';
import { buildCluster } from '../bench/buildCluster.ts';
import { writeCluster } from '../bench/benchCluster.ts';
import { LspClient, type LspOptions, MODERN, PLAIN, showDiagnostics, withServer } from './lspClient.ts';

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: {}
  ingress: [{ ports: [{ port: 70000 }] }]
  unheard: 1
  unheard: 2
  policyTypes: [Ingress]
`;

/** Of the first thing that is wrong in it. */
const POLICY_LINE = 6;

describe('the greeting', () => {
  it('announces what the server does', async () => {
    const client = new LspClient({});
    const { capabilities, serverInfo } = await client.initialize();
    assert.equal(serverInfo?.name, 'podgate');
    assert.deepEqual(capabilities.diagnosticProvider, {
      identifier: 'podgate',
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    assert.deepEqual(
      Object.keys(capabilities)
        .filter((name) => name.endsWith('Provider'))
        .sort(),
      [
        'callHierarchyProvider',
        'codeActionProvider',
        'codeLensProvider',
        'completionProvider',
        'definitionProvider',
        'diagnosticProvider',
        'documentHighlightProvider',
        'hoverProvider',
        'inlayHintProvider',
        'referencesProvider',
        'renameProvider',
        'workspaceSymbolProvider',
      ],
    );
    await client.stop();
  });

  it('asks to be told of files where the client can tell', () =>
    withServer({}, async (client) => {
      await client.until('a registration', () =>
        client.received.some(({ method }) => method === 'client/registerCapability'),
      );
      await client.indexed();
    }));

  it('asks a plain client for nothing', () =>
    withServer({ files: { 'a.yaml': POLICY }, capabilities: PLAIN }, async (client) => {
      await client.until('diagnostics', () => client.published.has('a.yaml'));
      const methods = new Set(client.received.map(({ method }) => method));
      const known = ['textDocument/publishDiagnostics', 'window/logMessage'];
      assert.deepEqual(
        [...methods].filter((method) => !known.includes(method)),
        [],
      );
    }));
});

describe('order and cancellation', () => {
  it('no question is answered from a text older than the one before it', () =>
    withServer({}, async (client) => {
      await client.open('web.yaml', POLICY);
      const answers: Promise<readonly string[]>[] = [];
      for (let above = 0; above < 6; above++) {
        void client.change('web.yaml', { text: `${'# a line\n'.repeat(above)}${POLICY}` });
        answers.push(client.diagnose('web.yaml'));
      }
      const lines = (await Promise.all(answers)).map(([first]) => Number(/^\d+/.exec(first ?? '')?.[0]));
      // One that is not answered at once may know a newer text.
      const oldest = lines.map((_, above) => above + POLICY_LINE);
      assert(
        lines.every((line, above) => (oldest[above] ?? Infinity) <= line),
        `${lines.join()} against ${oldest.join()}`,
      );
      assert.equal(lines.at(-1), oldest.at(-1));
    }));

  it('a question that is withdrawn ends at once, and the next one is answered', () => {
    const files = Object.fromEntries(
      writeCluster(buildCluster({ namespaceCount: 20, workloadCount: 800, policyCount: 400 })).map(
        ({ path, text }) => [path, text],
      ),
    );
    return withServer({ files }, async (client) => {
      await client.indexed();
      const source = new CancellationTokenSource();
      const matrix = client.connection.sendRequest('podgate/matrix', {}, source.token);
      source.cancel();
      await assert.rejects(matrix, { code: LSPErrorCodes.RequestCancelled });
      const { state } = await client.ask<{ state: string }>('podgate/status');
      assert.equal(state, 'ready');
    });
  });

  it('a question that needs all files waits for them; one about a document does not', () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [
        `p${String(index)}.yaml`,
        POLICY.replace('web', `p${String(index)}`),
      ]),
    );
    return withServer({ files }, async (client) => {
      const order: string[] = [];
      await client.open('p0.yaml', POLICY);
      await Promise.all([
        client.ask('podgate/scopes').then(() => order.push('scopes')),
        client.diagnose('p0.yaml').then(() => order.push('diagnostics')),
      ]);
      assert.deepEqual(order, ['diagnostics', 'scopes']);
    });
  });
});

describe('findings that another extension shows', () => {
  const ALL = [
    '6:31 error api-invalid-value',
    '7:3 error api-duplicate-field',
    '7:3 error api-unknown-field',
    '8:3 error api-unknown-field',
  ];
  const SEMANTIC = ['6:31 error api-invalid-value'];

  async function diagnoseWith(
    schemaFindings: string,
    partner: 'none' | 'active' | 'withSchema',
    text = POLICY,
  ): Promise<readonly string[]> {
    let shown: readonly string[] = [];
    await withServer({ initializationOptions: { settings: { schemaFindings } } }, async (client) => {
      await client.open('web.yaml', text);
      await client.connection.sendNotification('podgate/schemaPartner', {
        isActive: partner !== 'none',
        schemaUris: partner === 'withSchema' ? [client.uriOf('web.yaml')] : [],
      });
      shown = await client.diagnose('web.yaml');
    });
    return shown;
  }

  it('are all shown where there is none', async () => {
    assert.deepEqual([...new Set(await diagnoseWith('auto', 'none'))], ALL);
  });

  it('are left to one that is active, as far as it can see them', async () => {
    assert.deepEqual(
      [...new Set(await diagnoseWith('auto', 'active'))],
      ALL.filter((line) => !line.includes('duplicate')),
    );
    assert.deepEqual(await diagnoseWith('auto', 'withSchema'), SEMANTIC);
  });

  it('are left to it where a schema says that a field must be there, not where it says nothing', async () => {
    const peer = (block: string): string =>
      POLICY.replace('ports: [{ port: 70000 }]', `from: [{ ipBlock: ${block} }]`).replace(
        / {2}unheard.*\n/g,
        '',
      );
    assert.deepEqual(await diagnoseWith('auto', 'active', peer('{}')), ['6:33 error api-required']);
    assert.deepEqual(await diagnoseWith('auto', 'withSchema', peer('{}')), []);
    assert.deepEqual(await diagnoseWith('auto', 'withSchema', peer('{ cidr: "" }')), [
      '6:41 error api-required',
    ]);
    const selector = POLICY.replace(
      'podSelector: {}',
      'podSelector: { matchExpressions: [{ key: a }] }',
    ).replace(/ {2}ingress:.*\n( {2}unheard.*\n)*/g, '');
    assert.deepEqual(await diagnoseWith('auto', 'active', selector), ['5:37 error api-invalid-value']);
    assert.deepEqual(await diagnoseWith('auto', 'withSchema', selector), []);
  });

  it('are always or never shown where the user says so', async () => {
    assert.deepEqual([...new Set(await diagnoseWith('always', 'withSchema'))], ALL);
    assert.deepEqual(await diagnoseWith('never', 'none'), SEMANTIC);
  });
});

describe('settings that are given at the start', () => {
  const given: LspOptions = {
    capabilities: { ...MODERN, workspace: { ...MODERN.workspace, configuration: true } },
    initializationOptions: { settings: { hover: { enabled: false }, schemaFindings: 'never' } },
  };

  /** Whether there are findings that a schema can know, and hovers, once the client has answered what it was asked. */
  async function seeWith(options: LspOptions, settings?: object): Promise<readonly [boolean, boolean]> {
    let seen: readonly [boolean, boolean] = [false, false];
    await withServer(options, async (client) => {
      await client.open('web.yaml', POLICY);
      if (settings !== undefined) {
        await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
      }
      await client.indexed();
      const findings = await client.diagnose('web.yaml');
      const hover = await client.askAt('textDocument/hover', 'web.yaml', 4, 4);
      seen = [findings.some((line) => line.includes('unknown')), hover !== null];
    });
    return seen;
  }

  it('hold where the client is asked later and has nothing to say, as Helix and Zed do', async () => {
    assert.deepEqual(await seeWith({ ...given, answer: () => [null] }), [false, false]);
    assert.deepEqual(await seeWith({ ...given, answer: () => [null] }, { settings: {} }), [false, false]);
  });

  it('give way to what the client says, setting by setting', async () => {
    const answer = (): unknown => [{ hover: { enabled: true } }];
    assert.deepEqual(await seeWith({ ...given, answer }), [false, true]);
    const { initializationOptions = {} } = given;
    const told = { podgate: { schemaFindings: 'always' } };
    assert.deepEqual(await seeWith({ initializationOptions }, told), [true, false]);
    assert.deepEqual(await seeWith({ initializationOptions }, {}), [false, false]);
  });
});

describe('a client without pull diagnostics', () => {
  it('is sent those of open and closed files, and none of files that are right', () =>
    withServer(
      { files: { 'bad.yaml': POLICY, 'good.yaml': 'kind: ConfigMap\n' }, capabilities: PLAIN },
      async (client) => {
        await client.until('diagnostics', () => client.published.has('bad.yaml'));
        assert.equal(client.published.has('good.yaml'), false);
        await client.open('new.yaml', POLICY.replace('name: web', 'name: new'));
        await client.until('those of a new document', () => client.published.has('new.yaml'));
        await client.change('new.yaml', { text: '' });
        await client.until('none', () => client.published.get('new.yaml')?.length === 0);
        assert.notDeepEqual(showDiagnostics(client.published.get('bad.yaml') ?? []), []);
      },
    ));

  it('is told of the other place and of what has no effect, where it shows them', () => {
    const twice = POLICY.replace(/ {2}(ingress|unheard).*\n/g, '');
    const publishDiagnostics = { relatedInformation: true, tagSupport: { valueSet: [1 as const] } };
    return withServer(
      {
        files: { 'a.yaml': twice, 'b.yaml': twice },
        capabilities: { textDocument: { publishDiagnostics } },
      },
      async (client) => {
        await client.until('diagnostics', () => client.published.has('a.yaml'));
        const [item] = client.published.get('a.yaml') as readonly Diagnostic[];
        assert.equal(item?.code, 'duplicate-resource');
        assert.deepEqual(item.tags, [1]);
        assert.deepEqual(
          item.relatedInformation?.map(({ location }) => client.pathOf(location.uri)),
          ['b.yaml'],
        );
      },
    );
  });

  it('gets reports on open files alone where the settings say so', () =>
    withServer(
      {
        files: { 'bad.yaml': POLICY },
        capabilities: MODERN,
        initializationOptions: { settings: { diagnostics: { scope: 'openFiles' } } },
      },
      async (client) => {
        await client.indexed();
        const question = { previousResultIds: [] };
        assert.deepEqual(await client.ask('workspace/diagnostic', question), { items: [] });
        await client.open('bad.yaml', POLICY);
        const { items } = await client.ask<{ items: unknown[] }>('workspace/diagnostic', question);
        assert.equal(items.length, 1);
      },
    ));
});
