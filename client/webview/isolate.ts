/**
 * Names in sentences that are made as one text: an element of its own (`bdi`) sets a name apart elsewhere. Scripts that run
 * from right to left, and characters that turn text around, must not turn the sentence around.
 */

/** Scripts that run from right to left; marks, embeddings, overrides and isolates. */
const TURNING =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc]|[\ud802\ud803\ud83a\ud83b][\udc00-\udfff]/;

/** The name, set apart where it has to be. What would end that is written out. */
export function isolate(name: string): string {
  return TURNING.test(name) ? `\u2068${name.replaceAll('\u2069', '\\u2069')}\u2069` : name;
}
