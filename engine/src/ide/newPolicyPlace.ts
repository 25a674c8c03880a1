/**
 * Where a policy goes that a connection needs: into a file of its own where the folder has its policies so, else behind
 * the policy that it belongs to, else into a new file beside the manifest of the pods. Ways to write it, the best first;
 * whether a way does what it should, since not every file is part of every cluster, is for who tries it.
 */
import type { Cluster, WorkloadEndpoint } from '../cluster/cluster.ts';
import { KUSTOMIZATION_FILE_NAMES } from '../config/discovery.ts';
import { checkSubdomain } from '../k8s/nameFormats.ts';
import type { ResourceHeader } from '../k8s/resource.ts';
import { freeName } from '../lint/freeName.ts';
import { findPathOfOne, placePolicies } from '../generate/placePolicies.ts';
import { writePolicies } from '../generate/writePolicies.ts';
import type { GeneratedPolicy } from '../generate/generatePolicies.ts';
import { folderOf, joinPath } from '../text/filePath.ts';
import type { Message } from '../text/say.ts';
import { appendDocument } from '../yaml/appendDocument.ts';
import type { NewMap } from '../yaml/writeBlock.ts';
import type { PlannedChange, Trial, TrialFiles } from './connectionTrial.ts';

export interface NewPolicy {
  readonly namespace: string;
  readonly name: string;
  readonly manifest: NewMap;
}

/** What the change is called: with a place behind which it stands, or in a file of its own. */
export interface NewPolicyTitles {
  readonly behind: Message;
  readonly alone: Message;
}

/** `anchor`: the resource that it belongs to. */
export function planNewPolicy(
  { namespace, name, manifest }: NewPolicy,
  anchor: ResourceHeader,
  titles: NewPolicyTitles,
  { snapshot, taken }: Pick<Trial, 'snapshot'> & Pick<TrialFiles, 'taken'>,
): readonly PlannedChange[] {
  const generated: GeneratedPolicy = { namespace, name, manifest, connections: [], entries: [] };
  const policy = `${namespace}/${name}[NetworkPolicy]`;
  const folder = folderOf(anchor.file);
  const facts = { files: snapshot.files, folder, taken: taken ?? new Set<string>() };
  const toFile = (path: string): readonly PlannedChange[] =>
    isKustomized(path, snapshot)
      ? []
      : [{ title: titles.alone, policy, path, text: writePolicies([generated], () => '') }];
  const own = findPathOfOne(generated, facts);
  const fallback = placePolicies([generated], facts).map(({ path }) => path);
  const append: PlannedChange = {
    policy,
    place: anchor,
    write: ({ unit }) => {
      const edit = appendDocument(unit.text, unit.root, manifest);
      return edit === undefined ? undefined : { title: titles.behind, edits: [edit] };
    },
  };
  if (own !== undefined) {
    return [...toFile(own), append];
  }
  return anchor.kind === 'NetworkPolicy'
    ? [append, ...fallback.flatMap(toFile)]
    : [...fallback.flatMap(toFile), append];
}

/** A kustomization has only what it names, so a new file in its folder or below would be nowhere. */
function isKustomized(path: string, snapshot: Pick<Trial['snapshot'], 'files'>): boolean {
  const folder = folderOf(path);
  const isHere = KUSTOMIZATION_FILE_NAMES.some((name) => snapshot.files.has(joinPath(folder, name)));
  return isHere || (folder !== '' && isKustomized(folder, snapshot));
}

/** `allow-web-to-db`; of names that the API does not take, `fallback`; with a number where a policy of the namespace has it. */
export function nameNewPolicy(
  wanted: string,
  fallback: string,
  namespace: string,
  { policies }: Cluster,
): string {
  const base = checkSubdomain(wanted).length === 0 ? wanted : fallback;
  const taken = new Set(policies.filter((policy) => policy.namespace === namespace).map(({ name }) => name));
  return freeName(base, taken);
}

/** The policy of the namespace beside which a new one belongs, else the manifest of the pods. */
export function findAnchor(subject: WorkloadEndpoint, { policies }: Cluster): ResourceHeader {
  return policies.find(({ namespace }) => namespace === subject.namespace) ?? subject.source;
}
