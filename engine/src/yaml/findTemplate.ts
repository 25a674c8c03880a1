/**
 * Finds template syntax (`{{ ... }}` of Go, Helm and Jinja, `{% ... %}` of Jinja) in what should be YAML. In a
 * comment, in quotes or in a block scalar it is only text. It understands just enough of YAML to tell these apart.
 */
import type { Span } from '../text/span.ts';
import { lineEndAt } from './lines.ts';

const BLOCK_HEADER = /(?:^|[\s:-])[|>][-+0-9]*[ \t\r]*(?:[ \t]#.*)?$/;
/** What may stand before a quote that opens a scalar. */
const TOKEN_START = /[\s:,[{(-]/;

/** Place of the first template expression, or `undefined`. */
export function findTemplate(text: string): Span | undefined {
  // Nearly every text has none, and two plain searches say so.
  if (!text.includes('{{') && !text.includes('{%')) {
    return undefined;
  }
  // What is no text at all may hold any two characters; the parser says that it is none.
  if (text.includes('\u0000')) {
    return undefined;
  }
  let quote = '';
  let blockColumn = -1;
  for (let line = 0; line < text.length; line = lineEndAt(text, line) + 1) {
    const end = lineEndAt(text, line);
    const column = columnOf(text, line, end);
    if (line + column === end || (0 <= blockColumn && blockColumn < column)) {
      continue;
    }
    blockColumn = -1;
    const scan = scanLine(text, { start: line, end }, quote);
    if (scan.template !== undefined) {
      return scan.template;
    }
    quote = scan.quote;
    blockColumn = quote === '' && BLOCK_HEADER.test(text.slice(line, scan.codeEnd)) ? column : -1;
  }
  return undefined;
}

function columnOf(text: string, line: number, end: number): number {
  let offset = line;
  while (offset < end && text.charAt(offset) === ' ') {
    offset++;
  }
  return offset - line;
}

interface LineScan {
  /** The quote that is still open at the line's end, or empty. */
  readonly quote: string;
  /** Where a comment starts, else the line's end. */
  readonly codeEnd: number;
  readonly template: Span | undefined;
}

/** One line outside block scalars, entered within an open `quote` or without one. */
function scanLine(text: string, line: Span, openQuote: string): LineScan {
  let quote = openQuote;
  for (let offset = line.start; offset < line.end; offset++) {
    const char = text.charAt(offset);
    if (quote !== '') {
      if (char === '\\' && quote === '"') {
        offset++;
      } else if (char === quote) {
        quote = '';
      }
      continue;
    }
    const before = offset === line.start ? ' ' : text.charAt(offset - 1);
    if (char === '#' && /\s/.test(before)) {
      return { quote, codeEnd: offset, template: undefined };
    }
    if (char === '{' && /[{%]/.test(text.charAt(offset + 1))) {
      return { quote, codeEnd: line.end, template: templateSpan(text, offset, line.end) };
    }
    quote = (char === '"' || char === "'") && TOKEN_START.test(before) ? char : '';
  }
  return { quote, codeEnd: line.end, template: undefined };
}

function templateSpan(text: string, start: number, lineEnd: number): Span {
  const closer = text.charAt(start + 1) === '%' ? '%}' : '}}';
  const close = text.indexOf(closer, start + 2);
  return { start, end: 0 <= close && close < lineEnd ? close + 2 : lineEnd };
}
