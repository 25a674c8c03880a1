/**
 * What a client is told while the workspace is read: nothing where that is soon done, else how far it is, until the end.
 */
import assert from 'node:assert/strict';
import type { ClientCapabilities } from 'vscode-languageserver/node';
import { MODERN, withServer, type LspClient, type LspOptions } from './lspClient.ts';

const FOLDER = 'far://shop/k8s';
const FILE_COUNT = 12;
/** All of them take longer than what is worth mentioning. */
const FILE_MS = 100;

const SHOWS_PROGRESS: ClientCapabilities = { ...MODERN, window: { workDoneProgress: true } };

/** A workspace that is far away, so that each of its files comes slowly. */
function slowWorkspace(capabilities: ClientCapabilities): LspOptions {
  const uris = Array.from({ length: FILE_COUNT }, (_, index) => `${FOLDER}/p${String(index)}.yaml`);
  return {
    capabilities,
    farFolders: [FOLDER],
    initializationOptions: { readsFiles: true },
    answer: (method, params) => {
      switch (method) {
        case 'podgate/findFiles':
          return { uris, failures: [] };
        case 'podgate/readFile':
          return readSlowly((params as { uri: string }).uri);
        default:
          return null;
      }
    },
  };
}

async function readSlowly(uri: string): Promise<{ text: string }> {
  await new Promise((resolve) => setTimeout(resolve, FILE_MS));
  const name = uri.replace(/^.*\/|\.yaml$/g, '');
  return {
    text: `kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: { name: ${name} }\nspec: { podSelector: {} }\n`,
  };
}

interface Progress {
  readonly kind: string;
  readonly title?: string;
  readonly message?: string;
  readonly percentage?: number;
}

/** What comes from now on. */
function followProgress(client: LspClient): readonly Progress[] {
  const progress: Progress[] = [];
  client.connection.onNotification('$/progress', ({ value }: { value: Progress }) => {
    progress.push(value);
  });
  return progress;
}

function isAsked(client: LspClient): boolean {
  return client.received.some(({ method }) => method === 'window/workDoneProgress/create');
}

/** However long it takes: who asks is answered from what is known when reading does not get on. */
async function untilRead(client: LspClient): Promise<void> {
  await client.until('the end of reading', () =>
    client.log.some((line) => line.startsWith(`read ${String(FILE_COUNT)} files`)),
  );
}

describe('progress of reading', () => {
  it('is shown with the number of files, from when it takes long to the end', () =>
    withServer(slowWorkspace(SHOWS_PROGRESS), async (client) => {
      const progress = followProgress(client);
      await client.until('the end of progress', () => progress.at(-1)?.kind === 'end');
      const [begin, ...reports] = progress.slice(0, -1);
      assert.deepEqual([begin?.kind, begin?.title], ['begin', 'Podgate reads manifests']);
      assert.notEqual(reports.length, 0);
      const counts = reports.map(({ kind, message = '', percentage = -1 }) => {
        assert.equal(kind, 'report');
        const count = Number(/^(\d+) of 12 files$/.exec(message)?.[1]);
        assert.equal(percentage, Math.floor((100 * count) / FILE_COUNT));
        return count;
      });
      assert.deepEqual(
        counts,
        [...counts].sort((left, right) => left - right),
      );
    }));

  it('is not shown where reading is soon done, nor to a client that shows none', async () => {
    await withServer({ capabilities: SHOWS_PROGRESS, files: { 'a.yaml': 'a: 1\n' } }, async (client) => {
      await client.indexed();
      assert.equal(isAsked(client), false);
    });
    await withServer(slowWorkspace(MODERN), async (client) => {
      await untilRead(client);
      assert.equal(isAsked(client), false);
    });
  });
});
