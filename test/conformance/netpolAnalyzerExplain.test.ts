/**
 * The explanations of np-guard's netpol-analyzer for manifests with NetworkPolicies, compared as facts: which policies and
 * rules allow or deny each pair, on which ports. What is left out is named, with the reason, in the output.
 */
import assert from 'node:assert/strict';
import { drawExplanations, readExplanations, type FactLine } from './analyzerExplanations.ts';
import { normalizeLines } from './analyzerLines.ts';
import { describeConformance, readData, readJsonData, readManifests } from './conformanceData.ts';
import { openCluster } from './probeCluster.ts';

interface ExplainCase {
  readonly name: string;
  readonly kind: string;
  readonly tier: string;
  readonly manifestsDir: string;
  readonly expectedFile: string;
  readonly flags: { readonly focusWorkloads?: readonly string[]; readonly focusDirection?: string };
}

const FOLDER = 'netpol-analyzer/';

describeConformance('netpol-analyzer, explain', FOLDER, () => {
  const { cases } = readJsonData<{ readonly cases: readonly ExplainCase[] }>(`${FOLDER}index.json`);
  const explained = cases.filter(({ kind }) => kind === 'explain');
  const core = explained.filter(({ tier }) => !tier.startsWith('admin'));
  for (const testCase of core) {
    it(`${testCase.name} (${testCase.expectedFile.split('/').at(-1) ?? ''})`, () => {
      checkExplanations(testCase);
    });
  }
  after(() => {
    const left = explained.filter((testCase) => !core.includes(testCase)).map(({ name }) => name);
    console.log(
      `      left out, ${left.length} cases with admin policies, which are not read yet: ${left.join(', ')}`,
    );
    console.log('      left out: pairs from {ingress-controller}, which no endpoint stands for yet');
    console.log(
      '      left out: further rules of a policy that say what an earlier one does; podgate names them, too',
    );
    console.log('      left out: what is said of exposure to pods that no manifest has');
  });
});

function checkExplanations({ manifestsDir, expectedFile, flags }: ExplainCase): void {
  const cluster = openCluster(readManifests(FOLDER + manifestsDir), 'cni=netpol-analyzer');
  const expected = readExplanations(readData(FOLDER + expectedFile)).filter(
    (line) => !line.startsWith('{ingress-controller}'),
  );
  const actual = drawExplanations(cluster).filter((line) => isAsked(line, flags));
  assert.notEqual(expected.length, 0);
  assert.deepEqual(normalizeLines(actual), normalizeLines(expected));
}

/** Of the workloads in focus, those at the end that the direction is about. */
function isAsked(line: FactLine, { focusWorkloads, focusDirection }: ExplainCase['flags']): boolean {
  const [source = '', target = ''] = line.split(/ => | : /);
  const ends = { ingress: [target], egress: [source] }[focusDirection ?? ''] ?? [source, target];
  const isFocus = (end: string, name: string): boolean =>
    name.includes('/') ? end.startsWith(`${name}[`) : end.includes(`/${name}[`);
  return (
    focusWorkloads === undefined || ends.some((end) => focusWorkloads.some((name) => isFocus(end, name)))
  );
}
