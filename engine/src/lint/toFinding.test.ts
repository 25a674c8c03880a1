/**
 * What becomes of a problem on its way to a finding: version, severity, place, and the server's silence about
 * warnings when it refuses the object.
 */
import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, type Settings } from '../config/settings.ts';
import { readSourceFile } from '../source/readSourceFile.ts';
import { formatMessage } from '../text/say.ts';
import type { Finding } from './finding.ts';
import { holds, toUnitFindings } from './toFinding.ts';

function findIn(text: string, settings: Partial<Settings> = {}): readonly Finding[] {
  const context = {
    file: 'a.yaml',
    settings: { ...DEFAULT_SETTINGS, ...settings },
    scope: 'shop',
    namespace: 'default',
  };
  return readSourceFile('a.yaml', text).units.flatMap((unit) => toUnitFindings(unit, context));
}

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: {}
  ingress:
    - from: [{ ipBlock: { cidr: 10.0.0.1/8 } }]
`;

describe('findings', () => {
  it('carry place, path, resource and scope', () => {
    const [finding] = findIn(`# a comment\n---\n${POLICY}`);
    assert.equal(finding?.location.file, 'a.yaml');
    assert.equal(
      `# a comment\n---\n${POLICY}`.slice(finding.location.span.start, finding.location.span.end),
      '10.0.0.1/8',
    );
    assert.equal(finding.path, 'spec.ingress[0].from[0].ipBlock.cidr');
    assert.equal(finding.resource, 'default/web[NetworkPolicy]');
    assert.equal(finding.scope, 'shop');
  });

  it('depend on the version of Kubernetes', () => {
    const severityAt = (version: Settings['kubernetesVersion']): readonly string[] =>
      findIn(POLICY, { kubernetesVersion: version }).map(
        ({ severity, api }) => `${severity} ${api?.type ?? ''}`,
      );
    assert.deepEqual(severityAt(undefined), ['warning Warning']);
    assert.deepEqual(severityAt({ major: 1, minor: 35 }), ['warning Warning']);
    assert.deepEqual(severityAt({ major: 1, minor: 36 }), ['error FieldValueInvalid']);
    assert.deepEqual(severityAt({ major: 2, minor: 0 }), ['error FieldValueInvalid']);
  });

  it('have the severity that the user chose, or none', () => {
    const rule = 'api-non-canonical-cidr';
    assert.deepEqual(findIn(POLICY, { rules: new Map([[rule, 'off']]) }), []);
    assert.equal(findIn(POLICY, { rules: new Map([[rule, 'hint']]) })[0]?.severity, 'hint');
  });

  it('are warnings without `api` when the server refuses the object and so sends no warnings', () => {
    const findings = findIn(`${POLICY}      ports: [{ port: 0 }]\n`);
    assert.deepEqual(findings.map(({ severity, api }) => `${severity} ${api?.type ?? 'nothing'}`).sort(), [
      'error FieldValueInvalid',
      'warning nothing',
    ]);
  });

  it('of one resource do not silence the warnings of another in the same list', () => {
    const item = (text: string): string => text.trimEnd().replaceAll('\n', '\n  ');
    const list = `apiVersion: v1\nkind: List\nitems:\n- ${item(POLICY)}\n- ${item(POLICY.replace('web', 'Db'))}\n`;
    assert.deepEqual(
      findIn(list).map(({ rule, api }) => `${rule} ${api?.type ?? 'nothing'}`),
      [
        'api-non-canonical-cidr Warning',
        'api-invalid-value FieldValueInvalid',
        'api-non-canonical-cidr nothing',
      ],
    );
  });

  it('show control characters instead of obeying them', () => {
    const [finding] = findIn(POLICY.replace('podSelector: {}', '"\\e[31mx\\u202e": {}'));
    assert(finding !== undefined);
    const shown = formatMessage(finding.message);
    assert(shown.includes('`\\x1b[31mx\\u202e`'), shown);
  });

  it('survive a label key that is special to JavaScript', () => {
    const text = POLICY.replace('{}', '{ matchLabels: { __proto__: a, constructor: [1] } }');
    assert.deepEqual(
      findIn(text).map(({ rule, path }) => `${rule} ${path ?? ''}`),
      [
        'api-wrong-type spec.podSelector.matchLabels.constructor',
        'api-invalid-value spec.podSelector.matchLabels.__proto__',
        'api-non-canonical-cidr spec.ingress[0].from[0].ipBlock.cidr',
      ],
    );
  });
});

describe('holds', () => {
  it('a problem without a condition holds always', () => {
    assert.equal(holds(undefined, undefined), true);
  });

  it('the version that a condition names is the first one after', () => {
    const at = (minor: number): boolean =>
      holds({ sinceMinor: 16, beforeMinor: 20, whenUnset: 'holds' }, { major: 1, minor });
    assert.deepEqual([15, 16, 19, 20].map(at), [false, true, true, false]);
  });
});
