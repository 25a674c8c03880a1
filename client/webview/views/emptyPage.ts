/**
 * A page without a matrix: why there is none, and what one can do about it, in the words of the page's host.
 */
import type { Explained } from '../hostWords.ts';
import { h, type View } from './html.ts';

interface EmptyPageInputs {
  readonly words: Explained;
  readonly isLoading: boolean;
}

export function EmptyPage({ words: [title, ...paragraphs], isLoading }: EmptyPageInputs): View {
  return h('main', { class: 'empty', role: isLoading ? 'status' : undefined }, [
    h('h1', null, title),
    ...paragraphs.map((text) => h('p', { key: text }, text)),
  ]);
}
