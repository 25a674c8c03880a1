/**
 * "Report a Problem": versions and the last lines of the log in a new document, for the user to read, shorten and copy
 * where they like. It sends nothing.
 */
import { env, version, window, workspace } from 'vscode';
import type { CommandHost } from '../commandHost.ts';
import { problemReport } from '../problemReport.ts';

export async function reportProblem({ context, log }: CommandHost): Promise<void> {
  const manifest = context.extension.packageJSON as {
    readonly version: string;
    readonly repository?: { readonly url: string };
  };
  const content = problemReport({
    version: manifest.version,
    repositoryUrl: manifest.repository?.url,
    editor: `${env.appName} ${version} (${env.appHost})`,
    folders: (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme),
    log: log.lastLines.text,
  });
  await window.showTextDocument(await workspace.openTextDocument({ content, language: 'markdown' }));
}
