/** Which endpoints a name means, and where a connection to them arrives. */
import assert from 'node:assert/strict';
import type { AddressEndpoint, Cluster, WorkloadEndpoint } from '../cluster/cluster.ts';
import { DEFAULT_SETTINGS } from '../config/settings.ts';
import { KUBERNETES_PROFILE } from '../config/profile.ts';
import { parseAddress } from '../k8s/cidr.ts';
import type { ResourceHeader, Service } from '../k8s/resource.ts';
import { parseEndpointQuery } from './endpointQuery.ts';
import type { PortInterval, PortSet } from '../policy/portSet.ts';
import { findEndpoints, type EndpointAnswer, type EndpointSpace } from './findEndpoints.ts';

const SPAN = { start: 0, end: 0 };

function header(kind: string, namespace: string, name: string): ResourceHeader {
  const metadata = { labels: new Map(), annotations: new Map(), owner: undefined };
  const place = { file: 'a.yaml', base: 0, unitIndex: 0, span: SPAN, nameSpan: SPAN };
  return { apiVersion: 'v1', kind, name, namespace, ...metadata, ...place };
}

function workload(namespace: string, name: string, over: Partial<WorkloadEndpoint> = {}): WorkloadEndpoint {
  const kind = over.kind ?? 'Deployment';
  return {
    type: 'workload',
    id: `${namespace}/${name}[${kind}]`,
    namespace,
    kind,
    name,
    labels: { known: new Map([['app', name]]), isOpen: false },
    replicas: 1,
    canHaveSeveralPods: false,
    ports: [{ name: 'http', number: 9000, protocol: 'TCP', span: SPAN }],
    hostNetwork: false,
    addresses: [],
    source: { ...header(kind, namespace, name), type: 'gateway', gatewayClassName: undefined },
    ...over,
  };
}

function range(first: string, last: string): AddressEndpoint {
  const [from, to] = [parseAddress(first), parseAddress(last)];
  assert.ok(from !== undefined && to !== undefined);
  return {
    type: 'addresses',
    id: `${first}-${last}`,
    family: from.family,
    first: from.value,
    last: to.value,
  };
}

function service(name: string, over: Partial<Service> = {}): Service {
  return {
    ...header('Service', 'shop', name),
    type: 'service',
    serviceType: 'ClusterIP',
    isHeadless: false,
    addresses: [],
    selector: new Map([['app', 'web']]),
    selectorSpan: SPAN,
    ports: [
      { name: 'http', port: 80, targetPort: 'http', protocol: 'TCP', span: SPAN },
      { name: 'metrics', port: 9100, targetPort: 9100, protocol: 'TCP', span: SPAN },
    ],
    ...over,
  };
}

const pod = parseAddress('10.2.0.7');
const WORKLOADS = [
  workload('shop', 'web'),
  workload('shop', 'db', { kind: 'StatefulSet' }),
  workload('shop', 'db', { kind: 'CronJob' }),
  workload('edge', 'proxy', { addresses: pod === undefined ? [] : [pod] }),
];
const CLUSTER: Cluster = {
  namespaces: new Map(),
  workloads: WORKLOADS,
  policies: [],
  disruptionBudgets: [],
  entryRoutes: [],
  gateways: [],
  roleBindings: [],
  services: [
    service('front'),
    service('web', { ports: [] }),
    service('headless', { isHeadless: true }),
    service('outside', { selector: undefined }),
  ],
  cidrs: DEFAULT_SETTINGS.clusterCidrs,
  profile: KUBERNETES_PROFILE,
  incompleteness: [],
};
const SPACE: EndpointSpace = {
  cluster: CLUSTER,
  endpoints: [
    ...WORKLOADS,
    range('0.0.0.0', '9.255.255.255'),
    range('10.0.0.0', '10.255.255.255'),
    range('11.0.0.0', '255.255.255.255'),
  ],
};

function ask(text: string, port?: PortInterval): EndpointAnswer {
  const query = parseEndpointQuery(text);
  assert.ok(query !== undefined, text);
  return findEndpoints(SPACE, query, port);
}

