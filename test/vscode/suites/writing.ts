/**
 * What helps while one writes, as the editor's own commands return it: completion, hints in the text, rename.
 */
import assert from 'node:assert/strict';
import {
  type CompletionItem,
  type CompletionList,
  commands,
  ConfigurationTarget,
  type InlayHint,
  Range,
  SnippetString,
  workspace,
  type WorkspaceEdit,
} from 'vscode';
import { eventually } from '../eventually.ts';
import { type OpenManifest, withManifest } from './manifests.ts';

const HEAD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: tried, namespace: shop }
spec:
`;

describe('writing', () => {
  it('offers the labels of pods, with how many they match', () =>
    withManifest(`${HEAD}  podSelector:\n    matchLabels:\n      app: $0\n`, async (manifest) => {
      const items = await offeredAt(manifest, 'frontend');
      const item = items.find(({ label }) => label === 'frontend');
      assert.match(item?.detail ?? '', /^matches 1 (pod|workload)$/);
      assert.equal(textOf(item), 'frontend');
    }));

  it('offers whole peers in lines that are indented as the place asks', () =>
    withManifest(`${HEAD}  ingress:\n    - from:\n        - $0\n`, async (manifest) => {
      const items = await offeredAt(manifest, 'backend');
      const item = items.find(({ label }) => label === 'backend');
      assert.equal(textOf(item), 'podSelector:\n            matchLabels:\n              app: backend');
    }));

  it('shows hints behind selectors to who wants them', async () => {
    const settings = workspace.getConfiguration('podgate');
    await settings.update('inlayHints.enabled', true, ConfigurationTarget.Global);
    try {
      await withManifest(
        `${HEAD}  podSelector: { matchLabels: { app: backend } }\n`,
        async ({ document }) => {
          const hints = await eventually('hints', async () => {
            const found = await commands.executeCommand<readonly InlayHint[] | undefined>(
              'vscode.executeInlayHintProvider',
              document.uri,
              new Range(0, 0, document.lineCount, 0),
            );
            return found !== undefined && 0 < found.length ? found : undefined;
          });
          const labels = hints.map(({ label }) => (typeof label === 'string' ? label : ''));
          assert.equal(labels[0], 'policyTypes: Ingress');
          assert.match(labels[1] ?? '', /^matches 1 (pod|workload)$/);
        },
      );
    } finally {
      await settings.update('inlayHints.enabled', undefined, ConfigurationTarget.Global);
    }
  });

  it('renames a label in all files that mean it', () =>
    withManifest(
      `${HEAD}  podSelector: { matchLabels: { app: back$0end } }\n`,
      async ({ document, cursor }) => {
        const edit = await eventually('the files', async () => {
          const found = await commands.executeCommand<WorkspaceEdit | undefined>(
            'vscode.executeDocumentRenameProvider',
            document.uri,
            cursor,
            'api',
          );
          return found !== undefined && 1 < found.size ? found : undefined;
        });
        const names = edit.entries().map(([uri]) => uri.path.slice(uri.path.lastIndexOf('/') + 1));
        assert.ok(names.includes('app.yaml') && names.includes('policies.yaml'), names.join(' '));
      },
    ));
});

/** What is offered, as soon as it has the label; the folder may still be read. */
function offeredAt({ document, cursor }: OpenManifest, label: string): Promise<readonly CompletionItem[]> {
  return eventually(`an offer of ${label}`, async () => {
    const { items } = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      cursor,
    );
    return items.some((item) => item.label === label) ? items : undefined;
  });
}

function textOf(item: CompletionItem | undefined): string | undefined {
  const text = item?.insertText;
  return text instanceof SnippetString ? text.value : text;
}
