/**
 * The text of a new `podgate.yaml`: every key with what it is for and an example, all commented out but for what was
 * chosen, so that it changes nothing until somebody decides. What was found in a folder is given; nothing is looked for
 * here.
 */
import { CONFIG_KEYS } from './configTable.ts';
import type { ConfigKey } from './configType.ts';

/** What is known of a key when the file is made. */
export interface InitialValue {
  /** The key with its value, instead of the example. */
  readonly text?: string;
  /** `chosen` stands there as it is; anything else is a suggestion, commented out. */
  readonly standing: 'chosen' | 'suggested';
  /** What was found, as a line behind the explanation. */
  readonly found?: string;
}

const HEAD = `# Settings of Podgate for this folder and all below it. No key is needed.
# What is commented out is an example; take away its \`# \` and write your own.
`;

/** The whole file; `values` are by key. */
export function writeInitialConfig(values: ReadonlyMap<string, InitialValue>): string {
  return [HEAD, ...CONFIG_KEYS.map((key) => writeKey(key, values.get(key.name)))].join('\n');
}

function writeKey({ docs, example = '' }: ConfigKey<unknown>, value: InitialValue | undefined): string {
  const found = value?.found === undefined ? [] : [`Found here: ${value.found}`];
  const text = value?.text ?? example;
  const parts = [
    comment([toPlainText(docs), ...found].join('\n')),
    value?.standing === 'chosen' ? text : comment(text),
  ];
  return parts.map((part) => `${part}\n`).join('');
}

/** Links lead from the documentation into itself; here they name the page. */
function toPlainText(docs: string): string {
  return docs.replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 (docs/$2)');
}

function comment(text: string): string {
  return text.replaceAll(/^/gm, '# ');
}
