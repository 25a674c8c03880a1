/**
 * The edits that give a label another name in one file: in the parts of its resources that mean the label, with the
 * quotes that stand there. Where a part does not have the label in its own text, because a kustomization or an anchor
 * brings it, there is no edit.
 */
import type { Direction, PodTemplate } from '../../k8s/resource.ts';
import { findNode } from '../../yaml/findNode.ts';
import { findEntry, type YamlMap, type YamlNode, type YamlScalar } from '../../yaml/node.ts';
import { replaceScalar } from '../../yaml/replaceScalar.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import type { OpenUnit } from '../openUnit.ts';
import type { LabelName } from './labelTarget.ts';
import type { LabelPart, LabelSite } from './sameLabel.ts';

/** Edits in offsets of the unit; none where the label is not written in this part. */
export function editSite(
  open: OpenUnit,
  { resource, part }: LabelSite,
  label: LabelName,
  newName: string,
): readonly TextEdit[] {
  const root = findNode(open.root, resource.span);
  const words = root?.type === 'map' ? findWords(root, part, { label, template: templateOf(resource) }) : [];
  const within = words.filter(
    ({ span }) => resource.span.start <= span.start && span.end <= resource.span.end,
  );
  return within.map((word) => replaceScalar(word, newName));
}

function templateOf(resource: LabelSite['resource']): PodTemplate | undefined {
  return resource.type === 'pod' || resource.type === 'workload' ? resource.template : undefined;
}

interface Wanted {
  readonly label: LabelName;
  readonly template: PodTemplate | undefined;
}

function findWords(root: YamlMap, part: LabelPart, { label, template }: Wanted): readonly YamlScalar[] {
  switch (part.type) {
    case 'labels': {
      const labels =
        template === undefined ? at(root, 'metadata', 'labels') : findNode(root, template.labelsSpan);
      return findInLabels(labels, label);
    }
    case 'ownSelector':
      return findOwnSelector(at(root, 'spec', 'selector'), label);
    case 'serviceSelector':
      return findInLabels(at(root, 'spec', 'selector'), label);
    case 'budgetSelector':
      return findInSelector(at(root, 'spec', 'selector'), label);
    case 'subject':
      return findInSelector(at(root, 'spec', 'podSelector'), label);
    case 'placement': {
      const term = template?.placement[part.term];
      const selector = part.of === 'pods' ? term?.pods : term?.namespaceSelector;
      return selector === undefined ? [] : findInSelector(findNode(root, selector.span), label);
    }
    default: {
      const peer = at(root, 'spec', part.direction, part.rule, LISTS[part.direction], part.peer);
      return findInSelector(at(peer, part.type), label);
    }
  }
}

const LISTS: Readonly<Record<Direction, string>> = { ingress: 'from', egress: 'to' };

function at(node: YamlNode | undefined, ...path: readonly (string | number)[]): YamlNode | undefined {
  return path.reduce<YamlNode | undefined>((inner, step) => {
    if (typeof step === 'number') {
      return inner?.type === 'seq' ? inner.items[step] : undefined;
    }
    return inner?.type === 'map' ? findEntry(inner, step)?.value : undefined;
  }, node);
}

/** Older kinds have the labels themselves there. */
function findOwnSelector(node: YamlNode | undefined, label: LabelName): readonly YamlScalar[] {
  const isSelector = at(node, 'matchLabels') !== undefined || at(node, 'matchExpressions') !== undefined;
  return isSelector ? findInSelector(node, label) : findInLabels(node, label);
}

function findInSelector(node: YamlNode | undefined, label: LabelName): readonly YamlScalar[] {
  const expressions = at(node, 'matchExpressions');
  const items = expressions?.type === 'seq' ? expressions.items : [];
  return [
    ...findInLabels(at(node, 'matchLabels'), label),
    ...items.flatMap((item) => findInExpression(item, label)),
  ];
}

function findInLabels(node: YamlNode | undefined, { key, value }: LabelName): readonly YamlScalar[] {
  const entry = node?.type === 'map' ? findEntry(node, key) : undefined;
  if (entry === undefined || entry.merged === true) {
    return [];
  }
  if (value === undefined) {
    return [entry.key];
  }
  return entry.value.type === 'scalar' && entry.value.text === value ? [entry.value] : [];
}

function findInExpression(item: YamlNode, { key, value }: LabelName): readonly YamlScalar[] {
  const own = at(item, 'key');
  if (own?.type !== 'scalar' || own.text !== key) {
    return [];
  }
  const values = at(item, 'values');
  const list = values?.type === 'seq' ? values.items : [];
  return value === undefined
    ? [own]
    : list.filter((node) => node.type === 'scalar').filter(({ text }) => text === value);
}
