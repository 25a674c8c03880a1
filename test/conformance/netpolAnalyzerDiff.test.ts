/**
 * The differences of np-guard's netpol-analyzer between two folders of manifests with NetworkPolicies, compared line by line
 * as what each pair may do before and after. What is left out is named, with the reason, in the output.
 */
import assert from 'node:assert/strict';
import { diffReachability, endsOfChange, PortSet, type Reachability } from '../../engine/src/index.ts';
import type { DiffEnd, DiffSide, ReachabilityDiff, ScopeView } from '../../engine/src/index.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { drawConnections, nameOf, normalizeLines } from './analyzerLines.ts';
import { describeConformance, readData, readJsonData, readManifests } from './conformanceData.ts';

interface DiffCase {
  readonly name: string;
  readonly kind: string;
  readonly tier: string;
  readonly dir1: string;
  readonly dir2: string;
  readonly expectedFile: string;
}

const FOLDER = 'netpol-analyzer/';
const LINE =
  /^diff-type: (\w+), source: (.+?), destination: (.+?), ref1: (.+?), ref2: (.+?)(?:, workloads-diff-info: (.+))?$/;

describeConformance('netpol-analyzer, diff', FOLDER, () => {
  const { cases } = readJsonData<{ readonly cases: readonly DiffCase[] }>(`${FOLDER}index.json`);
  const diffs = cases.filter(({ kind }) => kind === 'diff');
  const core = diffs.filter(({ tier }) => !tier.startsWith('admin'));
  for (const testCase of core) {
    it(testCase.name, function () {
      this.timeout(60_000);
      checkDiff(testCase);
    });
  }
  after(() => {
    const left = diffs.filter((testCase) => !core.includes(testCase)).map(({ name }) => name);
    console.log(
      `      left out, ${left.length} cases with admin policies, which are not read yet: ${left.join(', ')}`,
    );
    console.log('      left out: pairs from {ingress-controller}, which no endpoint stands for yet');
  });
});

function checkDiff({ dir1, dir2, expectedFile }: DiffCase): void {
  const diff = diffReachability(openSide(dir1), openSide(dir2));
  const expected = readData(FOLDER + expectedFile)
    .split('\n')
    .flatMap((line) => readLine(line) ?? []);
  assert.deepEqual(normalizeLines(drawDiff(diff)), normalizeLines(expected));
}

function openSide(folder: string): DiffSide {
  const files = readManifests(FOLDER + folder);
  const { scopes } = openFixture(files, readFixtureOptions('cni=netpol-analyzer'));
  const [scope]: readonly (ScopeView | undefined)[] = scopes;
  assert(scope !== undefined && scopes.length === 1, `one cluster, not ${scopes.length}`);
  return scope;
}

/** As a line in which neighboring ranges can be merged; which of two new ends is named first does not matter. */
function readLine(line: string): string | undefined {
  const [, type, source, target, before, after, info] = LINE.exec(line.trim()) ?? [];
  if (source === undefined || source === '{ingress-controller}') {
    return undefined;
  }
  const ends = info === undefined ? '' : / (added|removed)$/.exec(info)?.[1];
  return `${source} => ${target ?? ''} : ${type ?? ''} ${before ?? ''} > ${after ?? ''} ${ends ?? ''}`;
}

function drawDiff({ before, after, ends, rows }: ReachabilityDiff): readonly string[] {
  return rows.flatMap(({ from, to }) =>
    [...to].flatMap((position) => {
      const end = ends[position];
      assert(end !== undefined);
      const [old, current] = [
        allowedPorts(before.reachability, from.before, end.before),
        allowedPorts(after.reachability, from.after, end.after),
      ];
      const [source, target] = [nameOf(from.endpoint), nameOf(end.endpoint)];
      if (old.equals(current) || source === target) {
        return [];
      }
      const what = endsOfChange(from, end);
      return [
        `${source} => ${target} : ${typeOf(old, current)} ${drawPorts(old)} > ${drawPorts(current)} ${what === 'kept' ? '' : what}`,
      ];
    }),
  );
}

function typeOf(old: PortSet, current: PortSet): string {
  if (old.isEmpty) {
    return 'added';
  }
  return current.isEmpty ? 'removed' : 'changed';
}

function allowedPorts(reachability: Reachability, from: DiffEnd['before'], to: DiffEnd['before']): PortSet {
  const decisions = from === undefined || to === undefined ? [] : reachability.decide(from, to);
  return decisions
    .filter(({ verdict }) => verdict === 'allowed')
    .reduce((ports, decision) => ports.union(decision.ports), PortSet.EMPTY);
}

function drawPorts(ports: PortSet): string {
  return ports.isEmpty ? 'No Connections' : drawConnections(ports);
}
