/**
 * Fixes of the rule `api-invalid-value`, for the reasons where one value, or one of few, was surely meant. How the
 * problem is said is the rule's matter.
 */
import { checkSubdomain } from '../../k8s/nameFormats.ts';
import { SELECTOR_OPERATORS } from '../../k8s/validateSelector.ts';
import type { Problem } from '../../problem.ts';
import { findNearest } from '../../text/findNearest.ts';
import { say } from '../../text/say.ts';
import { findPlace, type NodePlace } from '../../yaml/findPlace.ts';
import { findEntry } from '../../yaml/node.ts';
import { removeEntry, removeItem } from '../../yaml/removeEntry.ts';
import { replaceScalar } from '../../yaml/replaceScalar.ts';
import type { Fix, FixSource } from '../fix.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument } from '../rule.ts';

type Fixer = (problem: Problem, place: NodePlace, text: string) => readonly Fix[];

export function fixInvalidValue(problem: Problem, { text, root }: FixSource): readonly Fix[] {
  const place = findPlace(root, text, problem.span);
  const fixer = FIXERS.get(getArgument(problem, 'reason'));
  return place === undefined || fixer === undefined ? [] : fixer(problem, place, text);
}

const FIXERS: ReadonlyMap<string, Fixer> = new Map<string, Fixer>([
  ['quotedPort', unquote],
  ['portName', (problem, place) => write(place, getArgument(problem, 'value').toLowerCase())],
  ['endPortBelow', swapPorts],
  ['endPortAlone', (_, place, text) => [...renameToPort(place), ...remove(place, text)]],
  ['endPortOfName', (_, place, text) => remove(place, text)],
  ['cidr', (problem, place) => write(place, addPrefixLength(getArgument(problem, 'value')))],
  ['exceptOutside', (_, place, text) => remove(place, text)],
  ['policyTypes', dropRepeatedTypes],
  [
    'operator',
    (problem, place) => write(place, findNearest(getArgument(problem, 'value'), SELECTOR_OPERATORS)),
  ],
  ['name', (problem, place) => write(place, toSubdomain(getArgument(problem, 'value')))],
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

function dropRepeatedTypes(_: Problem, { node }: NodePlace): readonly Fix[] {
  const texts =
    node.type === 'seq' ? node.items.map((item) => (item.type === 'scalar' ? item.text : '')) : [];
  const types = [...new Set(texts)];
  const areValid = types.every((type) => type === 'Ingress' || type === 'Egress');
  return texts.length === 0 || !areValid
    ? []
    : [
        {
          title: say`write each type once`,
          edits: [{ span: node.span, newText: `[${types.join(', ')}]` }],
          isSafe: true,
        },
      ];
}

/** What most people mean by a name with capitals, blanks or underscores. */
function toSubdomain(name: string): string | undefined {
  const candidate = name
    .trim()
    .toLowerCase()
    .replaceAll(/[_\s]+/g, '-');
  return checkSubdomain(candidate).length === 0 ? candidate : undefined;
}
