/**
 * Edits of files as the client can take them: with the version of the text that they are for where it says that it
 * looks at it, and new files where it can make them. What is edited, and why, is not known here.
 */
import type { TextDocumentEdit, TextEdit as ProtoEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit } from '../../../engine/src/index.ts';
import type { OpenFilePlace } from '../openPlace.ts';
import type { ClientAbilities } from './clientAbilities.ts';
import type { ClientLines } from './clientLines.ts';
import type { Project } from '../project.ts';
import type { Session } from '../session.ts';
import { linesOf, rangeTo } from './toProto.ts';
import { uriBelow } from './uri.ts';

/** A file, its lines, and the version of its text; `null` for one that is in no editor. */
export interface EditedFile {
  readonly uri: string;
  readonly lines: ClientLines;
  readonly version: number | null;
}

/** A file of the project, open or not; `undefined` for one that is gone. */
export function findEditedFile(session: Session, project: Project, path: string): EditedFile | undefined {
  const uri = uriBelow(project.root, path);
  const document = session.document(uri);
  const lines = linesOf(project, path);
  return lines === undefined
    ? undefined
    : { uri: document?.clientUri ?? uri, lines, version: document?.text.version ?? null };
}

/** An edit of an open file. */
export function editOpenFile(
  { document, lines }: OpenFilePlace,
  edits: readonly TextEdit[],
  abilities: ClientAbilities,
): WorkspaceEdit {
  return editFile({ uri: document.clientUri, lines, version: document.text.version }, edits, abilities);
}

export function editFile(
  file: EditedFile,
  edits: readonly TextEdit[],
  { versionsEdits }: ClientAbilities,
): WorkspaceEdit {
  return versionsEdits
    ? { documentChanges: [toDocumentEdit(file, edits)] }
    : { changes: { [file.uri]: toProtoEdits(file.lines, edits) } };
}

/** A file that is not there yet, with its text; `undefined` where the client cannot make files. */
export function createFile(
  file: EditedFile,
  edits: readonly TextEdit[],
  { createsFiles }: ClientAbilities,
): WorkspaceEdit | undefined {
  return createsFiles
    ? {
        documentChanges: [
          { kind: 'create', uri: file.uri, options: { ignoreIfExists: true } },
          toDocumentEdit(file, edits),
        ],
      }
    : undefined;
}

function toDocumentEdit({ uri, lines, version }: EditedFile, edits: readonly TextEdit[]): TextDocumentEdit {
  return { textDocument: { uri, version }, edits: toProtoEdits(lines, edits) };
}

function toProtoEdits(lines: ClientLines, edits: readonly TextEdit[]): ProtoEdit[] {
  return edits.map(({ span, newText }) => ({ range: rangeTo(span, lines), newText }));
}
