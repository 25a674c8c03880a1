/**
 * The rule `api-invalid-value`: a value of the right type that its field does not take.
 */
import { SELECTOR_OPERATORS } from '../../k8s/validateSelector.ts';
import type { Problem } from '../../problem.ts';
import { findNearest } from '../../text/findNearest.ts';
import { type Message, type MessagePart, say } from '../../text/say.ts';
import { describeFormatFault } from '../describeFormatFault.ts';
import { fixInvalidValue } from '../fixes/fixInvalidValue.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

export const apiInvalidValue: Rule = {
  id: 'api-invalid-value',
  severity: 'error',
  sometimes: 'warning',
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
  // Schemas say which fields must be there, not that they must say something.
  alsoSeenBy: (problem) => (getArgument(problem, 'given') === 'absent' ? 'schema' : undefined),
  message: (problem) => {
    const describe = SENTENCES.get(getArgument(problem, 'reason'));
    return describe === undefined
      ? say`${quoteCode(getArgument(problem, 'value'))} is not a value that this field takes, ${REFUSED}; correct it`
      : describe(problem);
  },
  fixes: fixInvalidValue,
};

const REFUSED = say`so the API server refuses the resource`;
const LABEL_RULES = say`at most 63 letters, digits, \`-\`, \`_\` and \`.\`, beginning and ending with a letter or digit`;

const KEY_RULES = say`an optional DNS name and \`/\`, then ${LABEL_RULES}`;
const NAMESPACE_RULES = say`at most 63 lower case letters, digits and \`-\``;

type Sentence = (problem: Problem) => Message;

/** One sentence per reason; the reasons are those of `k8s/validate*.ts`. */
const SENTENCES: ReadonlyMap<string, Sentence> = new Map<string, Sentence>([
  [
    'portRange',
    (problem) => say`${value(problem)} is not a port number, ${REFUSED}; write one of 1 to 65535`,
  ],
  ['quotedPort', describeQuotedPort],
  ['portName', describePortName],
  [
    'endPortAlone',
    () =>
      say`\`endPort\` ends a range that has no \`port\` to begin with, ${REFUSED}; add \`port\`, or remove \`endPort\``,
  ],
  [
    'endPortOfName',
    () =>
      say`a range of ports cannot begin with a name, ${REFUSED}; write \`port\` as a number, or remove \`endPort\``,
  ],
  ['endPortBelow', describeEndPortBelow],
  ['cidr', describeCidr],
  ['exceptOutside', describeException],
  [
    'policyTypes',
    () =>
      say`there are two policy types and more are written here, ${REFUSED}; leave \`Ingress\`, \`Egress\` or both`,
  ],
  ['operator', describeOperator],
  ['missingKey', describeMissingKey],
  ['labelKey', (problem) => describeFormat(problem, say`${named(problem)} is not a label key`, KEY_RULES)],
  [
    'labelValue',
    (problem) => describeFormat(problem, say`${named(problem)} is not a label value`, LABEL_RULES),
  ],
  [
    'annotationKey',
    (problem) => describeFormat(problem, say`${named(problem)} is not an annotation key`, KEY_RULES),
  ],
  [
    'annotationSize',
    (problem) =>
      say`the annotations are ${getArgument(problem, 'size')} bytes in all, over the limit of 262144, ${REFUSED}; shorten them`,
  ],
  ['name', describeName],
  [
    'namespace',
    (problem) =>
      describeFormat(problem, say`${named(problem)} is not the name of a namespace`, NAMESPACE_RULES),
  ],
  [
    'generation',
    (problem) =>
      say`the generation ${value(problem)} is negative, ${REFUSED}; remove it, the server counts by itself`,
  ],
  [
    'finalizer',
    (problem) => describeFormat(problem, say`${named(problem)} is not the name of a finalizer`, KEY_RULES),
  ],
  [
    'finalizerDomain',
    (problem) =>
      say`the finalizer ${value(problem)} has no domain and may clash with others', which the API server warns about; write it as \`example.com/name\``,
  ],
  ['finalizers', () => say`\`orphan\` and \`foregroundDeletion\` exclude each other, ${REFUSED}; remove one`],
  [
    'ownerVersion',
    (problem) => say`${value(problem)} is not an API version, ${REFUSED}; write \`group/version\`, or \`v1\``,
  ],
  ['ownerEvent', () => say`an event cannot own anything, ${REFUSED}; remove the reference`],
  ['controllers', describeControllers],
  [
    'immutable',
    (problem) =>
      say`\`${getArgument(problem, 'field')}\` cannot change once the object is there, ${REFUSED}; keep ${quoteCode(getArgument(problem, 'old'))}, or create another object`,
  ],
  [
    'decremented',
    (problem) =>
      say`the generation ${value(problem)} is lower than before, ${REFUSED}; remove it, the server counts by itself`,
  ],
]);

