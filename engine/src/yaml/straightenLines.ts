/**
 * Puts quoted scalars and flow collections of several lines on one line, without moving anything: their line breaks
 * become blanks. `kubectl` takes such lines wherever they stand, `yaml` only deeper than what holds them; and the
 * escape `\'` becomes one that `yaml` knows. It understands just enough of YAML to find all this; whether the result
 * is YAML is for `yaml` to say.
 */
import { lineEndAt, skipSpaces } from './lines.ts';
import { findDoubleQuoteEnd, findSingleQuoteEnd } from './subset/readQuoted.ts';

/** Dashes and question marks before a node on its line. */
const PREFIX = /(?:[ \t]|[-?](?=[ \t]))*/y;
/** A key, anchors and tags up to the first character of a value that may go over several lines. */
const OPENING =
  /(?:(?:"[^"\n]*"|'[^'\n]*'|[^\s"'#[{][^\n]*?)[ \t]*:[ \t]+)?(?:[&!][^\s]*[ \t]+)*(["'[{]|[|>](?=[-+0-9]*[ \t\r]*(?:[ \t]#[^\n]*)?(?:\n|$)))/y;
const MARKER_LINE = /\n(?:---|\.\.\.)[ \t\r\n]/;

/** The text with those line breaks, and the comments between them, as blanks; the same text when it has none. */
export function straightenLines(text: string): string {
  let straight = '';
  let copied = 0;
  for (let line = 0; line < text.length; line = lineEndAt(text, line) + 1) {
    const open = findOpening(text, line);
    const char = text.charAt(open);
    if (char === '|' || char === '>') {
      line = findBlockEnd(text, line);
      continue;
    }
    if (open < 0) {
      continue;
    }
    const end = findEnd(text, open);
    if (end < 0) {
      break;
    }
    const inside = text.slice(open, end);
    if (/\n|\\'/.test(inside) && !MARKER_LINE.test(inside)) {
      straight += text.slice(copied, open) + (isQuote(char) ? blankQuoted(inside) : blankFlow(inside));
      copied = end;
    }
    line = end;
  }
  return copied === 0 ? text : straight + text.slice(copied);
}

/** Offset of the character that opens the value of a line, -1 when the line has no such value. */
function findOpening(text: string, line: number): number {
  PREFIX.lastIndex = line;
  OPENING.lastIndex = line + (PREFIX.exec(text)?.[0].length ?? 0);
  return OPENING.test(text) ? OPENING.lastIndex - 1 : -1;
}

/** Offset in the last line of the block scalar whose header is in `line`: all that is indented deeper than that line. */
function findBlockEnd(text: string, line: number): number {
  const column = indentOf(text, line);
  let end = line;
  for (;;) {
    const next = lineEndAt(text, end) + 1;
    const isBlank = text.charAt(skipSpaces(text, next)) === '\n';
    if (text.length <= next || (!isBlank && indentOf(text, next) <= column)) {
      return end;
    }
    end = next;
  }
}

function indentOf(text: string, line: number): number {
  let offset = line;
  while (text.charAt(offset) === ' ') {
    offset++;
  }
  return offset - line;
}

function isQuote(char: string): boolean {
  return char === '"' || char === "'";
}

/** Offset behind the quoted scalar or flow collection at `open`; -1 when it has no end. */
function findEnd(text: string, open: number): number {
  return isQuote(text.charAt(open)) ? findQuoteEnd(text, open) : findFlowEnd(text, open);
}

function findQuoteEnd(text: string, open: number): number {
  const find = text.charAt(open) === '"' ? findDoubleQuoteEnd : findSingleQuoteEnd;
  const close = find(text, open + 1);
  return close < 0 ? close : close + 1;
}

/** Brackets, what may open a quoted scalar with what stands before it, and comments. */
const FLOW_PART = /[[\]{}]|(?<=[[{,:?\s])["']|(?<=\s)#[^\n]*/g;

function findFlowEnd(text: string, open: number): number {
  let depth = 0;
  FLOW_PART.lastIndex = open;
  for (let part = FLOW_PART.exec(text); part !== null; part = FLOW_PART.exec(text)) {
    const [found] = part;
    if (isQuote(found)) {
      const end = findQuoteEnd(text, part.index);
      if (end < 0) {
        return -1;
      }
      FLOW_PART.lastIndex = end;
    } else if (found === '[' || found === '{') {
      depth++;
    } else if (found === ']' || found === '}') {
      depth--;
    }
    if (depth === 0) {
      return FLOW_PART.lastIndex;
    }
  }
  return -1;
}

/** A flow collection on one line. Tabs and comments go with the breaks, but not those within quotes. */
function blankFlow(flow: string): string {
  let blanked = '';
  let copied = 0;
  FLOW_PART.lastIndex = 0;
  for (let part = FLOW_PART.exec(flow); part !== null; part = FLOW_PART.exec(flow)) {
    const [found] = part;
    const end = isQuote(found) ? findQuoteEnd(flow, part.index) : FLOW_PART.lastIndex;
    const piece = flow.slice(part.index, end);
    blanked += blankBreaks(flow.slice(copied, part.index).replaceAll('\t', ' ')) + blankPart(piece);
    copied = end;
    FLOW_PART.lastIndex = end;
  }
  return blanked + flow.slice(copied);
}

function blankPart(part: string): string {
  if (part.startsWith('#')) {
    return ' '.repeat(part.length);
  }
  return isQuote(part.charAt(0)) ? blankQuoted(part) : part;
}

/** A quoted scalar on one line. Between double quotes `\'`, of which `yaml` knows nothing, becomes another escape. */
function blankQuoted(quoted: string): string {
  const known = quoted.startsWith('"')
    ? quoted.replaceAll(/\\[^]/g, (escape) => (escape === "\\'" ? '\\"' : escape))
    : quoted;
  return blankBreaks(known);
}

function blankBreaks(text: string): string {
  return text.replaceAll(/[\r\n]/g, ' ');
}
