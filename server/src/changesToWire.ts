/**
 * Changes of manifests as the protocol has them: what each does, line by line, and the edits of each file, which may be new.
 */
import { LineIndex, listChangedLines, type ConnectionChange } from '../../engine/src/index.ts';
import type { ChangedFile, ChangeStep } from '../../protocol/src/changeConnection.ts';
import { ClientLines } from './lsp/clientLines.ts';
import { rangeTo } from './lsp/toProto.ts';
import { uriBelow } from './lsp/uri.ts';
import type { Project } from './project.ts';
import type { ServerContext } from './serverContext.ts';
import { showMessage } from './lsp/shownText.ts';

export interface ChangedProject {
  readonly context: ServerContext;
  readonly project: Project;
  /** The texts that the changes are for; a file without one is new. */
  readonly texts: ReadonlyMap<string, string>;
}

export function changesToWire(
  changes: readonly ConnectionChange[],
  changed: ChangedProject,
): { readonly steps: readonly ChangeStep[]; readonly files: readonly ChangedFile[] } {
  const paths = new Set(changes.map(({ file }) => file));
  return {
    steps: changes.map((change) => toStep(changed, change)),
    files: [...paths].map((path) => toFile(changed, path, changes)),
  };
}

function toStep(
  { context, project, texts }: ChangedProject,
  { title, file, edits }: ConnectionChange,
): ChangeStep {
  const before = texts.get(file);
  const [first] = edits;
  const uri = uriOf(context, project.root, file);
  return {
    title: showMessage(title, context.session.translation),
    ...listChangedLines(edits, before ?? ''),
    ...(before === undefined || first === undefined
      ? {}
      : { place: { uri, range: rangeTo(first.span, linesOf(before, project)) } }),
  };
}

function toFile(
  { context, project, texts }: ChangedProject,
  path: string,
  changes: readonly ConnectionChange[],
): ChangedFile {
  const before = texts.get(path);
  const lines = linesOf(before ?? '', project);
  const uri = uriBelow(project.root, path);
  const version = context.session.document(uri)?.text.version;
  const edits = changes.filter(({ file }) => file === path).flatMap((change) => change.edits);
  return {
    uri: uriOf(context, project.root, path),
    ...(version === undefined ? {} : { version }),
    isNew: before === undefined,
    ...(context.files.isWritable(uri) ? {} : { isLocked: true as const }),
    edits: edits.map(({ span, newText }) => ({ range: rangeTo(span, lines), newText })),
  };
}

function uriOf({ session }: ServerContext, root: string, path: string): string {
  const uri = uriBelow(root, path);
  return session.document(uri)?.clientUri ?? uri;
}

function linesOf(text: string, { columnUnit }: Project): ClientLines {
  return new ClientLines(new LineIndex(text), columnUnit);
}
