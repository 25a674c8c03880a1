/**
 * Which files count, over the wire: folders that come and go, files that appear, move and disappear, documents that
 * nobody saved, and `podgate.yaml` while it is typed.
 */
import assert from 'node:assert/strict';
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeLens } from 'vscode-languageserver/node';
import type { ScopesAnswer } from '../../protocol/src/scopes.ts';
import { PLAIN, withServer, type LspClient } from './lspClient.ts';

function deployment(name: string, namespace = 'shop'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: main, image: ${name} }] }
`;
}

const NON_CANONICAL = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: {}
  ingress:
    - from: [{ ipBlock: { cidr: 10.0.0.1/8 } }]
  policyTypes: [Ingress]
`;

interface Scopes {
  readonly scopes: readonly { readonly name: string; readonly id: string }[];
}

interface Matrix {
  readonly endpoints: readonly { readonly id: string; readonly type: string }[];
}

/** The workloads of all scopes, as \`scope: names\`. */
async function listWorkloads(client: LspClient): Promise<readonly string[]> {
  const { scopes } = await client.ask<Scopes>('podgate/scopes');
  const lines: string[] = [];
  for (const { id, name } of scopes) {
    const { endpoints } = await client.ask<Matrix>('podgate/matrix', { scope: id });
    const names = endpoints.filter(({ type }) => type === 'workload').map((endpoint) => endpoint.id);
    lines.push(`${name}: ${names.join(' ')}`);
  }
  return lines;
}

