/**
 * The edit that chooses a network plugin in `podgate.yaml`: its key is put in, or its value is replaced, and everything
 * else stays, comments included. Reading and writing the file is the shell's work.
 */
import type { TextEdit } from '../text/textEdit.ts';
import { insertEntry } from '../yaml/insertEntry.ts';
import { findEntry, type YamlEntry, type YamlMap } from '../yaml/node.ts';
import { parseUnit } from '../yaml/parse.ts';

const KEY = 'cni';

/**
 * The edits of a file with this text; an empty text is a file that is new. None where the plugin is chosen already: its
 * version and facts stay. `undefined` where the text is no map or has mistakes, so that nobody knows where to put it.
 */
export function writeProfile(text: string, name: string): readonly TextEdit[] | undefined {
  const { value: root, problems } = parseUnit(text);
  if (0 < problems.length) {
    return undefined;
  }
  if (root === undefined || (root.type === 'scalar' && root.text === '')) {
    return [append(text, name)];
  }
  if (root.type !== 'map') {
    return undefined;
  }
  const entry = findEntry(root, KEY);
  if (entry === undefined) {
    const after = findEntry(root, 'kubernetesVersion') ?? root.entries.at(-1);
    return [insertEntry(text, root, { key: KEY, value: name }, after)];
  }
  return chosenName(entry) === name ? [] : [replaceValue(text, root, entry, name)];
}

function append(text: string, name: string): TextEdit {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const lead = text === '' || text.endsWith('\n') ? '' : lineBreak;
  return { span: { start: text.length, end: text.length }, newText: `${lead}${KEY}: ${name}${lineBreak}` };
}

function chosenName({ value }: YamlEntry): string | undefined {
  const named = value.type === 'map' ? findEntry(value, 'name')?.value : value;
  return named?.type === 'scalar' ? named.text : undefined;
}

/** A version and facts that stand beside the old name are about another plugin and go with it. */
function replaceValue(text: string, root: YamlMap, { key, value }: YamlEntry, name: string): TextEdit {
  const newText = root.isFlow && key.style === 'doubleQuoted' ? JSON.stringify(name) : name;
  const isBlank = value.span.end <= value.span.start;
  const isBelow = text.slice(key.span.end, value.span.start).includes('\n');
  if (!isBlank && !isBelow) {
    return { span: value.span, newText };
  }
  const colon = text.indexOf(':', key.span.end) + 1;
  return { span: { start: colon, end: isBlank ? colon : value.span.end }, newText: ` ${newText}` };
}
