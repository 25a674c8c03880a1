/**
 * The rule `implicit-protocol`: ports that leave their protocol out. Where TCP is the wrong one, other rules find what
 * comes of it.
 */
import { DIRECTIONS } from '../../k8s/resource.ts';
import { say } from '../../text/say.ts';
import { findNode } from '../../yaml/findNode.ts';
import { insertEntry } from '../../yaml/insertEntry.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import type { Rule } from '../rule.ts';

const HEAD = `#-- podgate.yaml
rules:
  implicit-protocol: hint
#-- web.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: {}
      ports:
        - port: 8080
`;

export const implicitProtocol: Rule = {
  id: 'implicit-protocol',
  severity: 'off',
  title: 'A port that leaves its protocol out',
  docs: `Without \`protocol\` a port is one of TCP, and of TCP alone. Written out, nobody has to know that. Off by default, since
most ports are TCP and mean to be; where it matters it is said without this rule: a DNS that is allowed on 53 without UDP is
\`egress-blocks-dns\`, a port that the pods declare for another protocol \`port-not-exposed\`.`,
  badExample: { text: `${HEAD}        # ^^^^^^^^^^ hint implicit-protocol: TCP alone\n` },
  goodExample: { text: `${HEAD}          protocol: TCP\n` },
  check: { of: 'manifest', run: find },
  message: () => say`\`protocol\` is left out, so this is a port of TCP alone; write it out to say so`,
  fixes: ({ span }, { text, root }) => {
    const port = findNode(root, span);
    return port?.type === 'map'
      ? [
          {
            title: say`write out \`protocol: TCP\``,
            edits: [insertEntry(text, port, { key: 'protocol', value: 'TCP' })],
            isSafe: true,
          },
        ]
      : [];
  },
};

function* find({ resource }: PolicyFacts): Generator<Found> {
  for (const direction of DIRECTIONS) {
    for (const { index, ports = [] } of resource.spec[direction]) {
      const found = ports.map((port, position) => ({
        port,
        path: `spec.${direction}[${index}].ports[${position}]`,
      }));
      yield* found
        .filter(({ port }) => port.type !== 'unreadable' && port.hasProtocol !== true)
        .map(({ port, path }) => ({ resource, span: port.span, path: `${path}.protocol`, args: {} }));
    }
  }
}
