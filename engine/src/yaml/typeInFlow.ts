/**
 * What somebody is about to write between brackets: by the mark before it an entry or a value.
 */
import { columnAt, type Word } from './blockLine.ts';
import { lineStartAt } from './lines.ts';
import type { Flow, FlowToken } from './flowText.ts';
import { describeTyping, emptyWord, isOn, type Typing } from './typing.ts';

/** `undefined` behind a word or a bracket, where a comma would have to come first. */
export function typeInFlow(text: string, flow: Flow, offset: number): Typing | undefined {
  const { tokens } = flow;
  const index = tokens.findIndex(
    (token) => token.type === 'word' && isOn({ start: token.start, end: token.end }, offset),
  );
  const at = tokens[index];
  const word = at?.type === 'word' ? at.word : emptyWord(offset);
  const before = index < 0 ? tokens.filter(({ end }) => end <= offset).at(-1) : tokens[index - 1];
  const after = index < 0 ? tokens.find(({ start }) => offset <= start) : tokens[index + 1];
  if (isInside(tokens, offset, index) || isInComment(text, before?.end ?? offset, offset)) {
    return undefined;
  }
  const role = roleAfter(before);
  const isGap = index < 0;
  const needsComma = isGap && after !== undefined && !isEnd(after);
  // Plain words of several lines are one.
  const goesOn = !isGap && after?.type === 'word' && flow.missing === '';
  if (role === undefined || (role === 'value' && needsComma) || goesOn || !isWritable(text, word, offset)) {
    return undefined;
  }
  const missing = { offset: Math.max(flow.end, word.span.end), text: flow.missing };
  return describeTyping(text, offset, word, {
    role,
    style: 'flow',
    column: columnAt(text, word.span.start),
    hasColon: !isGap && after?.type === ':',
    hasChildren: false,
    lead: role === 'value' && isGap && text[offset - 1] === ':' ? ' ' : '',
    needsComma,
    missing,
  });
}

/** Between the two characters of nothing: marks have one, so only words have an inside, and they are found. */
function isInside(tokens: readonly FlowToken[], offset: number, index: number): boolean {
  return index < 0 && tokens.some(({ start, end }) => start < offset && offset < end);
}

function isInComment(text: string, start: number, offset: number): boolean {
  const line = text.slice(Math.max(start, lineStartAt(text, offset)), offset);
  return /(?:^|\s)#/.test(line);
}

/** Before its quote nobody writes into a word, an edit has one line, and several words are none of the API's. */
function isWritable(text: string, { span, quote }: Word, offset: number): boolean {
  const own = text.slice(span.start, span.end);
  return quote === undefined ? !/\s/.test(own) : span.start < offset && !own.includes('\n');
}

function roleAfter(before: FlowToken | undefined): Typing['role'] | undefined {
  switch (before?.type) {
    case '{':
    case '[':
    case ',':
      return 'entry';
    case ':':
      return 'value';
    default:
      return undefined;
  }
}

function isEnd({ type }: FlowToken): boolean {
  return type === '}' || type === ']' || type === ',';
}
