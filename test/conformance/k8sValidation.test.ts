/**
 * What Kubernetes' own tests of validation expect of NetworkPolicies: errors and warnings, word by word, with strict
 * validation of CIDRs (1.36 and later) and without, when an object is created and when it is updated.
 */
import assert from 'node:assert/strict';
import { openSnapshot, type ApiError, type Finding } from '../../engine/src/index.ts';
import { formatApiError } from './formatApiError.ts';
import { validateUpdate } from '../../engine/src/k8s/validateUpdate.ts';
import { toUnitFindings } from '../../engine/src/lint/toFinding.ts';
import type { YamlMap } from '../../engine/src/yaml/node.ts';
import { parseUnit } from '../../engine/src/yaml/parse.ts';
import { DEFAULT_SETTINGS } from '../../engine/src/config/settings.ts';
import { matchPaths } from '../fixture/openFixture.ts';
import { describeConformance, readData, readJsonData } from './conformanceData.ts';

interface ExpectedError {
  readonly type: string;
  readonly field: string;
  readonly detail: string;
  readonly message: string;
}

interface ValidationCase {
  readonly file: string;
  readonly title: string;
  readonly valid: boolean;
  readonly strictIPCIDR: boolean;
  readonly expectedErrors: readonly ExpectedError[];
  readonly expectedErrorsNonStrict: readonly ExpectedError[];
  readonly expectedWarnings: readonly string[];
  readonly expectedWarningsNonStrict: readonly string[];
}

type UpdateCase = Pick<ValidationCase, 'file' | 'title' | 'valid' | 'expectedErrors' | 'expectedWarnings'>;

interface Index {
  readonly cases: readonly ValidationCase[];
  readonly updateCases: readonly UpdateCase[];
}

const FOLDER = 'k8s-validation/';
const STRICT_MINOR = 36;
const LENIENT_MINOR = 35;

describeConformance("Kubernetes' validation of NetworkPolicies", FOLDER, () => {
  const { cases, updateCases } = readJsonData<Index>(`${FOLDER}index.json`);

  for (const example of cases) {
    it(`${example.title} (${example.file})`, () => {
      const text = readData(FOLDER + example.file);
      const lenient = checkCreation(text, LENIENT_MINOR);
      assertEqual(lenient, {
        errors: example.expectedErrorsNonStrict,
        warnings: example.expectedWarningsNonStrict,
      });
      // A few cases are of servers without strict validation only.
      if (example.strictIPCIDR) {
        const strict = checkCreation(text, STRICT_MINOR);
        assertEqual(strict, { errors: example.expectedErrors, warnings: example.expectedWarnings });
        assert.equal(strict.errors.length === 0, example.valid);
      }
    });
  }

  for (const example of updateCases) {
    it(`update: ${example.title} (${example.file})`, () => {
      const answer = checkUpdate(readData(FOLDER + example.file), STRICT_MINOR);
      assertEqual(answer, { errors: example.expectedErrors, warnings: example.expectedWarnings });
      assert.equal(answer.errors.length === 0, example.valid);
    });
  }

  it(`leaves out none of ${cases.length} cases and ${updateCases.length} updates`, () => {});
});

/** What the server says, in its own words. */
interface Answer {
  readonly errors: readonly ExpectedError[];
  readonly warnings: readonly string[];
}

/** The whole way that a user's file goes. */
function checkCreation(text: string, minor: number): Answer {
  const settings = { ...DEFAULT_SETTINGS, kubernetesVersion: { major: 1, minor } };
  const snapshot = openSnapshot([{ path: 'manifests.yaml', text }], { settings, matchPaths });
  return toAnswer(snapshot.findings());
}

/** The file holds the old object, then the new one. */
function checkUpdate(text: string, minor: number): Answer {
  const [old, updated] = text.split(/^---\n/m).map(parseMap);
  assert(old !== undefined && updated !== undefined);
  const unit = {
    start: 0,
    end: 0,
    fingerprint: '',
    resources: [],
    skipped: undefined,
    suppressions: [],
    isStale: false,
  };
  const settings = { kubernetesVersion: { major: 1, minor }, rules: DEFAULT_SETTINGS.rules };
  const context = { file: 'manifests.yaml', settings, scope: undefined, namespace: 'default' };
  return toAnswer(toUnitFindings({ ...unit, problems: validateUpdate(old, updated) }, context));
}

function parseMap(text: string): YamlMap {
  const { value } = parseUnit(text);
  assert(value?.type === 'map');
  return value;
}

function toAnswer(findings: readonly Finding[]): Answer {
  const answers = findings.flatMap(({ api }) => (api === undefined ? [] : [api]));
  const isWarning = ({ type }: ApiError): boolean => type === 'Warning';
  return {
    errors: answers
      .filter((api) => !isWarning(api))
      .map((api) => ({ type: api.type, field: api.field, detail: api.detail, message: formatApiError(api) })),
    warnings: answers.filter(isWarning).map(formatApiError),
  };
}

/** As multisets: the server's order within `matchLabels` is random. */
function assertEqual(actual: Answer, expected: Answer): void {
  const sort = ({ errors, warnings }: Answer): unknown => ({
    errors: errors
      .map(({ type, field, detail, message }) => JSON.stringify({ type, field, detail, message }))
      .sort(),
    warnings: [...warnings].sort(),
  });
  assert.deepEqual(sort(actual), sort(expected));
}
