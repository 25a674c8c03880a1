/**
 * Whether a text is JSON rather than YAML, as far as the way its first map is written tells. What is written into an empty
 * list or map of it has nothing else to go by.
 */
export function isJsonText(text: string): boolean {
  return /^\s*(?:\[\s*)?\{\s*"/.test(text);
}
