/**
 * Rename of a label or of a value that it has: on pods or namespaces, and in all selectors that name it and look at them.
 * Either all of it is renamed or nothing is, with the reason: a label that only some places have any more would mean
 * something else.
 */
import { isComplete } from '../../cluster/isComplete.ts';
import { checkLabelKey, checkLabelValue } from '../../k8s/labelFormats.ts';
import { DIRECTIONS } from '../../k8s/resource.ts';
import { quoteCode } from '../../lint/quoteCode.ts';
import { readSourceFile } from '../../source/readSourceFile.ts';
import { groupBy } from '../../text/groupBy.ts';
import { say } from '../../text/say.ts';
import { shiftSpan, type Span } from '../../text/span.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { FilePosition, OpenFile } from '../filePosition.ts';
import { findResourceAt, inFile, openUnit } from '../openUnit.ts';
import { editSite } from './labelEdits.ts';
import {
  findLabelTarget,
  findPlacement,
  refuse,
  type LabelName,
  type LabelTarget,
  type Refusal,
} from './labelTarget.ts';
import { findSameLabel, type LabelPart, type LabelSite, type SameLabel } from './sameLabel.ts';

export type { Refusal } from './labelTarget.ts';

/** What an editor lets the user write over. */
export interface RenameStart {
  readonly span: Span;
  readonly text: string;
}

/** Where a rename has to be made; the files' texts are needed for it. */
export interface RenamePlan {
  readonly label: LabelName;
  readonly newName: string;
  readonly files: readonly string[];
  readonly sites: readonly LabelSite[];
  /** Part of what may have the label is in no manifest that can be read. */
  readonly isOpen: boolean;
}

/** What an edit is for, so that a user can look at the ones and not at the others. */
export type RenameGroup = 'pods' | 'workloadSelectors' | 'services' | 'budgets' | 'policies' | 'namespaces';

export interface RenameEdit extends TextEdit {
  readonly group: RenameGroup;
}

/** Whether something can be renamed at a place, and what. */
export function prepareRename(snapshot: Snapshot, position: FilePosition): RenameStart | Refusal {
  const found = findResourceAt(snapshot, position);
  const target = findLabelTarget(found);
  if ('refusal' in target || found === undefined) {
    return 'refusal' in target ? target : refuse(say`there is nothing to rename here`);
  }
  const same = findSameLabel(snapshot, target, startOf(target));
  return (
    findObstacle(snapshot, target, same) ?? {
      span: inFile(found.unit, target.word.span),
      text: target.word.text,
    }
  );
}

/** What has to be renamed, or why that is not done. */
export function planRename(
  snapshot: Snapshot,
  position: FilePosition,
  newName: string,
): RenamePlan | Refusal {
  const target = findLabelTarget(findResourceAt(snapshot, position));
  if ('refusal' in target) {
    return target;
  }
  const same = findSameLabel(snapshot, target, startOf(target));
  const obstacle =
    findObstacle(snapshot, target, same) ?? checkName(target, newName) ?? checkFree(target, same, newName);
  if (obstacle !== undefined) {
    return obstacle;
  }
  const { of, key, value } = target;
  return {
    label: { of, key, value },
    newName,
    files: [...new Set(same.sites.map(({ resource }) => resource.file))],
    sites: same.sites,
    isOpen: same.places.some(({ view, namespaces }) =>
      [...namespaces].some((name) => !isComplete(view.cluster, name)),
    ),
  };
}

/** The edits of one file; a refusal where its text is not what the plan was made from. */
export function editForRename(
  snapshot: Snapshot,
  { label, newName, sites }: RenamePlan,
  open: OpenFile,
): readonly RenameEdit[] | Refusal {
  const file = snapshot.files.get(open.file);
  const read = readSourceFile(open.file, open.text).units;
  const isSame = file?.units.every(({ fingerprint }, index) => read[index]?.fingerprint === fingerprint);
  if (file === undefined || isSame !== true) {
    return refuse(say`${quoteCode(open.file)} has just changed: try again in a moment`);
  }
  const edits = new Map<number, RenameEdit>();
  for (const [unitIndex, own] of groupBy(
    sites.filter(({ resource }) => resource.file === open.file),
    ({ resource }) => resource.unitIndex,
  )) {
    const unit = file.units[unitIndex];
    const opened = unit === undefined ? undefined : openUnit(open, unit);
    for (const site of own) {
      const found = opened === undefined ? [] : editSite(opened, site, label, newName);
      if (found.length === 0 && site.part.type !== 'ownSelector') {
        return refuse(
          say`${quoteCode(open.file)} does not have the label in its own text, or cannot be read at the moment`,
        );
      }
      for (const edit of found) {
        const span = shiftSpan(edit.span, unit?.start ?? 0);
        edits.set(span.start, { span, newText: edit.newText, group: groupOf(site.part, label) });
      }
    }
  }
  return [...edits.values()].sort((left, right) => left.span.start - right.span.start);
}

