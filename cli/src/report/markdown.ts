/**
 * Text as Markdown that means itself, and rows of tables. What stands in them is the reports' matter.
 */

/** What GitHub makes links of, or calls people by, without being asked. */
const AUTOLINK = /:\/\/|www\.|@/gi;

/** Names are text, never markup, links, HTML or somebody who is called. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_[\]|~#!]/g, '\\$&')
    .replace(AUTOLINK, (match) => `${match.slice(0, -1)}&#${String(match.charCodeAt(match.length - 1))};`);
}

export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
