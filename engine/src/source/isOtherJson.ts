/**
 * Whether a text that the parser takes for broken YAML is JSON of other programs: settings of editors and tools have comments
 * and commas at the end, which those programs read. A manifest says its `apiVersion` and its `kind`; what lacks one of them
 * is not ours to judge. Text that can be parsed is not asked about.
 */

const YAML_NAME = /\.ya?ml$/i;
const JSON_NAME = /\.json$/i;
/** Blanks and comments, then what opens a map or a list. */
const JSON_START = /^(?:\s|\/\/[^\n]*\n|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*[{[]/;
const KIND = /"kind"\s*:/;
const API_VERSION = /"apiVersion"\s*:/;

export function isOtherJson(file: string, text: string): boolean {
  const isJson = JSON_NAME.test(file) || (!YAML_NAME.test(file) && JSON_START.test(text));
  return isJson && !(KIND.test(text) && API_VERSION.test(text));
}
