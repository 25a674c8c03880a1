/**
 * "Open this connection": the smallest change of the manifests after which a denied connection is allowed, as edits of
 * their texts, and what else that opens. Every change is tried out with the evaluator before it is offered; one that does
 * not certainly open what was asked is not.
 */
import { diffReachability, type ReachabilityDiff } from '../reachability/diffReachability.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import {
  beginTrial,
  decideAsked,
  placeChanges,
  tryChange,
  type AskedConnection,
  type ConnectionChange,
  type Trial,
  type TrialFiles,
} from './connectionTrial.ts';
import { planAddition } from './openingEdit.ts';
import {
  findClosedSides,
  listAdditions,
  type Addition,
  type ClosedFor,
  type ClosedSide,
} from './openingPlan.ts';

/** Changes that open or close a connection. */
export interface ConnectionEdit {
  readonly changes: readonly ConnectionChange[];
  /** The texts of the changed and the new files afterwards. */
  readonly texts: ReadonlyMap<string, string>;
  /** What the changes open and close, in the scope that was asked about. */
  readonly diff: ReachabilityDiff;
}

/**
 * Why there is no change to offer: a rule of another tier denies it; it is open which policies isolate; the text has
 * no place for it; or nothing that could be written would certainly open it.
 */
export type OpeningRefusal = ClosedFor | 'noPlace' | 'uncertain';

/** The change that opens what was asked in a scope of the snapshot, or why there is none. */
export function openConnection(
  snapshot: Snapshot,
  view: ScopeView,
  asked: AskedConnection,
  files: TrialFiles,
): ConnectionEdit | OpeningRefusal {
  let trial = beginTrial(snapshot, view, asked);
  for (let round = 0; round < SIDES_MAX; round++) {
    const [side] = findClosedSides(trial.view, trial.asked);
    if (side === undefined) {
      break;
    }
    const next = openSide(trial, side, files);
    if (typeof next === 'string') {
      return next;
    }
    trial = next;
  }
  if (trial.changes.length === 0 || !decideAsked(trial).every(({ verdict }) => verdict === 'allowed')) {
    return 'uncertain';
  }
  const changes = placeChanges(trial, files.readText);
  return { changes, texts: trial.texts, diff: diffReachability(view, trial.view) };
}

/** Ingress and egress. */
const SIDES_MAX = 2;

/** The first addition that certainly opens the side. */
function openSide(trial: Trial, side: ClosedSide, files: TrialFiles): Trial | OpeningRefusal {
  const additions = listAdditions(trial.view, side);
  if (typeof additions === 'string') {
    return additions;
  }
  let refusal: OpeningRefusal = 'noPlace';
  for (const addition of additions.slice(0, ADDITIONS_MAX)) {
    for (const next of tryAddition(trial, addition, files)) {
      refusal = 'uncertain';
      const isLeft = findClosedSides(next.view, next.asked).some(
        ({ direction }) => direction === side.direction,
      );
      if (!isLeft) {
        return next;
      }
    }
  }
  return refusal;
}

/** Each takes the time of an edit; those behind the first few are no better. */
const ADDITIONS_MAX = 6;

/** Where it can be written, each way tried only when the one before did not do. */
function* tryAddition(
  trial: Trial,
  addition: Addition,
  files: TrialFiles,
): Generator<Trial, void, undefined> {
  for (const planned of planAddition(addition, trial, files)) {
    const next = tryChange(trial, planned, files.readText);
    if (next !== undefined) {
      yield next;
    }
  }
}
