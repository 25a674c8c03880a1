/**
 * The text of a file through the editor, wherever the file is stored: what the server asks for when it cannot read by
 * itself. An unreadable or overlarge file is an answer, not a failure. Unsaved text is not looked at.
 */
import { FileType, type Uri, workspace } from 'vscode';

export async function readFileText(uri: Uri, bytesMax: number): Promise<string | undefined> {
  try {
    const { size, type } = await workspace.fs.stat(uri);
    if (bytesMax < size || (type & FileType.File) === 0) {
      return undefined;
    }
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    // Gone since it was found, or not for us to read.
    return undefined;
  }
}
