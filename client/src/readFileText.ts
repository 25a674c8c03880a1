/**
 * The text of a file through the editor, wherever the file is stored: what the server asks for when it cannot read by
 * itself. An unreadable or overlarge file is an answer, not a failure. Unsaved text is not looked at.
 */
import { FileSystemError, FileType, type Uri, workspace } from 'vscode';
import { causeOf } from './causeOf.ts';

/** `onFailure` is told of a file that is there and cannot be had. */
export async function readFileText(
  uri: Uri,
  bytesMax: number,
  onFailure: (cause: string) => void = () => undefined,
): Promise<string | undefined> {
  try {
    const { size, type } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0) {
      return undefined;
    }
    if (bytesMax < size) {
      onFailure(`it has more than ${String(bytesMax)} bytes`);
      return undefined;
    }
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch (error) {
    // One that is gone since it was found is not missed.
    if (!(error instanceof FileSystemError && error.code === 'FileNotFound')) {
      onFailure(causeOf(error));
    }
    return undefined;
  }
}
