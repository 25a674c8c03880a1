/**
 * Rich text without any notation, for editors that show hovers as they are: paragraphs as they read, and each row of a
 * table as a line that says what each cell is. Links are their words.
 */
import { printable } from '../text/printable.ts';
import { formatMessage, readTemplate, type Translation } from '../text/say.ts';
import type { Block, Inline, InlineText } from './richText.ts';

/** The blocks with a blank line between them; in English where no translation is given. */
export function toPlainText(blocks: readonly Block[], translation?: Translation): string {
  return blocks.map((block) => writeBlock(block, translation)).join('\n\n');
}

function writeBlock(block: Block, translation: Translation | undefined): string {
  if (block.type === 'paragraph') {
    return writeText(block.content, translation);
  }
  if (block.type === 'manifest') {
    return block.lines.map(printable).join('\n');
  }
  const names = block.header.map((title) => formatMessage(title, translation));
  return block.rows.map((cells) => writeRow(names, cells, translation)).join('\n');
}

/** "workload: web Deployment, namespace: shop". */
function writeRow(
  names: readonly string[],
  cells: readonly InlineText[],
  translation: Translation | undefined,
): string {
  return cells.map((cell, index) => `${names[index] ?? ''}: ${writeText(cell, translation)}`).join(', ');
}

function writeText(content: InlineText, translation: Translation | undefined): string {
  return content.map((inline) => writeInline(inline, translation)).join('');
}

function writeInline(inline: Inline, translation: Translation | undefined): string {
  switch (inline.type) {
    case 'message':
      return readTemplate(inline.template, translation)
        .map((piece) =>
          typeof piece === 'string' ? printable(piece) : writeText(inline.parts[piece] ?? [], translation),
        )
        .join('');
    case 'text':
    case 'code':
      return printable(inline.text);
    case 'strong':
    case 'link':
      return writeText(inline.content, translation);
    case 'why':
      return '';
    case 'capitalized': {
      const text = writeText(inline.content, translation);
      return text.charAt(0).toUpperCase() + text.slice(1);
    }
  }
}
