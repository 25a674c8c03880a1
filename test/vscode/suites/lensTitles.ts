/**
 * Code lenses as the editor's own command returns them, resolved.
 */
import { type CodeLens, type Command, commands, type Uri } from 'vscode';
import { eventually } from '../eventually.ts';

const RESOLVED_MAX = 100;

/** All titles of a document, one a line, as soon as one matches. */
export function lensTitles(uri: Uri, expected: RegExp): Promise<string> {
  return eventually(`a lens like ${String(expected)}`, async () => {
    const titles = (await readTitles(uri)).join('\n');
    return expected.test(titles) ? titles : undefined;
  });
}

/** What a click on the first lens runs whose title matches. */
export function lensCommand(uri: Uri, expected: RegExp): Promise<Command> {
  return eventually(`a lens like ${String(expected)}`, async () =>
    (await readCommands(uri)).find(({ title }) => expected.test(title)),
  );
}

export async function readTitles(uri: Uri): Promise<readonly string[]> {
  return (await readCommands(uri)).map(({ title }) => title);
}

async function readCommands(uri: Uri): Promise<readonly Command[]> {
  const lenses = await commands.executeCommand<readonly CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
    RESOLVED_MAX,
  );
  return lenses.flatMap(({ command }) => command ?? []);
}
