/**
 * The part of the interface of VS Code's own git extension that is used here, as its `git.d.ts` has it, and how one comes by
 * it. It is absent in browsers and virtual workspaces, where the user has switched it off, and in folders that are not
 * trusted.
 */
import { type Event, extensions, type Uri } from 'vscode';
import { isRecord } from './isRecord.ts';

const GIT_EXTENSION = 'vscode.git';

/** `Status` of a change; those that say that the commit does not have the file. */
export const GIT_ADDED: ReadonlySet<number> = new Set([
  1, // INDEX_ADDED
  4, // INDEX_COPIED
  7, // UNTRACKED
  9, // INTENT_TO_ADD
]);

export interface GitChange {
  readonly uri: Uri;
  /** Another one where the file was moved. */
  readonly originalUri: Uri;
  readonly status: number;
}

export interface GitRepository {
  readonly rootUri: Uri;
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly mergeChanges: readonly GitChange[];
    readonly indexChanges: readonly GitChange[];
    readonly workingTreeChanges: readonly GitChange[];
    /** Apart where the user wants it so; else among the others. */
    readonly untrackedChanges?: readonly GitChange[];
    readonly onDidChange: Event<void>;
  };
  /** Throws where the commit does not have the file (`isUnknownPath`). */
  getObjectDetails(commit: string, path: string): Promise<{ readonly mode: string }>;
  /** The text that a commit has of a file. */
  show(commit: string, path: string): Promise<string>;
}

export interface GitApi {
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: Event<GitRepository>;
  readonly onDidCloseRepository: Event<GitRepository>;
  /** The address of a document with the text that a commit has. */
  toGitUri(uri: Uri, commit: string): Uri;
}

export interface GitExtension {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: Event<boolean>;
  getAPI(version: 1): GitApi;
}

/** `undefined` where it is not there, or could not start. */
export async function findGitExtension(): Promise<GitExtension | undefined> {
  const extension = extensions.getExtension<unknown>(GIT_EXTENSION);
  const exported = await extension?.activate().then(undefined, () => undefined);
  return isGitExtension(exported) ? exported : undefined;
}

function isGitExtension(value: unknown): value is GitExtension {
  return isRecord(value) && typeof value['getAPI'] === 'function';
}

/** `mode` of what has the path of another file for its text. */
export const GIT_LINK = '120000';

/** It has a code of its own for a file that a commit does not have. */
export function isUnknownPath(error: unknown): boolean {
  return isRecord(error) && error['gitErrorCode'] === 'UnknownPath';
}
