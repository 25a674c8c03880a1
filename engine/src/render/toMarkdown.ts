/**
 * Rich text as Markdown (GitHub's, as editors show it). The one place where text of the user becomes part of a
 * notation: here it is cut, made visible and escaped. What a link's address is, the shell says.
 */
import { isolateCode, isolateRightToLeft } from '../text/isolateRightToLeft.ts';
import { printable } from '../text/printable.ts';
import { formatMessage, readTemplate, type Translation } from '../text/say.ts';
import { WHY, type Block, type Inline, type InlineText, type LinkTarget } from './richText.ts';

/** The address of a link; `undefined` where the shell has none and the words alone are shown. */
export type LinkAddress = (target: LinkTarget) => string | undefined;

/** Longer code and names are cut: a hover is not the place to read them. */
const LENGTH_MAX = 100;

/** Punctuation that Markdown or HTML might take for its own. */
const SPECIAL = /[\\`*_[\]<>&|~#$!]/g;
/** What GitHub's Markdown makes links of without being asked. */
const AUTOLINK = /:\/\/|www\.|@/gi;

/** How text is shown. */
interface MarkdownStyle {
  /** A table splits its rows at every bar, one in code included, unless a backslash stands before it. */
  readonly place: 'cell' | 'paragraph';
  readonly addressOf: LinkAddress;
  readonly translation: Translation | undefined;
}

/** The blocks with a blank line between them; in English where no translation is given. */
export function toMarkdown(
  blocks: readonly Block[],
  addressOf: LinkAddress,
  translation?: Translation,
): string {
  return blocks
    .map((block) => writeBlock(block, { place: 'paragraph', addressOf, translation }))
    .join('\n\n');
}

function writeBlock(block: Block, style: MarkdownStyle): string {
  if (block.type === 'paragraph') {
    return writeText(block.content, style);
  }
  if (block.type === 'manifest') {
    const fence = '`'.repeat(Math.max(3, ...block.lines.map((line) => longestRun(line) + 1)));
    return [`${fence}yaml`, ...block.lines.map(printable), fence].join('\n');
  }
  const header = block.header.map((title) => escapeText(formatMessage(title, style.translation)));
  const cellStyle: MarkdownStyle = { ...style, place: 'cell' };
  const rows = block.rows.map((cells) => writeRow(cells.map((cell) => writeText(cell, cellStyle))));
  return [writeRow(header), writeRow(header.map(() => '---')), ...rows].join('\n');
}

function writeRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function writeText(content: InlineText, style: MarkdownStyle): string {
  return content.map((inline) => writeInline(inline, style)).join('');
}

function writeInline(inline: Inline, style: MarkdownStyle): string {
  switch (inline.type) {
    case 'message':
      return readTemplate(inline.template, style.translation)
        .map((piece) =>
          typeof piece === 'string' ? escapeText(piece) : writeText(inline.parts[piece] ?? [], style),
        )
        .join('');
    case 'text':
      return isolateRightToLeft(escapeText(clean(inline.text)));
    case 'code': {
      const written = writeCode(clean(inline.text));
      return isolateCode(style.place === 'cell' ? written.replaceAll('|', '\\|') : written);
    }
    case 'strong':
      return `**${writeText(inline.content, style)}**`;
    case 'link': {
      const text = writeText(inline.content, style);
      const address = style.addressOf(inline.target);
      return address === undefined ? text : `[${text}](${escapeAddress(address)})`;
    }
    case 'why': {
      const address = style.addressOf({ type: 'why', pair: inline.pair });
      const word = escapeText(formatMessage(WHY, style.translation));
      return address === undefined ? '' : ` ([${word}](${escapeAddress(address)}))`;
    }
    case 'capitalized':
      return capitalizeFirst(writeText(inline.content, style));
  }
}

/** Where the text begins with markup, nothing changes. */
function capitalizeFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A code span is fenced by more backticks than follow each other in it. */
function writeCode(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1);
  const padding = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return text === '' ? '` `' : `${fence}${padding}${text}${padding}${fence}`;
}

/** Of backticks. */
function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
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
