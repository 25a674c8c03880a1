/**
 * Suppressions in manifests: what each form covers, wherever it stands, and what is said about those that suppress
 * nothing.
 */
import { checkFindings } from '../fixture/checkFindings.ts';

const HEAD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
`;
const BAD_PORT = `spec:
  podSelector: {}
  ingress:
    - ports:
        - port: 70000
`;
const FOUND = `${BAD_PORT}        #       ^^^^^ error api-invalid-value\n`;

function policy(metadata: string, spec = BAD_PORT): string {
  return `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n${metadata}${spec}`;
}

describe('suppressing', () => {
  it('covers the next line, and no other', () => {
    checkFindings(`${HEAD}spec:
  podSelector: {}
  ingress:
    - ports:
        # podgate-disable-next-line api-invalid-value -- the proxy maps it
        - port: 70000
        - port: 70001
        #       ^^^^^ error api-invalid-value
`);
  });

  it('goes over blanks and comments to the next line, so that two can stand together', () => {
    checkFindings(`${HEAD}spec:
  podSelector: {}
  ingress:
    - ports:
        # podgate-disable-next-line api-invalid-value
        # podgate-disable-next-line api-wrong-type

        # the port of old
        - { port: 70000, endPort: "1" }
`);
  });

  it('may stand behind a value, in flow style and between brackets', () => {
    checkFindings(`${HEAD}spec:
  podSelector: {} # podgate-disable-next-line api-invalid-value
  ingress: [ports: [port: 70000]]
  egress: [
    # podgate-disable-next-line api-invalid-value
    { ports: [port: 70000], to: [podSelector: {}] }
  ]
`);
  });

  it('covers a document and no other', () => {
    checkFindings(`# podgate-disable api-invalid-value
${HEAD}${BAD_PORT}---
${HEAD.replace('web', 'api')}${FOUND}---
${HEAD.replace('web', 'db')}${BAD_PORT}# podgate-disable api-invalid-value -- at its end`);
  });

  it('may stand before the line that begins a document', () => {
    checkFindings(`# podgate-disable api-invalid-value
---
${HEAD}${BAD_PORT}---
${HEAD.replace('web', 'api')}${FOUND}`);
    checkFindings(`# podgate-disable-next-line api-unavailable-version
---
apiVersion: extensions/v1beta1
kind: NetworkPolicy
metadata: { name: web }
spec: { podSelector: {} }
`);
  });

  it('covers all items of a list from its head, and one item from within', () => {
    const item = (name: string): string =>
      `- apiVersion: networking.k8s.io/v1\n  kind: NetworkPolicy\n  metadata: { name: ${name} }\n  spec: { podSelector: {}, ingress: [ports: [port: 70000]] }\n`;
    checkFindings(`apiVersion: v1
kind: List # podgate-disable api-invalid-value
items:
${item('a')}${item('b')}`);
    checkFindings(`apiVersion: v1
kind: List
items:
${item('a').replace('  spec', '  # podgate-disable-next-line api-invalid-value\n  spec')}${item('b')}  #                                                ^^^^^ error api-invalid-value
`);
  });

  it('takes several rules, and blanks or commas between them', () => {
    checkFindings(`# podgate-disable api-invalid-value,api-non-canonical-cidr
${HEAD}spec:
  podSelector: {}
  ingress:
    - from: [{ ipBlock: { cidr: 10.0.0.1/8 } }]
      ports: [{ port: 70000 }]
`);
  });

  it('works with CRLF and lone CR', () => {
    const text = `${HEAD}spec:\n  podSelector: {}\n  ingress:\n    # podgate-disable-next-line api-invalid-value -- why\n    - ports: [{ port: 70000 }]\n`;
    checkFindings(text.replaceAll('\n', '\r\n'));
    checkFindings(text.replaceAll('\n', '\r'));
  });

  it('by annotation covers the resource, in YAML, in JSON and in lists', () => {
    checkFindings(
      policy('  name: web\n  annotations: { podgate.dev/disable: "api-invalid-value -- why" }\n'),
    );
    checkFindings(
      `{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"web","annotations":{"podgate.dev/disable":"api-invalid-value"}},"spec":{"podSelector":{},"ingress":[{"ports":[{"port":70000}]}]}}`,
    );
    checkFindings(
      `{"kind":"List","apiVersion":"v1","items":[{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"web","annotations":{"podgate.dev/disable":"api-invalid-value"}},"spec":{"podSelector":{},"ingress":[{"ports":[{"port":70000}]}]}}]}`,
    );
  });

  it('covers findings about the cluster', () => {
    checkFindings(`apiVersion: v1
kind: Namespace
metadata:
  # podgate-disable-next-line duplicate-resource
  name: shop
  labels: { a: b }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
`);
  });

  it('is nothing within a string', () => {
    checkFindings(
      `${HEAD.replace('metadata: {', 'metadata: { annotations: { a: "\n # podgate-disable api-invalid-value" },')}${FOUND}`,
    );
    checkFindings(
      policy(
        `  name: web
  annotations:
    text: |
      # podgate-disable api-invalid-value
    more: >-
      # podgate-disable-next-line api-required
      - port: 1
`,
        FOUND,
      ),
    );
  });
});

