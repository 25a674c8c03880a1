/**
 * The rule `implicit-namespace`: a policy that names no namespace, and gets none from a kustomization either.
 */
import { say } from '../../text/say.ts';
import { insertEntry } from '../../yaml/insertEntry.ts';
import { findEntry } from '../../yaml/node.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

const CONFIG = `#-- podgate.yaml
namespace: shop
rules:
  implicit-namespace: warning
#-- web.yaml
`;

export const implicitNamespace: Rule = {
  id: 'implicit-namespace',
  severity: 'off',
  title: 'A policy that names no namespace',
  docs: `A policy is about the pods of its own namespace. Without \`metadata.namespace\` that is whichever namespace the client
works in when it sends the manifest: \`default\`, or what \`kubectl -n\` or the current context says. Podgate takes
[\`namespace\`](../configuration.md#namespace) of \`podgate.yaml\` for it, else \`default\`. Off by default, since manifests for
several namespaces leave it out on purpose. A namespace that a kustomization sets counts as named.`,
  badExample: {
    text: `${CONFIG}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  #     ^^^ warning implicit-namespace: \`shop\` is assumed
spec:
  podSelector: {}
  policyTypes: [Ingress]
`,
  },
  goodExample: {
    text: `${CONFIG}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector: {}
  policyTypes: [Ingress]
`,
  },
  check: { of: 'policy', run: find },
  message: (problem) => {
    const namespace = quoteCode(getArgument(problem, 'namespace'));
    return say`no namespace is named, so the policy goes to the one that the client works in, and ${namespace} is assumed here; write which is meant`;
  },
  fixes: (problem, { text, root }) => {
    const metadata = root.type === 'map' ? findEntry(root, 'metadata')?.value : undefined;
    if (metadata?.type !== 'map') {
      return [];
    }
    const namespace = getArgument(problem, 'namespace');
    const entry = { key: 'namespace', value: namespace };
    return [
      {
        title: say`write ${quoteCode(`namespace: ${namespace}`)} (settles where the policy goes)`,
        edits: [insertEntry(text, metadata, entry, findEntry(metadata, 'name'))],
        isSafe: false,
      },
    ];
  },
};

function* find({ resource, namespace }: PolicyFacts): Generator<Found> {
  if (resource.isNamespaceAssumed === true) {
    yield { resource, span: resource.nameSpan, path: 'metadata.namespace', args: { namespace } };
  }
}
