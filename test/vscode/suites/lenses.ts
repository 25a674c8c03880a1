/**
 * Code lenses as the editor's own command returns them, resolved: what a policy selects, what a rule adds, who reaches a
 * workload.
 */
import assert from 'node:assert/strict';
import { type CodeLens, commands, type Uri } from 'vscode';
import { eventually } from '../eventually.ts';
import { openSample, withManifest } from './manifests.ts';

const RESOLVED_MAX = 100;

describe('code lenses', () => {
  it('say what a policy selects and what its rule adds', async () => {
    const { document } = await openSample('policies.yaml', 'kind');
    const titles = await lensTitles(document.uri, /selects/);
    assert.match(titles, /selects 1 of 3/);
    assert.match(titles, /TCP 3306/);
  });

  it('warn where no policy isolates a workload', async () => {
    const { document } = await openSample('app.yaml', 'kind');
    assert.match(await lensTitles(document.uri, /reachable/), /⚠ .*no policy isolates/);
  });

  it('follow what is typed', async () => {
    const { document } = await openSample('app.yaml', 'kind');
    await lensTitles(document.uri, /no policy isolates/);
    const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: tried, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
`;
    await withManifest(policy, async () => {
      await eventually('lenses without a warning', async () => {
        const titles = (await readTitles(document.uri)).join('\n');
        return titles !== '' && !titles.includes('no policy isolates') ? titles : undefined;
      });
    });
  });
});

/** All titles of a document, one a line, as soon as one matches. */
function lensTitles(uri: Uri, expected: RegExp): Promise<string> {
  return eventually(`a lens like ${String(expected)}`, async () => {
    const titles = (await readTitles(uri)).join('\n');
    return expected.test(titles) ? titles : undefined;
  });
}

async function readTitles(uri: Uri): Promise<readonly string[]> {
  const lenses = await commands.executeCommand<readonly CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
    RESOLVED_MAX,
  );
  return lenses.flatMap(({ command }) => (command === undefined ? [] : [command.title]));
}
