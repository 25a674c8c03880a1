/**
 * Scopes are found anew after each change from what the search before it left. Whatever changes in whatever order, the
 * answer is the one of a search that remembers nothing.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  DEFAULT_SETTINGS,
  openSnapshot,
  type Settings,
  type Snapshot,
  type SnapshotOptions,
} from '../../engine/src/index.ts';
import { matchGitignorePatterns } from '../../files/src/gitignorePatterns.ts';

const pod = (name: string, namespace: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: ${namespace} }\n`;
const policy = (name: string, namespace: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: { podSelector: {} }\n`;

/** What files may hold: some of it defines the same resources, some is no manifest at all. */
const TEXTS: readonly string[] = [
  pod('web', 'shop'),
  pod('web', 'bank'),
  `${pod('db', 'shop')}---\n${policy('db', 'shop')}`,
  policy('all', 'shop'),
  policy('all', 'bank'),
  'name: values\n',
  'kind: Pod\nmetadata: { name: {{ .Values.name }} }\n',
  'kind: Certificate\napiVersion: cert-manager.io/v1\nmetadata: { name: x }\n',
  '',
];
const KUSTOMIZATIONS: readonly string[] = [
  'kind: Kustomization\nresources: [a.yaml]\n',
  'kind: Kustomization\nnamespace: prod\nresources: [../base, b.yaml]\n',
  'kind: Kustomization\nnamePrefix: dev-\nresources: [../base]\npatches: [{ path: b.yaml }]\n',
];
const FOLDERS: readonly string[] = ['', 'base/', 'prod/', 'prod/deep/', 'chart/'];

const MANIFEST = fc.record({
  path: fc
    .tuple(fc.constantFrom(...FOLDERS), fc.constantFrom('a.yaml', 'b.yaml'))
    .map((parts) => parts.join('')),
  text: fc.option(fc.constantFrom(...TEXTS), { nil: undefined, freq: 4 }),
});
const KUSTOMIZATION = fc.record({
  path: fc.constantFrom(...FOLDERS).map((folder) => `${folder}kustomization.yaml`),
  text: fc.option(fc.constantFrom(...KUSTOMIZATIONS), { nil: undefined, freq: 3 }),
});
const CHART = fc.record({
  path: fc.constant('chart/Chart.yaml'),
  text: fc.option(fc.constant('name: chart\n'), { nil: undefined, freq: 2 }),
});
const CHANGE = fc.oneof({ arbitrary: MANIFEST, weight: 6 }, { arbitrary: KUSTOMIZATION, weight: 2 }, CHART);

function settingsWith(include: readonly string[]): Settings {
  const scopes = [{ name: 'named', include, exclude: [], namespace: undefined, profile: undefined }];
  return { ...DEFAULT_SETTINGS, scopes };
}

const ALL_OPTIONS: readonly SnapshotOptions[] = [
  DEFAULT_SETTINGS,
  settingsWith(['prod/']),
  settingsWith(['a.yaml']),
  { ...DEFAULT_SETTINGS, namespace: 'bank' },
].map((settings) => ({ settings, matchPaths: matchGitignorePatterns, rootName: 'root' }));

/** Everything of the scopes that others see. */
function show(snapshot: Snapshot): unknown {
  return {
    scopes: snapshot.scopes.map(({ name, namespace, cluster }) => ({
      name,
      namespace,
      workloads: cluster.workloads.map(
        ({ id, source }) => `${id} ${source.file} ${String(source.unitIndex)}`,
      ),
      policies: cluster.policies.map((known) => `${known.namespace ?? ''}/${known.name} ${known.file}`),
      incompleteness: cluster.incompleteness,
    })),
    homes: [...snapshot.files.keys()].sort().map(
      (path) =>
        `${path}: ${snapshot
          .scopesOf(path)
          .map(({ name }) => name)
          .join(' ')}`,
    ),
    findings: snapshot.findings(),
  };
}

describe('scopes after a change', () => {
  it('are those of reading everything afresh', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.array(CHANGE, { minLength: 1, maxLength: 3 }), fc.nat({ max: 11 })), {
          minLength: 2,
          maxLength: 14,
        }),
        (steps) => {
          const [first = assert.fail('no options')] = ALL_OPTIONS;
          let snapshot = openSnapshot([], first);
          for (const [changes, choice] of steps) {
            // Mostly the settings stay.
            snapshot = snapshot.change(changes, ALL_OPTIONS[choice]);
            const texts = changesSoFar(steps, changes);
            assert.deepEqual(show(snapshot), show(openSnapshot(texts, snapshot.options)));
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

type Changes = readonly { readonly path: string; readonly text: string | undefined }[];

/** The texts that there are after the steps up to `last`. */
function changesSoFar(
  steps: readonly (readonly [Changes, number])[],
  last: Changes,
): readonly { readonly path: string; readonly text: string }[] {
  const texts = new Map<string, string>();
  for (const [changes] of steps) {
    for (const { path, text } of changes) {
      if (text === undefined) {
        texts.delete(path);
      } else {
        texts.set(path, text);
      }
    }
    if (changes === last) {
      break;
    }
  }
  return [...texts].map(([path, text]) => ({ path, text }));
}