describe('a suppression that suppresses nothing', () => {
  it('is a hint, as a whole or rule by rule', () => {
    checkFindings(`${HEAD}spec:
  # podgate-disable-next-line api-invalid-value -- gone
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-suppression: remove it
  podSelector: {}
`);
    checkFindings(`# podgate-disable api-invalid-value, api-forbidden -- the second is gone
#                                    ^^^^^^^^^^^^^ hint unused-suppression: \`api-forbidden\` is not found here
${HEAD}${BAD_PORT}`);
    checkFindings(
      policy(
        '  name: web\n  annotations:\n    podgate.dev/disable: api-required\n#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-suppression\n',
        'spec: { podSelector: {} }\n',
      ),
    );
  });

  it('is a warning where it names no rule, or one that there is not, or is no suppression', () => {
    checkFindings(`# podgate-disable -- everything
#<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unused-suppression: write the id of the rule
# podgate-disable api-invalid-valeu
#                 ^^^^^^^^^^^^^^^^^ warning unused-suppression: write \`api-invalid-value\`
# podgate-disable-nextline api-invalid-value
#<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unused-suppression: write \`podgate-disable-next-line\`
${HEAD}${FOUND}`);
  });

  it('may stand behind everything, where it speaks of nothing', () => {
    checkFindings(`${HEAD}spec: { podSelector: {} }
---
# podgate-disable api-required
#<^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-suppression
`);
  });

  it('is not said where it cannot be known', () => {
    // A rule that is off, a text that is no YAML, a template, a cluster that is not all there.
    checkFindings(`#-- podgate.yaml
rules: { api-invalid-value: off }
#-- web.yaml
# podgate-disable api-invalid-value
${HEAD}spec: { podSelector: {} }
`);
    checkFindings(`# podgate-disable api-invalid-value, yaml-syntax
${HEAD}spec: { podSelector: {
`);
    checkFindings(`# podgate-disable duplicate-resource
${HEAD}spec: { podSelector: {} }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: {{ .Values.name }}, namespace: shop }
#                 ^^^^^^^^^^^^^^^^^^ info template-skipped
`);
  });

  it('can itself be suppressed', () => {
    checkFindings(`# podgate-disable unused-suppression -- kept for the other branch
${HEAD}spec:
  # podgate-disable-next-line api-invalid-value
  podSelector: {}
`);
    checkFindings(`# podgate-disable unused-suppression
#<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-suppression
${HEAD}spec: { podSelector: {} }
`);
  });

  it('is not said of text that nobody reads', () => {
    checkFindings('# podgate-disable api-required\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n');
  });
});
