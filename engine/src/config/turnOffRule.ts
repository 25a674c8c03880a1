/**
 * Writes into the text of a `podgate.yaml` that a rule is off: into its `rules`, which are added where there are none.
 * Comments and order stay. It does not write the file.
 */
import type { RuleId } from '../problem.ts';
import { applyEdits, type TextEdit } from '../text/textEdit.ts';
import { insertEntry } from '../yaml/insertEntry.ts';
import { findEntry, type YamlMap } from '../yaml/node.ts';
import { parseUnit } from '../yaml/parse.ts';
import { readConfig } from './readConfig.ts';

/** The edits after which the settings have the rule off; `undefined` for a text that does not let that be written. */
export function turnOffRule(text: string, rule: RuleId): readonly TextEdit[] | undefined {
  const before = readConfig(text).problems;
  if (before.some((problem) => problem.rule === 'yaml-syntax')) {
    return undefined;
  }
  const edits = [writeOff(text, rule)];
  const { value, problems } = readConfig(applyEdits(text, edits) ?? '');
  return value.rules.get(rule) === 'off' && problems.length <= before.length ? edits : undefined;
}

function writeOff(text: string, rule: RuleId): TextEdit {
  const root = parseUnit(text).value;
  const rules = root?.type === 'map' ? findEntry(root, 'rules') : undefined;
  if (root?.type !== 'map' || (rules === undefined && !root.isFlow)) {
    return append(text, `rules:${breakOf(text)}  ${rule}: off`);
  }
  if (rules?.value.type === 'map' && !isEmptyFlow(rules.value)) {
    return writeIntoRules(text, rules.value, rule);
  }
  if (rules !== undefined) {
    return { span: { start: rules.key.span.end, end: rules.value.span.end }, newText: `: { ${rule}: off }` };
  }
  return insertEntry(text, root, { key: 'rules', value: { key: rule, value: 'off' } });
}

function writeIntoRules(text: string, rules: YamlMap, rule: RuleId): TextEdit {
  const known = findEntry(rules, rule);
  if (known !== undefined && known.value.span.start < known.value.span.end) {
    const isQuoted = known.value.type === 'scalar' && known.value.style === 'doubleQuoted';
    return { span: known.value.span, newText: isQuoted ? '"off"' : 'off' };
  }
  if (known !== undefined) {
    const colon = text.indexOf(':', known.key.span.end) + 1;
    return { span: { start: colon, end: colon }, newText: ' off' };
  }
  const edit = insertEntry(text, rules, { key: rule, value: 'off' });
  // In YAML 1.1 the word is a boolean, and is quoted; here it is a word, and everybody writes it without.
  const isJson = rules.entries.some(({ key }) => key.style === 'doubleQuoted');
  return isJson ? edit : { ...edit, newText: edit.newText.replace(/"off"$/, 'off') };
}

function isEmptyFlow(map: YamlMap): boolean {
  return map.entries.length === 0;
}

function append(text: string, lines: string): TextEdit {
  const lineBreak = breakOf(text);
  const lead = text === '' || /[\r\n]$/.test(text) ? '' : lineBreak;
  return { span: { start: text.length, end: text.length }, newText: `${lead}${lines}${lineBreak}` };
}

function breakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
