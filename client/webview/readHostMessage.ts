/**
 * Messages to the page. They come from the extension, yet a frame can be sent anything: what is not shaped like a
 * message is `undefined`, so that the rest of the page can rely on lengths and numbers. Words are not checked; they are
 * shown as text and never run.
 */
import type { MessageToPage } from '../../protocol/src/matrixPage.ts';

type Check = (value: unknown) => boolean;

const WHYS: readonly unknown[] = [
  'loading',
  'noManifests',
  'noWorkloads',
  'onlyTemplates',
  'tooLarge',
  'serverStopped',
];

export function readHostMessage(value: unknown): MessageToPage | undefined {
  return isMessage(value) ? (value as MessageToPage) : undefined;
}

function isMessage(value: unknown): boolean {
  switch (field(value, 'type')) {
    case 'nothing':
      return WHYS.includes(field(value, 'why'));
    case 'explanation':
      return isCount(field(value, 'question')) && isExplanationOrAbsent(field(value, 'explanation'));
    case 'change':
      return isCount(field(value, 'question')) && isChangeOrAbsent(field(value, 'answer'));
    case 'matrix':
      return (
        isList(field(value, 'scopes'), isScope) &&
        isMatrix(field(value, 'matrix')) &&
        isComparison(field(field(value, 'matrix'), 'comparison')) &&
        isFocus(field(value, 'focus'))
      );
    default:
      return false;
  }
}

function isScope(value: unknown): boolean {
  const baselines = field(value, 'baselines');
  return isText(field(value, 'id')) && isText(field(value, 'name')) && isListOrAbsent(baselines, isText);
}

/** The state before is a matrix by itself. */
function isComparison(value: unknown): boolean {
  const before = field(value, 'before');
  return (
    value === undefined ||
    (isBaseline(field(value, 'baseline')) && (isText(field(before, 'none')) || isMatrix(before)))
  );
}

function isBaseline(value: unknown): boolean {
  const type = field(value, 'type');
  return type === 'saved' || type === 'head' || (type === 'scope' && isText(field(value, 'scope')));
}

function isFocus(value: unknown): boolean {
  return (
    value === undefined ||
    (isObject(value) &&
      ['from', 'to', 'search', 'port'].every((name) => isTextOrAbsent(value[name])) &&
      [undefined, 'allowed'].includes(value['verdict'] as string | undefined))
  );
}

/** Each endpoint has a row and a column that are there, and each row an answer or -1 for every column. */
function isMatrix(value: unknown): boolean {
  const endpoints = field(value, 'endpoints');
  const answers = field(value, 'answers');
  const rows = field(value, 'rows');
  const policies = field(value, 'policies');
  const isShaped =
    isText(field(value, 'scope')) &&
    isList(endpoints, (endpoint) => isEndpoint(endpoint, lengthOf(policies))) &&
    isList(answers, isConnections) &&
    isList(policies, isText);
  const columnOf = field(value, 'columnOf');
  const isIndexOf =
    (list: unknown): Check =>
    (number) =>
      isCountBelow(number, lengthOf(list));
  return (
    isShaped &&
    isNumberOfEach(field(value, 'rowOf'), endpoints, isIndexOf(rows)) &&
    isNumberOfEach(columnOf, endpoints, isIndexOf(endpoints)) &&
    isList(field(value, 'alone'), isIndexOf(endpoints)) &&
    areRows(rows, countColumns(columnOf), lengthOf(answers))
  );
}

function isNumberOfEach(numbers: unknown, list: unknown, check: Check): boolean {
  return isList(numbers, check) && lengthOf(numbers) === lengthOf(list);
}

function countColumns(columnOf: unknown): number {
  return Array.isArray(columnOf)
    ? columnOf.reduce<number>((count, column) => Math.max(count, Number(column) + 1), 0)
    : 0;
}

