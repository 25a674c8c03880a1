/**
 * Says in which copy of a resource something holds, and in how many it does not. What tells copies apart is known
 * from `nameCopies.ts`.
 */
import { say, sayList, type Message } from '../text/say.ts';
import type { CopyNames } from './nameCopies.ts';

type CopyNoun = CopyNames['noun'];

/** `In scopes prod, test`. */
export function introduceCopies(noun: CopyNoun, names: readonly string[]): Message {
  const list = sayList(names, ', ');
  if (noun === 'scope') {
    return names.length === 1 ? say`In scope ${list}` : say`In scopes ${list}`;
  }
  return names.length === 1 ? say`In namespace ${list}` : say`In namespaces ${list}`;
}

/** `In 2 more scopes it differs again.` */
export function countMoreCopies(noun: CopyNoun, count: number): Message {
  if (noun === 'scope') {
    return count === 1
      ? say`In 1 more scope it differs again.`
      : say`In ${count} more scopes it differs again.`;
  }
  return count === 1
    ? say`In 1 more namespace it differs again.`
    : say`In ${count} more namespaces it differs again.`;
}

/** `in scope prod: selects nothing`. */
export function nameCopy(noun: CopyNoun, name: string, said: Message): Message {
  return noun === 'scope' ? say`in scope ${name}: ${said}` : say`in namespace ${name}: ${said}`;
}

/** `different in 2 other scopes`. */
export function countOtherCopies(noun: CopyNoun, count: number): Message {
  if (noun === 'scope') {
    return count === 1 ? say`different in 1 other scope` : say`different in ${count} other scopes`;
  }
  return count === 1 ? say`different in 1 other namespace` : say`different in ${count} other namespaces`;
}
