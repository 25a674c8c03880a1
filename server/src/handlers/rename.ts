/**
 * `textDocument/rename`: a label by another name, in all files that mean it, open or not. Editors that can show edits
 * before they are made are told what each is for; nothing is changed where one file cannot be.
 */
import type {
  ChangeAnnotation,
  RenameParams,
  ResponseError,
  TextDocumentEdit,
  TextEdit as ProtoEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import {
  editForRename,
  LineIndex,
  planRename,
  quoteCode,
  say,
  type Message,
  type Refusal,
  type RenameEdit,
  type RenameGroup,
  type RenamePlan,
} from '../../../engine/src/index.ts';
import { ClientLines } from '../lsp/clientLines.ts';
import { rangeTo } from '../lsp/toProto.ts';
import { uriBelow } from '../lsp/uri.ts';
import { findOpenFile, positionIn } from '../openPlace.ts';
import type { Project } from '../project.ts';
import type { ServerContext } from '../serverContext.ts';
import { explainRefusal } from './prepareRename.ts';
import { showMessage } from '../lsp/shownText.ts';

export async function rename(
  context: ServerContext,
  params: RenameParams,
): Promise<WorkspaceEdit | ResponseError | null> {
  const { session } = context;
  const open = findOpenFile(session, params.textDocument.uri);
  if (open === undefined) {
    return null;
  }
  const { project } = open.file;
  const plan = planRename(project.snapshot, positionIn(open, params.position), params.newName);
  if ('refusal' in plan) {
    return explainRefusal(plan, session);
  }
  const files: EditedText[] = [];
  for (const path of plan.files) {
    const edited = await editText(context, { project, plan, path });
    if ('refusal' in edited) {
      return explainRefusal(edited, session);
    }
    files.push(edited);
  }
  return writeEdit(context, plan, files);
}

/** A file with what becomes of it; `version` is `null` for one that no editor has open. */
interface EditedText {
  readonly uri: string;
  readonly version: number | null;
  readonly lines: ClientLines;
  readonly edits: readonly RenameEdit[];
}

interface PlannedFile {
  readonly project: Project;
  readonly plan: RenamePlan;
  readonly path: string;
}

async function editText(
  { session, files }: ServerContext,
  { project, plan, path }: PlannedFile,
): Promise<EditedText | Refusal> {
  const uri = uriBelow(project.root, path);
  const document = session.document(uri);
  const text = document === undefined ? await files.readText(uri) : document.text.getText();
  if (typeof text !== 'string') {
    return { refusal: say`${quoteCode(path)} means this label too, and cannot be read at the moment` };
  }
  const edits = editForRename(project.snapshot, plan, { file: path, text });
  return 'refusal' in edits
    ? edits
    : {
        uri: document?.clientUri ?? uri,
        version: document?.text.version ?? null,
        lines: new ClientLines(new LineIndex(text), project.columnUnit),
        edits,
      };
}

// Edits -----------------------------------------------------------------------------------------------------

function writeEdit(
  { session, abilities }: ServerContext,
  plan: RenamePlan,
  files: readonly EditedText[],
): WorkspaceEdit {
  const can = abilities();
  if (!can.versionsEdits) {
    return { changes: Object.fromEntries(files.map((file) => [file.uri, toProtoEdits(file)])) };
  }
  const documentChanges = files.map((file): TextDocumentEdit => {
    const edits = toProtoEdits(file);
    return {
      textDocument: { uri: file.uri, version: file.version },
      edits: can.annotatesEdits
        ? edits.map((edit, index) => ({ ...edit, annotationId: file.edits[index]?.group ?? 'pods' }))
        : edits,
    };
  });
  const groups = new Set(files.flatMap(({ edits }) => edits.map(({ group }) => group)));
  const [firstGroup = 'pods'] = groups;
  const annotate = (group: RenameGroup): ChangeAnnotation => ({
    label: showMessage(GROUP_WORDS[group], session.translation),
    needsConfirmation: false,
    description: showMessage(
      plan.isOpen ? OPEN_WORDS : (GROUP_NOTES[group] ?? ALL_WORDS),
      session.translation,
    ),
  });
  return can.annotatesEdits
    ? {
        documentChanges: withPreview(documentChanges),
        changeAnnotations: {
          ...Object.fromEntries([...groups].map((group) => [group, annotate(group)])),
          [PREVIEW]: { ...annotate(firstGroup), needsConfirmation: true },
        },
      }
    : { documentChanges };
}

const PREVIEW = 'preview';
const START = { line: 0, character: 0 };

/**
 * Editors show what is to be confirmed before they make it, and leave it out until somebody ticks it. So one edit that
 * changes nothing is to be confirmed, and everything else is ticked.
 */
function withPreview([first, ...others]: readonly TextDocumentEdit[]): TextDocumentEdit[] {
  const nothing = { range: { start: START, end: START }, newText: '', annotationId: PREVIEW };
  return first === undefined ? [] : [{ ...first, edits: [...first.edits, nothing] }, ...others];
}

function toProtoEdits({ edits, lines }: EditedText): ProtoEdit[] {
  return edits.map(({ span, newText }) => ({ range: rangeTo(span, lines), newText }));
}

const GROUP_WORDS: Readonly<Record<RenameGroup, Message>> = {
  pods: say`labels of pods`,
  workloadSelectors: say`selectors of workloads`,
  services: say`selectors of Services`,
  budgets: say`selectors of PodDisruptionBudgets`,
  policies: say`selectors of policies`,
  namespaces: say`labels of namespaces`,
};

/** What to know before it is done. */
const GROUP_NOTES: Readonly<Partial<Record<RenameGroup, Message>>> = {
  workloadSelectors: say`a running cluster does not let them change: delete the workload and apply it anew`,
};
const ALL_WORDS = say`all of them, or the policies mean other pods`;
const OPEN_WORDS = say`not everything is described here: look for the label in what is not`;