/** The only scope's workloads, by name, once they are as expected. */
async function checkWorkloads(client: LspClient, expected: readonly string[]): Promise<void> {
  let shown: readonly string[] = [];
  for (let attempt = 0; attempt < 200; attempt++) {
    shown = (await listWorkloads(client)).flatMap((line) => line.match(/[\w-]+(?=\[)/g) ?? []);
    if (shown.join(' ') === expected.join(' ')) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.deepEqual(shown, expected);
}

async function firstLens(client: LspClient, path: string): Promise<string> {
  const textDocument = { uri: client.uriOf(path) };
  const [lens] = await client.ask<CodeLens[]>('textDocument/codeLens', { textDocument });
  const { command } = await client.ask<CodeLens>('codeLens/resolve', lens ?? assert.fail('no lens'));
  return command?.title ?? '';
}

describe('the files of a workspace', () => {
  it('are followed as they are created, changed, renamed and deleted', () =>
    withServer({ files: { 'a.yaml': deployment('a') } }, async (client) => {
      await checkWorkloads(client, ['a']);
      client.write('sub/b.yaml', deployment('b'));
      await client.watched('created', 'sub/b.yaml');
      await checkWorkloads(client, ['a', 'b']);
      renameSync(join(client.folder, 'sub/b.yaml'), join(client.folder, 'sub/c.yaml'));
      client.write('sub/c.yaml', deployment('c'));
      await client.watched('deleted', 'sub/b.yaml');
      await client.watched('created', 'sub/c.yaml');
      await checkWorkloads(client, ['a', 'c']);
      rmSync(join(client.folder, 'sub'), { recursive: true });
      // As editors tell it: the folder alone.
      await client.watched('deleted', 'sub');
      await checkWorkloads(client, ['a']);
    }));

  it('have names of all kinds, as the editor spells them', () =>
    withServer(
      { files: { 'mañana #1/100% имя.yaml': deployment('db'), '中文 ?/%20.yaml': deployment('web') } },
      async (client) => {
        await checkWorkloads(client, ['db', 'web']);
        const symbols = await client.ask<readonly { location: { uri: string } }[]>('workspace/symbol', {
          query: 'db',
        });
        const paths = symbols.map(({ location }) => client.pathOf(location.uri));
        assert.deepEqual(paths, ['mañana #1/100% имя.yaml']);
        // Opened under the name that the editor has for it, it is the same file.
        await client.open('mañana #1/100% имя.yaml', deployment('typed'));
        await checkWorkloads(client, ['typed', 'web']);
        const lenses = await client.ask<readonly object[]>('textDocument/codeLens', {
          textDocument: { uri: client.uriOf('mañana #1/100% имя.yaml') },
        });
        assert.notEqual(lenses.length, 0);
        rmSync(join(client.folder, '中文 ?'), { recursive: true });
        await client.watched('deleted', '中文 ?/%20.yaml');
        await checkWorkloads(client, ['typed']);
      },
    ));

  it('are what the editor has, saved or not, until it closes them', () =>
    withServer({ files: { 'a.yaml': deployment('a') } }, async (client) => {
      await client.open('a.yaml', deployment('typed'));
      await client.open('new.yaml', deployment('unsaved'));
      await checkWorkloads(client, ['typed', 'unsaved']);
      client.write('a.yaml', deployment('disk'));
      await client.watched('changed', 'a.yaml');
      await checkWorkloads(client, ['typed', 'unsaved']);
      await client.close('new.yaml');
      await client.close('a.yaml');
      await checkWorkloads(client, ['disk']);
    }));

  it('are looked for on saving, for clients that watch none', () =>
    withServer(
      { files: { 'a.yaml': deployment('a'), 'b.yaml': deployment('b') }, capabilities: PLAIN },
      async (client) => {
        await client.open('a.yaml', deployment('typed'));
        await checkWorkloads(client, ['b', 'typed']);
        client.write('sub/c.yaml', deployment('c'));
        client.write('b.yaml', deployment('changed'));
        await client.saved('a.yaml');
        await checkWorkloads(client, ['c', 'changed', 'typed']);
        rmSync(join(client.folder, 'b.yaml'));
        client.write('podgate.yaml', 'ignore: [sub/]\n');
        await client.saved('a.yaml');
        await checkWorkloads(client, ['typed']);
      },
    ));

  it('are not those that git leaves out, nor those of packages', () =>
    withServer(
      {
        files: {
          '.git/HEAD': 'ref: refs/heads/main',
          '.gitignore': 'out/\n',
          'a.yaml': deployment('a'),
          'out/b.yaml': deployment('b'),
          'node_modules/x/c.yaml': deployment('c'),
        },
      },
      async (client) => {
        await checkWorkloads(client, ['a']);
        client.write('out/new.yaml', deployment('new'));
        client.write('node_modules/x/new.yaml', deployment('new'));
        await client.watched('created', 'out/new.yaml', 'node_modules/x/new.yaml');
        client.write('d.yaml', deployment('d'));
        await client.watched('created', 'd.yaml');
        await checkWorkloads(client, ['a', 'd']);
        client.write('.gitignore', '');
        await client.watched('changed', '.gitignore');
        await checkWorkloads(client, ['a', 'b', 'd', 'new']);
      },
    ));

  it('are found in a folder that came as a whole, of which no more is told', () =>
    withServer(
      { files: { '.git/HEAD': '', '.gitignore': 'out/\n', 'a.yaml': deployment('a') } },
      async (client) => {
        await checkWorkloads(client, ['a']);
        client.write('k8s/base/b.yaml', deployment('b'));
        client.write('k8s/base/.gitignore', 'c.yaml\n');
        client.write('k8s/base/c.yaml', deployment('c'));
        client.write('out/c.yaml', deployment('c'));
        client.write('node_modules/x/c.yaml', deployment('c'));
        symlinkSync(join(client.folder, 'k8s'), join(client.folder, 'link'));
        await client.watched('created', 'k8s', 'k8s/base', 'out', 'node_modules', 'link', 'gone');
        await checkWorkloads(client, ['a', 'b']);
      },
    ));

  it('are read anew where a folder came with settings', () =>
    withServer({ files: { 'a.yaml': deployment('a') } }, async (client) => {
      await checkWorkloads(client, ['a']);
      client.write('k8s/podgate.yaml', 'ignore: [c.yaml]\n');
      client.write('k8s/b.yaml', deployment('b'));
      client.write('k8s/c.yaml', deployment('c'));
      await client.watched('created', 'k8s');
      await checkWorkloads(client, ['b', 'a']);
    }));

  it('do not lead round in a circle', () =>
    withServer({ files: { 'sub/a.yaml': deployment('a') }, folders: [] }, async (client) => {
      symlinkSync(client.folder, join(client.folder, 'sub', 'loop'));
      symlinkSync('nowhere.yaml', join(client.folder, 'sub', 'broken.yaml'));
      await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [{ uri: client.uriOf(''), name: 'all' }], removed: [] },
      });
      await checkWorkloads(client, ['a']);
      assert.ok(client.log.some((line) => /broken\.yaml: a link that leads nowhere/.test(line)));
    }));
});

