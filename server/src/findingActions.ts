/**
 * What is offered for a finding beside its fixes: to read about its rule, to suppress it here, in its document or
 * resource, and to turn its rule off in `podgate.yaml`, which is made where there is none.
 */
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver';
import {
  CONFIG_FILE_NAMES,
  LineIndex,
  quoteCode,
  say,
  suppressFinding,
  turnOffRule,
  type Finding,
} from '../../engine/src/index.ts';
import type { ClientCommands } from '../../protocol/src/clientCommands.ts';
import { createFile, editFile, editOpenFile } from './lsp/workspaceEdit.ts';
import { uriBelow } from './lsp/uri.ts';
import type { OpenFilePlace } from './openPlace.ts';
import { ClientLines } from './lsp/clientLines.ts';
import type { ServerContext } from './serverContext.ts';
import { showMessage } from './lsp/shownText.ts';

const EXPLAIN_RULE: keyof ClientCommands = 'podgate.explainRule';

export function actionsFor(
  context: ServerContext,
  open: OpenFilePlace,
  finding: Finding,
): readonly CodeAction[] {
  return [
    ...explain(context, finding),
    ...suppress(context, open, finding),
    ...turnOff(context, open, finding),
  ];
}

function explain({ session, host }: ServerContext, { rule }: Finding): readonly CodeAction[] {
  if (!session.commands.has(EXPLAIN_RULE) || host.docsUrl === undefined) {
    return [];
  }
  const title = showMessage(say`explain ${quoteCode(rule)}`, session.translation);
  return [{ title, command: { title, command: EXPLAIN_RULE, arguments: [{ rule }] } }];
}

function suppress(
  { session, abilities }: ServerContext,
  open: OpenFilePlace,
  finding: Finding,
): readonly CodeAction[] {
  const file = { file: open.file.path, text: open.document.text.getText() };
  return suppressFinding(open.file.project.snapshot, file, finding).map(({ title, edits }) => ({
    title: showMessage(title, session.translation),
    edit: editOpenFile(open, edits, abilities()),
  }));
}

function turnOff(context: ServerContext, open: OpenFilePlace, { rule }: Finding): readonly CodeAction[] {
  // What is wrong in the settings themselves cannot well be switched off in them.
  const edit = rule === 'config-invalid' ? undefined : editConfig(context, open, rule);
  const title = showMessage(
    say`turn ${quoteCode(rule)} off in ${quoteCode(CONFIG_FILE_NAMES[0] ?? '')}`,
    context.session.translation,
  );
  return edit === undefined ? [] : [{ title, edit }];
}

function editConfig(
  { session, abilities }: ServerContext,
  { file: { project } }: OpenFilePlace,
  rule: Finding['rule'],
): WorkspaceEdit | undefined {
  const { root, config } = project;
  const edits = turnOffRule(config?.text ?? '', rule);
  const uri = uriBelow(root, config?.path ?? CONFIG_FILE_NAMES[0] ?? '');
  const document = session.document(uri);
  if (edits === undefined) {
    return undefined;
  }
  const edited = {
    uri: document?.clientUri ?? uri,
    lines: new ClientLines(config?.lines ?? new LineIndex(''), project.columnUnit),
    version: document?.text.version ?? null,
  };
  return config === undefined ? createFile(edited, edits, abilities()) : editFile(edited, edits, abilities());
}
