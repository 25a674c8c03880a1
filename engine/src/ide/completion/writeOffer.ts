/**
 * Writes an offer where somebody writes: with the indentation, dash, quotes, brackets and line breaks that the place
 * asks for. What is around stays as it is.
 */
import type { Span } from '../../text/span.ts';
import { columnAt } from '../../yaml/blockLine.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { writeBlock, writeFlow } from '../../yaml/writeBlock.ts';
import { writeScalar } from '../../yaml/writeScalar.ts';
import type { Content, NewField } from './offer.ts';
import type { Slot } from './slot.ts';
import type { WritingPlace } from './writingPlace.ts';

/** Text in place of a stretch of the unit. `caret`: where to write on, within the new text. */
export interface WrittenOffer {
  readonly span: Span;
  readonly newText: string;
  readonly caret: number;
  /** The new text in the syntax of snippets, where it has stops to go to. */
  readonly snippet: string | undefined;
}

/** Marks where to write on until the text is whole; no manifest has it. */
const CARET = '\0';
const INDENT = 2;

/** `undefined` where the offer does not fit beside what is there already. */
export function writeOffer(content: Content, slot: Slot, place: WritingPlace): WrittenOffer | undefined {
  const style = readStyle(place);
  const text = writeIn(content, slot, style);
  if (text === undefined) {
    return undefined;
  }
  const whole = text.newText.replaceAll('\n', style.lineBreak);
  const caret = whole.indexOf(CARET);
  const withStops =
    content.type === 'lines' ? writeIn({ ...content, lines: content.withStops }, slot, style) : undefined;
  return {
    span: text.span,
    newText: whole.replace(CARET, ''),
    caret: caret < 0 ? whole.length : caret,
    snippet: withStops?.newText.replaceAll('\n', style.lineBreak),
  };
}

function writeIn(content: Content, slot: Slot, style: Style): NewText | undefined {
  return style.place.typing.style === 'flow'
    ? writeInFlow(content, slot, style)
    : writeInBlock(content, slot, style);
}

type NewText = Pick<WrittenOffer, 'span' | 'newText'>;

/** How the text around is written. */
interface Style {
  readonly place: WritingPlace;
  /** All strings are in double quotes. */
  readonly isJson: boolean;
  readonly listIndent: number;
  readonly lineBreak: string;
}

