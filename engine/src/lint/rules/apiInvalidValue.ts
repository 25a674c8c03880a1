/**
 * The rule `api-invalid-value`: a value of the right type that its field does not take.
 */
import { SELECTOR_OPERATORS } from '../../k8s/validateSelector.ts';
import type { Problem } from '../../problem.ts';
import { findNearest } from '../../text/findNearest.ts';
import { describeFormatFault } from '../describeFormatFault.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

export const apiInvalidValue: Rule = {
  id: 'api-invalid-value',
  severity: 'error',
  title: 'A value that the field does not take',
  docs: `The value has the right type, but the API server refuses it: a port outside of 1 to 65535, a range of ports that
ends before it begins, a name of a port that is none, something that is no CIDR, an exception outside of its block, more
than two policy types, an operator that selectors do not have, or a name, label or annotation in a wrong format.`,
  badExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  ingress:
    - from:
        - ipBlock:
            cidr: 10.0.0.5
            #     ^^^^^^^^ error api-invalid-value: write \`10.0.0.5/32\`
      ports:
        - port: 70000
          #     ^^^^^ error api-invalid-value: 1 to 65535
        - port: "80"
          #     ^^^^ error api-invalid-value: remove the quotes
`,
  },
  goodExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  ingress:
    - from:
        - ipBlock:
            cidr: 10.0.0.5/32
      ports:
        - port: 7000
        - port: 80
`,
  },
  message: (problem) => {
    const describe = SENTENCES.get(getArgument(problem, 'reason'));
    return describe === undefined
      ? `${quoteCode(getArgument(problem, 'value'))} is not a value that this field takes, ${REFUSED}; correct it`
      : describe(problem);
  },
};

const REFUSED = 'so the API server refuses the resource';
const LABEL_RULES =
  'at most 63 letters, digits, `-`, `_` and `.`, beginning and ending with a letter or digit';

const KEY_RULES = `an optional DNS name and \`/\`, then ${LABEL_RULES}`;
const NAMESPACE_RULES = 'at most 63 lower case letters, digits and `-`';

type Sentence = (problem: Problem) => string;

/** One sentence per reason; the reasons are those of `k8s/validate*.ts`. */
const SENTENCES: ReadonlyMap<string, Sentence> = new Map<string, Sentence>([
  ['portRange', (problem) => `${value(problem)} is not a port number, ${REFUSED}; write one of 1 to 65535`],
  ['quotedPort', describeQuotedPort],
  ['portName', describePortName],
  [
    'endPortAlone',
    () =>
      `\`endPort\` ends a range that has no \`port\` to begin with, ${REFUSED}; add \`port\`, or remove \`endPort\``,
  ],
  [
    'endPortOfName',
    () =>
      `a range of ports cannot begin with a name, ${REFUSED}; write \`port\` as a number, or remove \`endPort\``,
  ],
  ['endPortBelow', describeEndPortBelow],
  ['cidr', describeCidr],
  ['exceptOutside', describeException],
  [
    'policyTypes',
    () =>
      `there are two policy types and more are written here, ${REFUSED}; leave \`Ingress\`, \`Egress\` or both`,
  ],
  ['operator', describeOperator],
  ['missingKey', describeMissingKey],
  ['labelKey', (problem) => describeFormat(problem, 'a label key', KEY_RULES)],
  ['labelValue', (problem) => describeFormat(problem, 'a label value', LABEL_RULES)],
  ['annotationKey', (problem) => describeFormat(problem, 'an annotation key', KEY_RULES)],
  [
    'annotationSize',
    (problem) =>
      `the annotations are ${getArgument(problem, 'size')} bytes in all, over the limit of 262144, ${REFUSED}; shorten them`,
  ],
  ['name', describeName],
  ['namespace', (problem) => describeFormat(problem, 'the name of a namespace', NAMESPACE_RULES)],
  [
    'generation',
    (problem) =>
      `the generation ${value(problem)} is negative, ${REFUSED}; remove it, the server counts by itself`,
  ],
  ['finalizer', (problem) => describeFormat(problem, 'the name of a finalizer', KEY_RULES)],
  [
    'finalizerDomain',
    (problem) =>
      `the finalizer ${value(problem)} has no domain and may clash with others', which the API server warns about; write it as \`example.com/name\``,
  ],
  ['finalizers', () => `\`orphan\` and \`foregroundDeletion\` exclude each other, ${REFUSED}; remove one`],
  [
    'ownerVersion',
    (problem) => `${value(problem)} is not an API version, ${REFUSED}; write \`group/version\`, or \`v1\``,
  ],
  ['ownerEvent', () => `an event cannot own anything, ${REFUSED}; remove the reference`],
  ['controllers', describeControllers],
  [
    'immutable',
    (problem) =>
      `\`${getArgument(problem, 'field')}\` cannot change once the object is there, ${REFUSED}; keep ${quoteCode(getArgument(problem, 'old'))}, or create another object`,
  ],
  [
    'decremented',
    (problem) =>
      `the generation ${value(problem)} is lower than before, ${REFUSED}; remove it, the server counts by itself`,
  ],
]);

