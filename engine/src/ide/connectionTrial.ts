/**
 * Changes of manifests tried out for the sake of one connection: the snapshot after them, the same ends in it, and the
 * edits as they count from the texts before. Which changes are worth trying is the plans' matter (`openingPlan.ts`,
 * `closingPlan.ts`); nothing is written to any file.
 */
import type { Cluster, Endpoint } from '../cluster/cluster.ts';
import type { ResourceHeader } from '../k8s/resource.ts';
import type { FixSource } from '../lint/fix.ts';
import { AddressSet } from '../policy/addressSet.ts';
import type { PortSet } from '../policy/portSet.ts';
import type { Decision } from '../policy/verdict.ts';
import type { EndpointMatch } from '../reachability/findEndpoints.ts';
import { findPublicAddresses } from '../reachability/publicAddresses.ts';
import { sayList, type Message } from '../text/say.ts';
import { shiftSpan } from '../text/span.ts';
import { applyEdits, joinEdits, type TextEdit } from '../text/textEdit.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { findNode } from '../yaml/findNode.ts';
import { parseUnit } from '../yaml/parse.ts';
import { openUnit } from './openUnit.ts';

/** What is to be opened or closed: the pods of a workload, or the addresses of ranges that are alike. */
export interface AskedConnection {
  readonly from: EndpointMatch;
  readonly to: EndpointMatch;
  /** All addresses that are meant, where one end is a range and others are like it. */
  readonly addresses: AddressSet | undefined;
  readonly ports: PortSet;
}

/** One change of one file. */
export interface ConnectionChange {
  /** As a command: "add a peer to ingress rule 1 of `db`". */
  readonly title: Message;
  /** The policy that is changed, or that is written; `shop/db[NetworkPolicy]`. */
  readonly policy: string;
  readonly file: string;
  /** In the texts as they were before all changes. Of a file that is not there yet, the one that writes it. */
  readonly edits: readonly TextEdit[];
}

/** The text of a file as the snapshot has it; `undefined` where it cannot be had. */
export type ReadText = (file: string) => string | undefined;

/** Where the texts of files come from, and which paths new files may not have. */
export interface TrialFiles {
  readonly readText: ReadText;
  /** Paths that are taken by files that are no manifests. */
  readonly taken?: ReadonlySet<string>;
}

/** A change before it is tried. */
export type PlannedChange = PlannedEdit | PlannedFile;

/** An edit of the unit that a resource is in. */
export interface PlannedEdit {
  readonly policy: string;
  /** The resource whose text is edited, as the newest snapshot of the trial has it. */
  readonly place: ResourceHeader;
  /** `undefined` where the text has no place for it. */
  readonly write: (texts: EditedTexts) => WrittenEdit | undefined;
}

export interface WrittenEdit {
  readonly title: Message;
  /** In offsets of the unit. */
  readonly edits: readonly TextEdit[];
}

/** `source` is the resource's, `unit` the whole unit that it is in. */
export interface EditedTexts {
  readonly source: FixSource;
  readonly unit: FixSource;
}

/** A file that is not there yet. */
export interface PlannedFile {
  readonly title: Message;
  readonly policy: string;
  readonly path: string;
  readonly text: string;
}

/** Where the changes so far have led. */
export interface Trial {
  readonly snapshot: Snapshot;
  readonly view: ScopeView;
  readonly asked: AskedConnection;
  readonly texts: ReadonlyMap<string, string>;
  readonly changes: readonly ConnectionChange[];
}

export function beginTrial(snapshot: Snapshot, view: ScopeView, asked: AskedConnection): Trial {
  return { snapshot, view, asked, texts: new Map(), changes: [] };
}

/** The trial after a change; `undefined` where it cannot be written, or would not be YAML. */
export function tryChange(trial: Trial, planned: PlannedChange, readText: ReadText): Trial | undefined {
  return 'path' in planned ? tryFile(trial, planned) : tryEdit(trial, planned, readText);
}

function tryFile(trial: Trial, { title, policy, path, text }: PlannedFile): Trial | undefined {
  if (trial.snapshot.files.has(path)) {
    return undefined;
  }
  const edits = [{ span: { start: 0, end: 0 }, newText: text }];
  return proceed(trial, { title, policy, file: path, edits }, text);
}

function tryEdit(trial: Trial, planned: PlannedEdit, readText: ReadText): Trial | undefined {
  const opened = openPlace(trial, planned.place, readText);
  const written = opened === undefined ? undefined : planned.write(opened.texts);
  if (opened === undefined || written === undefined) {
    return undefined;
  }
  const { text, start, texts } = opened;
  const unitAfter = applyEdits(texts.unit.text, written.edits);
  if (unitAfter === undefined || 0 < parseUnit(unitAfter).problems.length) {
    return undefined;
  }
  const edits = written.edits.map(({ span, newText }) => ({ span: shiftSpan(span, start), newText }));
  const after = applyEdits(text, edits);
  const change = { title: written.title, policy: planned.policy, file: planned.place.file, edits };
  return after === undefined ? undefined : proceed(trial, change, after);
}

/** The texts of a resource and its unit, as the trial has them. */
export function readSource(trial: Trial, place: ResourceHeader, readText: ReadText): EditedTexts | undefined {
  return openPlace(trial, place, readText)?.texts;
}

