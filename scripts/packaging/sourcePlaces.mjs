/**
 * Places in the code that ships as places in the sources: what a stack of short names means.
 */
import { SourceMap } from 'node:module';

/** A bundle by the end of its path, as the packages have it; editors in browsers wrap it, and say so. */
const PLACE =
  /(?<bundle>(?:cli|client|server|webview)\/[\w-]+\.c?js)(?<wrapper>#vscode-extension)?:(?<line>\d+):(?<column>\d+)/g;
/** Lines that come before a bundle where it is wrapped. */
const WRAPPER_LINES = 2;

/** The text with each place followed by where it is in the sources; `maps` are the texts of the maps by their bundle. */
export function addSourcePlaces(text, maps) {
  const opened = new Map([...maps].map(([bundle, map]) => [bundle, new SourceMap(JSON.parse(map))]));
  return text.replaceAll(PLACE, (place, ...parts) => {
    const { bundle, wrapper, line, column } = parts.at(-1);
    const lineIndex = Number(line) - 1 - (wrapper === undefined ? 0 : WRAPPER_LINES);
    const found = opened.get(bundle)?.findEntry(lineIndex, Number(column) - 1) ?? {};
    return found.originalSource === undefined
      ? place
      : `${place} = ${found.originalSource}:${found.originalLine + 1}:${found.originalColumn + 1}`;
  });
}
