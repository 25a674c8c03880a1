/**
 * Which documents Podgate looks at: manifests in YAML and JSON, and files of Helm charts, which the editor calls `helm`
 * even where they are plain YAML. They must be files of the workspace: not the old versions that comparisons show, not
 * settings. What a document says is not asked here.
 */
import { type TextDocument, workspace } from 'vscode';
import { SAMPLE_SCHEME } from './sampleDocuments.ts';

const LANGUAGE_IDS = ['yaml', 'json', 'jsonc', 'helm'] as const;

export interface DocumentPattern {
  readonly language: string;
  readonly scheme: string;
}

/** Schemes that are asked for once, when the server starts: a folder of another scheme restarts the window. */
export function selectDocuments(): DocumentPattern[] {
  return [...workspaceSchemes()].flatMap((scheme) => LANGUAGE_IDS.map((language) => ({ scheme, language })));
}

export function isOurDocument({ languageId, uri }: TextDocument): boolean {
  return LANGUAGE_IDS.some((id) => id === languageId) && workspaceSchemes().has(uri.scheme);
}

function workspaceSchemes(): ReadonlySet<string> {
  const folders = workspace.workspaceFolders ?? [];
  return new Set(['file', 'untitled', SAMPLE_SCHEME, ...folders.map(({ uri }) => uri.scheme)]);
}
