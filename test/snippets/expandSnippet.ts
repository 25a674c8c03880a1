/**
 * What a snippet of the editor becomes when its user accepts every default: the first of a choice, the text of a
 * placeholder, nothing for the last stop. Knows the part of the editor's syntax that our snippets use, and refuses the
 * rest.
 */
import assert from 'node:assert/strict';

export interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

/** The numbers of the stops, in order of appearance, and the text. */
export interface ExpandedSnippet {
  readonly stops: readonly number[];
  readonly text: string;
}

const CHOICE = /\$\{(\d+)\|([^|,]*)[^|]*\|\}/g;
const BARE = /\$(\d+)/g;
const STOP = /\$\{(\d+):([^${}]*)\}/g;

export function expandSnippet({ body }: Snippet): ExpandedSnippet {
  const stops: number[] = [];
  const uniform = body.join('\n').replaceAll(CHOICE, '${$1:$2}').replaceAll(BARE, '${$1:}');
  const text = uniform.replaceAll(STOP, (_, stop: string, placeholder: string) => {
    stops.push(Number(stop));
    return placeholder;
  });
  assert.ok(!text.includes('$'), `a stop of another form: ${text}`);
  return { stops, text };
}
