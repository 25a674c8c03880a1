/**
 * What two states of some manifests differ in, scope by scope, and the words for pairs that all formats for people share.
 */
import {
  formatMessage,
  locateCause,
  toPlainText,
  writeCause,
  writeCauseStatus,
  type ChangeCause,
  type ChangeGroup,
  type DiffEnd,
  type Incompleteness,
  type ReachabilityDiff,
} from '../../../engine/src/index.ts';
import { createNames } from './endpointNames.ts';
import { incompletenessTexts } from './incompleteness.ts';
import type { PlaceOf } from './place.ts';
import { shortPortsText } from './portsText.ts';
import { createSide, phraseEndpoints, type Side } from './sourcesText.ts';

export interface ScopeDiff {
  readonly name: string;
  /** Whether the scope itself came or went. */
  readonly status: 'kept' | 'added' | 'removed';
  readonly diff: ReachabilityDiff;
}

export interface DiffReport {
  /** The two sides as they were written. */
  readonly old: string;
  readonly new: string;
  readonly scopes: readonly ScopeDiff[];
  /** Finds places in the state that a cause is of. */
  readonly placeOf: Readonly<Record<ChangeCause['time'], PlaceOf>>;
}

/** A place as text, with what became of what stands there: `k8s/db.yaml:22, new`. */
export function causePlaceText(cause: ChangeCause, { placeOf }: DiffReport): string {
  const { file, line } = placeOf[cause.time](locateCause(cause));
  return `${file}:${line}, ${formatMessage(writeCauseStatus(cause))}`;
}

/** Where the manifests do not show everything, so that more may differ: now, and what was hidden before alone. */
export function hiddenTexts({ diff }: ScopeDiff, { placeOf }: DiffReport): readonly string[] {
  const write = (time: ChangeCause['time'], hidden: readonly Incompleteness[]): readonly string[] =>
    incompletenessTexts(hidden, (file) => placeOf[time]({ file, span: { start: 0, end: 0 } }).file);
  const [before, after] = [diff.before.cluster.incompleteness, diff.after.cluster.incompleteness];
  const gone = before.filter((hidden) => !after.some((other) => isSameCause(hidden, other)));
  return [...write('after', after), ...write('before', gone).map((text) => `before: ${text}`)];
}

function isSameCause(left: Incompleteness, right: Incompleteness): boolean {
  return left.namespace === right.namespace && formatMessage(left.cause) === formatMessage(right.cause);
}

export function causeText(cause: ChangeCause): string {
  return toPlainText([{ type: 'paragraph', content: writeCause(cause) }]);
}

/** `5432/TCP`; where nothing is certain, also what is known instead: `80/TCP denied → unknown`. */
export function changedPortsText({ kind, ports, before, after }: ChangeGroup): string {
  const text = shortPortsText(ports);
  return kind === 'uncertain' ? `${text} ${before} → ${after}` : text;
}

/** Names the ends of a difference in few words. */
export interface PairNames {
  readonly nameEnds: (ends: readonly DiffEnd[]) => readonly string[];
}

export function createPairNames({ ends, after }: ReachabilityDiff): PairNames {
  const endpoints = ends.map(({ endpoint }) => endpoint);
  const side: Side = createSide(endpoints, createNames(endpoints), after.cluster);
  return {
    nameEnds: (some) =>
      phraseEndpoints(
        side,
        some.map(({ endpoint }) => endpoint),
      ),
  };
}
