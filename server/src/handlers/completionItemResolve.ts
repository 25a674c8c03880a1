/**
 * `completionItem/resolve`: what an offer is about, from the newest snapshot. The item brings that along, so that the
 * server need not remember what it offered.
 */
import { MarkupKind, type CompletionItem } from 'vscode-languageserver';
import {
  describeOffer,
  isolateQuotes,
  toMarkdown,
  toPlainText,
  type OfferSubject,
} from '../../../engine/src/index.ts';
import { createPlaceAddress } from '../clientLinks.ts';
import type { Needs } from '../preparation.ts';
import type { ServerContext } from '../serverContext.ts';

/** What an item carries to the client and back. */
export interface CompletionData {
  readonly uri: string;
  readonly subjects: readonly OfferSubject[];
}

/** What a field is for follows from no manifest, and what pods an offer means from no policy's rules. */
export function needsOfItem({ data }: CompletionItem): Needs {
  const types = new Set((data as CompletionData).subjects.map(({ type }) => type));
  if (types.has('pods') || types.has('port')) {
    return 'matches';
  }
  return types.has('namespaces') || types.has('addresses') ? 'clusters' : 'text';
}

export function completionItemResolve(context: ServerContext, item: CompletionItem): CompletionItem {
  return documentItem(context, item);
}

/** The item with its documentation. */
export function documentItem(
  { session, abilities, host }: ServerContext,
  item: CompletionItem,
): CompletionItem {
  const { uri, subjects } = item.data as CompletionData;
  const file = session.find(uri);
  const blocks = file === undefined ? [] : describeOffer(file.project.snapshot, subjects, host.recipes);
  if (file === undefined || blocks.length === 0) {
    return item;
  }
  const kind = abilities().completion.format;
  const value =
    kind === MarkupKind.Markdown
      ? toMarkdown(blocks, createPlaceAddress(file.project, session), session.translation)
      : isolateQuotes(toPlainText(blocks, session.translation));
  return { ...item, documentation: { kind, value } };
}
