/**
 * Clusters and policies for the property tests: small, and made of few words, so that labels, ports and ranges meet
 * in interesting ways. Everything that a manifest may leave out, leave blank or write as null is left out, blank and
 * null here; a few parts are such that the API server would refuse them.
 */
import fc from 'fast-check';
import { isStrictSubset } from '../book/bookAddress.ts';
import type {
  BookContainerPort,
  BookFacts,
  BookPeer,
  BookPolicy,
  BookPort,
  BookRule,
  BookSelector,
  BookSpec,
} from '../book/bookModel.ts';

/** A namespace, declared or only used. */
export interface GeneratedNamespace {
  readonly name: string;
  readonly labels: readonly (readonly [string, string])[];
  readonly isDeclared: boolean;
}

export interface GeneratedWorkload {
  readonly kind: 'Pod' | 'Deployment' | 'DaemonSet';
  readonly namespace: string;
  readonly name: string;
  readonly labels: readonly (readonly [string, string])[];
  readonly ports: readonly BookContainerPort[];
  readonly hostNetwork: boolean;
  /** Of a Deployment; 1 is left out of its manifest. */
  readonly replicas: number;
  /** Written into the status of a Pod; other kinds have none. */
  readonly ips: readonly string[];
}

export interface GeneratedCluster {
  readonly namespaces: readonly GeneratedNamespace[];
  readonly workloads: readonly GeneratedWorkload[];
  readonly policies: readonly BookPolicy[];
  readonly podCidrs: readonly string[];
  readonly nodeCidrs: readonly string[];
  readonly profile: 'kubernetes' | 'netpol-analyzer';
  /** In what the network plugin differs from the profile. */
  readonly facts: BookFacts;
  /** How its manifests are written. */
  readonly style: 'documents' | 'json';
}

const NAMESPACES = ['a', 'b', 'c'];
const KEYS = ['app', 'role', '__proto__'];
const VALUES = ['x', 'y'];
/** Most things live together, so that policies find somebody to select. */
const namespaceName = fc.constantFrom('a', 'a', 'a', 'b', 'b', 'c');
/** A label that a Deployment's pods have with a value that only the running cluster knows. */
const CONTROLLER_KEY = 'pod-template-hash';
const NAME_KEY = 'kubernetes.io/metadata.name';
const PORT_NAMES = ['http', 'dns'];
const IPS = ['10.1.2.3', '10.1.2.4', '10.9.0.1', '192.168.1.1', '8.8.8.8', 'fd00:1::5', '2001:db8::7'];
const BLOCKS = [
  '0.0.0.0/0',
  '10.0.0.0/8',
  '10.1.0.0/16',
  '10.1.2.0/24',
  '10.1.2.3/32',
  '10.1.2.99/30',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '8.8.8.0/24',
  '::/0',
  'fc00::/7',
  'fd00:1::/64',
  '2001:db8::/32',
];

const protocol = fc.constantFrom('TCP', 'UDP', 'SCTP');
const portNumber = fc.constantFrom(1, 53, 80, 81, 90, 65535);

/** The value, or one of the ways to say nothing: leaving it out and null. */
function blankOr<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> {
  return fc.oneof({ weight: 5, arbitrary }, { weight: 1, arbitrary: fc.constantFrom(null, undefined) });
}

/** Pairs become properties without touching a prototype, so that `__proto__` is a key like any other. */
function toRecord(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(pairs);
}

function uniquePairs(
  keys: readonly string[],
  values: readonly string[],
): fc.Arbitrary<(readonly [string, string])[]> {
  const pair = fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...values));
  return fc.uniqueArray(pair, { selector: ([key]) => key, maxLength: 2 });
}

function selector(keys: readonly string[], values: readonly string[]): fc.Arbitrary<BookSelector> {
  const key = fc.constantFrom(...keys);
  const someValues = fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 });
  const expression = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ key, operator: fc.constantFrom('In', 'NotIn'), values: someValues }),
    },
    { weight: 3, arbitrary: fc.record({ key, operator: fc.constantFrom('Exists', 'DoesNotExist') }) },
    { weight: 1, arbitrary: fc.record({ key, operator: fc.constantFrom('in', 'In', 'Equals') }) },
  );
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant({}) },
    { weight: 4, arbitrary: fc.record({ matchLabels: uniquePairs(keys, values).map(toRecord) }) },
    {
      weight: 3,
      arbitrary: fc.record({ matchExpressions: blankOr(fc.array(expression, { maxLength: 2 })) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        matchLabels: uniquePairs(keys, values).map(toRecord),
        matchExpressions: fc.array(expression, { maxLength: 1 }),
      }),
    },
  );
}

const podSelector = selector([...KEYS, CONTROLLER_KEY], VALUES);
const namespaceSelector = fc.oneof(
  { weight: 2, arbitrary: selector(['team'], VALUES) },
  { weight: 2, arbitrary: selector([NAME_KEY], NAMESPACES) },
);

const ipBlock = fc.constantFrom(...BLOCKS).chain((cidr) => {
  const holes = BLOCKS.filter((block) => isStrictSubset(block, cidr));
  const except =
    holes.length === 0
      ? fc.constant<string[]>([])
      : fc.subarray(holes, { maxLength: Math.min(holes.length, 2) });
  return fc.record({ cidr: fc.constant(cidr), except: blankOr(except) });
});

