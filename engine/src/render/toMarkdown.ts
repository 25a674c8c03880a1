/**
 * Rich text as Markdown (GitHub's, as editors show it). The one place where text of the user becomes part of a
 * notation: here it is cut, made visible and escaped. What a link's address is, the shell says.
 */
import { printable } from '../text/printable.ts';
import type { Block, Inline, InlineText, LinkTarget } from './richText.ts';

/** The address of a link; `undefined` where the shell has none and the words alone are shown. */
export type LinkAddress = (target: LinkTarget) => string | undefined;

/** Longer code and names are cut: a hover is not the place to read them. */
const LENGTH_MAX = 100;

/** Punctuation that Markdown or HTML might take for its own. */
const SPECIAL = /[\\`*_[\]<>&|~#$!]/g;
/** What GitHub's Markdown makes links of without being asked. */
const AUTOLINK = /:\/\/|www\.|@/gi;

/** The blocks with a blank line between them. */
export function toMarkdown(blocks: readonly Block[], addressOf: LinkAddress): string {
  return blocks.map((block) => writeBlock(block, addressOf)).join('\n\n');
}

function writeBlock(block: Block, addressOf: LinkAddress): string {
  if (block.type === 'paragraph') {
    return writeText(block.content, addressOf);
  }
  const rows = block.rows.map((cells) => writeRow(cells.map((cell) => writeCell(cell, addressOf))));
  return [writeRow(block.header.map(escapeText)), writeRow(block.header.map(() => '---')), ...rows].join(
    '\n',
  );
}

function writeRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A table splits its rows at every bar, one in code included, unless a backslash stands before it. */
function writeCell(content: InlineText, addressOf: LinkAddress): string {
  return content
    .map((inline) => {
      const written = writeInline(inline, addressOf);
      return inline.type === 'code' ? written.replaceAll('|', '\\|') : written;
    })
    .join('');
}

function writeText(content: InlineText, addressOf: LinkAddress): string {
  return content.map((inline) => writeInline(inline, addressOf)).join('');
}

function writeInline(inline: Inline, addressOf: LinkAddress): string {
  switch (inline.type) {
    case 'text':
      return escapeText(inline.text);
    case 'code':
      return writeCode(clean(inline.text));
    case 'strong':
      return `**${writeText(inline.content, addressOf)}**`;
    case 'link': {
      const text = escapeText(clean(inline.text));
      const address = addressOf(inline.target);
      return address === undefined ? text : `[${text}](${escapeAddress(address)})`;
    }
  }
}

/** A code span is fenced by more backticks than follow each other in it. */
function writeCode(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return text === '' ? '` `' : `${fence}${padding}${text}${padding}${fence}`;
}

function clean(text: string): string {
  const cut = text.length <= LENGTH_MAX ? text : `${text.slice(0, LENGTH_MAX)}…`;
  return printable(cut);
}

function escapeText(text: string): string {
  return text
    .replace(SPECIAL, (character) => `\\${character}`)
    .replace(AUTOLINK, (match) => `${match.slice(0, -1)}&#${String(match.charCodeAt(match.length - 1))};`);
}

/** An address ends at a blank or a parenthesis. */
function escapeAddress(address: string): string {
  return address.replace(/[\s()<>\\|]/g, (character) =>
    encodeURIComponent(character).replace(/[()]/g, toPercent),
  );
}

function toPercent(character: string): string {
  return character === '(' ? '%28' : '%29';
}
