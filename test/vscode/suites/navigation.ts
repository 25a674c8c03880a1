/**
 * Navigation as the editor's own commands return it: from selectors to pods and back, between ports and their names, and
 * by name.
 */
import assert from 'node:assert/strict';
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  commands,
  type DocumentHighlight,
  type Location,
  type LocationLink,
  type SymbolInformation,
} from 'vscode';
import { eventually } from '../eventually.ts';
import { openSample, type OpenManifest, withManifest, writePlace } from './manifests.ts';

describe('navigation', () => {
  it('leads from a selector to the pods', async () => {
    const manifest = await openSample('policies.yaml', 'app: backend');
    const places = await placesOf('vscode.executeDefinitionProvider', manifest);
    assert.ok(places.length === 1 && places[0]?.startsWith('app.yaml:'), places.join(' '));
  });

  it('leads from a named port to the container port', async () => {
    const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: tried, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - ports:
        - port: $0mysql
`;
    await withManifest(policy, async (manifest) => {
      const places = await placesOf('vscode.executeDefinitionProvider', manifest);
      assert.ok(places.length === 1 && places[0]?.startsWith('app.yaml:'), places.join(' '));
    });
  });

  it("leads from a pod's labels to the policies that select it", async () => {
    const manifest = await openSample('app.yaml', 'labels:\n        app: db');
    const inLabels = { ...manifest, cursor: manifest.cursor.translate(1, 10 - manifest.cursor.character) };
    const places = await placesOf('vscode.executeReferenceProvider', inLabels);
    assert.ok(
      places.some((place) => place.startsWith('policies.yaml:')),
      places.join(' '),
    );
  });

  it('highlights what belongs to the word under the cursor', async () => {
    const { document, cursor } = await openSample('policies.yaml', 'app: db');
    const highlights = await eventually('highlights', async () => {
      const found = await commands.executeCommand<readonly DocumentHighlight[] | undefined>(
        'vscode.executeDocumentHighlights',
        document.uri,
        cursor,
      );
      return found !== undefined && 0 < found.length ? found : undefined;
    });
    assert.ok(highlights.some(({ range }) => range.contains(cursor)));
  });

  it('says who can reach a workload, and what it can reach, as its call hierarchy', async () => {
    // A namespace of its own: what tests before have closed may be open for the editor a little longer.
    const manifests = `apiVersion: v1
kind: Pod
metadata: { name: d$0b, namespace: called, labels: { app: db } }
---
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: called, labels: { app: api } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: called }
spec:
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress, Egress]
  ingress: [{ from: [{ podSelector: { matchLabels: { app: api } } }], ports: [{ port: 3306 }] }]
  egress: [{ to: [{ podSelector: {} }] }]
`;
    await withManifest(manifests, async ({ document, cursor }) => {
      const item = await eventually('an item', async () => {
        const items = await commands.executeCommand<readonly CallHierarchyItem[] | undefined>(
          'vscode.prepareCallHierarchy',
          document.uri,
          cursor,
        );
        return items?.[0];
      });
      assert.equal(item.name, 'db');
      const incoming = await commands.executeCommand<readonly CallHierarchyIncomingCall[]>(
        'vscode.provideIncomingCalls',
        item,
      );
      assert.deepEqual(
        incoming.map(({ from, fromRanges }) => [from.name, from.detail, fromRanges[0]?.start.line]),
        [['api', 'TCP 3306 · Pod of called · allowed by db', 14]],
      );
      const outgoing = await commands.executeCommand<readonly CallHierarchyOutgoingCall[]>(
        'vscode.provideOutgoingCalls',
        item,
      );
      assert.deepEqual(
        outgoing.map(({ to }) => `${to.name}: ${to.detail ?? ''}`),
        ['api: every port · Pod of called · allowed by db'],
      );
    });
  });

  it('finds a resource by its name', async () => {
    const symbols = await eventually('symbols', async () => {
      const found = await commands.executeCommand<readonly SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        'frontend',
      );
      return 0 < found.length ? found : undefined;
    });
    const files = symbols.map(({ location }) => writePlace(location.uri, location.range.start));
    assert.ok(
      files.some((place) => place.startsWith('app.yaml:')),
      files.join(' '),
    );
  });
});

/** The places that a command of the editor returns for a cursor, as `file:line`, as soon as there are any. */
function placesOf(command: string, { document, cursor }: OpenManifest): Promise<readonly string[]> {
  return eventually(`places from ${command}`, async () => {
    const found = await commands.executeCommand<readonly (Location | LocationLink)[]>(
      command,
      document.uri,
      cursor,
    );
    const places = found.map(placeOf);
    return 0 < places.length ? places : undefined;
  });
}

function placeOf(found: Location | LocationLink): string {
  return 'targetUri' in found
    ? writePlace(found.targetUri, found.targetRange.start)
    : writePlace(found.uri, found.range.start);
}
