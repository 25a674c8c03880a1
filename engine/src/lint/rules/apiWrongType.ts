/**
 * The rule `api-wrong-type`: a value of a type that its field does not take.
 */
import type { Problem } from '../../problem.ts';
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
  message: (problem) => {
    const expected = EXPECTED.get(getArgument(problem, 'expected')) ?? 'another value';
    const what = `${describeSubject(problem)} takes ${expected}, not ${describeFound(problem)}`;
    return `${what}, so the API server refuses the manifest; ${adviseOn(problem)}`;
  },
};

const EXPECTED: ReadonlyMap<string, string> = new Map([
  ['string', 'a string'],
  ['time', 'a time such as `2030-01-31T12:00:00Z`'],
  ['boolean', '`true` or `false`'],
  ['int32', 'a whole number'],
  ['int64', 'a whole number'],
  ['intOrString', 'a port number or the name of a port'],
  ['list', 'a list'],
  ['object', 'a map of its fields'],
  ['stringMap', 'a map of strings'],
]);

function describeSubject(problem: Problem): string {
  const field = getArgument(problem, 'field');
  const name = field === '' ? 'a resource' : quoteCode(field);
  switch (getArgument(problem, 'role')) {
    case 'item':
      return `an item of ${name}`;
    case 'value':
      return `a value of ${name}`;
    default:
      return name;
  }
}

function describeFound(problem: Problem): string {
  const found = getArgument(problem, 'found');
  const written = getArgument(problem, 'written');
  switch (found) {
    case 'map':
    case 'list':
      return `a ${found}`;
    case 'string':
      return `the string ${quoteCode(written)}`;
    case 'boolean':
      return `the boolean ${quoteCode(written)}`;
    default:
      return `the number ${quoteCode(written)}`;
  }
}

const DIGITS = /^[0-9]+$/;

function adviseOn(problem: Problem): string {
  const expected = getArgument(problem, 'expected');
  const found = getArgument(problem, 'found');
  const written = getArgument(problem, 'written');
  const isScalar = found !== 'map' && found !== 'list';
  if (expected === 'list') {
    return isScalar ? `put it in a list: ${quoteCode(`[${written}]`)}` : 'begin each item with `- `';
  }
  if (expected === 'string' && isScalar) {
    return `put it in quotes: ${quoteCode(`"${written}"`)}`;
  }
  if (expected.startsWith('int') && found === 'string' && DIGITS.test(written)) {
    return 'remove the quotes';
  }
  if (found === 'list') {
    return 'remove the `-`';
  }
  return `write ${EXPECTED.get(expected) ?? 'another value'}`;
}
