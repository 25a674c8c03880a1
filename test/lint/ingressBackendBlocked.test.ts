/**
 * The rule `ingress-backend-blocked` beyond its examples: when it speaks, when it is silent, and what its fixes write.
 */
import { ingressBackendBlocked } from '../../engine/src/lint/rules/ingressBackendBlocked.ts';
import type { Policy } from '../../engine/src/policy/policy.ts';
import { tieredPolicy } from '../fixture/tieredPolicy.ts';
import { checkUnder } from './checkUnder.ts';
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkFixTitles, checkQuickFix } from '../ide/checkQuickFix.ts';

const WEB = `apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Namespace
metadata: { name: ops }
---
apiVersion: v1
kind: Pod
metadata: { name: prober, namespace: ops, labels: { app: prober } }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: web, image: web, ports: [{ name: http, containerPort: 8080 }, { containerPort: 9090 }] }] }
---
`;

function service(type: string): string {
  return `apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { type: ${type}, selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
---
`;
}

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
---
`;

function policy(rules: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
${rules}`;
}

const OWN_PODS = `    - from: [{ podSelector: {} }]\n`;

function fromNamespace(name: string): string {
  return `    - from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ${name} } } }]\n`;
}

describe('ingress-backend-blocked', () => {
  it('counts what policies allow that decide before, and not what they deny', () => {
    const manifests = `${WEB}${service('ClusterIP')}${INGRESS}${policy(OWN_PODS)}`;
    const admin = (rule: string): Policy =>
      tieredPolicy({ tier: 'admin', name: 'entry', subject: 'web', direction: 'ingress', rules: [rule] });
    checkUnder(ingressBackendBlocked, { manifests, policies: [admin('allow * 8080')] }, []);
    checkUnder(ingressBackendBlocked, { manifests, policies: [admin('deny * 8080')] }, [
      'warning requests by way of `Ingress/web` do not arrive at `web`, whose policies let in neither addresses nor another namespace on `8080/TCP`; allow the namespace of the controller',
    ]);
  });

  it('warns of a load balancer that no address may come through', () => {
    checkFindings(
      `${WEB}${service('LoadBalancer')}${policy(`# ^^^^^^^ warning ingress-backend-blocked: let no addresses in on \`8080/TCP\`
${OWN_PODS}${fromNamespace('ops')}`)}`,
    );
  });

  it('warns of policies without any rule', () => {
    checkFindings(
      `${WEB}${service('ClusterIP')}${INGRESS}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: all, namespace: shop }
spec:
  podSelector: {}
  policyTypes: [Ingress]
  #            ^^^^^^^^^ warning ingress-backend-blocked: requests by way of \`Ingress/web\`
`,
    );
  });

  it('warns where only another port is open', () => {
    checkFindings(
      `${WEB}${service('ClusterIP')}${INGRESS}${policy(`# ^^^^^^^ warning ingress-backend-blocked: requests by way of \`Ingress/web\`
${fromNamespace('ops')}      ports: [{ port: 9090 }]
`)}`,
    );
  });

  it('is silent where a namespace is let in that may have the controller', () => {
    const start = `${WEB}${service('ClusterIP')}${INGRESS}`;
    checkFindings(`${start}${policy(fromNamespace('ops'))}`);
    checkFindings(`${start}${policy('    - from: [{ namespaceSelector: {} }]\n')}`);
    checkFindings(
      `${start}${policy('    - from: [{ namespaceSelector: { matchExpressions: [{ key: edge, operator: Exists }] } }]\n')}`.replace(
        'metadata: { name: ops }',
        'metadata: { name: ops, labels: { edge: "" } }',
      ),
    );
  });

  it('is silent where addresses are let in', () => {
    const block = '    - from: [{ ipBlock: { cidr: 10.0.0.0/8 } }]\n';
    checkFindings(`${WEB}${service('LoadBalancer')}${policy(block)}`);
  });

  it('is silent about Services that nothing outside leads to, and about nodes', () => {
    checkFindings(`${WEB}${service('ClusterIP')}${policy(OWN_PODS)}`);
    checkFindings(`${WEB}${service('NodePort')}${policy(OWN_PODS)}`);
  });

  it('is silent where a controller may be in the namespace', () => {
    const start = `${WEB}${service('ClusterIP')}${INGRESS}`;
    checkFindings(
      `${start.replace('metadata: { name: shop }', 'metadata: { name: bank }')}${policy(OWN_PODS)}`,
    );
    checkFindings(
      `${start}apiVersion: v1
kind: Pod
metadata: { name: traefik, namespace: shop }
---
${policy(OWN_PODS)}`,
    );
  });

  it('is silent where the pods of a Gateway may be in the namespace', () => {
    checkFindings(
      `${WEB}${service('ClusterIP')}apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
  rules: [{ backendRefs: [{ name: web, port: 80 }] }]
---
${policy(OWN_PODS)}`,
    );
  });

  it('is silent where the manifests do not tell everything', () => {
    checkFindings(
      `${WEB}${service('ClusterIP')}${INGRESS}apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: db, namespace: shop }
spec: { chart: { spec: { chart: postgres } } }
---
${policy(OWN_PODS)}`,
    );
  });

  it('lets the controller in by a rule', () => {
    const before = `${WEB}${service('ClusterIP')}${INGRESS}`;
    checkQuickFix(
      `${before}${policy(OWN_PODS).replace('  ingress:', '  $0ingress:')}`,
      'allow the namespace `ingress-nginx` in this policy (opens)',
      `${before}${policy(OWN_PODS)}    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: ingress-nginx
      ports:
        - protocol: TCP
          port: 8080
`,
    );
  });

  it('is silent where a pod of the namespace runs a controller, or is called like its class', () => {
    const edge = (name: string, image: string): string => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { app: edge } }
spec: { containers: [{ name: edge, image: "${image}" }] }
---
`;
    const toEdge = policy('    - from: [{ podSelector: { matchLabels: { app: edge } } }]\n');
    const start = `${WEB}${service('ClusterIP')}`;
    checkFindings(`${start}${INGRESS}${edge('edge', 'registry.example:5000/mirror/traefik:v3')}${toEdge}`);
    checkFindings(
      `${start}${INGRESS.replace('spec: {', 'spec: { ingressClassName: edge,')}${edge('edge-1', 'web')}${toEdge}`,
    );
    const warned = toEdge.replace(
      '  ingress:\n',
      '  ingress:\n# ^^^^^^^ warning ingress-backend-blocked: requests by way of `Ingress/web`\n',
    );
    checkFindings(`${start}${INGRESS}${edge('edge', 'nginx:1.27')}${warned}`);
    checkFindings(`${start}${INGRESS}${edge('edge', 'proxy.example/web')}${warned}`);
  });

  it('guesses the namespace of the controller by the class', () => {
    const start = `${WEB}${service('ClusterIP')}`;
    const offered = (ingress: string, names: readonly string[]): void => {
      checkFixTitles(
        `${start}${ingress}${policy(OWN_PODS).replace('  ingress:', '  policyTypes: [Ingress]\n  $0ingress:')}`,
        names.flatMap((name) => [
          `allow the namespace \`${name}\` in this policy (opens)`,
          `add a policy that allows the namespace \`${name}\` to the pods of \`web\` (opens)`,
        ]),
      );
    };
    const ofClass = (name: string): string =>
      INGRESS.replace('spec: {', `spec: { ingressClassName: ${name},`);
    offered(INGRESS, ['ingress-nginx']);
    offered(ofClass('traefik-internal'), ['traefik']);
    offered(ofClass('something'), []);
    offered(INGRESS.replace('name: web,', 'name: web, annotations: { kubernetes.io/ingress.class: kong },'), [
      'kong',
    ]);
    const known = 'apiVersion: v1\nkind: Pod\nmetadata: { name: traefik, namespace: traefik-v3 }\n---\n';
    offered(known + ofClass('traefik'), ['traefik-v3']);
    offered(known + ofClass('nginx'), ['ingress-nginx']);
    offered(known + ofClass('something'), ['traefik-v3']);
  });

  it('gives its policy a name that is free', () => {
    const before = `${WEB}${service('LoadBalancer')}`;
    const taken = policy(OWN_PODS)
      .replace('name: web', 'name: allow-everybody-to-web')
      .replace('  ingress:', '  $0ingress:');
    checkQuickFix(
      `${before}${taken}`,
      'add a policy that allows everybody to the pods of `web` (opens)',
      `${before}${taken.replace('$0', '')}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-everybody-to-web-2
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes:
    - Ingress
  ingress:
    - ports:
        - protocol: TCP
          port: 8080
`,
    );
  });

  it('lets clients in by a policy of their own', () => {
    const before = `${WEB}${service('LoadBalancer')}`;
    checkQuickFix(
      `${before}${policy(OWN_PODS).replace('  ingress:', '  $0ingress:')}`,
      'add a policy that allows everybody to the pods of `web` (opens)',
      `${before}${policy(OWN_PODS)}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-everybody-to-web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes:
    - Ingress
  ingress:
    - ports:
        - protocol: TCP
          port: 8080
`,
    );
  });
});
