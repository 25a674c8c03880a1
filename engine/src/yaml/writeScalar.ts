/**
 * A string as a scalar of YAML.
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
