/**
 * "Show Matrix of Who Can Reach Whom": who can reach whom, as a page beside the text. From a lens or the tree, at the pair, row or
 * column it is about; from the title of a policy, at the pods that it selects; from a folder in the explorer, of the
 * folder's scope.
 */
import { Uri, window } from 'vscode';
import type { ShowMatrixArgument } from '../../../protocol/src/clientCommands.ts';
import type { CommandHost } from '../commandHost.ts';
import { readShowMatrixArgument } from '../readCommandArgument.ts';
import { TreeElement } from '../treeElement.ts';

export async function showMatrix(host: CommandHost, argument: unknown): Promise<void> {
  host.matrix.show(
    argument instanceof Uri
      ? await findPlace(host, argument)
      : readShowMatrixArgument(argument instanceof TreeElement ? argument.node.matrix : argument),
  );
}

/** What menus hand over is the file or folder that they were opened on. */
async function findPlace({ server }: CommandHost, uri: Uri): Promise<ShowMatrixArgument> {
  const editor = window.activeTextEditor;
  const isInFront = editor?.document.uri.toString() === uri.toString();
  const { line = 0, character = 0 } = editor?.selection.active ?? {};
  const place = await server.request('podgate/matrixPlace', {
    uri: uri.toString(),
    ...(isInFront ? { position: { line, character } } : {}),
  });
  return place ?? {};
}
