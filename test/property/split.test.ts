/**
 * A policy that is split means what it meant: the engine says so of every pair when the manifests are read anew, the second
 * opinion packet by packet. And each part has one concern: it cannot be split in that way once more.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  formatMessage,
  listSplits,
  splitPolicy,
  type Snapshot,
  type SourceText,
  type SplitBy,
} from '../../engine/src/index.ts';
import { decideByTheBook } from '../book/decideByTheBook.ts';
import type { BookPacket } from '../book/bookModel.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { endsOf } from './compareWithBook.ts';
import { generatedCluster, type GeneratedCluster } from './generatedCluster.ts';
import { readPolicies } from './readPolicies.ts';
import { toBook, writeCluster, writeOptions } from './writeCluster.ts';

const RUNS = 400;
const SEED = Number(process.env['PODGATE_SEED'] ?? 20_261_121);
const PACKETS = 8;

describe('splitting a policy', function () {
  this.timeout(300_000);

  it(`decides as before, by the engine and by the second opinion (${RUNS} clusters)`, () => {
    const counts = { offered: 0, split: 0, packets: 0 };
    const property = fc.property(generatedCluster, fc.infiniteStream(fc.nat()), (cluster, stream) => {
      const pick = (count: number): number => Number(stream.next().value) % count;
      checkCluster({ ...cluster, style: 'documents' }, pick, counts);
    });
    fc.assert(property, { numRuns: RUNS, seed: SEED });
    const { offered, split, packets } = counts;
    console.log(`        ${split} of ${offered} policies split, ${packets} packets compared, seed ${SEED}`);
    assert(offered * 9 < split * 10, 'nearly all that is offered can be done');
  });
});

type Policy = Snapshot['scopes'][number]['cluster']['policies'][number];

interface Counts {
  offered: number;
  split: number;
  packets: number;
}

function checkCluster(cluster: GeneratedCluster, pick: (count: number) => number, counts: Counts): void {
  const files = writeCluster(cluster);
  const before = openFixture(files, writeOptions(cluster));
  const drawn = drawAll(before);
  for (const policy of policiesOf(before)) {
    for (const { title, by } of listSplits(policy)) {
      counts.offered++;
      const split = splitPolicy(before, policy, by, {
        readText: (file) => files.find(({ path }) => path === file)?.text,
      });
      const shown = `${formatMessage(title)}\n${files.map(({ text }) => text).join('\n')}`;
      if (split === 'uncertain' && dropsWholePolicies(cluster)) {
        continue;
      }
      assert(typeof split === 'object', `${String(split)}: ${shown}`);
      counts.split++;
      const texts = files.map(({ path, text }) => ({ path, text: split.texts.get(path) ?? text }));
      const after = openFixture(texts, writeOptions(cluster));
      assert.deepEqual(drawAll(after), drawn, shown);
      checkParts(after, split.names, by);
      counts.packets += checkBook(cluster, texts, pick);
    }
  }
}

/** Plugins that ignore a policy for one of its ports do not ignore the parts that are without it. */
function dropsWholePolicies({ facts }: GeneratedCluster): boolean {
  return facts.namedPorts === 'policyIgnored';
}

function policiesOf(snapshot: Snapshot): readonly Policy[] {
  return snapshot.scopes.flatMap(({ cluster }) => cluster.policies);
}

/** Every cell of every scope. */
function drawAll(snapshot: Snapshot): readonly string[] {
  return snapshot.scopes.flatMap(({ name, reachability }) =>
    [...reachability.rows()].flatMap(({ from, cells }) =>
      cells.flatMap(({ to, connections }) =>
        connections.map(({ verdict, ports }) => `${name}: ${from.id} => ${to.id}: ${verdict} ${ports.key}`),
      ),
    ),
  );
}

function checkParts(after: Snapshot, names: readonly string[], by: SplitBy): void {
  const parts = policiesOf(after).filter(({ name }) => names.includes(name));
  assert(names.length <= parts.length);
  const again = parts.flatMap((part) =>
    listSplits(part).filter((offer) => by !== 'value' && offer.by === by),
  );
  assert.deepEqual(again, [], 'a part has one concern');
}

/** Of some packets between any two ends. */
function checkBook(
  cluster: GeneratedCluster,
  after: readonly SourceText[],
  pick: (count: number) => number,
): number {
  const before = toBook(cluster);
  const policies = after
    .filter(({ path }) => path === 'policies.yaml')
    .flatMap(({ text }) => readPolicies(text));
  const ends = openFixture(after, writeOptions(cluster)).scopes.flatMap(({ reachability }) =>
    reachability.endpoints.flatMap((endpoint) => endsOf(endpoint, cluster)),
  );
  for (let packet = 0; packet < PACKETS; packet++) {
    const [from, to] = [ends[pick(ends.length)], ends[pick(ends.length)]];
    assert(from !== undefined && to !== undefined);
    const asked: BookPacket = {
      from,
      to,
      protocol: (['TCP', 'UDP', 'SCTP'] as const)[pick(3)] ?? 'TCP',
      port: [1, 53, 80, 81, 90, 65535][pick(6)] ?? 80,
    };
    assert.deepEqual(
      decideByTheBook({ ...before, policies }, asked),
      decideByTheBook(before, asked),
      after.map(({ text }) => text).join('\n'),
    );
  }
  return PACKETS;
}
