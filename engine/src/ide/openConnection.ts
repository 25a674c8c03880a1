/**
 * "Open this connection": the smallest change of the manifests after which a denied connection is allowed, as edits of
 * their texts, and what else that opens. Every change is tried out with the evaluator before it is offered; one that does
 * not certainly open what was asked is not.
 */
import type { Endpoint } from '../cluster/cluster.ts';
import { AddressSet } from '../policy/addressSet.ts';
import type { Policy } from '../policy/policy.ts';
import { diffReachability, type ReachabilityDiff } from '../reachability/diffReachability.ts';
import type { EndpointMatch } from '../reachability/findEndpoints.ts';
import { findPublicAddresses } from '../reachability/publicAddresses.ts';
import type { Message } from '../text/say.ts';
import { shiftSpan } from '../text/span.ts';
import { applyEdits, joinEdits, type TextEdit } from '../text/textEdit.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { findNode } from '../yaml/findNode.ts';
import { parseUnit } from '../yaml/parse.ts';
import { openUnit } from './openUnit.ts';
import { writeAddition } from './openingEdit.ts';
import {
  findClosedSides,
  listAdditions,
  type Addition,
  type AskedOpening,
  type ClosedFor,
  type ClosedSide,
} from './openingPlan.ts';

/** One change of one file. */
export interface OpeningChange {
  /** As a command: "add a peer to ingress rule 1 of `db`". */
  readonly title: Message;
  readonly policy: Policy;
  readonly file: string;
  /** In the texts as they were before all changes. */
  readonly edits: readonly TextEdit[];
}

export interface Opening {
  readonly changes: readonly OpeningChange[];
  /** The texts of the changed files afterwards. */
  readonly texts: ReadonlyMap<string, string>;
  /** What the changes open, in the scope that was asked about. */
  readonly diff: ReachabilityDiff;
}

/**
 * Why there is no change to offer: a rule of another tier denies it; it is open which policies isolate; the text has
 * no place for it; or nothing that could be written would certainly open it.
 */
export type OpeningRefusal = ClosedFor | 'noPlace' | 'uncertain';

/** The text of a file as the snapshot has it; `undefined` where it cannot be had. */
export type ReadText = (file: string) => string | undefined;

/** The change that opens what was asked in a scope of the snapshot, or why there is none. */
export function openConnection(
  snapshot: Snapshot,
  view: ScopeView,
  asked: AskedOpening,
  readText: ReadText,
): Opening | OpeningRefusal {
  let attempt: Attempt = { snapshot, view, asked, texts: new Map(), changes: [] };
  for (let round = 0; round < SIDES_MAX; round++) {
    const [side] = findClosedSides(attempt.view, attempt.asked);
    if (side === undefined) {
      break;
    }
    const next = openSide(attempt, side, readText);
    if (typeof next === 'string') {
      return next;
    }
    attempt = next;
  }
  if (attempt.changes.length === 0 || !isOpen(attempt)) {
    return 'uncertain';
  }
  const { texts } = attempt;
  const changes = attempt.changes.map((change, _, all) => placeEdits(change, all, { texts, readText }));
  return { changes, texts, diff: diffReachability(view, attempt.view) };
}

/** Ingress and egress. */
const SIDES_MAX = 2;

/** Where the changes so far have led. */
interface Attempt {
  readonly snapshot: Snapshot;
  readonly view: ScopeView;
  readonly asked: AskedOpening;
  readonly texts: ReadonlyMap<string, string>;
  readonly changes: readonly OpeningChange[];
}

/** The first addition that certainly opens the side. */
function openSide(attempt: Attempt, side: ClosedSide, readText: ReadText): Attempt | OpeningRefusal {
  const additions = listAdditions(attempt.view, side);
  if (typeof additions === 'string') {
    return additions;
  }
  let refusal: OpeningRefusal = 'noPlace';
  for (const addition of additions.slice(0, ADDITIONS_MAX)) {
    const next = tryAddition(attempt, addition, readText);
    if (next === undefined) {
      continue;
    }
    refusal = 'uncertain';
    const isLeft = findClosedSides(next.view, next.asked).some(
      ({ direction }) => direction === side.direction,
    );
    if (!isLeft) {
      return next;
    }
  }
  return refusal;
}

/** Each takes the time of an edit; those behind the first few are no better. */
const ADDITIONS_MAX = 6;

