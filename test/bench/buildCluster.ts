/**
 * Clusters like those of companies: namespaces of teams, nine of ten with a default deny, and policies that open one
 * tier to another, a namespace to another, and some addresses. Labels are few and shared, so that selectors overlap.
 */
import type { BookPolicy, BookRule, BookSpec } from '../book/bookModel.ts';
import type { BenchCluster, BenchNamespace, BenchWorkload } from './benchCluster.ts';
import { SeededRandom } from './seededRandom.ts';

export interface ClusterSize {
  readonly namespaceCount: number;
  readonly workloadCount: number;
  readonly policyCount: number;
}

interface Build {
  readonly random: SeededRandom;
  readonly namespaces: readonly BenchNamespace[];
  readonly appCount: number;
}

const TIERS = ['frontend', 'backend', 'worker', 'database', 'cache'];
const STAGES = ['dev', 'test', 'prod'];
const PORTS = [80, 443, 3000, 5432, 6379, 8080, 8443, 9090];
const TEAM_COUNT = 20;
const SEED = 20_251_121;

export function buildCluster({ namespaceCount, workloadCount, policyCount }: ClusterSize): BenchCluster {
  const random = new SeededRandom(SEED);
  const namespaces = Array.from({ length: namespaceCount }, (_, index) => buildNamespace(index));
  const build = { random, namespaces, appCount: Math.ceil(workloadCount / namespaceCount) };
  return {
    namespaces,
    workloads: Array.from({ length: workloadCount }, (_, index) => buildWorkload(build, index)),
    policies: Array.from({ length: policyCount }, (_, index) => buildPolicy(build, index)),
  };
}

function buildNamespace(index: number): BenchNamespace {
  const stage = STAGES[index % STAGES.length] ?? '';
  return { name: `team-${String(index)}`, labels: { stage, team: `team-${String(index % TEAM_COUNT)}` } };
}

function buildWorkload({ random, namespaces }: Build, index: number): BenchWorkload {
  const namespace = namespaces[index % namespaces.length]?.name ?? '';
  const app = `app-${String(Math.floor(index / namespaces.length))}`;
  const labels = { app, tier: random.pick(TIERS), version: `v${String(random.between(1, 3))}` };
  const ports = [
    { name: 'http', containerPort: random.pick(PORTS) },
    { name: 'metrics', containerPort: 9100 },
  ];
  return { namespace, name: app, labels, ports };
}

/** The first policy of most namespaces denies by default; the others open something. */
function buildPolicy(build: Build, index: number): BookPolicy {
  const { namespaces } = build;
  const namespace = namespaces[index % namespaces.length]?.name ?? '';
  const metadata = { name: `policy-${String(Math.floor(index / namespaces.length))}`, namespace };
  return { metadata, spec: isDefaultDeny(build, index) ? denyByDefault(index) : buildSpec(build) };
}

/** The first policy of a namespace, save that every tenth namespace is open. */
function isDefaultDeny({ namespaces }: Build, index: number): boolean {
  return index < namespaces.length && index % 10 !== 9;
}

function denyByDefault(index: number): BookSpec {
  return { podSelector: {}, policyTypes: index % 2 === 0 ? ['Ingress'] : ['Ingress', 'Egress'] };
}

function buildSpec(build: Build): BookSpec {
  const { random } = build;
  const podSelector = buildSelector(build);
  const kind = random.next();
  if (kind < 0.65) {
    return { podSelector, policyTypes: ['Ingress'], ingress: [buildIngressRule(build)] };
  }
  if (kind < 0.85) {
    return { podSelector, policyTypes: ['Egress'], egress: [buildEgressRule(build), dnsRule()] };
  }
  return {
    podSelector,
    policyTypes: ['Ingress', 'Egress'],
    ingress: [buildIngressRule(build)],
    egress: [buildEgressRule(build), dnsRule()],
  };
}

function buildSelector({ random, appCount }: Build): NonNullable<BookSpec['podSelector']> {
  const kind = random.next();
  if (kind < 0.5) {
    return { matchLabels: { app: `app-${String(random.between(0, appCount - 1))}` } };
  }
  if (kind < 0.9) {
    return { matchLabels: { tier: random.pick(TIERS) } };
  }
  return {
    matchExpressions: [{ key: 'version', operator: 'NotIn', values: [`v${String(random.between(1, 3))}`] }],
  };
}

function buildIngressRule(build: Build): BookRule {
  const { random } = build;
  const ports = [{ protocol: 'TCP', port: random.next() < 0.2 ? 'http' : random.pick(PORTS) }];
  const kind = random.next();
  if (kind < 0.55) {
    return { from: [{ podSelector: buildSelector(build) }], ports };
  }
  if (kind < 0.85) {
    return {
      from: [{ namespaceSelector: buildNamespaceSelector(build), podSelector: buildSelector(build) }],
      ports,
    };
  }
  return { from: [{ ipBlock: { cidr: buildCidr(random) } }], ports };
}

function buildEgressRule(build: Build): BookRule {
  const { random } = build;
  const port = random.between(1000, 30000);
  if (random.next() < 0.6) {
    return {
      to: [{ podSelector: buildSelector(build) }],
      ports: [{ protocol: 'TCP', port: random.pick(PORTS) }],
    };
  }
  return {
    to: [{ ipBlock: { cidr: buildCidr(random) } }],
    ports: [{ protocol: 'TCP', port, endPort: port + 100 }],
  };
}

function buildNamespaceSelector({ random, namespaces }: Build): NonNullable<BookSpec['podSelector']> {
  if (random.next() < 0.7) {
    return { matchLabels: { 'kubernetes.io/metadata.name': random.pick(namespaces).name } };
  }
  return {
    matchLabels: { team: `team-${String(random.between(0, TEAM_COUNT - 1))}`, stage: random.pick(STAGES) },
  };
}

/** One of 32 sites, all outside the pods' range, as a company has them. */
function buildCidr(random: SeededRandom): string {
  return `10.${String(random.between(16, 47))}.0.0/16`;
}

function dnsRule(): BookRule {
  return {
    to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'team-0' } } }],
    ports: [
      { protocol: 'UDP', port: 53 },
      { protocol: 'TCP', port: 53 },
    ],
  };
}
