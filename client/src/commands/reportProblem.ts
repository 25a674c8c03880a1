/**
 * "Report a Problem": versions and the last lines of the log in a new document, for the user to read, shorten and copy
 * where they like. It sends nothing.
 */
import { env, Uri, version, window, workspace } from 'vscode';
import { CLIENT_NAME } from '../clientName.ts';
import type { CommandHost } from '../commandHost.ts';
import { problemReport } from '../problemReport.ts';
import { readFileText } from '../readFileText.ts';

const LOG_BYTES_MAX = 50 * 1024 * 1024;

export async function reportProblem({ context }: CommandHost): Promise<void> {
  const manifest = context.extension.packageJSON as {
    readonly version: string;
    readonly bugs?: { readonly url: string };
  };
  const log = await readFileText(Uri.joinPath(context.logUri, `${CLIENT_NAME}.log`), LOG_BYTES_MAX);
  const content = problemReport({
    version: manifest.version,
    bugsUrl: manifest.bugs?.url,
    editor: `${env.appName} ${version} (${env.appHost})`,
    folders: (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme),
    log,
  });
  await window.showTextDocument(await workspace.openTextDocument({ content, language: 'markdown' }));
}
