/**
 * Makes text safe to show. Names, labels and comments of manifests are written by others: an escape sequence in
 * one must not color, clear or retitle a terminal, and a bidirectional control must not reorder a line. This is
 * the only place that knows which characters do.
 */

/**
 * C0 and C1 controls with DEL, the soft hyphen, bidirectional and zero-width characters, line and paragraph
 * separators, byte order marks, lone surrogates, and the invisible tag characters.
 */
const UNSAFE =
  // eslint-disable-next-line no-control-regex -- control characters are what this looks for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Surrogate}\u{e0000}-\u{e007f}]/gu;

/** Nearly all text: nothing but printable ASCII. */
const PLAIN = /^[ -~]*$/;

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** The text with every unsafe character written as YAML's double quotes would: `\n`, `\x1b`, `\u202e`. */
export function printable(text: string): string {
  return PLAIN.test(text) ? text : text.replace(UNSAFE, escapeCharacter);
}

/** A JSON text with the unsafe characters that JSON itself lets through written as `\u` escapes; it means the same. */
export function printableJson(json: string): string {
  if (PLAIN.test(json)) {
    return json;
  }
  return json.replace(UNSAFE, (character) =>
    [...Array(character.length).keys()].map((index) => `\\u${hex(character.charCodeAt(index), 4)}`).join(''),
  );
}

function escapeCharacter(character: string): string {
  const short = SHORT_ESCAPES.get(character);
  if (short !== undefined) {
    return short;
  }
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) {
    return `\\x${hex(code, 2)}`;
  }
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0');
}
