/**
 * Where a block scalar ends for its reader: behind its last visible character, not behind its last line break. Both
 * readers of YAML use it, so that their spans agree.
 */

/** `end` moved left over blanks and line breaks, but not beyond `start`. */
export function trimBlockEnd(text: string, start: number, end: number): number {
  let trimmed = end;
  while (start < trimmed && isBlank(text.charCodeAt(trimmed - 1))) {
    trimmed--;
  }
  return trimmed;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}
