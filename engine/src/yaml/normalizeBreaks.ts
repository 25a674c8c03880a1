/**
 * Makes the line breaks of a text those that all readers agree on, without moving anything. A lone CR ends a line
 * for go-yaml and for editors, but not for `yaml`; a byte order mark at the start of a line is nothing at all.
 */

const LONE_CARRIAGE_RETURN = /\r(?!\n)/g;
const LINE_START_MARK = /(^|[\r\n])\uFEFF/g;

/** The text with lone CRs and line-leading byte order marks as LFs; the same object when it has none. */
export function normalizeBreaks(text: string): string {
  const marked = text.includes('\uFEFF') ? text.replaceAll(LINE_START_MARK, '$1\n') : text;
  return marked.includes('\r') ? marked.replaceAll(LONE_CARRIAGE_RETURN, '\n') : marked;
}