function groupOf({ type }: LabelPart, { of }: LabelName): RenameGroup {
  switch (type) {
    case 'labels':
      return of;
    case 'ownSelector':
    case 'placement':
      return 'workloadSelectors';
    case 'serviceSelector':
      return 'services';
    case 'budgetSelector':
      return 'budgets';
    default:
      return 'policies';
  }
}

/** The part of a resource that the cursor is in. */
function startOf({ resource, path, word }: LabelTarget): LabelSite {
  const isPod = resource.type === 'pod' || resource.type === 'workload';
  const placement = isPod ? findPlacement(resource.template, word.span) : undefined;
  return {
    resource,
    part: placement === undefined ? partAt(resource.type, path) : { type: 'placement', ...placement },
  };
}

function partAt(type: LabelTarget['resource']['type'], path: LabelTarget['path']): LabelPart {
  if (type === 'service') {
    return { type: 'serviceSelector' };
  }
  if (type === 'disruptionBudget') {
    return { type: 'budgetSelector' };
  }
  if (type === 'workload' && path[1] === 'selector') {
    return { type: 'ownSelector' };
  }
  if (type !== 'networkPolicy') {
    return { type: 'labels' };
  }
  const [, field, rule, , peer, part] = path;
  const direction = DIRECTIONS.find((known) => known === field);
  return direction === undefined || typeof rule !== 'number' || typeof peer !== 'number'
    ? { type: 'subject' }
    : { type: part === 'namespaceSelector' ? 'namespaceSelector' : 'podSelector', direction, rule, peer };
}

// Why not ---------------------------------------------------------------------------------------------------

function findObstacle(snapshot: Snapshot, label: LabelName, { sites }: SameLabel): Refusal | undefined {
  const carriers = sites.filter(({ part }) => part.type === 'labels');
  if (carriers.length === 0) {
    return refuse(
      label.of === 'pods'
        ? say`no pod that is known here has this label`
        : say`no namespace that is declared here has this label`,
    );
  }
  const broken = sites.find(({ resource }) => isBroken(snapshot, resource));
  if (broken !== undefined) {
    return refuse(
      say`${quoteCode(broken.resource.file)} means this label too, and cannot be read at the moment`,
    );
  }
  const borrowed = carriers.find(({ resource }) => !isWritten(snapshot, resource, label));
  return borrowed === undefined
    ? undefined
    : refuse(
        say`${quoteCode(borrowed.resource.name)} gets this label from a kustomization or a controller: rename it there`,
      );
}

function isBroken({ files }: Snapshot, { file, unitIndex }: LabelSite['resource']): boolean {
  const unit = files.get(file)?.units[unitIndex];
  return unit === undefined || unit.isStale || unit.skipped !== undefined;
}

/** Whether the manifest has the label itself, before kustomizations add theirs. */
function isWritten(
  { files }: Snapshot,
  { file, unitIndex, span }: LabelSite['resource'],
  { key, value }: LabelName,
): boolean {
  const written = files
    .get(file)
    ?.units[unitIndex]?.resources.find((resource) => resource.span.start === span.start);
  if (written === undefined) {
    return false;
  }
  const labels =
    written.type === 'pod' || written.type === 'workload' ? written.template.labels : written.labels;
  return value === undefined ? labels.has(key) : labels.get(key) === value;
}

function checkName({ value }: LabelName, newName: string): Refusal | undefined {
  const [fault] = value === undefined ? checkLabelKey(newName) : checkLabelValue(newName);
  if (fault === undefined) {
    return undefined;
  }
  return refuse(
    value === undefined
      ? say`${quoteCode(newName)} is no label key, so the API server would refuse it: ${fault}`
      : say`${quoteCode(newName)} is no label value, so the API server would refuse it: ${fault}`,
  );
}

/** Two labels that become one cannot be told apart again, and selectors would match more. */
function checkFree(
  { of, key, value }: LabelName,
  { places }: SameLabel,
  newName: string,
): Refusal | undefined {
  for (const { view, namespaces } of places) {
    const holders =
      of === 'pods'
        ? view.cluster.workloads.filter(({ namespace }) => namespaces.has(namespace))
        : [...view.cluster.namespaces.values()];
    const holder = holders.find(({ labels }) =>
      value === undefined ? labels.known.has(newName) : labels.known.get(key) === newName,
    );
    if (holder !== undefined) {
      return refuse(
        say`${quoteCode(holder.name)} has ${describeLabel(key, value, newName)} already: the two could not be told apart`,
      );
    }
  }
  return undefined;
}

function describeLabel(key: string, value: string | undefined, newName: string): string {
  return quoteCode(value === undefined ? newName : `${key}=${newName}`);
}
