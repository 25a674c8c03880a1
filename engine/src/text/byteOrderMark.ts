/** The mark that Windows puts in front of a text: not a part of it, and never to be moved or removed by an edit. */

/** The offset itself, or behind the mark that stands there. */
export function skipByteOrderMark(text: string, offset: number): number {
  return text[offset] === '\uFEFF' ? offset + 1 : offset;
}
