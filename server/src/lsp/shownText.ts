/**
 * Messages as the client shows them: in its language, and with names that run from right to left set apart, so that they turn
 * no line around. Labels that a client compares with what somebody types are none of them.
 */
import { formatMessage, isolateQuotes, type Message, type Translation } from '../../../engine/src/index.ts';

export function showMessage(message: Message, translation: Translation | undefined): string {
  return isolateQuotes(formatMessage(message, translation));
}
