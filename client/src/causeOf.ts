/**
 * Why something failed, as one line for a log: file systems of extensions throw whatever they like.
 */
export function causeOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}
