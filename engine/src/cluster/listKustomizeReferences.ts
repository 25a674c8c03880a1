/**
 * What a kustomization's text refers to here: for shells that read only some paths and must read with them what
 * these are made of. Whether it exists, and what it says, is not asked.
 */
import type { Resource } from '../k8s/resource.ts';
import { readSourceFile } from '../source/readSourceFile.ts';
import { isRemoteReference } from './kustomizeTree.ts';

/** Relative paths of files and folders, as written; URLs are left out. Empty for a text that is no kustomization. */
export function listKustomizeReferences(path: string, text: string): readonly string[] {
  const resources = readSourceFile(path, text).units.flatMap((unit) => unit.resources);
  return resources.flatMap(pathsOf).filter((reference) => !isRemoteReference(reference));
}

function pathsOf(resource: Resource): readonly string[] {
  return resource.type === 'kustomization'
    ? [...resource.resources.map((entry) => entry.path), ...resource.fragments]
    : [];
}
