/**
 * The words of the page in the language of the editor: by their English, from the texts that the frame of the page
 * brings along. What has no translation stays English, as everything does before the texts are there.
 */

let translations: ReadonlyMap<string, string> = new Map();

/** The page speaks this language from now on; anything but texts by their English is passed over. */
export function useTexts(texts: unknown): void {
  const entries = typeof texts === 'object' && texts !== null ? Object.entries(texts) : [];
  translations = new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** The text for its English; `{0}` and `{1}` are places for the facts. */
export function t(english: string, ...facts: readonly (string | number)[]): string {
  const text = translations.get(english) ?? english;
  return text.replace(/\{(\d+)\}/g, (place, index: string) => String(facts[Number(index)] ?? place));
}
