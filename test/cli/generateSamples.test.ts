/**
 * Policies that are generated for the samples: with them, the matrix has exactly what the manifests declare and the way to
 * the DNS. What is declared is written here by hand, as somebody reads it in the manifests.
 */
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  diffReachability,
  listPairChanges,
  type DiffSide,
  type PairChange,
  type ScopeView,
} from '../../engine/src/index.ts';
import { generateForSample, listSamples, readWithoutPolicies } from '../../scripts/generateForSample.ts';
import { readManifestsIn } from '../conformance/conformanceData.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { runPodgate, writeFolder } from './runPodgate.ts';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const EVERYWHERE = '0.0.0.0-255.255.255.255[External]';
const DNS = 'kube-system/coredns[Deployment] : TCP 53,UDP 53';
/** The DNS itself is isolated by nothing. */
const DNS_OUTSIDE = [
  `${EVERYWHERE} => kube-system/coredns[Deployment] : All Connections`,
  `kube-system/coredns[Deployment] => ${EVERYWHERE} : All Connections`,
];

/** Workloads of each tenant. */
const WORKLOADS: readonly string[] = [
  'api',
  'cache',
  'cart',
  'catalog',
  'mailer',
  'orders',
  'payments',
  'reports',
  'scheduler',
  'search',
  'users',
  'web',
];

const DECLARED: Readonly<Record<string, readonly string[]>> = {
  ecommerce: [
    'ecommerce/graphql-bff[Deployment] => ecommerce/orders[Deployment] : TCP 3004',
    'ecommerce/graphql-bff[Deployment] => ecommerce/products[Deployment] : TCP 3005',
  ],
  'frontend-backend': [
    'demo/backend[Pod] => demo/frontend[Pod] : TCP 80',
    ...['backend', 'client', 'frontend'].map((name) => `demo/${name}[Pod] => ${DNS}`),
    ...DNS_OUTSIDE,
  ],
  'multi-tenant': [
    ...listTenants().flatMap((tenant) => listDeclaredOf(tenant)),
    ...['tools/ingress', 'tools/nginx'].map((id) => `${id}[Deployment] => ${DNS}`),
    'tools/ingress[Deployment] => tools/nginx[Deployment] : TCP 8080',
    // Who comes from outside comes through the load balancer, which may be any address.
    `${EVERYWHERE} => tools/ingress[Deployment] : TCP 8443`,
    'kube-system/coredns[Deployment] => tools/ingress[Deployment] : TCP 8443',
    ...DNS_OUTSIDE,
  ],
  'three-namespaces': ['ns-3/pod-3[Pod] => ns-2/pod-2[Pod] : TCP 80'],
  'three-tier': [
    `${EVERYWHERE} => shop/frontend[Deployment] : TCP 80,443`,
    'shop/backend[Deployment] => shop/db[StatefulSet] : TCP 3306',
    'shop/frontend[Deployment] => shop/backend[Deployment] : TCP 3000',
  ],
};

/** The scope that has the sample's own policies, a file that is in it, and what opens beside them. */
const OWN_POLICIES: Readonly<Record<string, OwnPolicies>> = {
  ecommerce: { file: 'policies/generated.yaml', scope: '2-isolated', opened: [] },
  'frontend-backend': { file: 'policies/generated.yaml', scope: '4-dns', opened: [] },
  'multi-tenant': {
    file: 'generated.yaml',
    scope: undefined,
    // The sample lets public addresses in. What comes through a load balancer may have any.
    opened: [
      '10.0.0.0-10.255.255.255 => tools/ingress[Deployment]',
      '172.16.0.0-172.31.255.255 => tools/ingress[Deployment]',
      '192.168.0.0-192.168.255.255 => tools/ingress[Deployment]',
      'kube-system/coredns[Deployment] => tools/ingress[Deployment]',
    ],
  },
  'three-namespaces': { file: 'after/generated.yaml', scope: '2-after', opened: [] },
  'three-tier': { file: 'generated.yaml', scope: undefined, opened: [] },
};

interface OwnPolicies {
  readonly file: string;
  readonly scope: string | undefined;
  readonly opened: readonly string[];
}

describe('policies that are generated for the samples', () => {
  it('are tried with all of them', () => {
    assert.deepEqual(Object.keys(DECLARED), listSamples());
    assert.deepEqual(Object.keys(OWN_POLICIES), listSamples());
  });

  for (const [sample, declared] of Object.entries(DECLARED)) {
    it(`${sample}: allow what is declared, and nothing else`, async () => {
      const files = readWithoutPolicies(sample).map(({ path, text }) => [path, text]);
      const cwd = writeFolder(Object.fromEntries(files));
      const generated = await runPodgate(['generate', '-o', 'generated.yaml'], { cwd });
      assert.equal(generated.exitCode, 0, generated.stderr);
      const { stdout } = await runPodgate(['matrix', '--format', 'list'], { cwd });
      assert.deepEqual(stdout.trimEnd().split('\n').sort(), [...declared].sort());
    });
  }

  for (const [sample, { file, scope, opened }] of Object.entries(OWN_POLICIES)) {
    it(`${sample}: beside its own policies, keep all that is declared and open nothing else`, async () => {
      const cwd = writeFolder({});
      cpSync(join(ROOT, 'samples', sample), cwd, { recursive: true });
      const own = openScope(cwd, scope);
      const options = scope === undefined ? [] : ['--scope', scope];
      await runPodgate(['generate', '-o', file, ...options], { cwd });
      const both = openScope(cwd, scope);
      const alone = generateForSample(sample);
      assert.deepEqual(
        listChanges(alone.view, both, ({ before }) => before === 'allowed'),
        [],
      );
      assert.deepEqual(
        listChanges(own, both, ({ after }) => after === 'allowed'),
        opened,
      );
    });
  }
});

function openScope(folder: string, name: string | undefined): ScopeView {
  const files = readManifestsIn(pathToFileURL(`${folder}/`));
  const { scopes } = openFixture(files, readFixtureOptions(''));
  const found = scopes.filter((scope) => name === undefined || scope.name === name);
  assert.equal(found.length, 1);
  return found[0] ?? assert.fail();
}

/** The pairs that differ so, sorted. */
function listChanges(
  before: DiffSide,
  after: DiffSide,
  isMeant: (change: PairChange) => boolean,
): readonly string[] {
  const changes = [...listPairChanges(diffReachability(before, after))].filter(isMeant);
  return changes.map(({ from, to }) => `${from.endpoint.id} => ${to.endpoint.id}`).sort();
}

// Tenants ---------------------------------------------------------------------------------------------------

function listTenants(): readonly string[] {
  return Array.from({ length: 12 }, (_, index) => `tenant-${String(index + 1).padStart(2, '0')}`);
}

function listDeclaredOf(tenant: string): readonly string[] {
  const id = (name: string): string => `${tenant}/${name}[Deployment]`;
  const payments = tenant === 'tenant-01' ? 'tenant-02/payments[Deployment]' : id('payments');
  return [
    ...WORKLOADS.map((name) => `${id(name)} => ${DNS}`),
    `${id('web')} => ${id('api')} : TCP 8080`,
    `${id('api')} => ${id('catalog')} : TCP 8080`,
    `${id('api')} => ${id('orders')} : TCP 8080`,
    `${id('catalog')} => ${id('cache')} : TCP 8080`,
    `${id('orders')} => ${payments} : TCP 8080`,
    `${id('web')} => tools/nginx[Deployment] : TCP 8080`,
    `tools/nginx[Deployment] => ${id('web')} : TCP 8080`,
  ];
}