const peer: fc.Arbitrary<BookPeer> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ podSelector }) },
  { weight: 4, arbitrary: fc.record({ namespaceSelector }) },
  { weight: 4, arbitrary: fc.record({ namespaceSelector, podSelector: blankOr(podSelector) }) },
  { weight: 6, arbitrary: fc.record({ ipBlock }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<BookPeer>(
      {},
      { podSelector: null },
      { ipBlock: { cidr: '10.0.0.0/33' } },
      { ipBlock: { cidr: '10.0.0.0/8', except: ['11.0.0.0/8'] } },
      { ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/8'] } },
      { ipBlock: { cidr: '10.0.0.0/8', except: ['fd00::/8'] } },
      { ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} },
    ),
  },
);

const port: fc.Arbitrary<BookPort> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ protocol: blankOr(protocol), port: blankOr(portNumber) }) },
  {
    weight: 3,
    arbitrary: fc.tuple(blankOr(protocol), portNumber, portNumber).map(([name, one, other]) => ({
      protocol: name,
      port: Math.min(one, other),
      endPort: Math.max(one, other),
    })),
  },
  { weight: 3, arbitrary: fc.record({ protocol: blankOr(protocol), port: fc.constantFrom(...PORT_NAMES) }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<BookPort>(
      { port: 70000 },
      { protocol: 'ICMP' },
      { port: 90, endPort: 80 },
      { port: 'http', endPort: 80 },
    ),
  },
);

const peers = blankOr(fc.array(peer, { maxLength: 2 }));
const ports = blankOr(fc.array(port, { maxLength: 2 }));
const ingressRule: fc.Arbitrary<BookRule> = fc.record({ from: peers, ports });
const egressRule: fc.Arbitrary<BookRule> = fc.record({ to: peers, ports });

const spec: fc.Arbitrary<BookSpec> = fc.record({
  podSelector: blankOr(podSelector),
  policyTypes: blankOr(fc.constantFrom([], ['Ingress'], ['Egress'], ['Ingress', 'Egress'])),
  ingress: blankOr(fc.array(ingressRule, { maxLength: 2 })),
  egress: blankOr(fc.array(egressRule, { maxLength: 2 })),
});

const policySpec = fc.oneof(
  { weight: 12, arbitrary: spec },
  { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
);

const namespace = fc.record({ labels: uniquePairs(['team'], VALUES), isDeclared: fc.boolean() });

const workload = fc.record({
  kind: fc.constantFrom('Pod', 'Pod', 'Deployment', 'DaemonSet'),
  namespace: namespaceName,
  labels: uniquePairs(KEYS, VALUES),
  ports: fc.array(
    fc.record(
      { name: fc.constantFrom(...PORT_NAMES), containerPort: portNumber, protocol },
      { requiredKeys: ['containerPort'] },
    ),
    { maxLength: 2 },
  ),
  hostNetwork: fc.integer({ min: 0, max: 4 }).map((number) => number === 0),
  replicas: fc.integer({ min: 1, max: 2 }),
  ips: fc.uniqueArray(fc.constantFrom(...IPS), { maxLength: 2 }),
}) as fc.Arbitrary<Omit<GeneratedWorkload, 'name'>>;

const answer = fc.constantFrom<'yes' | 'no' | 'unknown'>('yes', 'yes', 'no', 'unknown');

/** Most plugins differ in little; in each fact some do. */
const facts: fc.Arbitrary<BookFacts> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  {
    weight: 2,
    arbitrary: fc.record(
      {
        enforcesIngress: answer,
        enforcesEgress: answer,
        appliesToBarePods: fc.constantFrom<'yes' | 'no'>('yes', 'no'),
        ipBlockMatchesPods: answer,
        ipBlockMatchesNodes: answer,
        except: fc.constantFrom<'honored' | 'unknown'>('honored', 'unknown'),
        negativeOperators: fc.constantFrom<'honored' | 'refused'>('honored', 'refused'),
        endPort: fc.constantFrom<'honored' | 'ignored' | 'unknown'>('honored', 'ignored', 'unknown'),
        sctp: fc.constantFrom<'honored' | 'unknown'>('honored', 'unknown'),
        namedPorts: fc.constantFrom<BookFacts['namedPorts'] & string>(
          'perPod',
          'perPolicy',
          'perNamespace',
          'allPorts',
          'policyIgnored',
          'unknown',
        ),
        hostNetwork: fc.constantFrom<'undefined' | 'asNodes' | 'asPods'>('undefined', 'asNodes', 'asPods'),
      },
      { requiredKeys: [] },
    ),
  },
);

/** Clusters of up to four workloads and three policies. */
export const generatedCluster: fc.Arbitrary<GeneratedCluster> = fc
  .record({
    namespaces: fc.tuple(namespace, namespace, namespace),
    workloads: fc.array(workload, { minLength: 1, maxLength: 4, size: 'max' }),
    policies: fc.array(fc.record({ namespace: namespaceName, spec: policySpec }), {
      maxLength: 3,
      size: 'max',
    }),
    podCidrs: fc.constantFrom([], [], ['10.1.0.0/16'], ['10.0.0.0/8', 'fd00::/8']),
    nodeCidrs: fc.constantFrom([], ['192.168.0.0/16']),
    profile: fc
      .integer({ min: 0, max: 7 })
      .map((number): GeneratedCluster['profile'] => (number === 7 ? 'netpol-analyzer' : 'kubernetes')),
    facts,
    style: fc.constantFrom<GeneratedCluster['style']>('documents', 'documents', 'json'),
  })
  .map(({ namespaces, workloads, policies, ...ranges }) => ({
    namespaces: namespaces.map((facts, index) => ({ name: NAMESPACES[index] ?? '', ...facts })),
    workloads: workloads.map((facts, index) => ({ name: `w${index}`, ...facts })),
    policies: policies.map(({ namespace: name, spec: body }, index) => ({
      metadata: { name: `p${index}`, namespace: name },
      ...(body === undefined ? {} : { spec: body }),
    })),
    ...ranges,
  }));
