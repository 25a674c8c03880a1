/**
 * Strict readers of `podgate.yaml`'s values: each returns what is right and notes what is not, so that one mistake
 * silences nothing else. A blank value is the same as an absent key. What the keys mean is `readConfig.ts`.
 */
import { isNull, readEntries } from '../k8s/fields.ts';
import type { Problem } from '../problem.ts';
import { type Message, say } from '../text/say.ts';
import type { YamlMap, YamlNode, YamlScalar } from '../yaml/node.ts';
import { resolveScalar } from '../yaml/scalar.ts';
import { duplicateKey, unknownKey, wrongType } from './configProblems.ts';

/** A value of the file with its path, and the list that takes the problems of the whole reading. */
export interface ConfigValue {
  readonly node: YamlNode;
  readonly path: string;
  readonly problems: Problem[];
}

/** The span and path of a value, as problems need them. */
export function placeOf({ node, path }: ConfigValue): { span: YamlNode['span']; path: string } {
  return { span: node.span, path };
}

/** The values of a map by key. Keys that are not `known` are problems and left out; so is a value that is no map. */
export function readMap(value: ConfigValue, known: readonly string[]): ReadonlyMap<string, ConfigValue> {
  const fields = new Map<string, ConfigValue>();
  for (const [key, field] of readOpenMap(value, say`a map with ${known.join(', ')}`)) {
    if (!known.includes(key.text)) {
      value.problems.push(unknownKey({ span: key.span, path: field.path }, key.text, known));
    } else if (!isNull(field.node)) {
      fields.set(key.text, field);
    }
  }
  return fields;
}

/** The values of a map whose keys are not known before, with their keys; the last of equal keys counts. */
export function readOpenMap(
  value: ConfigValue,
  expected: Message,
): readonly (readonly [YamlMap['entries'][number]['key'], ConfigValue])[] {
  const { node, path, problems } = value;
  if (node.type !== 'map') {
    problems.push(wrongType(placeOf(value), expected));
    return [];
  }
  noteDuplicates(node, value);
  return [...readEntries(node).values()].map((entry) => {
    const fieldPath = path === '' ? entry.key.text : `${path}.${entry.key.text}`;
    return [entry.key, { node: entry.value, path: fieldPath, problems }] as const;
  });
}

function noteDuplicates(map: YamlMap, { path, problems }: ConfigValue): void {
  const written = new Map<string, YamlNode['span']>();
  for (const { key, merged } of map.entries) {
    const first = written.get(key.text);
    if (merged === true) {
      continue;
    }
    if (first === undefined) {
      written.set(key.text, key.span);
    } else {
      problems.push(duplicateKey({ span: key.span, path }, key.text, first));
    }
  }
}

/** The items of a list. One value that is no list counts as a list of itself. */
export function readItemsOrOne({ node, path, problems }: ConfigValue): readonly ConfigValue[] {
  if (node.type !== 'seq') {
    return [{ node, path, problems }];
  }
  return node.items.map((item, index) => ({ node: item, path: `${path}[${index}]`, problems }));
}

/** The booleans of YAML 1.2. Its 1.1, which kubectl reads, has more; a scope named `y` is not meant as one of them. */
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;

/** A string that is not empty; numbers and booleans are none, unless they are quoted. */
export function readString(value: ConfigValue, expected: Message): string | undefined {
  const text = readText(value);
  if (text === undefined || text === '') {
    value.problems.push(wrongType(placeOf(value), expected));
    return undefined;
  }
  return text;
}

/** The same without a word about what is none, and with the empty string. */
export function readText({ node }: ConfigValue): string | undefined {
  return node.type === 'scalar' && isString(node) ? node.text : undefined;
}

function isString(node: YamlScalar): boolean {
  const { type } = resolveScalar(node);
  return type === 'string' || (type === 'boolean' && !BOOLEAN.test(node.text));
}

/** Whether it is the boolean false of YAML 1.2, as it is written there. */
export function isFalse({ node }: ConfigValue): boolean {
  if (node.type !== 'scalar' || !BOOLEAN.test(node.text)) {
    return false;
  }
  const scalar = resolveScalar(node);
  return scalar.type === 'boolean' && !scalar.value;
}

/** What was written, whatever YAML makes of it: `1.30` stays `1.30`, and `off` is a word. */
export function readWritten(value: ConfigValue, expected: Message): string | undefined {
  if (value.node.type === 'scalar') {
    return value.node.text;
  }
  value.problems.push(wrongType(placeOf(value), expected));
  return undefined;
}
