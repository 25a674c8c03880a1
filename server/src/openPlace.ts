/**
 * From a document and a place in it to what the engine's features ask for: the snapshot, the file, its text and an
 * offset. Only open documents are asked about; of others there is no text to look at.
 */
import type { Position, Range } from 'vscode-languageserver';
import type { FilePosition, FileRange } from '../../engine/src/index.ts';
import type { ClientLines } from './lsp/clientLines.ts';
import { offsetFrom, spanFrom } from './lsp/fromProto.ts';
import { linesOf } from './lsp/toProto.ts';
import type { OpenDocument, ProjectFile, Session } from './session.ts';

/** An open document of a project. */
export interface OpenFilePlace {
  readonly file: ProjectFile;
  readonly document: OpenDocument;
  readonly lines: ClientLines;
}

export function findOpenFile(session: Session, uri: string): OpenFilePlace | undefined {
  const file = session.find(uri);
  const document = session.document(uri);
  const lines = file === undefined ? undefined : linesOf(file.project, file.path);
  return file === undefined || document === undefined || lines === undefined
    ? undefined
    : { file, document, lines };
}

export function positionIn({ file, document, lines }: OpenFilePlace, position: Position): FilePosition {
  return { file: file.path, text: document.text.getText(), offset: offsetFrom(position, lines) };
}

export function rangeIn({ file, document, lines }: OpenFilePlace, range: Range): FileRange {
  return { file: file.path, text: document.text.getText(), span: spanFrom(range, lines) };
}
