/**
 * Fixes of the rule `api-invalid-value`, for the reasons where one value, or one of few, was surely meant. How the
 * problem is said is the rule's matter.
 */
import { checkDnsLabel, checkSubdomain } from '../../k8s/nameFormats.ts';
import { POLICY_TYPES } from '../../k8s/validateNetworkPolicy.ts';
import type { Problem } from '../../problem.ts';
import { say } from '../../text/say.ts';
import { findPlace, type NodePlace } from '../../yaml/findPlace.ts';
import { findEntry } from '../../yaml/node.ts';
import { removeEntry, removeItem, removeItems } from '../../yaml/removeEntry.ts';
import { replaceScalar } from '../../yaml/replaceScalar.ts';
import type { Fix, FixSource } from '../fix.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument } from '../rule.ts';
import { writeKey, writeOperator } from './fixExpression.ts';

type Fixer = (problem: Problem, place: NodePlace, source: FixSource) => readonly Fix[];

export function fixInvalidValue(problem: Problem, source: FixSource): readonly Fix[] {
  const place = findPlace(source.root, source.text, problem.span);
  const fixer = FIXERS.get(getArgument(problem, 'reason'));
  return place === undefined || fixer === undefined ? [] : fixer(problem, place, source);
}

const FIXERS: ReadonlyMap<string, Fixer> = new Map<string, Fixer>([
  ['quotedPort', unquote],
  ['portName', (problem, place) => write(place, getArgument(problem, 'value').toLowerCase())],
  ['endPortBelow', swapPorts],
  ['endPortAlone', (_, place, { text }) => [...renameToPort(place), ...remove(place, text)]],
  ['endPortOfName', (_, place, { text }) => remove(place, text)],
  ['cidr', (problem, place) => write(place, addPrefixLength(getArgument(problem, 'value')))],
  ['exceptOutside', (_, place, { text }) => remove(place, text)],
  ['policyTypes', dropRepeatedTypes],
  ['operator', (problem, _, source) => writeOperator(problem, source)],
  ['missingKey', (problem, _, source) => writeKey(problem, source)],
  ['labelKey', (problem, _, source) => writeKey(problem, source)],
  ['name', (problem, place) => write(place, toName(getArgument(problem, 'value'), checkSubdomain))],
  ['namespace', (problem, place) => write(place, toName(getArgument(problem, 'value'), checkDnsLabel))],
]);

/** None where nothing is known to write, or it is what stands there already. */
function write({ node }: NodePlace, text: string | undefined): readonly Fix[] {
  return node.type !== 'scalar' || text === undefined || text === node.text
    ? []
    : [{ title: say`write ${quoteCode(text)}`, edits: [replaceScalar(node, text)], isSafe: false }];
}

function unquote({ args }: Problem, { node }: NodePlace): readonly Fix[] {
  return [
    {
      title: say`remove the quotes`,
      edits: [{ span: node.span, newText: String(args['value']) }],
      isSafe: false,
    },
  ];
}

function swapPorts(_: Problem, { node, parent }: NodePlace): readonly Fix[] {
  const port = parent.type === 'map' ? findEntry(parent, 'port')?.value : undefined;
  if (node.type !== 'scalar' || port?.type !== 'scalar') {
    return [];
  }
  return [
    {
      title: say`swap \`port\` and \`endPort\``,
      edits: [
        { span: port.span, newText: node.text },
        { span: node.span, newText: port.text },
      ],
      isSafe: false,
    },
  ];
}

function renameToPort({ entry }: NodePlace): readonly Fix[] {
  return entry === undefined
    ? []
    : [
        {
          title: say`make it the \`port\``,
          edits: [replaceScalar(entry.key, 'port')],
          isSafe: false,
        },
      ];
}

function remove({ node, parent, entry }: NodePlace, text: string): readonly Fix[] {
  if (entry !== undefined && parent.type === 'map') {
    const title = say`remove ${quoteCode(entry.key.text)}`;
    return [{ title, edits: [removeEntry(text, parent, entry)], isSafe: false }];
  }
  return parent.type === 'seq' && node.type === 'scalar'
    ? [{ title: say`remove ${quoteCode(node.text)}`, edits: [removeItem(text, parent, node)], isSafe: false }]
    : [];
}

const IPV4_ADDRESS = /^[0-9]+(\.[0-9]+){3}$/;
const IPV6_ADDRESS = /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$/;

/** The range of one address; `undefined` for what is no address either. */
function addPrefixLength(text: string): string | undefined {
  if (IPV4_ADDRESS.test(text)) {
    return `${text}/32`;
  }
  return IPV6_ADDRESS.test(text) ? `${text}/128` : undefined;
}

/** In the case that the types have; the same policy only where each had it already. */
function dropRepeatedTypes(_: Problem, { node, parent }: NodePlace, { text }: FixSource): readonly Fix[] {
  // In block style the first item stands for the list.
  const list = node.type === 'seq' ? node : parent;
  if (list.type !== 'seq') {
    return [];
  }
  const written = list.items.flatMap((item) => {
    const type =
      item.type === 'scalar' ? POLICY_TYPES.find((word) => isSameWord(word, item.text)) : undefined;
    return type === undefined || item.type !== 'scalar' ? [] : [{ item, type }];
  });
  const isRepeated = ({ type }: (typeof written)[number], index: number): boolean =>
    written.findIndex((other) => other.type === type) < index;
  const repeated = written.filter(isRepeated).map(({ item }) => item);
  const corrected = written.filter((one, index) => one.type !== one.item.text && !isRepeated(one, index));
  if (written.length < list.items.length || repeated.length === 0) {
    return [];
  }
  return [
    {
      title: say`write each type once`,
      edits: [
        ...removeItems(text, list, repeated),
        ...corrected.map(({ item, type }) => replaceScalar(item, type)),
      ],
      isSafe: written.every(({ item, type }) => item.text === type),
    },
  ];
}

function isSameWord(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** What most people mean by a name with capitals, blanks or underscores; `undefined` where that is no name either. */
function toName(text: string, check: (name: string) => readonly string[]): string | undefined {
  const candidate = text
    .trim()
    .toLowerCase()
    .replaceAll(/[_\s]+/g, '-');
  return check(candidate).length === 0 ? candidate : undefined;
}