describe('a workspace without workloads', () => {
  async function nothingIn(files: Readonly<Record<string, string>>): Promise<unknown> {
    let nothing: unknown;
    await withServer({ files }, async (client) => {
      await client.indexed();
      ({ nothing } = await client.ask<ScopesAnswer>('podgate/scopes', {}));
    });
    return nothing;
  }

  it('tells templates from nothing at all', async () => {
    const template = deployment('a').replace('name: a', 'name: {{ .Values.name }}');
    assert.equal(await nothingIn({ 'a.yaml': deployment('a') }), undefined);
    assert.equal(await nothingIn({ 'a.yaml': template }), 'onlyTemplates');
    assert.equal(await nothingIn({ 'a.yaml': 'a: b\n' }), 'noManifests');
  });

  it('tells what has come since, and that it has: templates as well', () =>
    withServer(
      { files: { 'a.yaml': '' }, initializationOptions: { followsMatrix: true } },
      async (client) => {
        const nothing = async (): Promise<unknown> =>
          (await client.ask<ScopesAnswer>('podgate/scopes', {})).nothing;
        assert.equal(await nothing(), 'noManifests');
        const news = (): number =>
          client.received.filter(({ method }) => method === 'podgate/matrixChanged').length;
        const before = news();
        client.write('chart/Chart.yaml', 'apiVersion: v2\nname: shop\nversion: 1.0.0\n');
        client.write(
          'chart/templates/a.yaml',
          deployment('a').replace('name: a', 'name: {{ .Values.name }}'),
        );
        await client.watched('created', 'chart');
        await client.until('news', () => before < news());
        assert.equal(await nothing(), 'onlyTemplates');
      },
    ));
});

describe('several folders', () => {
  const files = { 'one/a.yaml': deployment('a'), 'two/b.yaml': deployment('b') };

  it('are clusters of their own', () =>
    withServer({ files, folders: ['one', 'two'] }, async (client) => {
      await client.indexed();
      assert.deepEqual(await listWorkloads(client), ['one: shop/a[Deployment]', 'two: shop/b[Deployment]']);
    }));

  it('come and go', () =>
    withServer({ files, folders: ['one'] }, async (client) => {
      await checkWorkloads(client, ['a']);
      const folder = { uri: client.uriOf('two'), name: 'two' };
      await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [folder], removed: [] },
      });
      await checkWorkloads(client, ['a', 'b']);
      await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [], removed: [folder] },
      });
      await checkWorkloads(client, ['a']);
    }));

  it('of another scheme are read through the client', () =>
    withServer({ folders: [], initializationOptions: { readsFiles: true } }, async (client) => {
      const texts = new Map([
        ['vscode-vfs://github/shop/k8s/a.yaml', deployment('a')],
        ['vscode-vfs://github/shop/podgate.yaml', 'namespace: far\n'],
        ['vscode-vfs://github/shop/b.yaml', deployment('b').replace(', namespace: shop', '')],
      ]);
      client.connection.onRequest('podgate/findFiles', ({ folder }: { folder: string }) => ({
        uris: [...texts.keys()].filter((uri) => uri.startsWith(`${folder}/`)),
        failures: [],
      }));
      client.connection.onRequest('podgate/readFile', ({ uri }: { uri: string }) => ({
        text: texts.get(uri) ?? '',
      }));
      await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [{ uri: 'vscode-vfs://github/shop', name: 'shop' }], removed: [] },
      });
      await checkWorkloads(client, ['b', 'a']);
      assert.match((await listWorkloads(client)).join('\n'), /far\/b\[Deployment\] shop\/a\[Deployment\]/);
      texts.set('vscode-vfs://github/shop/new/sub/c.yaml', deployment('c'));
      await client.watched('created', 'vscode-vfs://github/shop/new', 'vscode-vfs://github/shop/notes.md');
      await checkWorkloads(client, ['b', 'a', 'c']);
    }));

  it('need not be: a document alone is read with those beside it', () =>
    withServer({ folders: [] }, async (client) => {
      await client.open('sub/a.yaml', deployment('a'));
      await client.open('sub/b.yaml', deployment('b'));
      await client.open('other/c.yaml', deployment('c'));
      assert.deepEqual(await listWorkloads(client), [
        'sub: shop/a[Deployment] shop/b[Deployment]',
        'other: shop/c[Deployment]',
      ]);
    }));
});

