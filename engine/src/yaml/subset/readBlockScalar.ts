/**
 * Reads literal (`|`) and folded (`>`) scalars whose indentation shows by itself. Indentation indicators, empty
 * scalars and tabs as indentation are refused.
 */
import type { YamlScalar } from '../node.ts';
import { trimBlockEnd } from '../trimBlockEnd.ts';
import { CARRIAGE_RETURN, endOfLine, LINE_FEED, PIPE, skipSpaces, TAB, type Input } from './input.ts';

type Chomping = '' | '+' | '-';

const HEADER = /[|>]([-+]?)(?: +#[^\n]*| *\r?)(?=\n)/y;

/** The block scalar at `pos`; `pos` goes to the start of the line after it. `parent` is the column of what holds it. */
export function readBlockScalar(input: Input, parent: number): YamlScalar | undefined {
  const { text, pos: start } = input;
  HEADER.lastIndex = start;
  const header = HEADER.exec(text);
  if (header === null || parent < 0) {
    return undefined;
  }
  const lines = readLines(text, start + header[0].length + 1, parent);
  const chomping = readChomping(header[1]);
  if (lines === undefined || (chomping === '+' && text.charCodeAt(lines.end - 1) !== LINE_FEED)) {
    return undefined;
  }
  input.pos = lines.end;
  input.lineStart = lines.end;
  const isLiteral = text.charCodeAt(start) === PIPE;
  const body = isLiteral ? '\n'.repeat(lines.leadingBreaks) + lines.content.join('\n') : fold(lines);
  const end = trimBlockEnd(text, start, lines.end);
  return {
    type: 'scalar',
    span: { start, end },
    text: body + chomp(chomping, lines.trailingBreaks),
    style: 'block',
  };
}

function readChomping(indicator: string | undefined): Chomping {
  return indicator === '+' || indicator === '-' ? indicator : '';
}

function chomp(chomping: Chomping, trailingBreaks: number): string {
  if (chomping === '-') {
    return '';
  }
  return chomping === '+' ? '\n'.repeat(trailingBreaks + 1) : '\n';
}

/** The lines of a block scalar without their indentation. `content` starts and ends with a line that is not empty. */
interface BlockLines {
  readonly leadingBreaks: number;
  readonly content: readonly string[];
  readonly trailingBreaks: number;
  /** Start of the first line that does not belong to it, or the end of the text. */
  readonly end: number;
}

function readLines(text: string, from: number, parent: number): BlockLines | undefined {
  const first = findFirstLine(text, from, parent);
  if (first === undefined) {
    return undefined;
  }
  const content: string[] = [];
  let trailingBreaks = 0;
  let lineStart = first.lineStart;
  while (lineStart < text.length) {
    const indent = skipIndent(text, lineStart, first.indent);
    const code = text.charCodeAt(lineStart + indent);
    const isShort = indent < first.indent && code !== LINE_FEED && !isLineBreak(text, lineStart + indent);
    if (isShort && lineStart + indent < text.length) {
      // Less indented text ends the scalar; a tab there is an error in disguise.
      if (code === TAB) {
        return undefined;
      }
      break;
    }
    const lineEnd = endOfLine(text, lineStart);
    const line = contentOf(text, lineStart + indent, lineEnd);
    if (line === '') {
      trailingBreaks++;
    } else {
      for (; 0 < trailingBreaks; trailingBreaks--) {
        content.push('');
      }
      content.push(line);
    }
    lineStart = lineEnd + 1;
  }
  return { leadingBreaks: first.blankCount, content, trailingBreaks, end: Math.min(lineStart, text.length) };
}

interface FirstLine {
  readonly lineStart: number;
  readonly indent: number;
  readonly blankCount: number;
}

/** The first line with text, which sets the indentation. */
function findFirstLine(text: string, from: number, parent: number): FirstLine | undefined {
  let lineStart = from;
  let blankCount = 0;
  let deepestBlank = 0;
  while (lineStart < text.length) {
    const textStart = skipSpaces(text, lineStart);
    const indent = textStart - lineStart;
    if (!isLineBreak(text, textStart)) {
      const isPlainCase = parent < indent && deepestBlank <= indent && text.charCodeAt(textStart) !== TAB;
      return isPlainCase && textStart < text.length ? { lineStart, indent, blankCount } : undefined;
    }
    deepestBlank = Math.max(deepestBlank, indent);
    blankCount++;
    lineStart = endOfLine(text, textStart) + 1;
  }
  return undefined;
}

function skipIndent(text: string, lineStart: number, indentMax: number): number {
  let indent = 0;
  while (indent < indentMax && text.charCodeAt(lineStart + indent) === 0x20) {
    indent++;
  }
  return indent;
}

function isLineBreak(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(offset + 1) === LINE_FEED);
}

function contentOf(text: string, start: number, lineEnd: number): string {
  const hasReturn = text.charCodeAt(lineEnd - 1) === CARRIAGE_RETURN && lineEnd < text.length;
  return text.slice(start, Math.max(start, hasReturn ? lineEnd - 1 : lineEnd));
}

/** Folds lines into one, except around empty lines and lines that are indented deeper. */
function fold({ leadingBreaks, content }: BlockLines): string {
  let folded = '\n'.repeat(leadingBreaks);
  let separator = '';
  let isAfterDeeper = false;
  for (const line of content) {
    if (line.startsWith(' ') || line.startsWith('\t')) {
      folded += separatorBeforeDeeper(separator, isAfterDeeper) + line;
      separator = '\n';
      isAfterDeeper = true;
    } else if (line !== '') {
      folded += separator + line;
      separator = ' ';
      isAfterDeeper = false;
    } else if (separator === '\n') {
      folded += '\n';
    } else {
      separator = '\n';
    }
  }
  return folded;
}

function separatorBeforeDeeper(separator: string, isAfterDeeper: boolean): string {
  if (separator === ' ') {
    return '\n';
  }
  return separator === '\n' && !isAfterDeeper ? '\n\n' : separator;
}
