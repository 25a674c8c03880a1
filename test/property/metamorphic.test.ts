/**
 * Properties that hold between two clusters, whatever the right answer about one of them is: what must never change
 * an answer, and what may only open.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PortSet, type Endpoint, type Reachability } from '../../engine/src/index.ts';
import type { BookPolicy, BookRule, BookSelector, BookSpec } from '../book/bookModel.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { openCluster } from './compareWithBook.ts';
import { generatedCluster, type GeneratedCluster } from './generatedCluster.ts';
import { writeCluster, writeOptions } from './writeCluster.ts';

const RUNS = 200;
const SEED = Number(process.env['PODGATE_SEED'] ?? 20_261_121);

type PolicyType = 'Ingress' | 'Egress';

describe('what does not change an answer', function () {
  this.timeout(120_000);

  it('the order of policies', () => {
    checkSameAnswers((cluster) => ({ ...cluster, policies: [...cluster.policies].reverse() }));
  });

  it('a policy written twice under two names', () => {
    checkSameAnswers((cluster) => ({
      ...cluster,
      policies: cluster.policies.flatMap((policy) => [policy, renamed(policy, '-again')]),
    }));
  });

  it('the rules of a policy spread over two policies of one subject and one set of types', () => {
    checkSameAnswers((cluster) => ({
      ...cluster,
      policies: cluster.policies.flatMap((policy) =>
        // A plugin that ignores a policy for a name of a port in it ignores one half only.
        hasKnownSubject(policy) && cluster.facts.namedPorts !== 'policyIgnored'
          ? splitPolicy(policy)
          : [policy],
      ),
    }));
  });

  it('another name for a label, everywhere', () => {
    checkSameAnswers(renameLabels);
  });

  it('the order of files, and what they are called', () => {
    fc.assert(
      fc.property(generatedCluster, (cluster) => {
        const files = writeCluster(cluster).reverse();
        const moved = files.map(({ text }, index) => ({ path: `${index}.yml`, text }));
        const { scopes } = openFixture(moved, writeOptions(cluster));
        assert.deepEqual(
          scopes.map(({ reachability }) => drawAnswers(reachability)),
          [drawAnswers(openCluster(cluster))],
        );
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});

describe('what only opens', function () {
  this.timeout(120_000);

  it('one more rule in a policy that isolates already', () => {
    const extra = fc.tuple(fc.nat(), generatedCluster);
    fc.assert(
      fc.property(generatedCluster, extra, (cluster, [pick, donor]) => {
        const before = { ...cluster, policies: cluster.policies.map(writeOutTypes) };
        const after = addRules(before, pick, donor);
        checkOnlyOpens(openCluster(before), openCluster(after));
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});

function checkSameAnswers(change: (cluster: GeneratedCluster) => GeneratedCluster): void {
  fc.assert(
    fc.property(generatedCluster, (cluster) => {
      assert.deepEqual(drawAnswers(openCluster(change(cluster))), drawAnswers(openCluster(cluster)));
    }),
    { numRuns: RUNS, seed: SEED },
  );
}

/** Every answer about a cluster, as text; ranges of addresses by what is known of them. */
function drawAnswers(reachability: Reachability): string[] {
  const lines: string[] = [];
  for (const { from, cells } of reachability.rows()) {
    for (const { to, connections } of cells) {
      const parts = connections.map(({ verdict, ports }) => `${verdict} ${ports.key}`).sort();
      lines.push(`${from.id} => ${to.id}: ${parts.join('; ')}`);
    }
  }
  return lines.sort();
}

function renamed(policy: BookPolicy, suffix: string): BookPolicy {
  return { ...policy, metadata: { ...policy.metadata, name: policy.metadata.name + suffix } };
}

/** The policy with the types that it has by default written out (S5), so that its rules can change without them. */
function writeOutTypes(policy: BookPolicy): BookPolicy {
  const { policyTypes, egress } = policy.spec ?? {};
  const written = policyTypes ?? [];
  const byDefault: readonly PolicyType[] = (egress ?? []).length === 0 ? ['Ingress'] : ['Ingress', 'Egress'];
  return { ...policy, spec: { ...policy.spec, policyTypes: written.length === 0 ? byDefault : written } };
}

/**
 * Whether it is known of every pod if the policy selects it. Two policies that may or may not select a pod are two
 * open questions where one was; answers may then differ.
 */
function hasKnownSubject({ spec }: BookPolicy): boolean {
  const { matchLabels, matchExpressions } = spec?.podSelector ?? {};
  const keys = [...Object.keys(matchLabels ?? {}), ...(matchExpressions ?? []).map(({ key }) => key)];
  const isReadable = (matchExpressions ?? []).every(
    ({ operator, values }) => ['Exists', 'DoesNotExist'].includes(operator) || (values ?? []).length !== 0,
  );
  return isReadable && !keys.includes('pod-template-hash');
}