/** Ids of what is shown, each with the ports that it is asked about where they are not all. */
function checkFound(text: string, expected: readonly string[], port?: PortInterval): void {
  const answer = ask(text, port);
  assert.equal(answer.type, 'found', text);
  const shown = answer.matches.map(({ shown, ports }) =>
    ports.isAll ? shown.id : `${shown.id} ${showPorts(ports)}`,
  );
  assert.deepEqual(shown, expected);
}

describe('findEndpoints', () => {
  it('finds workloads by name, all kinds of them unless one is named', () => {
    checkFound('shop/web', ['shop/web[Deployment]']);
    checkFound('shop/db', ['shop/db[StatefulSet]', 'shop/db[CronJob]']);
    checkFound('shop/db[CronJob]', ['shop/db[CronJob]']);
  });

  it('turns the ports of a Service into those of its pods (S27)', () => {
    checkFound('shop/front[Service]', ['shop/web[Deployment] TCP:9000-9000,TCP:9100-9100']);
    checkFound('shop/front[Service]', ['shop/web[Deployment] TCP:9000-9000'], {
      protocol: 'TCP',
      from: 80,
      to: 80,
    });
  });

  it('takes a bare name as that of a Service when no workload has it', () => {
    checkFound('shop/front', ['shop/web[Deployment] TCP:9000-9000'], { protocol: 'TCP', from: 80, to: 80 });
  });

  it('lets the port of a headless Service pass as it is (S28)', () => {
    checkFound('shop/headless', ['shop/web[Deployment] TCP:9000-9000'], {
      protocol: 'TCP',
      from: 9000,
      to: 9000,
    });
  });

  it('says what is missing', () => {
    assert.equal(
      ask('shop/front[Service]', { protocol: 'UDP', from: 80, to: 80 }).type,
      'unknownServicePort',
    );
    assert.equal(ask('shop/outside[Service]').type, 'serviceWithoutPods');
    assert.deepEqual(ask('edge/web'), { type: 'unknownName', candidates: ['shop/web[Deployment]'] });
    assert.equal(ask('shop/front[Deployment]').type, 'unknownName');
  });

  it('takes a kind before the name, unless a namespace is called so', () => {
    checkFound('shop/sts/db', ['shop/db[StatefulSet]']);
    checkFound('cj/db', ['shop/db[CronJob]']);
    checkFound('shop/db[cronjobs]', ['shop/db[CronJob]']);
    checkFound('svc/front', ['shop/web[Deployment] TCP:9000-9000'], { protocol: 'TCP', from: 80, to: 80 });
    const namesake = workload('svc', 'front');
    const space = {
      cluster: { ...CLUSTER, workloads: [...WORKLOADS, namesake] },
      endpoints: [...SPACE.endpoints, namesake],
    };
    const query = parseEndpointQuery('svc/front');
    assert.ok(query !== undefined);
    const answer = findEndpoints(space, query);
    assert.deepEqual(answer.type === 'found' && answer.matches.map(({ shown }) => shown.id), [
      'svc/front[Deployment]',
    ]);
  });

  it('cuts a range of addresses to what was asked for', () => {
    checkFound('10.1.0.0/16', ['10.1.0.0-10.1.255.255']);
    checkFound('8.8.8.8', ['8.8.8.8-8.8.8.8']);
    checkFound('9.0.0.0/8', ['9.0.0.0-9.255.255.255']);
    checkFound('0.0.0.0/5', ['0.0.0.0-7.255.255.255']);
    checkFound('10.128.0.0/9', ['10.128.0.0-10.255.255.255']);
  });

  it('finds pods whose address is known', () => {
    checkFound('10.2.0.7', ['edge/proxy[Deployment]', '10.2.0.7-10.2.0.7']);
  });

  it('takes `internet` as every range with an address that anybody can reach', () => {
    checkFound('internet', ['0.0.0.0-9.255.255.255', '11.0.0.0-255.255.255.255']);
  });

  it('refuses what has none of the forms', () => {
    for (const text of ['web', 'shop/', '/web', 'shop/web[', 'shop/web/x', '10.0.0.0/33', '']) {
      assert.equal(parseEndpointQuery(text), undefined, text);
    }
  });
});

function showPorts({ intervals }: PortSet): string {
  return intervals.map(({ protocol, from, to }) => `${protocol}:${String(from)}-${String(to)}`).join(',');
}