function readStyle(place: WritingPlace): Style {
  const { resource, text, repaired } = place;
  return {
    place,
    isJson: resource.isFlow && resource.entries.some(({ key }) => key.style === 'doubleQuoted'),
    listIndent: findListIndent(resource, repaired) ?? INDENT,
    lineBreak: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** How far the first list in block style stands right of its key. */
function findListIndent(node: YamlNode, text: string): number | undefined {
  if (node.type !== 'map') {
    return undefined;
  }
  for (const { key, value } of node.entries) {
    const first = value.type === 'seq' && !value.isFlow ? value.items[0] : undefined;
    const own =
      first === undefined
        ? findListIndent(value, text)
        : columnAt(text, text.lastIndexOf('-', first.span.start)) - columnAt(text, key.span.start);
    if (own === 0 || own === INDENT) {
      return own;
    }
  }
  return undefined;
}

// Block style -----------------------------------------------------------------------------------------------

function writeInBlock(content: Content, slot: Slot, style: Style): NewText | undefined {
  const { typing } = style.place;
  const { lead, hasColon, hasChildren } = typing;
  if (slot.form === 'below') {
    return writeBelow(content, slot, style);
  }
  if (hasColon || hasChildren) {
    const key = onlyKey(content);
    return key === undefined
      ? undefined
      : { span: typing.span, newText: lead + writeKey(key, style) + (hasColon ? '' : ':') };
  }
  const dash = slot.form === 'item' ? '- ' : '';
  const column = typing.column + dash.length;
  return { span: typing.span, newText: lead + dash + joinLines(writeContent(content, style), column) };
}

/** The key of an entry whose value is left to be written, or is there. */
function onlyKey(content: Content): string | undefined {
  const [field, ...others] = content.type === 'entries' ? content.entries : [];
  return field !== undefined && 'opens' in field && others.length === 0 ? field.key : undefined;
}

/** Behind a key: a map or a list of maps goes on in the next line, all else stays on this one. */
function writeBelow(content: Content, slot: Slot, style: Style): NewText {
  const { typing, text } = style.place;
  if (content.type === 'scalar' || isEmptyMap(content)) {
    const inner = content.type === 'scalar' ? writeWord(content.value, style) : '{}';
    const isListed = slot.isInNewList;
    return { span: typing.span, newText: typing.lead + (isListed ? `[${inner}]` : inner) };
  }
  const indent = typing.column + (slot.isInNewList ? style.listIndent : INDENT);
  const dash = slot.isInNewList ? '- ' : '';
  const lines = joinLines(writeContent(content, style), indent + dash.length);
  const colon = text.lastIndexOf(':', typing.span.start - 1);
  const isBlank = text.slice(colon + 1, typing.span.start).trim() === '';
  const span = { start: isBlank ? colon + 1 : typing.span.start, end: typing.span.end };
  return { span, newText: `\n${' '.repeat(indent)}${dash}${lines}` };
}

function isEmptyMap(content: Content): boolean {
  return content.type === 'entries' && content.entries.length === 0;
}

function joinLines(lines: readonly string[], column: number): string {
  return lines.join(`\n${' '.repeat(column)}`);
}

function writeContent(content: Content, style: Style): readonly string[] {
  switch (content.type) {
    case 'scalar': {
      const rest = content.and === undefined ? [] : writeField(content.and, style);
      return [writeWord(content.value, style), ...rest];
    }
    case 'entries':
      return isEmptyMap(content) ? ['{}'] : content.entries.flatMap((field) => writeField(field, style));
    case 'lines':
      return content.lines;
  }
}

function writeField(field: NewField, style: Style): readonly string[] {
  if ('value' in field) {
    return writeBlock({ [field.key]: field.value }, style.listIndent);
  }
  const key = `${writeKey(field.key, style)}:`;
  switch (field.opens) {
    case 'scalar':
      return [`${key} ${CARET}`];
    case 'map':
      return [key, `${' '.repeat(INDENT)}${CARET}`];
    case 'list':
      return [key, `${' '.repeat(style.listIndent)}- ${CARET}`];
  }
}

// Flow style ------------------------------------------------------------------------------------------------

function writeInFlow(content: Content, slot: Slot, style: Style): NewText | undefined {
  const { typing, text } = style.place;
  const { span, lead, needsComma, hasColon } = typing;
  if (hasColon) {
    const key = onlyKey(content);
    return key === undefined ? undefined : { span, newText: writeKey(key, style) };
  }
  if (content.type === 'lines') {
    return undefined;
  }
  const inner =
    content.type === 'scalar' ? writeFlowScalar(content, style) : writeFlowEntries(content.entries, style);
  const isBare = content.type === 'scalar' || slot.form === 'entries';
  const map = isBare ? inner : `{${inner === '' ? '' : ` ${inner} `}}`;
  const whole = slot.isInNewList ? `[${map}]` : map;
  const comma = `,${/\s/.test(text[span.end] ?? ' ') ? '' : ' '}`;
  return { span, newText: lead + whole + (needsComma ? comma : '') };
}

function writeFlowScalar({ value, and }: Extract<Content, { type: 'scalar' }>, style: Style): string {
  const word = writeWord(value, style);
  return and === undefined ? word : `${word}, ${writeFlowEntries([and], style)}`;
}

function writeFlowEntries(fields: readonly NewField[], style: Style): string {
  return fields.map((field) => `${writeKey(field.key, style)}: ${writeFlowValue(field, style)}`).join(', ');
}

function writeFlowValue(field: NewField, { isJson }: Style): string {
  if ('value' in field) {
    return writeFlow(field.value, isJson ? 'json' : 'yaml');
  }
  switch (field.opens) {
    case 'scalar':
      return CARET;
    case 'map':
      return `{ ${CARET} }`;
    case 'list':
      return `[${CARET}]`;
  }
}

// Words -----------------------------------------------------------------------------------------------------

/** A number is written without the quotes that were begun. */
function writeWord(value: string | number, style: Style): string {
  return typeof value === 'number' ? String(value) : quoteLike(value, style);
}

function writeKey(key: string, style: Style): string {
  return quoteLike(key, style);
}

/** What single quotes can hold as it is. */
const ONE_LINE = /^[^\p{Cc}]*$/u;

function quoteLike(text: string, { isJson, place: { typing } }: Style): string {
  if (typing.quote === "'" && ONE_LINE.test(text)) {
    return `'${text.replaceAll("'", "''")}'`;
  }
  return isJson || typing.quote === '"' ? JSON.stringify(text) : writeScalar(text);
}