function tryAddition(attempt: Attempt, addition: Addition, readText: ReadText): Attempt | undefined {
  const { snapshot, view, asked, texts, changes } = attempt;
  const { source } = addition.policy;
  const { file } = source;
  const text = texts.get(file) ?? readText(file);
  const unit = snapshot.files.get(file)?.units[source.unitIndex];
  const open = text === undefined || unit === undefined ? undefined : openUnit({ file, text }, unit);
  const root = open === undefined ? undefined : findNode(open.root, source.span);
  if (text === undefined || unit === undefined || open === undefined || root === undefined) {
    return undefined;
  }
  const written = writeAddition(addition, view.cluster, {
    source: { text: open.text, root },
    unit: { text: open.text, root: open.root },
  });
  const unitAfter = written === undefined ? undefined : applyEdits(open.text, written.edits);
  if (written === undefined || unitAfter === undefined || 0 < parseUnit(unitAfter).problems.length) {
    return undefined;
  }
  const edits = written.edits.map(({ span, newText }) => ({ span: shiftSpan(span, unit.start), newText }));
  const after = applyEdits(text, edits);
  const changed = after === undefined ? undefined : snapshot.change([{ path: file, text: after }]);
  const changedView = changed?.scopes.find(({ name }) => name === view.name);
  if (after === undefined || changed === undefined || changedView === undefined) {
    return undefined;
  }
  return {
    snapshot: changed,
    view: changedView,
    asked: findAgain(changedView, asked),
    texts: new Map([...texts, [file, after]]),
    changes: addChange(changes, { title: written.title, policy: addition.policy, file, edits }),
  };
}

/** Edits of a file that an earlier change has touched count from its text before that. */
function addChange(changes: readonly OpeningChange[], change: OpeningChange): readonly OpeningChange[] {
  const earlier = changes.filter(({ file }) => file === change.file).flatMap(({ edits }) => edits);
  const edits = change.edits.map(({ span, newText }) => ({
    span: shiftSpan(span, -growthBefore(earlier, span.start)),
    newText,
  }));
  return [...changes, { ...change, edits }];
}

/** Two changes of one place cannot be told apart any more: the first has the edits of both. */
function placeEdits(
  change: OpeningChange,
  all: readonly OpeningChange[],
  { texts, readText }: { readonly texts: Attempt['texts']; readonly readText: ReadText },
): OpeningChange {
  const own = all.filter(({ file }) => file === change.file);
  const before = readText(change.file) ?? '';
  const after = texts.get(change.file) ?? '';
  const joint = own.flatMap(({ edits }) => edits);
  if (applyEdits(before, joint) === after) {
    return change;
  }
  const edit = joinEdits(before, after);
  return { ...change, edits: own[0] === change && edit !== undefined ? [edit] : [] };
}

/** By how much edits before an offset of the changed text have moved it. */
function growthBefore(edits: readonly TextEdit[], offset: number): number {
  let growth = 0;
  for (const { span, newText } of [...edits].sort((left, right) => left.span.start - right.span.start)) {
    if (span.start + growth + newText.length <= offset) {
      growth += newText.length - (span.end - span.start);
    }
  }
  return growth;
}

/** The same ends in the cluster after a change, whose addresses may be cut anew: of a range, one that stands for it. */
function findAgain(view: ScopeView, asked: AskedOpening): AskedOpening {
  const again = (match: EndpointMatch): EndpointMatch => {
    const [endpoint] = listEnds(view, match, asked.addresses);
    return endpoint === undefined ? match : { ...match, endpoint };
  };
  return { ...asked, from: again(asked.from), to: again(asked.to) };
}

/** Whether all that was asked certainly passes: of addresses, each of them. */
function isOpen({ view, asked }: Attempt): boolean {
  const { reachability } = view;
  const [sources, targets] = [asked.from, asked.to].map((match) => listEnds(view, match, asked.addresses));
  return (sources ?? []).every((from) =>
    (targets ?? []).every((to) =>
      reachability.decide(from, to, asked.ports).every(({ verdict }) => verdict === 'allowed'),
    ),
  );
}

/** The ends as the changed cluster has them; of the internet those that anybody can reach. */
function listEnds(
  { reachability, cluster }: ScopeView,
  { endpoint, shown, isInternet }: EndpointMatch,
  addresses: AddressSet | undefined,
): readonly Endpoint[] {
  if (endpoint.type === 'workload' || shown.type === 'workload') {
    return reachability.endpoints.filter(({ id }) => id === endpoint.id);
  }
  const wanted = addresses ?? AddressSet.of([shown]);
  const meant = isInternet === true ? overlapOf(wanted, findPublicAddresses(cluster.cidrs)) : wanted;
  return reachability.endpoints.filter(
    (candidate) => candidate.type === 'addresses' && meant.overlaps(AddressSet.of([candidate])),
  );
}

function overlapOf(left: AddressSet, right: AddressSet): AddressSet {
  return left.subtract(left.subtract(right));
}
