/**
 * Where the manifests do not show everything, in words.
 */
import { formatMessage, type Incompleteness } from '../../../engine/src/index.ts';
import { UNKNOWN_SIGN } from './cellText.ts';
import type { SignedText } from './signedLines.ts';

/** One text for each namespace and cause; of several files the first is named, as `nameOf` writes it. */
export function incompletenessTexts(
  hidden: readonly Incompleteness[],
  nameOf: (file: string) => string,
): readonly string[] {
  const files = new Map<string, Set<string>>();
  for (const { namespace, cause, file } of hidden) {
    const where = namespace === undefined ? 'this scope' : `namespace ${namespace}`;
    const text = `${where} is not complete in these files: ${formatMessage(cause)}`;
    files.set(text, (files.get(text) ?? new Set()).add(nameOf(file)));
  }
  return [...files].map(([text, [first = '', ...others]]) =>
    others.length === 0 ? `${text} (${first})` : `${text} (${first} and ${others.length} more)`,
  );
}

/** The same as remarks below an answer. */
export function incompletenessNotes(
  hidden: readonly Incompleteness[],
  nameOf: (file: string) => string,
): readonly SignedText[] {
  return incompletenessTexts(hidden, nameOf).map((text) => ({ sign: UNKNOWN_SIGN, text }));
}
