/**
 * Hovers as the editor's own command returns them, as Markdown.
 */
import { commands, type Hover, MarkdownString, type Position, type Uri } from 'vscode';
import { eventually } from '../eventually.ts';

/** The Markdown of all hovers at a place, as soon as there is any that matches. */
export function hoverText(uri: Uri, position: Position, expected = /./): Promise<string> {
  return eventually(`a hover like ${String(expected)}`, async () => {
    const text = await readHovers(uri, position);
    return expected.test(text) ? text : undefined;
  });
}

/** Whether there is a hover now. */
export async function seesHover(uri: Uri, position: Position): Promise<boolean> {
  return (await readHovers(uri, position)) !== '';
}

async function readHovers(uri: Uri, position: Position): Promise<string> {
  const hovers = await commands.executeCommand<readonly Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents.map(markdownOf))
    .join('\n')
    .trim();
}

function markdownOf(content: Hover['contents'][number]): string {
  return content instanceof MarkdownString || typeof content === 'object' ? content.value : content;
}
