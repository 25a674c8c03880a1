/**
 * Policies for the samples as if they had none: what their manifests declare, what `podgate generate` makes of it, and what
 * the matrix has with these policies. Pure but for reading the samples.
 */
import { readdirSync, readFileSync } from 'node:fs';
import {
  DEFAULT_SETTINGS,
  findDeclaredConnections,
  generatePolicies,
  LineIndex,
  openSnapshot,
  readConfiguration,
  writePolicies,
  type GeneratedPolicies,
  type ScopeView,
  type ShowPlace,
  type Snapshot,
  type SourceText,
} from '../engine/src/index.ts';

export interface SampleGeneration {
  readonly generated: GeneratedPolicies;
  readonly text: string;
  /** The sample with these policies and no others. */
  readonly view: ScopeView;
}

const SAMPLES = new URL('../samples/', import.meta.url);

export function listSamples(): readonly string[] {
  return readdirSync(SAMPLES).sort();
}

export function generateForSample(sample: string): SampleGeneration {
  const files = readWithoutPolicies(sample);
  const snapshot = open(files);
  const configurations = new Map(
    [...snapshot.files.values()].map((file) => [
      file.path,
      readConfiguration(file, files.find(({ path }) => path === file.path)?.text ?? ''),
    ]),
  );
  const declared = findDeclaredConnections(onlyScope(snapshot), DEFAULT_SETTINGS, configurations);
  const generated = generatePolicies(onlyScope(snapshot).cluster, declared, DEFAULT_SETTINGS.dns);
  const text = writePolicies(generated.policies, showPlaceIn(snapshot, files));
  return { generated, text, view: onlyScope(open([...files, { path: 'generated.yaml', text }])) };
}

/** The manifests of a sample but for its policies; without them its scopes are one cluster. */
export function readWithoutPolicies(sample: string): readonly SourceText[] {
  const folder = new URL(`${sample}/`, SAMPLES);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.yaml') && path !== 'podgate.yaml')
    .sort()
    .map((path) => ({ path, text: withoutPolicies(readFileSync(new URL(path, folder), 'utf8')) }));
}

/** Lines stay where they are. */
function withoutPolicies(text: string): string {
  return text
    .split(/(?<=^---\n)/m)
    .map((unit) => (/^kind: NetworkPolicy$/m.test(unit) ? unit.replaceAll(/^(?!---$).+/gm, '') : unit))
    .join('');
}

function open(files: readonly SourceText[]): Snapshot {
  return openSnapshot(files, { settings: DEFAULT_SETTINGS, matchPaths: () => () => false });
}

function onlyScope({ scopes: [scope] }: Snapshot): ScopeView {
  if (scope === undefined) {
    throw new Error('a sample without workloads');
  }
  return scope;
}

function showPlaceIn(snapshot: Snapshot, files: readonly SourceText[]): ShowPlace {
  return (place) => {
    const { file, span } = snapshot.locate(place);
    const text = files.find(({ path }) => path === file)?.text ?? '';
    return `${file}:${String(new LineIndex(text).positionAt(span.start).line + 1)}`;
  };
}
