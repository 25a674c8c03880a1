/**
 * JSON as lines that stream: what is large is written element by element, never as one value in memory.
 */
import { printableJson } from '../../../engine/src/index.ts';

/** A value as JSON on one line, with no character in it that could steer a terminal. */
export function jsonText(value: unknown): string {
  return printableJson(JSON.stringify(value));
}

/** The elements of an array, one a line, with commas between them. */
export function* jsonElements(indent: string, values: Iterable<unknown>): Generator<string, void, undefined> {
  let pending: string | undefined;
  for (const value of values) {
    if (pending !== undefined) {
      yield `${pending},`;
    }
    pending = `${indent}${jsonText(value)}`;
  }
  if (pending !== undefined) {
    yield pending;
  }
}