function value(problem: Problem): string {
  return quoteCode(getArgument(problem, 'value'));
}

function describeQuotedPort(problem: Problem): string {
  const number = getArgument(problem, 'value');
  return `${quoteCode(`"${number}"`)} is a string and so the name of a port, which needs a letter, ${REFUSED}; remove the quotes to mean the number`;
}

/** The server names one broken clause at a time, and so does the sentence. */
function describePortName(problem: Problem): string {
  return `${value(problem)} is not the name of a port, ${REFUSED}; it ${getArgument(problem, 'detail')}`;
}

function describeEndPortBelow(problem: Problem): string {
  const [from, to] = [getArgument(problem, 'from'), getArgument(problem, 'value')];
  return `the range ends at ${quoteCode(to)} before it begins at ${quoteCode(from)}, ${REFUSED}; swap them`;
}

const IPV4_ADDRESS = /^[0-9]+(\.[0-9]+){3}$/;
const IPV6_ADDRESS = /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$/;

function describeCidr(problem: Problem): string {
  const text = getArgument(problem, 'value');
  if (IPV4_ADDRESS.test(text)) {
    return `${value(problem)} is an address and no range, ${REFUSED}; write ${quoteCode(`${text}/32`)}`;
  }
  if (IPV6_ADDRESS.test(text)) {
    return `${value(problem)} is an address and no range, ${REFUSED}; write ${quoteCode(`${text}/128`)}`;
  }
  return `${value(problem)} is not a CIDR, ${REFUSED}; write one, such as \`10.0.0.0/8\` or \`2001:db8::/32\``;
}

function describeException(problem: Problem): string {
  const cidr = quoteCode(getArgument(problem, 'cidr'));
  return `${value(problem)} does not lie inside ${cidr} as a smaller range, ${REFUSED}; write a part of ${cidr}, or remove it`;
}

function describeOperator(problem: Problem): string {
  const written = getArgument(problem, 'value');
  const nearest = findNearest(written, SELECTOR_OPERATORS);
  const advice =
    nearest === undefined
      ? `write ${SELECTOR_OPERATORS.map(quoteCode).join(', ')}`
      : `write ${quoteCode(nearest)}`;
  const what =
    written === ''
      ? 'a requirement needs an operator'
      : `${quoteCode(written)} is not an operator of selectors`;
  return `${what}, ${REFUSED}; ${advice}`;
}

const NAME_RULES: ReadonlyMap<string, string> = new Map([
  ['subdomain', 'lower case letters, digits, `-` and `.`, at most 253 in all'],
  ['dnsLabel', NAMESPACE_RULES],
  ['serviceName', 'at most 63 lower case letters, digits and `-`, beginning with a letter'],
  ['pathSegment', 'anything without `/` and `%`'],
]);

function describeName(problem: Problem): string {
  const rules = NAME_RULES.get(getArgument(problem, 'format')) ?? 'another name';
  return describeFormat(problem, 'a name that this kind can have', rules);
}

function describeMissingKey(problem: Problem): string {
  const fault = describeFormatFault(getArgument(problem, 'value'), getArgument(problem, 'detail'));
  return `this requirement has no \`key\`, and the empty string is none because ${fault}, ${REFUSED}; add it`;
}

/** A text in a wrong format; the server says each broken clause on its own, and so does the sentence. */
function describeFormat(problem: Problem, what: string, rules: string): string {
  const fault = describeFormatFault(getArgument(problem, 'value'), getArgument(problem, 'detail'));
  const named = getArgument(problem, 'value') === '' ? 'the empty string' : value(problem);
  return `${named} is not ${what} because ${fault}, ${REFUSED}; use ${rules}`;
}

function describeControllers(problem: Problem): string {
  const [first, second] = [getArgument(problem, 'first'), getArgument(problem, 'second')];
  return `${quoteCode(first)} and ${quoteCode(second)} both claim to be the controller, ${REFUSED}; leave \`controller: true\` to one`;
}
