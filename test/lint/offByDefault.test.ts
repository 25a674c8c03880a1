/**
 * The rules that are off until a user wants them: when they are silent, and what their fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

const config = (rule: string): string => `#-- podgate.yaml\nrules: { ${rule}: warning }\n#-- shop.yaml\n`;

const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: $0shop }\n';
const WEB = 'apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: shop, labels: { app: web } }\n';

describe('rules that are off by default', () => {
  it('say nothing', () => {
    checkFindings(`${NAMESPACE.replace('$0', '')}---\n${WEB}`);
  });
});

describe('namespace-without-default-deny', () => {
  const CONFIG = config('namespace-without-default-deny');

  it('is silent about a namespace without pods, or one that is not fully described', () => {
    checkFindings(CONFIG + NAMESPACE.replace('$0', ''));
    const release =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: x, namespace: shop }\n';
    checkFindings(`${CONFIG}${NAMESPACE.replace('$0', '')}---\n${WEB}---\n${release}`);
  });

  it('adds the policy behind the namespace', () => {
    checkQuickFix(
      `#-- podgate.yaml
rules: { namespace-without-default-deny: warning }
#-- pod.yaml
${WEB}
#-- shop.yaml
apiVersion: v1
kind: Namespace
metadata:
  name: $0shop # open
`,
      'add a default deny for `shop` (closes ingress)',
      `apiVersion: v1
kind: Namespace
metadata:
  name: shop # open
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny-ingress
  namespace: shop
spec:
  podSelector: {}
  policyTypes:
    - Ingress
`,
    );
  });
});

describe('policies that fixes add', () => {
  const taken = (name: string): string => `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec:
  podSelector: { matchLabels: { app: other } }
  policyTypes: [Ingress]
`;

  it('do not take the place of one that has the name', () => {
    const deny = taken('default-deny-ingress');
    checkQuickFix(
      `${config('namespace-without-default-deny')}${deny}---\n${WEB}---\n${NAMESPACE}`,
      'add a default deny for `shop` (closes ingress)',
      `${deny}---
${WEB}---
${NAMESPACE.replace('$0', '').trimEnd()}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny-ingress-2
  namespace: shop
spec:
  podSelector: {}
  policyTypes:
    - Ingress
`,
    );
    checkQuickFix(
      `${config('workload-unprotected')}${taken('web')}---\n${taken('web-2').slice(4)}---\n${WEB.replace('name: web', 'name: $0web')}`,
      'add a policy that closes ingress of `web`',
      `${taken('web')}---\n${taken('web-2').slice(4)}---
${WEB.trimEnd()}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web-3
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes:
    - Ingress
`,
    );
  });
});

describe('workload-unprotected', () => {
  const CONFIG = config('workload-unprotected');

  it("is silent about pods in the host's network", () => {
    checkFindings(`${CONFIG}${WEB}spec: { hostNetwork: true }\n`);
  });

  it("keeps the Services' ports open to the namespace", () => {
    const service = `apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
`;
    checkQuickFix(
      `${CONFIG}${service}---\n${WEB.replace('name: web', 'name: $0web')}`,
      "add a policy that closes ingress of `web` but for its Services' ports from its own namespace",
      `${service}---
${WEB.trimEnd()}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes:
    - Ingress
  ingress:
    - from:
        - podSelector: {}
      ports:
        - protocol: TCP
          port: 8080
`,
    );
  });
});

describe('policy-undocumented', () => {
  const CONFIG = config('policy-undocumented');
  const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress]
  ingress:
    - from: [{ podSelector: { matchLabels: { app: api } } }]
      ports: [{ port: 80 }]
`;

  it('is silent where a comment says something to people', () => {
    checkFindings(`${CONFIG}# The shop's front.\n${POLICY}`);
  });

  it('writes what the policy allows', () => {
    checkQuickFix(
      CONFIG + POLICY.replace('name: web', 'name: $0web'),
      'add a description of what it allows',
      POLICY.replace(
        '  name: web\n',
        '  name: web\n  annotations:\n    kubernetes.io/description: "For pods with app=web: ingress from pods with app=api on TCP 80."\n',
      ),
    );
  });
});
