/** `podgate explain` on files that a test writes down, most often the shop. */
import assert from 'node:assert/strict';
import { SHOP } from './manifests.ts';
import { runPodgate, writeFolder } from './runPodgate.ts';

export const DENY_ALL = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny-all, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
`;

/** The answer, which must come without a complaint. */
export async function explain(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<string> {
  const result = await runPodgate(['explain', ...args], { cwd: writeFolder(files) });
  assert.equal(result.exitCode, 0, result.stderr);
  assert.equal(result.stderr, '');
  return result.stdout;
}

export const SHOP_FILES: Readonly<Record<string, string>> = { 'shop.yaml': SHOP };
export const WEB_TO_DB: readonly string[] = ['--from', 'shop/web', '--to', 'shop/db'];
