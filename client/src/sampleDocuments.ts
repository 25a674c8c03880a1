/**
 * The sample that is shown where there is no disk to copy it to: read-only documents with an address of their own, so
 * that they are analyzed together, and nothing else with them.
 */
import { type Disposable, Uri, workspace } from 'vscode';

export const SAMPLE_SCHEME = 'podgate-sample';

/** Paths below `samples/`; the last one is in front. An extension in a browser cannot list its own files. */
export const SHOWN_SAMPLE: readonly string[] = [
  '/three-tier/services.yaml',
  '/three-tier/app.yaml',
  '/three-tier/policies.yaml',
];

export function provideSamples(extension: Uri): Disposable {
  return workspace.registerTextDocumentContentProvider(SAMPLE_SCHEME, {
    provideTextDocumentContent: async ({ path }) =>
      SHOWN_SAMPLE.includes(path)
        ? new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extension, 'samples', path)))
        : undefined,
  });
}
