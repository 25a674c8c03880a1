/**
 * The server's sentences in the language of the editor, which lie beside the server as data. The client reads them for it,
 * since a server in a browser cannot. There are none for English, nor for a language that nobody has translated.
 */
import { env, Uri } from 'vscode';
import { isRecord } from './isRecord.ts';
import { readFileText } from './readFileText.ts';

const BYTES_MAX = 1024 * 1024;

/** By their English; the server reads them with care. */
export async function readTranslation(
  serverFolder: Uri,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const [language = ''] = env.language.split('-');
  const text = await readFileText(Uri.joinPath(serverFolder, `${language}.json`), BYTES_MAX);
  return text === undefined ? undefined : readTable(text);
}

/** Web servers may answer with a page for what they do not have. */
function readTable(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const table: unknown = JSON.parse(text);
    return isRecord(table) ? table : undefined;
  } catch {
    return undefined;
  }
}
