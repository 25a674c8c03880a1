/**
 * Quick fixes, judged by the text afterwards: comments, style and line breaks stay as they were.
 */
import { checkFixTitles, checkQuickFix } from './checkQuickFix.ts';

const HEAD =
  'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web, namespace: shop }\n';

describe('quick fix: an unknown field', () => {
  it('is renamed to what was meant', () => {
    checkQuickFix(
      `${HEAD}spec:\n  podSelector: {}\n  ingress:\n    - fr$0m: # from whom\n        - podSelector: {}\n`,
      'write `from`',
      `${HEAD}spec:\n  podSelector: {}\n  ingress:\n    - from: # from whom\n        - podSelector: {}\n`,
    );
  });

  it('keeps its quotes', () => {
    checkQuickFix(
      `${HEAD}spec: { "podSelector": {}, "polic$0yType": ["Ingress"] }\n`,
      'write `policyTypes`',
      `${HEAD}spec: { "podSelector": {}, "policyTypes": ["Ingress"] }\n`,
    );
  });

  it('is not renamed to one that is there already', () => {
    checkFixTitles(`${HEAD}spec:\n  podSelector: {}\n  policyTypes: [Ingress]\n  podSel$0ecto: {}\n`, [
      'remove `podSelecto` (the API server drops it anyway)',
    ]);
  });
});

describe('quick fix: policyTypes', () => {
  it('are written out behind the podSelector, as lists are written there', () => {
    checkQuickFix(
      `${HEAD}spec:\n  podSel$0ector: # all\n    matchLabels: { app: web } # of them\n  # only these\n  ingress:\n  - {}\n`,
      'write out `policyTypes: [Ingress]`',
      `${HEAD}spec:\n  podSelector: # all\n    matchLabels: { app: web } # of them\n  policyTypes:\n  - Ingress\n  # only these\n  ingress:\n  - {}\n`,
    );
  });

  it('are both where there are egress rules', () => {
    checkQuickFix(
      `${HEAD}spec:\n  podSel$0ector: {}\n  egress:\n    - {}\n`,
      'write out `policyTypes: [Ingress, Egress]`',
      `${HEAD}spec:\n  podSelector: {}\n  policyTypes:\n    - Ingress\n    - Egress\n  egress:\n    - {}\n`,
    );
  });

  it('are written in flow style, in JSON and with CRLF as well', () => {
    checkQuickFix(
      `${HEAD}spec: { podSel$0ector: {}, ingress: [] }`,
      'write out `policyTypes: [Ingress]`',
      `${HEAD}spec: { podSelector: {}, policyTypes: [Ingress], ingress: [] }`,
    );
    checkQuickFix(
      '{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"a"},"spec":{"podSel$0ector":{}}}',
      'write out `policyTypes: [Ingress]`',
      '{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"a"},"spec":{"podSelector":{}, "policyTypes": ["Ingress"]}}',
    );
    const crlf = `${HEAD}spec:\n  podSel$0ector: {}\n`.replaceAll('\n', '\r\n');
    checkQuickFix(
      crlf,
      'write out `policyTypes: [Ingress]`',
      `${HEAD}spec:\n  podSelector: {}\n  policyTypes:\n    - Ingress\n`.replaceAll('\n', '\r\n'),
    );
  });

  it('fill an empty list and a blank', () => {
    checkQuickFix(
      `${HEAD}spec:\n  podSelector: {}\n  policyTypes: [$0]\n`,
      'write out `policyTypes: [Ingress]`',
      `${HEAD}spec:\n  podSelector: {}\n  policyTypes: [Ingress]\n`,
    );
    checkQuickFix(
      `${HEAD}spec:\n  podSelector: {}\n  policyTy$0pes: # none\n  ingress: []\n`,
      'write out `policyTypes: [Ingress]`',
      `${HEAD}spec:\n  podSelector: {}\n  policyTypes: [Ingress] # none\n  ingress: []\n`,
    );
  });

  it('are not offered where they are written', () => {
    checkFixTitles(`${HEAD}spec: { podSel$0ector: {}, policyTypes: [Ingress] }`, []);
  });
});

const ELSEWHERE = `
#-- api.yaml
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: backend, labels: { app: api } }
#-- web.yaml
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
#-- policy.yaml
`;

describe('quick fix: the namespace of a peer', () => {
  it('is added where the pods are elsewhere', () => {
    checkQuickFix(
      `${ELSEWHERE}${HEAD}spec:\n  podSelector: {}\n  policyTypes: [Ingress]\n  ingress:\n    - from:\n        - podSel$0ector:\n            matchLabels:\n              app: api # the API\n      ports: []\n`,
      'add the namespace `backend` to the peer',
      `${HEAD}spec:\n  podSelector: {}\n  policyTypes: [Ingress]\n  ingress:\n    - from:\n        - podSelector:\n            matchLabels:\n              app: api # the API\n          namespaceSelector:\n            matchLabels:\n              kubernetes.io/metadata.name: backend\n      ports: []\n`,
    );
  });

  it('is added in flow style', () => {
    checkQuickFix(
      `${ELSEWHERE}${HEAD}spec: { podSelector: {}, policyTypes: [Ingress], ingress: [{ from: [{ podSelector: { matchLabels: { app: a$0pi } } }] }] }`,
      'add the namespace `backend` to the peer',
      `${HEAD}spec: { podSelector: {}, policyTypes: [Ingress], ingress: [{ from: [{ podSelector: { matchLabels: { app: api } }, namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: backend } } }] }] }`,
    );
  });

  it('is not offered where the peer matches pods of its own namespace, or matches nothing at all', () => {
    const spec = (app: string): string =>
      `spec: { podSelector: {}, policyTypes: [Ingress], ingress: [{ from: [{ podSelector: { matchLabels: { app: $0${app} } } }] }] }`;
    checkFixTitles(`${ELSEWHERE}${HEAD}${spec('web')}`, []);
    checkFixTitles(`${ELSEWHERE}${HEAD}${spec('nobody')}`, []);
  });
});
