/**
 * The rule `implicit-namespace` beyond its examples: what counts as a name of a namespace, and what its fix writes.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

const CONFIG = `#-- podgate.yaml
rules: { implicit-namespace: warning }
`;

function policy(metadata: string): string {
  return `#-- base/web.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { ${metadata} }
spec: { podSelector: {}, policyTypes: [Ingress] }
`;
}

describe('implicit-namespace', () => {
  it('names the namespace that is assumed', () => {
    checkFindings(
      `${CONFIG}${policy('name: web')}`.replace(
        'name: web }\n',
        'name: web }\n#                 ^^^ warning implicit-namespace: `default` is assumed\n',
      ),
    );
  });

  for (const namespace of ['shop', 'default']) {
    it(`is silent where a kustomization sets the namespace to ${namespace}`, () => {
      const base = '#-- base/kustomization.yaml\nresources: [web.yaml]\n';
      const overlay = `#-- prod/kustomization.yaml\nnamespace: ${namespace}\nresources: [../base]\n`;
      checkFindings(CONFIG + policy('name: web') + base + overlay);
    });
  }

  it('is silent unless it is wanted', () => {
    checkFindings(policy('name: web'));
  });

  it('writes the namespace behind the name', () => {
    const text = (metadata: string): string =>
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
${metadata}spec: { podSelector: {}, policyTypes: [Ingress] }
`;
    checkQuickFix(
      `${CONFIG}#-- web.yaml\n${text('  name: $0web # ours\n  labels: { a: b }\n')}`,
      'write `namespace: default` (settles where the policy goes)',
      text('  name: web # ours\n  namespace: default\n  labels: { a: b }\n'),
    );
  });
});
