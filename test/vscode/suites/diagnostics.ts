/**
 * Findings as the editor's Problems view has them: there with their place and rule, and gone when the text is right,
 * saved or not.
 */
import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, Range, WorkspaceEdit, workspace } from 'vscode';
import { findingsOf } from './findings.ts';
import { openSample, withManifest } from './manifests.ts';

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: tried, namespace: tried }
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - ports:
        - protocol: TCP
          port: 70000
`;

describe('diagnostics', () => {
  it('shows what the API server would refuse, at its place', async () => {
    await withManifest(POLICY, async ({ document }) => {
      const [finding] = await findingsOf(document.uri, 1);
      assert.ok(finding);
      assert.equal(finding.severity, DiagnosticSeverity.Error);
      assert.equal(document.getText(finding.range), '70000');
      assert.match(finding.message, /^`70000` is not a port number/);
    });
  });

  it('names the rule and links to its page', async () => {
    await withManifest(POLICY, async ({ document }) => {
      const [finding] = await findingsOf(document.uri, 1);
      const { code } = finding ?? {};
      assert.ok(typeof code === 'object');
      assert.equal(code.value, 'api-invalid-value');
      assert.match(code.target.toString(), /api-invalid-value/);
    });
  });

  it('follows what is typed, before it is saved', async () => {
    await withManifest(POLICY, async ({ document }) => {
      await findingsOf(document.uri, 1);
      const start = document.positionAt(document.getText().indexOf('70000'));
      const edit = new WorkspaceEdit();
      edit.replace(document.uri, new Range(start, start.translate(0, 5)), '7000');
      assert.ok(await workspace.applyEdit(edit));
      assert.ok(document.isDirty);
      await findingsOf(document.uri, 0);
      await commands.executeCommand('undo');
      await findingsOf(document.uri, 1);
    });
  });

  it('says nothing about a sample without mistakes', async () => {
    const { document } = await openSample('policies.yaml', 'kind');
    // A finding elsewhere shows that findings have arrived.
    await withManifest(POLICY, async ({ document: wrong }) => {
      await findingsOf(wrong.uri, 1);
      await findingsOf(document.uri, 0);
    });
  });
});
