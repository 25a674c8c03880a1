/**
 * Names in sentences that are made as one text: an element of its own (`bdi`) sets a name apart elsewhere. Scripts that run
 * from right to left must not turn the sentence around, and no name may bring along what does.
 */

/** Scripts that run from right to left. */
const TURNING = /[\u0590-\u08ff\ufb1d-\ufefc]|[\ud802\ud803\ud83a\ud83b][\udc00-\udfff]/;

/** Marks, embeddings, overrides and isolates: nothing that one can see. */
const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The name, set apart where it has to be; controls are written out. */
export function isolate(name: string): string {
  const shown = name.replace(
    CONTROLS,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return TURNING.test(shown) ? `\u2068${shown}\u2069` : shown;
}
