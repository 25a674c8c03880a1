/**
 * The rule `api-wrong-type`: a value of a type that its field does not take.
 */
import type { Problem } from '../../problem.ts';
import { say, type Message, type MessagePart } from '../../text/say.ts';
import { findPlace } from '../../yaml/findPlace.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { wrapInList } from '../../yaml/wrapInList.ts';
import type { Fix } from '../fix.ts';
import { markedNode } from '../markedNode.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

export const apiWrongType: Rule = {
  id: 'api-wrong-type',
  severity: 'error',
  title: 'A value of the wrong type',
  docs: `The field takes another type of value: a list, a map, a string, a whole number. The API server cannot decode the
manifest and refuses it. Numbers and \`true\` are no strings unless they are quoted; a quoted number is no number.`,
  badExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector:
    matchLabels:
      version: 1
      #        ^ error api-wrong-type: put it in quotes
  policyTypes: Ingress
  #            ^^^^^^^ error api-wrong-type: a list
`,
  },
  goodExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector:
    matchLabels:
      version: "1"
  policyTypes: [Ingress]
`,
  },
  alsoSeenBy: () => 'schema',
  message: (problem) => {
    const expected = EXPECTED.get(getArgument(problem, 'expected')) ?? ANOTHER;
    const what = say`${describeSubject(problem)} takes ${expected}, not ${describeFound(problem)}`;
    return say`${what}, so the API server refuses the manifest; ${adviseOn(problem)}`;
  },
  fixes: (problem, { text, root }) => {
    const place = findPlace(root, text, problem.span);
    return place === undefined
      ? []
      : offerFixes(problem, getArgument(problem, 'found') === 'map' ? markedNode(place) : place.node, text);
  },
};

/** The same repairs as the message advises, where there is one way to make them. */
function offerFixes(problem: Problem, node: YamlNode, text: string): readonly Fix[] {
  const expected = getArgument(problem, 'expected');
  if (expected === 'list') {
    const edits = wrapInList(text, node);
    return edits.length === 0 ? [] : [{ title: say`put it in a list`, edits, isSafe: false }];
  }
  if (node.type !== 'scalar') {
    return [];
  }
  if (expected === 'string') {
    // What is lowered is the text as written, so the quotes change nothing but what the API server says.
    const edits = [{ span: node.span, newText: JSON.stringify(node.text) }];
    return [{ title: say`put it in quotes`, edits, isSafe: true }];
  }
  return getArgument(problem, 'found') === 'string' && isWholeNumber(expected, node.text)
    ? [{ title: say`remove the quotes`, edits: [{ span: node.span, newText: node.text }], isSafe: false }]
    : [];
}

const ANOTHER = say`another value`;

const EXPECTED: ReadonlyMap<string, Message> = new Map([
  ['string', say`a string`],
  ['time', say`a time such as \`2030-01-31T12:00:00Z\``],
  ['boolean', say`\`true\` or \`false\``],
  ['int32', say`a whole number`],
  ['int64', say`a whole number`],
  ['intOrString', say`a port number or the name of a port`],
  ['list', say`a list`],
  ['object', say`a map of its fields`],
  ['stringMap', say`a map of strings`],
]);

function describeSubject(problem: Problem): MessagePart {
  const field = getArgument(problem, 'field');
  const name = field === '' ? say`a resource` : quoteCode(field);
  switch (getArgument(problem, 'role')) {
    case 'item':
      return say`an item of ${name}`;
    case 'value':
      return say`a value of ${name}`;
    default:
      return name;
  }
}

function describeFound(problem: Problem): Message {
  const found = getArgument(problem, 'found');
  const written = getArgument(problem, 'written');
  switch (found) {
    case 'map':
      return say`a map`;
    case 'list':
      return say`a list`;
    case 'string':
      return say`the string ${quoteCode(written)}`;
    case 'boolean':
      return say`the boolean ${quoteCode(written)}`;
    default:
      return say`the number ${quoteCode(written)}`;
  }
}

const DIGITS = /^[0-9]+$/;
const INT32_MAX = 2 ** 31 - 1;

/** Whether it is a number that the field takes, were it not in quotes; what is longer than 32 bits it does not. */
function isWholeNumber(expected: string, text: string): boolean {
  return (
    expected.startsWith('int') && DIGITS.test(text) && (expected === 'int64' || Number(text) <= INT32_MAX)
  );
}

function adviseOn(problem: Problem): Message {
  const expected = getArgument(problem, 'expected');
  const found = getArgument(problem, 'found');
  const written = getArgument(problem, 'written');
  const isScalar = found !== 'map' && found !== 'list';
  if (expected === 'list') {
    return isScalar ? say`put it in a list: ${quoteCode(`[${written}]`)}` : say`begin each item with \`- \``;
  }
  if (expected === 'string' && isScalar) {
    return say`put it in quotes: ${quoteCode(`"${written}"`)}`;
  }
  if (found === 'string' && isWholeNumber(expected, written)) {
    return say`remove the quotes`;
  }
  if (found === 'list') {
    return say`remove the \`-\``;
  }
  return say`write ${EXPECTED.get(expected) ?? ANOTHER}`;
}