function value(problem: Problem): string {
  return quoteCode(getArgument(problem, 'value'));
}

function describeQuotedPort(problem: Problem): Message {
  const number = getArgument(problem, 'value');
  return say`${quoteCode(`"${number}"`)} is a string and so the name of a port, which needs a letter, ${REFUSED}; remove the quotes to mean the number`;
}

/** The server names one broken clause at a time by how its words begin, and so does the sentence. */
const PORT_NAME_ADVICE: readonly (readonly [start: string, advice: Message])[] = [
  ['must be no more', say`it must be no more than 15 characters`],
  ['must contain only', say`it must contain only lower case letters, digits and \`-\``],
  ['must contain at least', say`it must contain at least one letter`],
  ['must not contain', say`it must not contain \`--\``],
  ['must not begin', say`it must not begin or end with \`-\``],
];

function describePortName(problem: Problem): Message {
  const detail = getArgument(problem, 'detail');
  const advice = PORT_NAME_ADVICE.find(([start]) => detail.startsWith(start))?.[1] ?? detail;
  return say`${value(problem)} is not the name of a port, ${REFUSED}; ${advice}`;
}

function describeEndPortBelow(problem: Problem): Message {
  const [from, to] = [getArgument(problem, 'from'), getArgument(problem, 'value')];
  return say`the range ends at ${quoteCode(to)} before it begins at ${quoteCode(from)}, ${REFUSED}; swap them`;
}

const IPV4_ADDRESS = /^[0-9]+(\.[0-9]+){3}$/;
const IPV6_ADDRESS = /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$/;

function describeCidr(problem: Problem): Message {
  const text = getArgument(problem, 'value');
  if (IPV4_ADDRESS.test(text)) {
    return say`${value(problem)} is an address and no range, ${REFUSED}; write ${quoteCode(`${text}/32`)}`;
  }
  if (IPV6_ADDRESS.test(text)) {
    return say`${value(problem)} is an address and no range, ${REFUSED}; write ${quoteCode(`${text}/128`)}`;
  }
  return say`${value(problem)} is not a CIDR, ${REFUSED}; write one, such as \`10.0.0.0/8\` or \`2001:db8::/32\``;
}

function describeException(problem: Problem): Message {
  const cidr = quoteCode(getArgument(problem, 'cidr'));
  return say`${value(problem)} does not lie inside ${cidr} as a smaller range, ${REFUSED}; write a part of ${cidr}, or remove it`;
}

function describeOperator(problem: Problem): Message {
  const written = getArgument(problem, 'value');
  const nearest = findNearest(written, SELECTOR_OPERATORS);
  const advice =
    nearest === undefined
      ? say`write ${SELECTOR_OPERATORS.map(quoteCode).join(', ')}`
      : say`write ${quoteCode(nearest)}`;
  const what =
    written === ''
      ? say`a requirement needs an operator`
      : say`${quoteCode(written)} is not an operator of selectors`;
  return say`${what}, ${REFUSED}; ${advice}`;
}

const NAME_RULES: ReadonlyMap<string, Message> = new Map([
  ['subdomain', say`lower case letters, digits, \`-\` and \`.\`, at most 253 in all`],
  ['dnsLabel', NAMESPACE_RULES],
  ['serviceName', say`at most 63 lower case letters, digits and \`-\`, beginning with a letter`],
  ['pathSegment', say`anything without \`/\` and \`%\``],
]);

function describeName(problem: Problem): Message {
  const rules = NAME_RULES.get(getArgument(problem, 'format')) ?? say`another name`;
  return describeFormat(problem, say`${named(problem)} is not a name that this kind can have`, rules);
}

function describeMissingKey(): Message {
  return say`this requirement has no \`key\`, ${REFUSED}; add it`;
}

/** A text in a wrong format; the server says each broken clause on its own, and so does the sentence. */
function describeFormat(problem: Problem, what: Message, rules: Message): Message {
  const fault = describeFormatFault(getArgument(problem, 'value'), getArgument(problem, 'detail'));
  return say`${what} because ${fault}, ${REFUSED}; use ${rules}`;
}

function named(problem: Problem): MessagePart {
  return getArgument(problem, 'value') === '' ? say`the empty string` : value(problem);
}

function describeControllers(problem: Problem): Message {
  const [first, second] = [getArgument(problem, 'first'), getArgument(problem, 'second')];
  return say`${quoteCode(first)} and ${quoteCode(second)} both claim to be the controller, ${REFUSED}; leave \`controller: true\` to one`;
}