/** Runs: an answer, and for how many columns it holds. */
function areRows(value: unknown, columnCount: number, answerCount: number): boolean {
  const isAnswer: Check = (number) =>
    Number.isInteger(number) && -1 <= Number(number) && Number(number) < answerCount;
  return isList(value, (row) => {
    let columns = 0;
    const isRun = (part: unknown, index: number): boolean => {
      columns += index % 2 === 0 ? 0 : Number(part);
      return index % 2 === 0 ? isAnswer(part) : isCount(part);
    };
    return Array.isArray(row) && row.every(isRun) && columns === columnCount && row.length % 2 === 0;
  });
}

function isEndpoint(value: unknown, policyCount: number): boolean {
  const place = field(value, 'place');
  const hasNames =
    isText(field(value, 'id')) &&
    ['name', 'namespace', 'kind'].every((name) => isTextOrAbsent(field(value, name)));
  return (
    hasNames &&
    isListOrAbsent(field(value, 'labels'), isText) &&
    isListOrAbsent(field(value, 'policies'), (number) => isCountBelow(number, policyCount)) &&
    (place === undefined || isPlace(place))
  );
}

function isListOrAbsent(value: unknown, check: Check): boolean {
  return value === undefined || isList(value, check);
}

function isConnections(value: unknown): boolean {
  return isList(value, isConnection);
}

function isConnection(value: unknown): boolean {
  const ports = field(value, 'ports');
  return isText(field(value, 'verdict')) && isTextOrAbsent(field(value, 'because')) && isPorts(ports);
}

function isPorts(value: unknown): boolean {
  return value === 'all' || isList(value, isInterval);
}

function isInterval(value: unknown): boolean {
  return isText(field(value, 'protocol')) && isCount(field(value, 'from')) && isCount(field(value, 'to'));
}

function isExplanationOrAbsent(value: unknown): boolean {
  return value === undefined || isExplanation(value);
}

function isExplanation(value: unknown): boolean {
  const hasNames = ['scope', 'from', 'to'].every((name) => isText(field(value, name)));
  return (
    hasNames && isList(field(value, 'decisions'), isDecision) && isExplanationOrAbsent(field(value, 'before'))
  );
}

function isDecision(value: unknown): boolean {
  const hasVerdict = isText(field(value, 'verdict')) && isPorts(field(value, 'ports'));
  return hasVerdict && isDirection(field(value, 'egress')) && isDirection(field(value, 'ingress'));
}

function isDirection(value: unknown): boolean {
  return isText(field(value, 'verdict')) && isList(field(value, 'reasons'), isReason);
}

function isReason(value: unknown): boolean {
  const rule = field(value, 'rule');
  const hasWords = isText(field(value, 'policy')) && isText(field(value, 'effect'));
  return hasWords && (rule === undefined || isCount(rule)) && isPlace(field(value, 'place'));
}

function isChangeOrAbsent(value: unknown): boolean {
  switch (field(value, 'type')) {
    case undefined:
      return value === undefined;
    case 'refused':
      return isText(field(value, 'because'));
    case 'changes':
      return (
        isPorts(field(value, 'ports')) &&
        isList(field(value, 'steps'), isStep) &&
        isText(field(value, 'effect')) &&
        isEffects(field(value, 'sideEffects'))
      );
    default:
      return false;
  }
}

function isStep(value: unknown): boolean {
  const place = field(value, 'place');
  const hasLines = ['removed', 'added'].every((name) => isList(field(value, name), isText));
  return hasLines && isText(field(value, 'title')) && (place === undefined || isPlace(place));
}

function isEffects(value: unknown): boolean {
  const isEffect = (item: unknown): boolean => isText(field(item, 'kind')) && isText(field(item, 'text'));
  return isList(field(value, 'items'), isEffect) && isCount(field(value, 'rest'));
}

function isPlace(value: unknown): boolean {
  const range = field(value, 'range');
  return isText(field(value, 'uri')) && isPosition(field(range, 'start')) && isPosition(field(range, 'end'));
}

function isPosition(value: unknown): boolean {
  return isCount(field(value, 'line')) && isCount(field(value, 'character'));
}

function field(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown, check: Check): boolean {
  return Array.isArray(value) && value.every(check);
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || isText(value);
}

function isCountBelow(value: unknown, end: number): boolean {
  return isCount(value) && Number(value) < end;
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && 0 <= Number(value);
}
