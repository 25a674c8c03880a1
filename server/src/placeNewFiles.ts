/**
 * Files for generated policies, in the way of the folder, none of which is there: neither among the manifests nor as one
 * that is left out, such as by a `.gitignore`, nor in an editor.
 */
import { placePolicies, type GeneratedPolicy } from '../../engine/src/index.ts';
import { uriBelow } from './lsp/uri.ts';
import type { Project } from './project.ts';
import type { ServerContext } from './serverContext.ts';

export interface NewPolicies {
  readonly project: Project;
  /** Path of the folder to write into or below. */
  readonly folder: string;
  readonly policies: readonly GeneratedPolicy[];
}

export interface NewFile {
  readonly uri: string;
  readonly policies: readonly GeneratedPolicy[];
}

export async function placeNewFiles(
  context: ServerContext,
  { project, folder, policies }: NewPolicies,
): Promise<readonly NewFile[]> {
  const taken = new Set<string>();
  for (;;) {
    const files = placePolicies(policies, { files: project.snapshot.files, folder, taken }).map((file) => ({
      ...file,
      uri: uriBelow(project.root, file.path),
    }));
    const known = taken.size;
    for (const { path, uri } of files) {
      if (await isFileThere(context, uri)) {
        taken.add(path);
      }
    }
    if (taken.size === known) {
      return files;
    }
  }
}

/** Whether a file has this address, or a document of the editor. */
export async function isFileThere({ session, files }: ServerContext, uri: string): Promise<boolean> {
  return session.document(uri) !== undefined || (await files.readText(uri)) !== undefined;
}
