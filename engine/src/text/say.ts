/**
 * Sentences for people, as data: an English template with numbered places, and what stands in them. The template is
 * also the key under which another language has its own, so a sentence is written once, where it is said, and
 * translated where it is shown. Which languages there are is not known here.
 */
import { printable } from './printable.ts';

/** Facts (names, numbers, text of the user) stand as they are in every language; messages are translated. */
export type MessagePart = string | number | Message;

export interface Message {
  /** English, with a place for each part: `{0} is not a port number`. */
  readonly template: string;
  readonly parts: readonly MessagePart[];
}

/** Another language's template for each English one; its places may stand in another order. */
export type Translation = ReadonlyMap<string, string>;

/** A stretch of a template: words, or the part of this number. */
export type TemplatePiece = string | number;

const PLACE = /\{(\d+)\}/;

/**
 * A sentence from a template: say`${quoteCode(text)} is not a port number`. English words belong into the template or
 * into a message of their own: what comes in as a string is taken for a fact.
 */
export function say(strings: TemplateStringsArray, ...parts: readonly MessagePart[]): Message {
  return { template: templateOf(strings), parts };
}

/** The parts with punctuation between them. */
export function sayList(parts: readonly MessagePart[], separator: string): Message {
  return { template: parts.map((_, index) => `{${index}}`).join(separator), parts };
}

/** The parts as alternatives: `TCP or UDP`. */
export function sayAny([first = '', ...others]: readonly MessagePart[]): MessagePart {
  return others.reduce<MessagePart>((list, part) => say`${list} or ${part}`, first);
}

/** Names as they are, and how many more there are: `a, b and 3 more`. */
export function sayRest(shown: MessagePart, rest: number): MessagePart {
  return rest === 0 ? shown : say`${shown} and ${rest} more`;
}

/** The English text of a tagged template, with its places numbered. */
export function templateOf(strings: readonly string[]): string {
  return strings.reduce((template, string, index) => `${template}{${index - 1}}${string}`);
}

/** The template in the other language, where it has one, cut at its places. */
export function readTemplate(template: string, translation?: Translation): readonly TemplatePiece[] {
  const text = translation?.get(template) ?? template;
  let pieces = PIECES.get(text);
  if (pieces === undefined) {
    // Splitting at a group gives words and numbers in turn.
    pieces = text.split(PLACE).map((piece, index) => (index % 2 === 0 ? piece : Number(piece)));
    PIECES.set(text, pieces);
  }
  return pieces;
}

/** There are as many templates as sentences in the code, in each language that is asked for. */
const PIECES = new Map<string, readonly TemplatePiece[]>();

/** The sentence as one line that can be shown anywhere; in English where no translation is given. */
export function formatMessage(message: Message, translation?: Translation): string {
  return printable(writeMessage(message, translation));
}

function writeMessage({ template, parts }: Message, translation: Translation | undefined): string {
  return readTemplate(template, translation)
    .map((piece) => (typeof piece === 'string' ? piece : writePart(parts[piece] ?? '', translation)))
    .join('');
}

function writePart(part: MessagePart, translation: Translation | undefined): string {
  return typeof part === 'object' ? writeMessage(part, translation) : String(part);
}
