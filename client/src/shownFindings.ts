/**
 * Findings of files that are gone, or right again, vanish from the Problems view. Of a document that is closed the client
 * library forgets that it shows findings, and so never asks the server about them again; here they are remembered by
 * looking at what is shown.
 */
import { languages } from 'vscode';
import type { Middleware } from 'vscode-languageclient';

type AskWorkspace = NonNullable<Middleware['provideWorkspaceDiagnostics']>;

/** As our diagnostics name it. */
const SOURCE = 'podgate';
/** The name of no report: whatever the server has to say is news. */
const NO_REPORT = '';

/** Asks about every file with findings of ours, whether the library remembers it or not. */
export const askAboutShownFindings: AskWorkspace = (known, token, report, next) => {
  const remembered = new Set(known.map(({ uri }) => uri.toString()));
  const forgotten = languages
    .getDiagnostics()
    .filter(
      ([uri, shown]) => !remembered.has(uri.toString()) && shown.some(({ source }) => source === SOURCE),
    )
    .map(([uri]) => ({ uri, value: NO_REPORT }));
  return next([...known, ...forgotten], token, report);
};
