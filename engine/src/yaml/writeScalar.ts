/**
 * Writes a string as a scalar of YAML. Whether it is one that the API takes there is not asked; quotes are for the
 * reader of YAML alone.
 */
import { resolveScalar } from './scalar.ts';

const PLAIN = /^[A-Za-z0-9][A-Za-z0-9./_-]*$/;

/** Plain where that means the same string to `kubectl`, quoted otherwise. */
export function writeScalar(text: string): string {
  const isPlain =
    PLAIN.test(text) &&
    resolveScalar({ type: 'scalar', span: { start: 0, end: 0 }, text, style: 'plain' }).type === 'string';
  return isPlain ? text : JSON.stringify(text);
}
