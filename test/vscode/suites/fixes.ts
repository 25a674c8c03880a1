/**
 * Quick fixes as the editor offers and applies them, judged by the text after the edit: a field's name, `policyTypes`
 * written out, a peer's namespace.
 */
import assert from 'node:assert/strict';
import { type CodeAction, commands, Range, workspace } from 'vscode';
import { eventually } from '../eventually.ts';
import { type OpenManifest, withManifest } from './manifests.ts';

const RESOLVED_MAX = 50;

describe('quick fixes', () => {
  it('rename a field that is not one', async () => {
    const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: tried, namespace: shop }
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - $0form: # who may
        - podSelector: {}
`;
    await checkFix(policy, /from/, (text) => text.replace('$0form', 'from'));
  });

  it('write `policyTypes` out', async () => {
    const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: $0tried
  namespace: shop
spec:
  podSelector: {}
  ingress:
    - {}
`;
    await withManifest(policy, async (manifest) => {
      await applyFix(manifest, /policyTypes/);
      assert.match(manifest.document.getText(), /^ {2}policyTypes:(\n {4}- | \[)Ingress/m);
    });
  });

  it('suppress a finding where it is', async () => {
    const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: tried, namespace: shop }
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - $0form: []
`;
    await checkFix(policy, /^suppress .* here$/, (text) =>
      text.replace('    - $0form', '    # podgate-disable-next-line api-unknown-field\n    - form'),
    );
  });

  it('apply what is safe at once, as on saving', async () => {
    const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: $0tried, namespace: shop }
spec:
  # podgate-disable-next-line api-required -- gone
  podSelector: {}
  policyTypes: [Ingress]
`;
    await withManifest(policy, async ({ document }) => {
      const everywhere = new Range(document.positionAt(0), document.lineAt(document.lineCount - 1).range.end);
      const action = await eventually('an action that fixes all', async () => {
        const actions = await commands.executeCommand<readonly CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          everywhere,
          'source.fixAll.podgate',
          RESOLVED_MAX,
        );
        return actions[0];
      });
      assert.ok(action.edit);
      assert.ok(await workspace.applyEdit(action.edit));
      assert.doesNotMatch(document.getText(), /podgate-disable/);
    });
  });

  it('add the namespace to a peer that matches nobody', async () => {
    const policy = `apiVersion: v1
kind: Namespace
metadata: { name: users }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: tried
  namespace: users
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - $0podSelector:
            matchLabels:
              app: frontend
`;
    await withManifest(policy, async (manifest) => {
      await applyFix(manifest, /namespace/i);
      const text = manifest.document.getText();
      assert.match(text, /namespaceSelector:\s+matchLabels:\s+kubernetes\.io\/metadata\.name: shop/);
      assert.match(text, /podSelector:\s+matchLabels:\s+app: frontend/);
    });
  });
});

async function checkFix(text: string, title: RegExp, expected: (text: string) => string): Promise<void> {
  await withManifest(text, async (manifest) => {
    await applyFix(manifest, title);
    assert.equal(manifest.document.getText(), expected(text));
  });
}

/** Applies the first action at the cursor whose title matches, as choosing it from the menu does. */
async function applyFix({ document, cursor }: OpenManifest, title: RegExp): Promise<void> {
  const action = await eventually(`an action like ${String(title)}`, async () => {
    const actions = await commands.executeCommand<readonly CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new Range(cursor, cursor),
      undefined,
      RESOLVED_MAX,
    );
    return actions.find((offered) => title.test(offered.title) && offered.edit !== undefined);
  });
  assert.ok(action.edit);
  assert.ok(await workspace.applyEdit(action.edit));
}
