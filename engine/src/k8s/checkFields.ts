/**
 * Checks a resource against the types of its API as the API server's decoder does: fields that do not exist, values
 * of the wrong type, and plain scalars that YAML 1.1 does not take for the strings they look like. Null is absent
 * everywhere. A mistake in one place hides no other; what the values must be beyond their types is validation's
 * question.
 */
import type { Problem, ProblemArgs } from '../problem.ts';
import { findNearest } from '../text/findNearest.ts';
import type { YamlEntry, YamlNode, YamlScalar } from '../yaml/node.ts';
import { resolveKey, resolveScalar, type ScalarValue } from '../yaml/scalar.ts';
import { decodeError } from './apiProblem.ts';
import { isNull, markSpan, readInt32, readInteger, readText } from './decodedNode.ts';
import { findFieldName, writeFieldNames, writePath, type FieldPlace } from './fieldPlace.ts';
import { goQuote } from './goQuote.ts';
import { joinFieldPath } from './joinFieldPath.ts';
import type { FieldType, ObjectType, ScalarType } from './schema.ts';

/** What the decoder says about a whole resource as an object of `type`. */
export function checkFields(root: YamlNode, type: ObjectType): readonly Problem[] {
  const problems: Problem[] = [];
  const goStruct = stripPackage(type.goType);
  checkValue(root, type, { parent: undefined, role: 'root', step: '', goStruct, mark: root.span }, problems);
  return problems;
}

function checkValue(node: YamlNode, type: FieldType, place: FieldPlace, problems: Problem[]): void {
  if (type.type === 'any' || isNull(node)) {
    return;
  }
  switch (type.type) {
    case 'object':
      return checkObject(node, type, place, problems);
    case 'list':
      if (node.type !== 'seq') {
        problems.push(wrongType(node, type, place));
        return;
      }
      for (const [index, item] of node.items.entries()) {
        const { goStruct, mark } = place;
        checkValue(item, type.items, { parent: place, role: 'item', step: index, goStruct, mark }, problems);
      }
      return;
    case 'stringMap':
      return checkStringMap(node, type, place, problems);
    default:
      return checkScalar(node, type, place, problems);
  }
}

function checkObject(node: YamlNode, type: ObjectType, place: FieldPlace, problems: Problem[]): void {
  if (node.type !== 'map') {
    problems.push(wrongType(node, type, place));
    return;
  }
  const goStruct = stripPackage(type.goType);
  for (const entry of node.entries) {
    const name = entry.key.text;
    const field = type.fields.get(name);
    if (field === undefined) {
      problems.push(...(type.isOpen === true ? [] : [unknownField(entry, type, place)]));
      continue;
    }
    const inner: FieldPlace = { parent: place, role: 'field', step: name, goStruct, mark: entry.key.span };
    checkValue(entry.value, field, inner, problems);
  }
}

function checkStringMap(node: YamlNode, type: FieldType, place: FieldPlace, problems: Problem[]): void {
  if (node.type !== 'map') {
    problems.push(wrongType(node, type, place));
    return;
  }
  for (const entry of node.entries) {
    checkMapKey(entry, place, problems);
    const { goStruct } = place;
    const step = entry.key.text;
    const inner: FieldPlace = { parent: place, role: 'value', step, goStruct, mark: entry.key.span };
    if (isNull(entry.value)) {
      checkMapNull(entry, inner, problems);
    } else {
      checkScalar(entry.value, VALUE_TYPE, inner, problems);
    }
  }
}

const VALUE_TYPE: ScalarType = { type: 'string', goType: 'string' };

/** A key is always a string in the end, but not always the one that was written: `on: x` becomes `true: x`. */
function checkMapKey({ key }: YamlEntry, place: FieldPlace, problems: Problem[]): void {
  const resolved = resolveKey(key);
  if (resolved === key.text) {
    return;
  }
  const path = joinFieldPath(writePath(place), key.text);
  const offense = {
    span: key.span,
    path,
    args: { reason: 'key', written: key.text, meaning: resolved ?? 'null' },
  };
  if (resolved === undefined) {
    const detail = 'unsupported map key of type: null';
    problems.push(decodeError('api-yaml-1.1-value', { ...offense, field: writePath(place), detail }));
  } else {
    problems.push({ rule: 'api-yaml-1.1-value', severity: 'warning', ...offense });
  }
}

/** A blank value means the empty string, and is often meant so; a written `null` hardly ever is. */
function checkMapNull({ value }: YamlEntry, place: FieldPlace, problems: Problem[]): void {
  if (value.type === 'scalar' && value.text !== '') {
    const args = { reason: 'null', written: value.text, meaning: 'null' };
    problems.push({
      rule: 'api-yaml-1.1-value',
      severity: 'warning',
      span: value.span,
      path: writePath(place),
      args,
    });
  }
}

