/**
 * What a snippet of the editor becomes when its user accepts every default: the first of a choice, the text of a
 * placeholder and of the places that repeat it, nothing for the last stop. Knows the part of the editor's syntax that our
 * snippets use, and refuses the rest.
 */
import type { Snippet } from './readSnippets.ts';

/** The numbers of the stops, in order of appearance, and the text. */
export interface ExpandedSnippet {
  readonly stops: readonly number[];
  readonly text: string;
}

const CHOICE = /\$\{(\d+)\|([^|,]*)[^|]*\|\}/g;
const STOP = /\$\{(\d+):([^${}]*)\}|\$(\d+)/g;

/** Throws on a stop of another form, and on one that repeats a placeholder that has not come yet. */
export function expandSnippet({ body }: Pick<Snippet, 'body'>): ExpandedSnippet {
  const stops: number[] = [];
  const placeholders = new Map<number, string>([[0, '']]);
  const uniform = body.join('\n').replaceAll(CHOICE, '${$1:$2}');
  const text = uniform.replaceAll(STOP, (_, first?: string, placeholder?: string, repeated?: string) => {
    const stop = Number(first ?? repeated);
    if (placeholder !== undefined) {
      placeholders.set(stop, placeholder);
    }
    if (placeholder !== undefined || stop === 0) {
      stops.push(stop);
    }
    return placeholders.get(stop) ?? refuse(`$${String(stop)}`);
  });
  return text.includes('$') ? refuse(text) : { stops, text };
}

function refuse(text: string): never {
  throw new Error(`a stop of another form: ${text}`);
}
