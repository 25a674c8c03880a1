/**
 * Settings of the editor take effect while it runs.
 */
import { ConfigurationTarget, workspace } from 'vscode';
import { eventually } from '../eventually.ts';
import { findingsOf } from './findings.ts';
import { hoverText, seesHover } from './hovers.ts';
import { readTitles } from './lensTitles.ts';
import { openSample, withManifest } from './manifests.ts';

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: tried, namespace: tried }
spec:
  podSelector: {}
  unheard: 1
  ingress: [{ ports: [{ port: 70000 }] }]
  policyTypes: [Ingress]
`;

describe('settings', () => {
  it('leave what a schema can know to others', async () => {
    await withManifest(POLICY, async ({ document }) => {
      await findingsOf(document.uri, 2);
      await withSetting('schemaFindings', 'never', () => findingsOf(document.uri, 1));
      await findingsOf(document.uri, 2);
    });
  });

  it("leave to Red Hat's extension what it sees by default", async () => {
    const twice = POLICY.replace('  unheard: 1\n', '  podSelector: {}\n');
    await withManifest(twice, async ({ document }) => {
      await withSetting('schemaFindings', 'always', () => findingsOf(document.uri, 2));
      await findingsOf(document.uri, 1);
    });
    const schema = '# yaml-language-server: $schema=https://example.com/kubernetes/networkpolicy.json\n';
    await withManifest(schema + POLICY, async ({ document }) => {
      await withSetting('schemaFindings', 'always', () => findingsOf(document.uri, 2));
      await findingsOf(document.uri, 1);
    });
  });

  it('switch hovers and lenses off and on', async () => {
    const { document, cursor } = await openSample('policies.yaml', 'app: backend');
    await hoverText(document.uri, cursor);
    await withSetting('hover.enabled', false, () =>
      eventually('no hover', async () => ((await seesHover(document.uri, cursor)) ? undefined : 'none')),
    );
    await withSetting('codeLens.enabled', false, () =>
      eventually('no lens', async () => ((await readTitles(document.uri)).length === 0 ? 'none' : undefined)),
    );
    await hoverText(document.uri, cursor);
  });
});

async function withSetting(name: string, value: unknown, action: () => Promise<unknown>): Promise<void> {
  await workspace.getConfiguration('podgate').update(name, value, ConfigurationTarget.Global);
  try {
    await action();
  } finally {
    await workspace.getConfiguration('podgate').update(name, undefined, ConfigurationTarget.Global);
  }
}
