/**
 * Fixes of the rule `api-required`: a skeleton of what is missing, which the API server takes and the user changes.
 * What is missing and how that is said is the rule's matter.
 */
import type { Problem } from '../../problem.ts';
import { say, type Message } from '../../text/say.ts';
import { findPlace } from '../../yaml/findPlace.ts';
import { insertEntry, type NewEntry } from '../../yaml/insertEntry.ts';
import { findEntry, type YamlMap, type YamlNode } from '../../yaml/node.ts';
import { replaceScalar } from '../../yaml/replaceScalar.ts';
import { replaceValue } from '../../yaml/replaceValue.ts';
import { resolveScalar } from '../../yaml/scalar.ts';
import type { NewNode } from '../../yaml/writeBlock.ts';
import type { Fix, FixSource } from '../fix.ts';
import { findMarkedMap } from '../markedNode.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument } from '../rule.ts';

/** Reserved for documentation (RFC 5737), so that nobody is let in by a forgotten skeleton. */
const EXAMPLE_CIDR = '192.0.2.0/24';

export function fixRequired(problem: Problem, source: FixSource): readonly Fix[] {
  switch (getArgument(problem, 'reason')) {
    case 'apiVersion':
      return addApiVersion(source);
    case 'name':
      return addName(source);
    case 'peer':
      return fillPeer(problem, source);
    case 'cidr':
      return addCidr(problem, source);
    case 'selectorValues':
      return completeRequirement(problem, source);
    default:
      return [];
  }
}

function addApiVersion({ text, root }: FixSource): readonly Fix[] {
  const kind = root.type === 'map' ? findEntry(root, 'kind')?.value : undefined;
  if (root.type !== 'map' || kind?.type !== 'scalar' || kind.text !== 'NetworkPolicy') {
    return [];
  }
  const entry: NewEntry = { key: 'apiVersion', value: 'networking.k8s.io/v1' };
  return [
    {
      title: say`write ${quoteCode(`${entry.key}: networking.k8s.io/v1`)}`,
      edits: [insertEntry(text, root, entry, findEntry(root, 'kind'))],
      isSafe: false,
    },
  ];
}

/** Named after its kind, until somebody has a better name. */
function addName({ text, root }: FixSource): readonly Fix[] {
  if (root.type !== 'map') {
    return [];
  }
  const kind = findEntry(root, 'kind')?.value;
  const name =
    kind?.type === 'scalar' ? kind.text.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase() : 'name';
  const metadata = findEntry(root, 'metadata');
  const written = metadata?.value.type === 'map' ? findEntry(metadata.value, 'name')?.value : undefined;
  const title = say`write a name to change: ${quoteCode(name)}`;
  if (written?.type === 'scalar') {
    const edit =
      written.span.start < written.span.end
        ? replaceScalar(written, name)
        : { span: written.span, newText: ` ${name}` };
    return [{ title, edits: [edit], isSafe: false }];
  }
  if (metadata === undefined) {
    const entry: NewEntry = { key: 'metadata', value: { key: 'name', value: name } };
    return [{ title, edits: [insertEntry(text, root, entry, findEntry(root, 'kind'))], isSafe: false }];
  }
  if (metadata.value.type === 'map') {
    const edits = [insertEntry(text, metadata.value, { key: 'name', value: name })];
    return [{ title, edits, isSafe: false }];
  }
  return isBlank(metadata.value)
    ? [{ title, edits: [replaceValue(text, metadata, { name })], isSafe: false }]
    : [];
}

/** What an empty peer and blank selectors can be filled with; the narrowest needs nothing to be known. */
const PEER_FILLINGS: readonly PeerFilling[] = [
  {
    key: 'podSelector',
    value: {},
    title: say`write \`podSelector: {}\` (opens it to all pods of the namespace)`,
  },
  {
    key: 'namespaceSelector',
    value: {},
    title: say`write \`namespaceSelector: {}\` (opens it to all pods of all namespaces)`,
  },
  {
    key: 'ipBlock',
    value: { cidr: EXAMPLE_CIDR },
    title: say`write a \`cidr\` to change: ${quoteCode(EXAMPLE_CIDR)}`,
  },
];

interface PeerFilling {
  readonly key: string;
  readonly value: NewNode;
  readonly title: Message;
}

/** A peer without any key, or with keys that stand there and say nothing. */
function fillPeer({ span }: Problem, { text, root }: FixSource): readonly Fix[] {
  const peer = findMarkedMap(root, text, span);
  if (peer?.entries.length === 0) {
    return PEER_FILLINGS.slice(0, 1).map(({ key, title }) => ({
      title,
      edits: [{ span: peer.span, newText: `{ ${key}: {} }` }],
      isSafe: false,
    }));
  }
  return PEER_FILLINGS.flatMap(({ key, value, title }) => {
    const entry = peer === undefined ? undefined : findEntry(peer, key);
    return entry === undefined || !isBlank(entry.value)
      ? []
      : [{ title, edits: [replaceValue(text, entry, value)], isSafe: false }];
  });
}

function isBlank(node: YamlNode): boolean {
  return node.type === 'scalar' && resolveScalar(node).type === 'null';
}

function addCidr({ span }: Problem, { text, root }: FixSource): readonly Fix[] {
  const block = findMarkedMap(root, text, span);
  const title = say`write a \`cidr\` to change: ${quoteCode(EXAMPLE_CIDR)}`;
  const written = block === undefined ? undefined : findEntry(block, 'cidr');
  if (block !== undefined && written === undefined) {
    const entry: NewEntry = { key: 'cidr', value: EXAMPLE_CIDR };
    return [{ title, edits: [insertEntry(text, block, entry)], isSafe: false }];
  }
  const entry = written ?? findPlace(root, text, span)?.entry;
  return entry === undefined || entry.value.type !== 'scalar'
    ? []
    : [{ title, edits: [replaceValue(text, entry, EXAMPLE_CIDR)], isSafe: false }];
}

/** Without values, `In` and `NotIn` are usually meant to ask for the key alone. */
function completeRequirement(problem: Problem, source: FixSource): readonly Fix[] {
  const requirement = findRequirement(problem, source);
  const operator = requirement === undefined ? undefined : findEntry(requirement, 'operator')?.value;
  if (requirement === undefined || operator?.type !== 'scalar') {
    return [];
  }
  const other = operator.text === 'In' ? 'Exists' : 'DoesNotExist';
  const values = findEntry(requirement, 'values');
  return [
    {
      title: say`ask for the key alone: ${quoteCode(other)}`,
      edits: [replaceScalar(operator, other)],
      isSafe: false,
    },
    ...(values === undefined
      ? [
          {
            title: say`write a value to change: ${quoteCode('values: [value]')}`,
            edits: [insertEntry(source.text, requirement, { key: 'values', value: ['value'] })],
            isSafe: false,
          },
        ]
      : []),
  ];
}

function findRequirement({ span }: Problem, { root, text }: FixSource): YamlMap | undefined {
  const place = findPlace(root, text, span);
  const candidates = [place?.node, place?.parent, place?.grandparent?.node];
  for (const node of candidates) {
    if (node?.type === 'map' && findEntry(node, 'operator') !== undefined) {
      return node;
    }
  }
  return undefined;
}