describe('podgate.yaml', () => {
  it('applies while it is typed, and no longer when it is closed unsaved', () =>
    withServer({ files: { 'podgate.yaml': '', 'web.yaml': NON_CANONICAL } }, async (client) => {
      await client.indexed();
      await client.open('web.yaml', NON_CANONICAL);
      assert.deepEqual(await client.diagnose('web.yaml'), ['7:33 warning api-non-canonical-cidr']);
      await client.open('podgate.yaml', 'kubernetesVersion: 1.36\nnamespcae: shop\n');
      assert.deepEqual(await client.diagnose('web.yaml'), ['7:33 error api-non-canonical-cidr']);
      assert.deepEqual(await client.diagnose('podgate.yaml'), ['2:1 error config-invalid']);
      await client.change('podgate.yaml', { text: 'ignore: [web.yaml]\n' });
      assert.deepEqual(await client.diagnose('web.yaml'), []);
      await client.close('podgate.yaml');
      await client.until('the settings of the disk', () =>
        client.received.some(({ method }) => method.endsWith('/refresh')),
      );
      assert.deepEqual(await client.diagnose('podgate.yaml'), []);
    }));

  it('governs its folder, and files that it ignored come back when it no longer does', () =>
    withServer(
      {
        files: {
          'a.yaml': deployment('a'),
          'team/podgate.yaml': 'namespace: team\nignore: [old.yaml]\n',
          'team/b.yaml': deployment('b').replace(', namespace: shop', ''),
          'team/old.yaml': deployment('old'),
        },
      },
      async (client) => {
        await client.indexed();
        const scopes = [...(await listWorkloads(client))].sort();
        assert.match(scopes.join('\n'), /: shop\/a\[Deployment\]\nteam: team\/b\[Deployment\]$/);
        client.write('team/podgate.yaml', 'namespace: team\n');
        await client.watched('changed', 'team/podgate.yaml');
        await client.indexed();
        assert.match(
          (await listWorkloads(client)).join('\n'),
          /shop\/old\[Deployment\] team\/b\[Deployment\]/,
        );
        rmSync(join(client.folder, 'team/podgate.yaml'));
        await client.watched('deleted', 'team/podgate.yaml');
        await checkWorkloads(client, ['b', 'a', 'old']);
      },
    ));

  it('counts from above the folder that is open', () =>
    withServer(
      {
        files: {
          'podgate.yaml': 'namespace: top\n',
          'k8s/a.yaml': deployment('a').replace(', namespace: shop', ''),
        },
        folders: ['k8s'],
      },
      async (client) => {
        await client.indexed();
        assert.match((await listWorkloads(client)).join('\n'), /: top\/a\[Deployment\]$/);
      },
    ));

  it('is read again on saving, for clients that watch no files', () =>
    withServer({ files: { 'a.yaml': deployment('a') }, capabilities: PLAIN }, async (client) => {
      await checkWorkloads(client, ['a']);
      client.write('podgate.yaml', 'ignore: [a.yaml]\n');
      await client.saved('podgate.yaml');
      await checkWorkloads(client, []);
    }));
});

describe('documents outside the workspace', () => {
  it('that were never saved are read, and forgotten when they are closed', () =>
    withServer({ capabilities: PLAIN, folders: [] }, async (client) => {
      const uri = 'untitled:Untitled-1';
      const textDocument = { uri, languageId: 'yaml', version: 1, text: NON_CANONICAL };
      await client.connection.sendNotification('textDocument/didOpen', { textDocument });
      await client.until('diagnostics', () => client.published.get(uri)?.length === 1);
      await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      await client.until('none', () => client.published.get(uri)?.length === 0);
      assert.deepEqual(await listWorkloads(client), []);
    }));

  it('are alone, and lenses claim nothing about the others', () =>
    withServer({ files: { 'a.yaml': deployment('a') } }, async (client) => {
      await client.open('untitled:Untitled-1', NON_CANONICAL);
      await client.open('untitled:Untitled-2', deployment('b'));
      assert.equal(await firstLens(client, 'untitled:Untitled-1'), 'selects no pod that is known here');
      assert.match(
        await firstLens(client, 'untitled:Untitled-2'),
        /^⚠ no policy that is known here isolates it/,
      );
      await client.open('a.yaml', deployment('a'));
      assert.match(await firstLens(client, 'a.yaml'), /^⚠ no policy isolates it/);
    }));

  it('are those of packages, wherever the packages are', () =>
    withServer({ files: { 'a.yaml': deployment('a') } }, async (client) => {
      await client.indexed();
      await client.open('node_modules/x/b.yaml', deployment('b'));
      assert.equal((await listWorkloads(client)).length, 2);
      await client.close('node_modules/x/b.yaml');
      await checkWorkloads(client, ['a']);
    }));

  it('that have a file are forgotten, too', () =>
    withServer({ files: { 'sub/a.yaml': deployment('a') }, folders: [] }, async (client) => {
      await client.open('sub/a.yaml', deployment('a'));
      await checkWorkloads(client, ['a']);
      await client.close('sub/a.yaml');
      await checkWorkloads(client, []);
    }));
});
