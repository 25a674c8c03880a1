/**
 * What the readers of YAML say about text that is none, as messages that can be translated. The words are theirs: of the
 * library `yaml`, and of go-yaml where it is stricter. A sentence that is not here stays as it is.
 */
import { say, type Message, type MessagePart } from '../text/say.ts';

const PART = '';

/** The first that fits counts; a part may be any text. */
const SENTENCES: readonly Message[] = [
  say`tabs are not allowed as indentation`,
  say`control characters are not allowed`,
  say`all mapping items must start at the same column`,
  say`all sequence items must start at the same column`,
  say`nested mappings are not allowed in compact mappings`,
  say`a block sequence may not be used as an implicit map key`,
  say`implicit keys need to be on a single line`,
  say`implicit keys of flow sequence pairs need to be on a single line`,
  say`implicit map keys need to be followed by map values`,
  say`the : indicator must be at most 1024 chars after the start of an implicit block mapping key`,
  say`missing closing "quote`,
  say`missing closing 'quote`,
  say`missing space after : in ${PART}`,
  say`missing , or : between ${PART} items`,
  say`missing , between ${PART} items`,
  say`missing newline after block sequence props`,
  say`missing directives-end/doc-start indicator line`,
  say`missing directives-end indicator line`,
  say`sequence item without - indicator`,
  say`flow end indicator should be more indented than parent`,
  say`${PART} in block collection must be sufficiently indented and end with a ${PART}`,
  say`${PART} must end with a ${PART}`,
  say`block collections are not allowed within flow collections`,
  say`block collection cannot start on same line with directives-end marker`,
  say`block scalar values in collections must be indented`,
  say`block scalar lines must not be less indented than their ${PART}`,
  say`block scalars with more-indented leading empty lines must use an explicit indentation indicator`,
  say`block scalar header includes extra characters: ${PART}`,
  say`plain value cannot start with ${PART}`,
  say`invalid escape sequence ${PART}`,
  say`comments must be separated from other tokens by white space characters`,
  say`tags and anchors must be separated from the next token by white space`,
  say`anchors and tags must be after the ${PART} indicator`,
  say`a node can have at most one anchor`,
  say`a node can have at most one tag`,
  say`an alias node must not specify any properties`,
  say`alias cannot be an empty string`,
  say`anchor cannot be an empty string`,
  say`unexpected ${PART} at node end`,
  say`unexpected empty item in ${PART}`,
  say`unexpected ${PART} token in YAML document`,
  say`unexpected ${PART} token in YAML stream`,
  say`unexpected ${PART} in ${PART}`,
  say`unexpected ${PART} token`,
  say`unexpected block-seq-ind on same line with key`,
  say`not a YAML token: ${PART}`,
  say`invalid map key: a key must be a scalar`,
  say`map merge requires map or sequence of maps as the value`,
  say`unknown anchor '${PART}' referenced`,
  say`anchor '${PART}' value contains itself`,
  say`nested more than ${PART} levels deep`,
  say`document contains excessive aliasing`,
  say`document has too many syntax errors`,
];

const PLACE = /\\\{\d+\\\}/g;
const PATTERNS: readonly (readonly [pattern: RegExp, template: string])[] = SENTENCES.map(({ template }) => [
  new RegExp(
    `^${template.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replaceAll(PLACE, '(.+?)')}$`,
    's',
  ),
  template,
]);

/** A reader's sentence, as it stands in the middle of ours. */
export function readerSentence(sentence: string): MessagePart {
  for (const [pattern, template] of PATTERNS) {
    const match = pattern.exec(sentence);
    if (match !== null) {
      return { template, parts: match.slice(1) };
    }
  }
  return sentence;
}