function splitPolicy(policy: BookPolicy): BookPolicy[] {
  const whole = writeOutTypes(policy);
  const { ingress, egress } = whole.spec ?? {};
  const part = (pick: (rules: readonly BookRule[]) => readonly BookRule[]): BookSpec => ({
    ...whole.spec,
    ingress: pick(ingress ?? []),
    egress: pick(egress ?? []),
  });
  const first = { ...whole, spec: part((rules) => rules.slice(0, 1)) };
  return [first, renamed({ ...whole, spec: part((rules) => rules.slice(1)) }, '-rest')];
}

function renameLabels(cluster: GeneratedCluster): GeneratedCluster {
  const rename = (key: string): string => (key === 'app' || key === 'team' ? `renamed.example/${key}` : key);
  const renameAll = (labels: GeneratedCluster['workloads'][number]['labels']) =>
    labels.map(([key, value]) => [rename(key), value] as const);
  return {
    ...cluster,
    namespaces: cluster.namespaces.map((one) => ({ ...one, labels: renameAll(one.labels) })),
    workloads: cluster.workloads.map((one) => ({ ...one, labels: renameAll(one.labels) })),
    policies: cluster.policies.map((policy) => renameInPolicy(policy, rename)),
  };
}

type Rename = (key: string) => string;

function renameInPolicy(policy: BookPolicy, rename: Rename): BookPolicy {
  const { spec } = policy;
  if (!spec) {
    return policy;
  }
  const renameRules = (rules: readonly BookRule[] | null | undefined) =>
    rules?.map((rule) => ({
      ...rule,
      ...renamePeers('from', rule, rename),
      ...renamePeers('to', rule, rename),
    }));
  return {
    ...policy,
    spec: {
      ...spec,
      podSelector: renameInSelector(spec.podSelector, rename),
      ingress: renameRules(spec.ingress),
      egress: renameRules(spec.egress),
    },
  };
}

function renamePeers(field: 'from' | 'to', rule: BookRule, rename: Rename): Partial<BookRule> {
  const peers = rule[field];
  if (!peers) {
    return {};
  }
  return {
    [field]: peers.map((peer) => ({
      ...peer,
      podSelector: renameInSelector(peer.podSelector, rename),
      namespaceSelector: renameInSelector(peer.namespaceSelector, rename),
    })),
  };
}

function renameInSelector(
  selector: BookSelector | null | undefined,
  rename: Rename,
): BookSelector | null | undefined {
  if (!selector) {
    return selector;
  }
  const pairs = Object.entries(selector.matchLabels ?? {}).map(
    ([key, value]) => [rename(key), value] as const,
  );
  const { matchExpressions } = selector;
  return {
    matchLabels: Object.fromEntries(pairs),
    matchExpressions: matchExpressions?.map((expression) => ({ ...expression, key: rename(expression.key) })),
  };
}

/** Gives one policy the rules of another cluster's policies, in the directions that it isolates already. */
function addRules(cluster: GeneratedCluster, pick: number, donor: GeneratedCluster): GeneratedCluster {
  const index = cluster.policies.length === 0 ? 0 : pick % cluster.policies.length;
  const specs = donor.policies.map(({ spec }) => spec);
  const policies = cluster.policies.map((policy, position) =>
    position === index
      ? {
          ...policy,
          spec: {
            ...policy.spec,
            ingress: [...(policy.spec?.ingress ?? []), ...specs.flatMap((spec) => spec?.ingress ?? [])],
            egress: [...(policy.spec?.egress ?? []), ...specs.flatMap((spec) => spec?.egress ?? [])],
          },
        }
      : policy,
  );
  return { ...cluster, policies };
}

/** What was allowed is allowed, and what is denied was denied; ranges may be cut finer than before. */
function checkOnlyOpens(before: Reachability, after: Reachability): void {
  for (const from of before.endpoints) {
    for (const to of before.endpoints) {
      for (const [newFrom, newTo] of partsOf(after, from, to)) {
        const [old, now] = [portsOf(before, from, to), portsOf(after, newFrom, newTo)];
        const closed = old.allowed.subtract(now.allowed).union(now.denied.subtract(old.denied));
        assert(closed.isEmpty, `${newFrom.id} => ${newTo.id}: ${closed.key} closed`);
      }
    }
  }
}

function* partsOf(after: Reachability, from: Endpoint, to: Endpoint): Generator<[Endpoint, Endpoint]> {
  for (const newFrom of after.endpoints.filter((endpoint) => isPartOf(endpoint, from))) {
    for (const newTo of after.endpoints.filter((endpoint) => isPartOf(endpoint, to))) {
      yield [newFrom, newTo];
    }
  }
}

function isPartOf(part: Endpoint, whole: Endpoint): boolean {
  if (part.type === 'addresses' && whole.type === 'addresses') {
    return part.family === whole.family && whole.first <= part.first && part.last <= whole.last;
  }
  return part.id === whole.id;
}

function portsOf(
  reachability: Reachability,
  from: Endpoint,
  to: Endpoint,
): { allowed: PortSet; denied: PortSet } {
  const decisions = reachability.decide(from, to);
  const collect = (verdict: string): PortSet =>
    decisions
      .filter((decision) => decision.verdict === verdict)
      .reduce((ports, decision) => ports.union(decision.ports), PortSet.EMPTY);
  return { allowed: collect('allowed'), denied: collect('denied') };
}
