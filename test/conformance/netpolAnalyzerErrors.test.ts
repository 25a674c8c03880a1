/**
 * The manifests with which np-guard's netpol-analyzer stops or warns: each gives a finding of the same class where the
 * mistake is, or stands in a table with the reason why there is none. The words are our own.
 */
import assert from 'node:assert/strict';
import { LineIndex, type RuleId, type Severity } from '../../engine/src/index.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { describeConformance, readJsonData, readManifests } from './conformanceData.ts';

interface ErrorCase {
  readonly name: string;
  readonly kind: string;
  readonly tier: string;
  readonly manifestsDir: string | null;
}

/** What is found, and where. */
interface Expected {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  /** What the line has that is wrong. */
  readonly text: string;
}

const FOLDER = 'netpol-analyzer/';

const EXPECTED: Readonly<Record<string, Expected>> = {
  'fatal:Input_dir_has_netpol_with_bad_label_key_should_return_fatal_selector_error': {
    ...{ rule: 'api-invalid-value', severity: 'error', file: 'netpols.yaml', line: 22 },
    text: 'app@b: shippingservice',
  },
  'fatal:Input_dir_has_netpol_with_illegal_port_should_return_fatal_error': {
    ...{ rule: 'api-invalid-value', severity: 'error', file: 'netpols.yaml', line: 14 },
    text: 'endPort: 10000',
  },
  // The API server keeps one of the two, and so does Podgate.
  'fatal:Input_dir_has_two_netpols_with_same_name_in_a_namespace_should_return_fatal_error_of_existing_object':
    {
      ...{ rule: 'duplicate-resource', severity: 'warning', file: 'netpols.yaml', line: 5 },
      text: 'name: backend-netpol',
    },
  'fatal:Input_dir_has_two_namespaces_with_same_name_return_fatal_error': {
    ...{ rule: 'duplicate-resource', severity: 'warning', file: 'objects.yaml', line: 5 },
    text: 'name: blue',
  },
  'severe-or-warning-dirpath:YAML_syntax_err': {
    ...{ rule: 'yaml-syntax', severity: 'error', file: 'pod.yaml', line: 12 },
    text: '@apiVersion: v1',
  },
};

/** By the beginning of the name; admin policies go before all of these. */
const NO_FINDING: readonly (readonly [name: string, reason: string])[] = [
  [
    'fatal:Input_dir_has_pods_with_same_owner_name',
    'pods of one owner that differ are told apart, so that nothing is wrong with them',
  ],
  [
    'severe-or-warning:input_file_has_no_relevant_k8s_resources',
    'policies without pods can be checked; the matrix has no workloads then',
  ],
  [
    'severe-or-warning:no_network_policy_resources_warning',
    'pods without policies are `workload-unprotected`, which is off until somebody wants it',
  ],
  [
    'severe-or-warning:malformed_yaml_unrecognized_type_int32',
    'of pods the metadata is checked as the API server does; a port that cannot be read is left out',
  ],
  [
    'severe-or-warning:input_dir_with_',
    'about workloads that the command asks for: `podgate matrix --from` refuses names that are none',
  ],
  [
    'fatal-dirpath:',
    'about paths that the command is given: `podgate` refuses those, or finds nothing there',
  ],
];

const ADMIN = 'admin policies are not read yet';

describeConformance("netpol-analyzer's errors", FOLDER, () => {
  const { cases } = readJsonData<{ readonly cases: readonly ErrorCase[] }>(`${FOLDER}index.json`);
  const errors = cases.filter(({ kind }) => kind === 'error');
  for (const { name, manifestsDir } of errors) {
    const expected = EXPECTED[name];
    if (expected !== undefined) {
      it(name, () => {
        checkFinding(`${FOLDER}${String(manifestsDir)}`, expected);
      });
    }
  }

  it('are found, or have a reason why not', () => {
    const open = errors.filter(
      (one) => (EXPECTED[one.name] === undefined) === (reasonFor(one) === undefined),
    );
    assert.deepEqual(
      open.map(({ name }) => name),
      [],
    );
    const idle = Object.keys(EXPECTED).filter((name) => !errors.some((one) => one.name === name));
    assert.deepEqual(idle, []);
  });

  after(() => {
    for (const reason of [ADMIN, ...NO_FINDING.map(([, text]) => text)]) {
      const names = errors.filter((one) => reasonFor(one) === reason).map(({ name }) => name);
      console.log(`      no finding in ${names.length} cases (${reason}): ${names.join(', ')}`);
    }
  });
});

function reasonFor({ name, tier }: ErrorCase): string | undefined {
  return tier.startsWith('admin') ? ADMIN : NO_FINDING.find(([start]) => name.startsWith(start))?.[1];
}

function checkFinding(folder: string, { rule, severity, file, line, text }: Expected): void {
  const files = readManifests(folder);
  const snapshot = openFixture(files, readFixtureOptions('cni=netpol-analyzer'));
  const found = snapshot
    .findings()
    .filter((finding) => finding.rule === rule)
    .map((finding) => {
      const own = files.find(({ path }) => path === finding.location.file)?.text ?? '';
      const start = new LineIndex(own).positionAt(finding.location.span.start).line;
      return {
        severity: finding.severity,
        file: finding.location.file,
        line: start + 1,
        text: (own.split('\n')[start] ?? '').includes(text) ? text : own.split('\n')[start],
      };
    });
  assert.deepEqual(found, [{ severity, file, line, text }]);
}
