/**
 * `textDocument/completion`: what can be written at the cursor, from the newest text. What an offer is about is told when
 * a client asks for it; a client that would not ask gets it with the offer.
 */
import {
  CompletionItemKind,
  CompletionTriggerKind,
  InsertTextFormat,
  InsertTextMode,
  type CancellationToken,
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
} from 'vscode-languageserver';
import { completionsAt, type Completion, type OfferKind } from '../../../engine/src/index.ts';
import { createPacer } from '../lsp/runCooperatively.ts';
import { rangeTo } from '../lsp/toProto.ts';
import { findOpenFile, positionIn, type OpenFilePlace } from '../openPlace.ts';
import type { ServerContext } from '../serverContext.ts';
import type { Session } from '../session.ts';
import { documentItem, type CompletionData } from './completionItemResolve.ts';
import { showMessage } from '../lsp/shownText.ts';

/** Behind these something can be written that nobody begins with a letter. */
export const TRIGGER_CHARACTERS: readonly string[] = [' ', '-', '"', "'", '{', '[', ','];

const SUGGEST = 'editor.action.triggerSuggest';

const KINDS: Readonly<Record<OfferKind, CompletionItemKind>> = {
  field: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  label: CompletionItemKind.Value,
  namespace: CompletionItemKind.Module,
  port: CompletionItemKind.Unit,
  addresses: CompletionItemKind.Constant,
  peer: CompletionItemKind.Reference,
  rule: CompletionItemKind.Struct,
  selector: CompletionItemKind.Value,
  recipe: CompletionItemKind.Snippet,
};

/** A document that has no name yet may be one. */
const JSON_LANGUAGES: ReadonlySet<string> = new Set(['json', 'jsonc']);

export async function completion(
  context: ServerContext,
  params: CompletionParams,
  token: CancellationToken,
): Promise<CompletionList | null> {
  const { session, abilities, preparation } = context;
  if (!session.config.hasCompletion) {
    return null;
  }
  if (!abilities().completion.resolves) {
    await preparation.ready('answers', params, token);
  }
  const open = findOpenFile(session, params.textDocument.uri);
  if (open === undefined || isIndenting(open, params)) {
    return null;
  }
  const knowsSchema = hasSchema(session, open);
  const isJson = JSON_LANGUAGES.has(open.document.text.languageId);
  const list = completionsAt(open.file.project.snapshot, positionIn(open, params.position), {
    offersApi: session.config.fieldCompletion !== 'never' && !knowsSchema,
    recipes: isJson ? [] : context.host.recipes,
    isJson,
  });
  const items = list.completions.map((found, index) =>
    toItem(
      context,
      open,
      found,
      `${knowsSchema ? BEHIND_SCHEMA : ''}${String(index).padStart(SORT_LENGTH, '0')}`,
    ),
  );
  if (!abilities().completion.resolves) {
    await documentAll(context, items, token);
  }
  return { isIncomplete: list.isIncomplete, items };
}

/** Behind whatever a schema offers, which says what may stand there at all. */
const BEHIND_SCHEMA = '~';
const SORT_LENGTH = 4;

/** Blanks at the start of a line are an indentation, and no question. */
function isIndenting(open: OpenFilePlace, { position, context }: CompletionParams): boolean {
  if (context?.triggerKind !== CompletionTriggerKind.TriggerCharacter || context.triggerCharacter !== ' ') {
    return false;
  }
  const { text, offset } = positionIn(open, position);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
}

/** Whether another extension offers the fields of this document already. */
function hasSchema({ config, partner }: Session, { file }: OpenFilePlace): boolean {
  return config.fieldCompletion === 'auto' && partner.completes && partner.schemaUris.has(file.uri);
}

function toItem(
  { session, abilities }: ServerContext,
  open: OpenFilePlace,
  found: Completion,
  sortText: string,
): CompletionItem {
  const { completion: can } = abilities();
  const { label, kind, detail, newText, caret, filterText, subjects } = found;
  const snippet = found.snippet ?? (caret < newText.length ? toSnippet(newText, caret) : undefined);
  const isSnippet = can.snippets && snippet !== undefined;
  const data: CompletionData = { uri: open.file.uri, subjects };
  const goesOn = caret < newText.length || /[ :]$/.test(newText);
  return {
    label,
    kind: KINDS[kind],
    ...(detail === undefined ? {} : { detail: showMessage(detail, session.translation) }),
    sortText,
    filterText,
    textEdit: {
      range: rangeTo(found.span, open.lines),
      newText: isSnippet ? snippet : newText,
    },
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(can.keepsIndentation && newText.includes('\n') ? { insertTextMode: InsertTextMode.asIs } : {}),
    ...(goesOn && session.commands.has(SUGGEST) ? { command: { title: '', command: SUGGEST } } : {}),
    data,
  };
}

function toSnippet(text: string, caret: number): string {
  return `${escapeSnippet(text.slice(0, caret))}$0${escapeSnippet(text.slice(caret))}`;
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, (character) => `\\${character}`);
}

async function documentAll(
  context: ServerContext,
  items: CompletionItem[],
  token: CancellationToken,
): Promise<void> {
  const pace = createPacer(token);
  for (const [index, item] of items.entries()) {
    await pace();
    items[index] = documentItem(context, item);
  }
}