interface OpenedPlace {
  /** Of the file. */
  readonly text: string;
  /** Where the unit begins in it. */
  readonly start: number;
  readonly texts: EditedTexts;
}

function openPlace(
  { snapshot, texts }: Trial,
  { file, unitIndex, span }: ResourceHeader,
  readText: ReadText,
): OpenedPlace | undefined {
  const text = texts.get(file) ?? readText(file);
  const unit = snapshot.files.get(file)?.units[unitIndex];
  const open = text === undefined || unit === undefined ? undefined : openUnit({ file, text }, unit);
  const root = open === undefined ? undefined : findNode(open.root, span);
  if (text === undefined || unit === undefined || open === undefined || root === undefined) {
    return undefined;
  }
  const source = { text: open.text, root };
  return { text, start: unit.start, texts: { source, unit: { text: open.text, root: open.root } } };
}

function proceed(trial: Trial, change: ConnectionChange, text: string): Trial | undefined {
  const { snapshot, view, asked, texts, changes } = trial;
  const changed = snapshot.change([{ path: change.file, text }]);
  const changedView = changed.scopes.find(({ name }) => name === view.name);
  return changedView === undefined
    ? undefined
    : {
        snapshot: changed,
        view: changedView,
        asked: findAgain(changedView, asked),
        texts: new Map([...texts, [change.file, text]]),
        changes: addChange(changes, change),
      };
}

// Edits of one text one after another -----------------------------------------------------------------------

/** Edits of a file that an earlier change has touched count from its text before that. */
function addChange(
  changes: readonly ConnectionChange[],
  change: ConnectionChange,
): readonly ConnectionChange[] {
  const earlier = changes.filter(({ file }) => file === change.file).flatMap(({ edits }) => edits);
  const edits = change.edits.map(({ span, newText }) => ({
    span: shiftSpan(span, -growthBefore(earlier, span.start)),
    newText,
  }));
  return [...changes, { ...change, edits }];
}

/** The changes with edits that, of each file, make its text afterwards. */
export function placeChanges({ changes, texts }: Trial, readText: ReadText): readonly ConnectionChange[] {
  return changes.flatMap((change, _, all) => placeEdits(change, all, { texts, readText }));
}

/** Changes of one place cannot be told apart any more, so those of a file become one. */
function placeEdits(
  change: ConnectionChange,
  all: readonly ConnectionChange[],
  { texts, readText }: { readonly texts: Trial['texts']; readonly readText: ReadText },
): readonly ConnectionChange[] {
  const own = all.filter(({ file }) => file === change.file);
  const before = readText(change.file) ?? '';
  const after = texts.get(change.file) ?? '';
  const joint = own.flatMap(({ edits }) => edits);
  if (applyEdits(before, joint) === after) {
    return [change];
  }
  const edit = joinEdits(before, after);
  const title = sayList(
    own.map((each) => each.title),
    '; ',
  );
  return own[0] === change && edit !== undefined ? [{ ...change, title, edits: [edit] }] : [];
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

// The ends --------------------------------------------------------------------------------------------------

/** The same ends in the cluster after a change, whose addresses may be cut anew: of a range, one that stands for it. */
function findAgain(view: ScopeView, asked: AskedConnection): AskedConnection {
  const again = (match: EndpointMatch): EndpointMatch => {
    const [endpoint] = listEnds(view, match, asked.addresses);
    return endpoint === undefined ? match : { ...match, endpoint };
  };
  return { ...asked, from: again(asked.from), to: again(asked.to) };
}

/** What is decided about all that was asked: of addresses, about each of them. */
export function decideAsked({ view, asked }: Pick<Trial, 'view' | 'asked'>): readonly Decision[] {
  const [sources = [], targets = []] = [asked.from, asked.to].map((match) =>
    listEnds(view, match, asked.addresses),
  );
  return sources.flatMap((from) => targets.flatMap((to) => view.reachability.decide(from, to, asked.ports)));
}

/** The ends as the cluster has them; of the internet those that anybody can reach. */
function listEnds(
  { reachability, cluster }: ScopeView,
  match: EndpointMatch,
  addresses: AddressSet | undefined,
): readonly Endpoint[] {
  const { endpoint, shown } = match;
  if (endpoint.type === 'workload' || shown.type === 'workload') {
    return reachability.endpoints.filter(({ id }) => id === endpoint.id);
  }
  const meant = meantAddresses(match, addresses, cluster);
  return reachability.endpoints.filter(
    (candidate) => candidate.type === 'addresses' && meant.overlaps(AddressSet.of([candidate])),
  );
}

/** Of the internet, what anybody can reach; none for a workload. */
export function meantAddresses(
  { shown, isInternet }: EndpointMatch,
  addresses: AddressSet | undefined,
  cluster: Cluster,
): AddressSet {
  if (shown.type === 'workload') {
    return AddressSet.EMPTY;
  }
  const wanted = addresses ?? AddressSet.of([shown]);
  return isInternet === true ? overlapOf(wanted, findPublicAddresses(cluster.cidrs)) : wanted;
}

function overlapOf(left: AddressSet, right: AddressSet): AddressSet {
  return left.subtract(left.subtract(right));
}
