/**
 * The lists of np-guard's netpol-analyzer for manifests with NetworkPolicies, read with its own assumptions (the
 * profile `netpol-analyzer`). What is left out is named, with the reason, in the output.
 */
import assert from 'node:assert/strict';
import { drawLines, normalizeLines } from './analyzerLines.ts';
import { describeConformance, readData, readJsonData, readManifests } from './conformanceData.ts';
import { openCluster } from './probeCluster.ts';

interface AnalyzerCase {
  readonly name: string;
  readonly kind: string;
  readonly tier: string;
  readonly manifestsDir?: string;
  readonly expectedFile?: string;
  readonly flags?: { readonly focusWorkloads?: readonly string[] };
}

const FOLDER = 'netpol-analyzer/';
const LISTS = ['list', 'list-struct'];
/** Compared by tests of their own. */
const OTHERS = ['explain', 'diff'];

describeConformance('netpol-analyzer', FOLDER, () => {
  const { cases: all } = readJsonData<{ readonly cases: readonly AnalyzerCase[] }>(`${FOLDER}index.json`);
  const cases = all.filter(({ kind }) => !OTHERS.includes(kind));
  for (const testCase of cases.filter((one) => reasonToLeaveOut(one) === undefined)) {
    it(testCase.name, () => {
      checkList(testCase);
    });
  }
  // Those have tests of their own (`netpolAnalyzerErrors.test.ts`).
  listLeftOut(cases.filter(({ kind }) => kind !== 'error'));
});

function reasonToLeaveOut({ kind, tier }: AnalyzerCase): string | undefined {
  if (!LISTS.includes(kind)) {
    return `asks for another answer than a list: ${kind}`;
  }
  return tier.startsWith('admin') ? `${kind} with admin policies, which are not read yet` : undefined;
}

function listLeftOut(cases: readonly AnalyzerCase[]): void {
  const byReason = new Map<string, string[]>();
  for (const testCase of cases) {
    const reason = reasonToLeaveOut(testCase);
    if (reason !== undefined) {
      byReason.set(reason, [...(byReason.get(reason) ?? []), testCase.name]);
    }
  }
  after(() => {
    for (const [reason, names] of byReason) {
      console.log(`      left out, ${names.length} cases (${reason}): ${names.join(', ')}`);
    }
    console.log('      left out: lines from {ingress-controller}, which no endpoint stands for yet');
  });
}

function checkList({ manifestsDir = '', expectedFile = '', flags }: AnalyzerCase): void {
  const cluster = openCluster(readManifests(FOLDER + manifestsDir), 'cni=netpol-analyzer');
  const expected = readData(FOLDER + expectedFile)
    .split('\n')
    .filter((line) => !line.startsWith('{ingress-controller}'));
  const focus = flags?.focusWorkloads;
  const actual = drawLines(cluster).filter(
    (line) => focus === undefined || focus.some((name) => isAbout(line, name)),
  );
  assert.deepEqual(normalizeLines(actual), normalizeLines(expected));
}

/** True when the workload is one of the line's ends. */
function isAbout(line: string, workload: string): boolean {
  return line.split(/ => | : /).some((end) => end.includes(`/${workload}[`));
}