function checkScalar(node: YamlNode, type: ScalarType, place: FieldPlace, problems: Problem[]): void {
  if (node.type !== 'scalar') {
    problems.push(wrongType(node, type, place));
    return;
  }
  const value = resolveScalar(node);
  if (decodesAs(node, value, type)) {
    return;
  }
  const takesString = type.type === 'string' || type.type === 'intOrString';
  const isSurprise = takesString && value.type !== 'string' && isSurprising(node, value);
  problems.push(isSurprise ? yaml11Value(node, value, type, place) : wrongType(node, type, place));
}

function decodesAs(node: YamlScalar, value: ScalarValue, type: ScalarType): boolean {
  switch (type.type) {
    case 'string':
      return value.type === 'string';
    case 'time':
      return value.type === 'string' && TIME.test(value.value);
    case 'boolean':
      return value.type === 'boolean';
    case 'int32':
      return readInt32(node) !== undefined;
    case 'int64':
      return readInteger(node) !== undefined;
    case 'intOrString':
      return value.type === 'string' || readInt32(node) !== undefined;
  }
}

/** RFC 3339, as far as its shape goes. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([.,]\d+)?(Z|[-+]\d\d:\d\d)$/;

const PLAIN_NUMBER = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/;

/** Whether only YAML 1.1 takes the text for something other than a string: everyone sees that `80` is a number. */
function isSurprising(node: YamlScalar, value: ScalarValue): boolean {
  if (value.type === 'boolean') {
    return node.text.toLowerCase() !== String(value.value);
  }
  return !PLAIN_NUMBER.test(node.text);
}

function yaml11Value(node: YamlScalar, value: ScalarValue, type: ScalarType, place: FieldPlace): Problem {
  const meaning =
    value.type === 'integer' || value.type === 'float' ? value.json : String(readMeaning(value));
  return decodeError('api-yaml-1.1-value', {
    span: node.span,
    field: writePath(place),
    detail: describeMismatch(node, type, place),
    args: { reason: 'value', written: node.text, meaning },
  });
}

function readMeaning(value: ScalarValue): boolean | undefined {
  return value.type === 'boolean' ? value.value : undefined;
}

function wrongType(node: YamlNode, type: FieldType, place: FieldPlace): Problem {
  return decodeError('api-wrong-type', {
    span: markSpan(node, place.mark),
    field: writePath(place),
    detail: describeMismatch(node, type, place),
    args: { expected: type.type, ...describeFound(node), field: findFieldName(place), role: place.role },
  });
}

/** What was written, as a type's name and, for a scalar, its text. */
function describeFound(node: YamlNode): ProblemArgs {
  if (node.type !== 'scalar') {
    return { found: node.type === 'map' ? 'map' : 'list' };
  }
  const value = resolveScalar(node);
  return { found: value.type, written: node.text, isQuoted: node.style === 'plain' ? 0 : 1 };
}

/** The decoder's sentence, which is that of the `encoding/json` package of Go. */
function describeMismatch(node: YamlNode, type: FieldType, place: FieldPlace): string {
  const text = type.type === 'time' ? readText(node) : undefined;
  if (text !== undefined) {
    return `parsing time ${goQuote(text)} as "2006-01-02T15:04:05Z07:00": cannot parse ${goQuote(text)}`;
  }
  const found = `json: cannot unmarshal ${describeJson(node, type)}`;
  if (type.type === 'intOrString') {
    return `${found} into Go value of type ${type.goType}`;
  }
  const names = writeFieldNames(place);
  const target = names === '' ? 'Go value' : `Go struct field ${place.goStruct}.${names}`;
  return `${found} into ${target} of type ${type.goType}`;
}

function describeJson(node: YamlNode, type: FieldType): string {
  if (node.type !== 'scalar') {
    return node.type === 'map' ? 'object' : 'array';
  }
  const value = resolveScalar(node);
  switch (value.type) {
    case 'boolean':
      return 'bool';
    case 'integer':
    case 'float':
      // A number that is of the wrong size or kind is printed; where no number is wanted, it is not.
      return takesNumber(type) ? `number ${value.json}` : 'number';
    default:
      return value.type;
  }
}

function takesNumber(type: FieldType): boolean {
  return type.type === 'int32' || type.type === 'int64' || type.type === 'intOrString';
}

function unknownField(entry: YamlEntry, type: ObjectType, place: FieldPlace): Problem {
  const name = entry.key.text;
  const path = joinFieldPath(writePath(place), name);
  const nearest = type.misplaced?.get(name) ?? findNearest(name, type.fields.keys());
  const removed = type.removedFields?.get(name);
  const problem = decodeError('api-unknown-field', {
    span: entry.key.span,
    field: path,
    detail: `unknown field ${goQuote(path)}`,
    args: {
      name,
      parent: findFieldName(place) || stripPackage(type.goType),
      ...(nearest === undefined ? {} : { nearest }),
      ...(removed === undefined ? {} : { removed }),
    },
  });
  return removed === undefined
    ? problem
    : { ...problem, versions: { sinceMinor: removed, whenUnset: 'holds' } };
}

function stripPackage(goType: string): string {
  return goType.slice(goType.indexOf('.') + 1);
}
