/**
 * Makes a text that is being written one that can be parsed, with a stand-in for the word at the cursor: the colon, the
 * comma and the brackets that are still missing are put in. The result is for finding out where the word stands, never
 * for a user's eyes.
 */
import { lineEndAt } from './lines.ts';
import type { Typing } from './typing.ts';

/** The text, and where the stand-in begins. */
export interface RepairedText {
  readonly text: string;
  readonly offset: number;
}

/** A word that is a string to every reader of YAML. */
export const STAND_IN = 'podgate-stands-here';

/**
 * The same with what other lines lack, which were begun and left: a colon behind each word that is alone, a quote where one
 * does not end on its line. It is a guess, for texts that are none of YAML otherwise. Columns stay what they are.
 */
export function repairLines({ text, offset }: RepairedText): RepairedText {
  const head = completeLines(text.slice(0, offset));
  // The line of the stand-in has all that it needs.
  const next = lineEndAt(text, offset);
  return { text: head + text.slice(offset, next) + completeLines(text.slice(next)), offset: head.length };
}

const LONE_WORD = /^( *[A-Za-z][\w./-]*)(?=[ \t]*\r?\n)/gm;

const OPEN_QUOTE = /^( *(?:- +)*(?:[\w./-]+: +)?(["'])(?:(?!\2)[^\r\n])*)(?=\r?\n)/gm;

function completeLines(text: string): string {
  return text.replaceAll(LONE_WORD, '$1:').replaceAll(OPEN_QUOTE, '$1$2');
}

export function repairText(text: string, typing: Typing): RepairedText {
  const { span, missing } = typing;
  const isEntry = typing.role === 'entry' && typing.style === 'block' && !typing.hasColon;
  const lead = typing.lead + (typing.needsDash ? '- ' : '');
  const tail = `${isEntry ? ':' : ''}${typing.needsComma ? ',' : ''}`;
  const head = text.slice(0, span.start) + lead;
  const rest =
    missing.text === ''
      ? text.slice(span.end)
      : text.slice(span.end, missing.offset) + missing.text + text.slice(missing.offset);
  return { text: head + STAND_IN + tail + rest, offset: head.length };
}
