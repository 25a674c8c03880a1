/**
 * Why a direction is as it is, word for word, and the lines that decide: what denies, what leaves it open, and what network
 * plugins make of it.
 */
import assert from 'node:assert/strict';
import { readFixtureOptions } from '../../../test/fixture/fixtureOptions.ts';
import { openFixture } from '../../../test/fixture/openFixture.ts';
import type { Direction } from '../k8s/resource.ts';
import { PortSet } from '../policy/portSet.ts';
import { writeStatements } from './explanationText.ts';
import { toMarkdown } from './toMarkdown.ts';

const pod = (name: string, more = '', namespace = 'shop'): string =>
  `kind: Pod\nmetadata: { name: ${name}, namespace: ${namespace}, labels: { app: ${name} } }\n${more}---\n`;

const PODS = `${pod('web')}${pod('api')}${pod('db')}${pod('web', '', 'edge')}`;

const policy = (ingress: string, subject = 'app: db'): string => `kind: NetworkPolicy
apiVersion: networking.k8s.io/v1
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { ${subject} } }
  policyTypes: [Ingress]
  ingress: ${ingress}
`;

/** Checks the sentences about one direction of `shop/web > shop/db` (or other ends) on TCP 80, each with its line. */
function checkStatements(
  text: string,
  expected: readonly string[],
  { from = 'shop/web', to = 'shop/db', direction = 'ingress' as Direction, options = '' } = {},
): void {
  const snapshot = openFixture([{ path: 'a.yaml', text }], readFixtureOptions(options));
  const [view] = snapshot.scopes;
  assert(view !== undefined);
  const { endpoints } = view.reachability;
  const [source, target] = [from, to].map((name) =>
    endpoints.find(({ id, type }) => (name === 'outside' ? type === 'addresses' : id.startsWith(`${name}[`))),
  );
  assert(source !== undefined && target !== undefined);
  const ports = PortSet.of([{ protocol: 'TCP', from: 80, to: 80 }]);
  const [decision] = view.reachability.decide(source, target, ports);
  assert(decision !== undefined);
  const said = writeStatements({ view, from: source, to: target }, decision[direction]).map((statement) => {
    const { location } = statement;
    const span = location === undefined ? undefined : snapshot.locate(location).span;
    const line = span === undefined ? '' : ` :${text.slice(0, span.start).split('\n').length}`;
    return `${toMarkdown([{ type: 'paragraph', content: statement.text }], () => undefined)}${line}`;
  });
  assert.deepEqual(said, expected);
}

describe('the words of an explanation', () => {
  it('say that nothing isolates, and why nothing could', () => {
    checkStatements(PODS, ['no policy isolates it for ingress']);
    checkStatements(PODS, ['outside of the cluster no policy applies'], {
      from: 'outside',
      direction: 'egress',
    });
    const host = pod('host', 'spec: { hostNetwork: true }\n');
    checkStatements(`${PODS}${host}`, ['on the network of its node (hostNetwork) no policy isolates it'], {
      to: 'shop/host',
    });
  });

  it('say which rule allows, and whom it means', () => {
    checkStatements(
      `${PODS}${policy('[{ from: [{ podSelector: { matchLabels: { app: api } } }, { podSelector: {} }], ports: [{ port: 80 }] }]')}`,
      ['shop/db allows it by ingress rule 1: every pod of namespace `shop`, on TCP 80 :19'],
    );
    checkStatements(`${PODS}${policy('[{}]')}`, [
      'shop/db allows it by ingress rule 1: everyone, on every port :19',
    ]);
  });

  it('say what each rule of a policy allows instead', () => {
    const isolated = 'isolated by shop/db :15';
    checkStatements(`${PODS}${policy('[]')}`, ['isolated by shop/db, which has no ingress rules :15']);
    checkStatements(
      `${PODS}${policy('[{ from: [{ podSelector: { matchLabels: { app: api } } }] }, { ports: [{ port: 443 }] }]')}`,
      [
        isolated,
        'rule 1 allows pods `app=api` of namespace `shop`, but not web (has `app=web`) :19',
        'rule 2 allows web only on TCP 443 :19',
      ],
    );
    checkStatements(
      `${PODS}${policy('[{ from: [{ podSelector: { matchLabels: { app: web } } }] }]')}`,
      [isolated, 'rule 1 allows pods `app=web` of namespace `shop`, but not web (in namespace `edge`) :19'],
      { from: 'edge/web' },
    );
    checkStatements(
      `${PODS}${policy('[{ from: [{ podSelector: { matchLabels: { tier: x } } }, { ipBlock: { cidr: 8.8.8.0/24 } }] }]')}`,
      [isolated, 'rule 1 allows pods `tier=x` of namespace `shop`; addresses `8.8.8.0/24`, but not web :19'],
    );
  });

  it('say what leaves it open', () => {
    checkStatements(`${PODS}${policy('[{ from: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }]')}`, [
      'shop/db may decide it by ingress rule 1: its address is not known here :19',
    ]);
    const host = pod('host', 'spec: { hostNetwork: true }\n');
    checkStatements(
      `${PODS}${host}${policy('[{ from: [{ podSelector: { matchLabels: { app: host } } }] }]')}`,
      ['shop/db may decide it by ingress rule 1: with hostNetwork, Kubernetes leaves it open :23'],
      { from: 'shop/host' },
    );
  });

  it('say what a network plugin does not do', () => {
    checkStatements(
      `${PODS}${policy('[]')}`,
      ['no policy isolates it for ingress', 'shop/db selects it, but Flannel does not apply it :15'],
      { options: 'cni=flannel' },
    );
    checkStatements(
      `${PODS}${policy('[{ from: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }]')}`,
      ['isolated by shop/db :15', 'rule 1 would allow it, but Cilium reads it differently :19'],
      { options: 'cni=cilium' },
    );
  });
});
