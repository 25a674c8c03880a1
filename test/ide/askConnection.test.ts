/**
 * What a cell of the matrix asks for when somebody wants it opened or closed: which ports, and of addresses all that stand in
 * its line.
 */
import assert from 'node:assert/strict';
import {
  askConnection,
  closeConnection,
  formatMessage,
  openConnection,
  PortSet,
  type AskedConnection,
  type ConnectionWish,
  type ScopeView,
} from '../../engine/src/index.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { readFixture } from '../fixture/readFixture.ts';

const MANIFESTS = `
#-- app.yaml
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: main, image: web, ports: [{ containerPort: 80 }] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
spec: { containers: [{ name: main, image: db, ports: [{ containerPort: 5432 }] }] }
#-- db.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ ipBlock: { cidr: 192.0.2.0/24 } }, { ipBlock: { cidr: 198.51.100.0/24 } }]
      ports: [{ port: 5432 }]
`;

const { files } = readFixture(MANIFESTS);
const SNAPSHOT = openFixture(files, readFixtureOptions(''));
const VIEW: ScopeView = SNAPSHOT.scopes[0] ?? assert.fail('no scope');
const TEXTS = { readText: (path: string) => files.find((file) => file.path === path)?.text };

function ask(wish: Partial<ConnectionWish>): AskedConnection {
  const all = { from: 'shop/web[Pod]', to: 'shop/db[Pod]', wish: 'open', ports: PortSet.ALL } as const;
  return askConnection(VIEW, { ...all, ...wish }) ?? assert.fail('an end is not there');
}

function titlesOf(
  edit: ReturnType<typeof openConnection> | ReturnType<typeof closeConnection>,
): readonly string[] {
  assert(typeof edit === 'object', String(edit));
  return edit.changes.map(({ title }) => formatMessage(title));
}

/** The id of the range that begins with an address, as the first of a line has it. */
function rangeFrom({ reachability }: ScopeView, address: string): string {
  const found = reachability.endpoints.find(({ id }) => id.startsWith(`${address}-`));
  return found?.id ?? assert.fail(reachability.endpoints.map(({ id }) => id).join('\n'));
}

describe('asking for a change of a cell', () => {
  it('means the ports that the destination listens on, to open', () => {
    assert.equal(ask({}).ports.key, PortSet.of([{ protocol: 'TCP', from: 5432, to: 5432 }]).key);
    const udp = PortSet.of([{ protocol: 'UDP', from: 53, to: 53 }]);
    assert.equal(ask({ ports: udp }).ports.key, udp.key);
  });

  it('means what is allowed, to close', () => {
    assert(ask({ wish: 'close' }).ports.isEmpty);
    assert(ask({ from: 'shop/db[Pod]', to: 'shop/web[Pod]', wish: 'close' }).ports.isAll);
  });

  it('means all addresses of a line', () => {
    const asked = ask({ from: rangeFrom(VIEW, '192.0.2.0'), wish: 'close' });
    assert.equal(asked.addresses?.intervals.length, 2);
    assert.equal(asked.from.isInternet, undefined);
    assert.deepEqual(titlesOf(closeConnection(SNAPSHOT, VIEW, asked, TEXTS)), [
      'remove ingress rule 1 of `db`',
    ]);
  });

  it('means the internet where the line is called so', () => {
    const asked = ask({ from: rangeFrom(VIEW, '0.0.0.0') });
    assert.equal(asked.from.isInternet, true);
    assert.deepEqual(titlesOf(openConnection(SNAPSHOT, VIEW, asked, TEXTS)), [
      'add a peer to ingress rule 1 of `db`',
    ]);
  });

  it('means nothing where an end is gone', () => {
    const wish = { from: 'shop/gone[Pod]', to: 'shop/db[Pod]', wish: 'open', ports: PortSet.ALL } as const;
    assert.equal(askConnection(VIEW, wish), undefined);
  });
});
