/**
 * What the search field finds: every word must be in a name, a label, the namespace or a policy of an endpoint. An arrow
 * asks for sources and destinations apart: `web > db`, `> db`. A bar stands between alternatives: `web|api`.
 */
import type { MatrixAnswer } from '../../../protocol/src/matrix.ts';

export interface Search {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export function readSearch(text: string): Search {
  const arrow = /->|=>|→|>/.exec(text);
  if (arrow === null) {
    return { from: wordsOf(text), to: wordsOf(text) };
  }
  return {
    from: wordsOf(text.slice(0, arrow.index)),
    to: wordsOf(text.slice(arrow.index + arrow[0].length)),
  };
}

/** By endpoint, the text that is looked through. */
export function indexEndpoints({ endpoints, policies }: MatrixAnswer): readonly string[] {
  return endpoints.map(({ id, name, addresses, labels = [], policies: selecting = [] }) =>
    [id, name, addresses, ...labels, ...selecting.map((policy) => `policy:${policies[policy] ?? ''}`)]
      .join('\n')
      .toLowerCase(),
  );
}

export function isFound(text: string | undefined, words: readonly string[]): boolean {
  return (
    text !== undefined &&
    words.every((word) =>
      word
        .split('|')
        .filter(Boolean)
        .some((alternative) => text.includes(alternative)),
    )
  );
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => /[^|]/.test(word));
}
