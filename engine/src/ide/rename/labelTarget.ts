/**
 * The label under a cursor, if it is one that can be renamed: on pods or namespaces, or where a selector names it. Why
 * not is a sentence for the user.
 */
import { NAMESPACE_NAME_LABEL } from '../../cluster/joinNamespaces.ts';
import { toText } from '../../k8s/fields.ts';
import type { PodTemplate, Resource } from '../../k8s/resource.ts';
import { quoteCode } from '../../lint/quoteCode.ts';
import { say, type Message } from '../../text/say.ts';
import type { Span } from '../../text/span.ts';
import type { CursorStep } from '../../yaml/cursor.ts';
import { toPath } from '../../yaml/cursor.ts';
import { findEntry, type YamlNode, type YamlScalar } from '../../yaml/node.ts';
import type { ResourceCursor } from '../openUnit.ts';
import { isOnPodLabels } from '../podLabels.ts';

/** A label as a whole, or one value of it. */
export interface LabelName {
  readonly of: 'pods' | 'namespaces';
  readonly key: string;
  /** `undefined`: the key is what is renamed. */
  readonly value: string | undefined;
}

export interface LabelTarget extends LabelName {
  readonly resource: Resource;
  /** The word under the cursor, in the unit. */
  readonly word: YamlScalar;
  /** Keys and indexes down to the word. */
  readonly path: readonly (string | number)[];
}

/** Why something cannot be renamed. */
export interface Refusal {
  readonly refusal: Message;
}

export function findLabelTarget(found: ResourceCursor | undefined): LabelTarget | Refusal {
  const word = found === undefined ? undefined : findWord(found.cursor.steps, found.cursor.on);
  if (found === undefined || word === undefined) {
    return refuse(NOT_A_LABEL);
  }
  const of = findCarriers(found);
  if (of === undefined) {
    return refuse(
      isOnOwnLabels(found)
        ? say`labels of a ${found.resource.kind} itself are none of its pods: rename them in its pod template`
        : NOT_A_LABEL,
    );
  }
  if (word.key === NAMESPACE_NAME_LABEL) {
    return refuse(say`${quoteCode(word.key)} is the name of the namespace, which the control plane writes`);
  }
  return { of, ...word, resource: found.resource, path: toPath(found.cursor.steps) };
}

const NOT_A_LABEL = say`only labels of pods and namespaces can be renamed, there or where a selector names them`;

export function refuse(refusal: Message): Refusal {
  return { refusal };
}

type FoundWord = Pick<LabelTarget, 'key' | 'value' | 'word'>;

function findWord(steps: readonly CursorStep[], on: 'key' | 'value' | 'gap'): FoundWord | undefined {
  const last = steps.at(-1);
  const parent = steps.at(-2);
  if (last?.type === 'entry' && parent?.type === 'entry' && LABEL_FIELDS.has(parent.key)) {
    const { key, value } = last.entry;
    if (on === 'key') {
      return { key: key.text, value: undefined, word: key };
    }
    return value.type === 'scalar' && on === 'value'
      ? { key: key.text, value: toText(value) ?? '', word: value }
      : undefined;
  }
  return on === 'value' ? findInExpression(steps) : undefined;
}

/** Fields whose entries are labels. */
const LABEL_FIELDS: ReadonlySet<string> = new Set(['labels', 'matchLabels', 'selector']);

/** `key`, or one of `values`. */
function findInExpression(steps: readonly CursorStep[]): FoundWord | undefined {
  const last = steps.at(-1);
  const word = last?.node;
  if (word?.type !== 'scalar') {
    return undefined;
  }
  if (last?.type === 'entry' && last.key === 'key' && steps.at(-3)?.type === 'entry') {
    return isIn(steps.at(-3), 'matchExpressions') ? { key: word.text, value: undefined, word } : undefined;
  }
  const expression = steps.at(-3)?.node;
  const key = keyOf(expression);
  const isValue =
    last?.type === 'item' && isIn(steps.at(-2), 'values') && isIn(steps.at(-4), 'matchExpressions');
  return isValue && key !== undefined ? { key, value: word.text, word } : undefined;
}

function isIn(step: CursorStep | undefined, key: string): boolean {
  return step?.type === 'entry' && step.key === key;
}

function keyOf(node: YamlNode | undefined): string | undefined {
  const key = node?.type === 'map' ? findEntry(node, 'key')?.value : undefined;
  return key?.type === 'scalar' ? key.text : undefined;
}

/** Whose labels these are. */
function findCarriers(found: ResourceCursor): LabelName['of'] | undefined {
  const { resource, cursor } = found;
  const path = toPath(cursor.steps);
  switch (resource.type) {
    case 'namespace':
      return path[0] === 'metadata' && path[1] === 'labels' ? 'namespaces' : undefined;
    case 'networkPolicy':
      if (path[0] !== 'spec') {
        return undefined;
      }
      return path.includes('namespaceSelector') ? 'namespaces' : 'pods';
    case 'service':
    case 'disruptionBudget':
      return path[0] === 'spec' ? 'pods' : undefined;
    case 'pod':
    case 'workload':
      return isOnPodLabels(found, resource.template) || isInOwnSelector(resource, path)
        ? 'pods'
        : findPlacement(resource.template, cursor.steps.at(-1)?.node.span)?.of;
    default:
      return undefined;
  }
}

/** The selector around a place by which a pod is to run near to others or apart from them. */
export function findPlacement(
  { placement }: PodTemplate,
  place: Span | undefined,
): { readonly of: LabelName['of']; readonly term: number } | undefined {
  const isIn = (span: Span | undefined): boolean =>
    span !== undefined && place !== undefined && span.start <= place.start && place.end <= span.end;
  const term = placement.findIndex(
    ({ pods, namespaceSelector }) => isIn(pods.span) || isIn(namespaceSelector?.span),
  );
  return term < 0 ? undefined : { of: isIn(placement[term]?.pods.span) ? 'pods' : 'namespaces', term };
}

/** The selector by which a workload knows its pods. */
function isInOwnSelector({ type }: Resource, path: readonly (string | number)[]): boolean {
  return type === 'workload' && path[0] === 'spec' && path[1] === 'selector';
}

function isOnOwnLabels({ resource, cursor }: ResourceCursor): boolean {
  const [top, field] = toPath(cursor.steps);
  return resource.type === 'workload' && top === 'metadata' && field === 'labels';
}
