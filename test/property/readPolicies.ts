/**
 * Policies of a text as the second opinion takes them, read with the library alone.
 */
import { parseAllDocuments } from 'yaml';
import type { BookPolicy } from '../book/bookModel.ts';

export function readPolicies(text: string): readonly BookPolicy[] {
  return parseAllDocuments(text, { version: '1.1' }).flatMap((document) => {
    const value = document.toJS() as BookPolicy & { readonly items?: readonly BookPolicy[] };
    return value.items ?? [value];
  });
}
