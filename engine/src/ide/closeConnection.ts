/**
 * "Close this connection": the change of the manifests after which a connection is denied that closes the least besides,
 * as edits of their texts. A NetworkPolicy has no deny, so what allows it is made narrower, or pods that nothing isolates
 * get a policy that allows everybody else. Every change is tried out with the evaluator before it is offered.
 */
import type { Direction } from '../k8s/resource.ts';
import { diffReachability } from '../reachability/diffReachability.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { tryIsolation, tryRuleCuts } from './closingEdit.ts';
import { findCutSide, findPassage, listCutSides, type Passage } from './closingPlan.ts';
import {
  beginTrial,
  placeChanges,
  type AskedConnection,
  type Trial,
  type TrialFiles,
} from './connectionTrial.ts';
import type { ConnectionEdit } from './openConnection.ts';
import { listSideEffects } from './sideEffects.ts';

/**
 * Why there is no change to offer: a policy of another tier allows it, or would be overruled; the texts have no place for
 * it; nothing that could be written would certainly close it; or only what opens something else.
 */
export type ClosingRefusal = 'adminTier' | 'baselineTier' | 'noPlace' | 'uncertain';

/** The change that closes what was asked in a scope of the snapshot, or why there is none. */
export function closeConnection(
  snapshot: Snapshot,
  view: ScopeView,
  asked: AskedConnection,
  files: TrialFiles,
): ConnectionEdit | ClosingRefusal {
  const start = beginTrial(snapshot, view, asked);
  let best: Judged | undefined;
  const refusals: ClosingRefusal[] = [];
  for (const { direction } of listCutSides(start)) {
    const closed = closeSide({ start, direction, files });
    if (typeof closed === 'string') {
      refusals.push(closed);
    } else if (best === undefined || isBetter(closed, best)) {
      best = closed;
    }
    if (best?.effectCount === 0 && best.newCount === 0) {
      break;
    }
  }
  if (best === undefined) {
    return REFUSALS.find((refusal) => refusals.includes(refusal)) ?? 'uncertain';
  }
  const { trial } = best;
  const changes = placeChanges(trial, files.readText);
  return { changes, texts: trial.texts, diff: diffReachability(view, trial.view) };
}

/** The most telling first. */
const REFUSALS: readonly ClosingRefusal[] = ['adminTier', 'baselineTier', 'uncertain', 'noPlace'];

/** A trial, and what it changes besides. */
interface Judged {
  readonly trial: Trial;
  /** How many other pairs it closes, or other ports of the pair. */
  readonly effectCount: number;
  /** How many policies it adds. */
  readonly newCount: number;
}

function isBetter(left: Judged, right: Judged): boolean {
  const [mine, theirs] = [left, right].map(({ trial, effectCount, newCount }) => [
    effectCount,
    newCount,
    trial.changes.length,
  ]);
  const difference = (mine ?? []).map((value, index) => value - (theirs?.[index] ?? 0)).find(Boolean);
  return difference !== undefined && difference < 0;
}

// One side --------------------------------------------------------------------------------------------------

interface SideTrial {
  readonly start: Trial;
  readonly direction: Direction;
  readonly files: TrialFiles;
}

/** More rules than these are more than one connection's worth of changes. */
const ROUNDS_MAX = 12;

function closeSide({ start, direction, files }: SideTrial): Judged | ClosingRefusal {
  let judged: Judged = { trial: start, effectCount: 0, newCount: 0 };
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const passage = findPassage(judged.trial, direction);
    if (passage.type === 'closed') {
      return judged;
    }
    if (passage.type === 'otherTier') {
      return passage.tier;
    }
    const next = chooseStep({ start, direction, files }, judged.trial, passage);
    if (typeof next === 'string') {
      return next;
    }
    judged = next;
  }
  return 'uncertain';
}

/** Of the changes that get on, the one that changes the least besides. */
function chooseStep(side: SideTrial, trial: Trial, passage: Passage): Judged | ClosingRefusal {
  const scene = findCutSide(trial, side.direction);
  if (scene === undefined || passage.type === 'open') {
    return 'uncertain';
  }
  const where = { trial, side: scene, files: side.files };
  const trials =
    passage.type === 'rule' ? tryRuleCuts(where, passage.policy, passage.rule) : tryIsolation(where);
  let refusal: ClosingRefusal = 'noPlace';
  let best: Judged | undefined;
  for (const next of trials) {
    const judged = getsOn(next, passage, side.direction) ? judge(side.start, next) : 'uncertain';
    if (typeof judged === 'string') {
      refusal = judged;
    } else if (best === undefined || isBetter(judged, best)) {
      best = judged;
    }
    if (best?.effectCount === 0) {
      break;
    }
  }
  return best ?? refusal;
}

/** Whether it is closed, or a rule less allows it. */
function getsOn(next: Trial, before: Passage, direction: Direction): boolean {
  const after = findPassage(next, direction);
  return (
    after.type === 'closed' || (after.type === 'rule' && before.type === 'rule' && after.count < before.count)
  );
}

/** What opens something is none: where a baseline policy denied, a NetworkPolicy decides instead. */
function judge(start: Trial, next: Trial): Judged | ClosingRefusal {
  const diff = diffReachability(start.view, next.view);
  let effectCount = 0;
  for (const { effect } of listSideEffects(diff, start.asked)) {
    if (effect === 'opens') {
      return 'baselineTier';
    }
    effectCount++;
  }
  const known = new Set(start.view.reachability.policies.map(({ id }) => id));
  const added = next.view.reachability.policies.filter(({ id }) => !known.has(id));
  return { trial: next, effectCount, newCount: added.length };
}
