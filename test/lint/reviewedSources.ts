/**
 * The manifests whose findings were read by eye: which there are, and what belongs together as one workspace. The samples
 * are the project's own; the rest lies beside it, where it is there at all.
 */
import { existsSync, readdirSync } from 'node:fs';
import type { SourceText } from '../../engine/src/index.ts';
import {
  listCases,
  readData,
  readJsonData,
  readManifests,
  readManifestsIn,
} from '../conformance/conformanceData.ts';
import { writeCluster, type CyclonusCluster } from '../conformance/cyclonusCluster.ts';

/** Manifests that are read together. */
export interface ReviewedWorkspace {
  /** What stands before the paths of its files in the list. */
  readonly folder: string;
  readonly files: readonly SourceText[];
  /** Options of fixtures. */
  readonly options: string;
}

export interface ReviewedSource {
  /** What paths in the list begin with. */
  readonly name: string;
  readonly isThere: boolean;
  readonly open: () => readonly ReviewedWorkspace[];
}

const SAMPLES = new URL('../../samples/', import.meta.url);
const SHARED = new URL('../../../shared/', import.meta.url);

export const REVIEWED_SOURCES: readonly ReviewedSource[] = [
  { name: 'samples/', isThere: true, open: () => openFolders('samples/', SAMPLES) },
  shared('corpus/', (name, url) => openFolders(name, url)),
  shared('conformance/k8s-e2e/', (name) => openSteps(name, 'k8s-e2e/')),
  shared('conformance/k8s-validation/', (name) => openValidation(name)),
  shared('conformance/network-policy-api/', (name) => openSteps(name, 'network-policy-api/')),
  shared('conformance/cyclonus/', (name) => openCyclonus(name)),
  shared('conformance/netpol-analyzer/', (name) => openAnalyzer(name)),
];

function shared(
  name: string,
  open: (name: string, url: URL) => readonly ReviewedWorkspace[],
): ReviewedSource {
  const url = new URL(name, SHARED);
  return { name, isThere: existsSync(url), open: () => open(name, url) };
}

/** Each folder by itself. */
function openFolders(name: string, url: URL): readonly ReviewedWorkspace[] {
  return readdirSync(url, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({
      folder: `${name}${entry.name}/`,
      files: readManifestsIn(new URL(`${entry.name}/`, url)),
      options: '',
    }));
}

/** Each step of a suite's cases has its own cluster. */
function openSteps(folder: string, suite: string): readonly ReviewedWorkspace[] {
  const steps = listCases(suite).flatMap(
    (path) => readJsonData<{ readonly steps: readonly { readonly manifest: string }[] }>(path).steps,
  );
  return steps.map(({ manifest }) => ({ folder, files: [textOf(suite, manifest)], options: '' }));
}

/** Each case is a file; those about updates have the object twice, as it was and as it is to be. */
function openValidation(folder: string): readonly ReviewedWorkspace[] {
  const { cases } = readJsonData<{ readonly cases: readonly { readonly file: string }[] }>(
    'k8s-validation/index.json',
  );
  return cases.map(({ file }) => ({ folder, files: [textOf('k8s-validation/', file)], options: '' }));
}

function openCyclonus(folder: string): readonly ReviewedWorkspace[] {
  const steps = listCases('cyclonus/').flatMap(
    (path) =>
      readJsonData<{
        readonly steps: readonly { readonly manifest: string; readonly cluster: CyclonusCluster }[];
      }>(path).steps,
  );
  return steps.map(({ manifest, cluster }) => ({
    folder,
    files: [{ path: 'cluster.json', text: writeCluster(cluster) }, textOf('cyclonus/', manifest)],
    options: '',
  }));
}

/** Several cases are about the same manifests. */
function openAnalyzer(folder: string): readonly ReviewedWorkspace[] {
  const { cases } = readJsonData<{
    readonly cases: readonly {
      readonly manifestsDir?: string | null;
      readonly dir1?: string;
      readonly dir2?: string;
    }[];
  }>('netpol-analyzer/index.json');
  const folders = new Set(
    cases.flatMap(({ manifestsDir, dir1, dir2 }) => [manifestsDir ?? [], dir1 ?? [], dir2 ?? []].flat()),
  );
  return [...folders]
    .filter((path) => existsSync(new URL(`${folder}${path}`, SHARED)))
    .map((path) => ({
      folder: `${folder}${path}/`,
      files: readManifests(`netpol-analyzer/${path}`),
      options: 'cni=netpol-analyzer',
    }));
}

function textOf(suite: string, path: string): SourceText {
  return { path, text: readData(suite + path) };
}
