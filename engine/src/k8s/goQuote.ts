/**
 * Writes values as the API server's messages do, which print strings the way Go's `%q` quotes them. It makes
 * control characters visible too, so what it returns is safe to print anywhere.
 */

const SHORT_ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x07, '\\a'],
  [0x08, '\\b'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0b, '\\v'],
  [0x0c, '\\f'],
  [0x0d, '\\r'],
  [0x22, '\\"'],
  [0x5c, '\\\\'],
]);

/** What Go calls printable: letters, marks, numbers, punctuation, symbols and the ASCII space. */
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

const DELETE = 0x7f;
const LAST_OF_BASIC_PLANE = 0xffff;

/** `text` in double quotes, with escapes for everything that is not printable. */
export function goQuote(text: string): string {
  let quoted = '"';
  for (const character of text) {
    quoted += quoteCharacter(character);
  }
  return `${quoted}"`;
}

/** A list of texts as Go's JSON encoder writes it: what HTML could take for markup is escaped. */
export function goJson(texts: readonly string[]): string {
  return JSON.stringify(texts).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${toHexadecimal(character.charCodeAt(0), 4)}`,
  );
}

function quoteCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const short = SHORT_ESCAPES.get(code);
  if (short !== undefined) {
    return short;
  }
  if (PRINTABLE.test(character)) {
    return character;
  }
  if (code < 0x20 || code === DELETE) {
    return `\\x${toHexadecimal(code, 2)}`;
  }
  return code <= LAST_OF_BASIC_PLANE ? `\\u${toHexadecimal(code, 4)}` : `\\U${toHexadecimal(code, 8)}`;
}

function toHexadecimal(code: number, width: number): string {
  return code.toString(16).padStart(width, '0');
}
