/**
 * `podgate generate --allow A --to B`: the smallest change of the manifests after which A can reach B, side by side and, where
 * a name stands for several ends, one after the other. It writes no file; what comes of the change is `writeChanges.ts`' matter.
 */
import {
  choosePortsToOpen,
  diffReachability,
  formatMessage,
  listSideEffects,
  nameAddresses,
  openConnection,
  writeRefusal,
  type AskedConnection,
  type ConnectionEdit,
  type Endpoint,
  type ScopeView,
  type PortInterval,
  type Snapshot,
} from '../../../engine/src/index.ts';
import { UsageError } from '../exitCode.ts';
import type { OpenProject } from '../input/openProject.ts';
import { countText } from '../output/countText.ts';
import { groupAlike, type ResolvedPair } from '../report/explainReport.ts';
import { spokenPortsText } from '../report/portsText.ts';
import { avoidFiles } from './avoidFiles.ts';
import { resolvePairs } from './resolvePairs.ts';
import type { PolicyChanges } from './writeChanges.ts';

/** As people name it. */
export interface AllowQuestion {
  readonly from: string;
  readonly to: string;
  readonly port: PortInterval | undefined;
}

/** A name that stands for more ends, each of which needs a change of its own, is no question about a connection. */
const ROUNDS_MAX = 50;

/** Throws `UsageError` where a name means nothing, or where no change would surely open it. */
export function allowConnection(
  project: OpenProject,
  view: ScopeView,
  question: AllowQuestion,
  shownMax: number,
): PolicyChanges {
  const wanted = listDenied(view, question);
  let state: AllowState = { snapshot: project.snapshot, view, texts: new Map(), titles: [] };
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const [asked] = listDenied(state.view, question);
    if (asked === undefined) {
      return { texts: state.texts, notes: describe(state, { before: view, wanted, question, shownMax }) };
    }
    state = open(state, project, asked);
  }
  throw new UsageError(
    `${question.from} and ${question.to} stand for too many pairs that are denied; ask about less`,
  );
}

/** Where the changes so far have led. */
interface AllowState {
  readonly snapshot: Snapshot;
  readonly view: ScopeView;
  readonly texts: ReadonlyMap<string, string>;
  readonly titles: readonly string[];
}

function resolve(view: ScopeView, { from, to, port }: AllowQuestion): readonly ResolvedPair[] {
  return resolvePairs(view, { from, to, port, verdicts: 'all' }).pairs;
}

/** The pairs that are denied, on the ports that are worth opening. */
function listDenied(view: ScopeView, question: AllowQuestion): readonly AskedConnection[] {
  return groupAlike(resolve(view, question)).flatMap(({ first, addresses }) => {
    const ports = choosePortsToOpen(first.explanation);
    return ports.isEmpty ? [] : [{ from: first.from, to: first.to, addresses, ports }];
  });
}

function open(state: AllowState, project: OpenProject, asked: AskedConnection): AllowState {
  const edit = findEdit(state, project, asked);
  const snapshot = state.snapshot.change([...edit.texts].map(([path, text]) => ({ path, text })));
  const view = snapshot.scopes.find(({ name }) => name === state.view.name) ?? state.view;
  return {
    snapshot,
    view,
    texts: new Map([...state.texts, ...edit.texts]),
    titles: [...state.titles, ...edit.changes.map(({ title }) => formatMessage(title))],
  };
}

function findEdit(
  { snapshot, view, texts }: AllowState,
  project: OpenProject,
  asked: AskedConnection,
): ConnectionEdit {
  const readText = (file: string): string | undefined => texts.get(file) ?? project.readText(file);
  const edit = avoidFiles({ ...project, snapshot }, (taken) =>
    openConnection(snapshot, view, asked, { readText, taken }),
  );
  if (typeof edit === 'string') {
    const [from, to] = [asked.from.shown.id, asked.to.shown.id];
    throw new UsageError(`${from} cannot be let through to ${to}: ${formatMessage(writeRefusal(edit))}`);
  }
  return edit;
}

// What to know about it -------------------------------------------------------------------------------------

interface Done {
  readonly before: ScopeView;
  /** What was denied. */
  readonly wanted: readonly AskedConnection[];
  readonly question: AllowQuestion;
  /** More side effects are counted. */
  readonly shownMax: number;
}

function describe(state: AllowState, done: Done): readonly string[] {
  const { before, wanted, question } = done;
  if (wanted.length === 0) {
    return [nothingToDo(resolve(before, question), question)];
  }
  const opened = wanted.map((asked) => {
    const [from, to] = [asked.from, asked.to].map(({ shown }) => nameEnd(before, asked, shown));
    return `opens ${from ?? ''} → ${to ?? ''} on ${spokenPortsText(asked.ports)}`;
  });
  return [...state.titles, ...opened, ...listEffects(state, done)];
}

/** Addresses that are decided alike are called together. */
function nameEnd({ cluster }: ScopeView, { addresses }: AskedConnection, end: Endpoint): string {
  return end.type === 'workload' || addresses === undefined
    ? end.id
    : formatMessage(nameAddresses(addresses, cluster).label);
}

function nothingToDo(pairs: readonly ResolvedPair[], { from, to }: AllowQuestion): string {
  const verdicts = new Set(
    pairs.flatMap(({ explanation }) => explanation.decisions.map(({ verdict }) => verdict)),
  );
  return verdicts.has('unknown') || verdicts.has('undefined')
    ? `nothing of ${from} → ${to} is surely denied, but not all of it is surely allowed: see podgate explain`
    : `${from} can reach ${to} already; there is nothing to write`;
}

function listEffects({ view }: AllowState, { before, wanted, shownMax }: Done): readonly string[] {
  const effects = [...listSideEffects(diffReachability(before, view), ...wanted)];
  if (effects.length === 0) {
    return ['it opens and closes nothing else'];
  }
  const shown = effects
    .slice(0, shownMax)
    .map(
      ({ effect, from, to, ports }) => `also ${effect} ${from.id} → ${to.id} on ${spokenPortsText(ports)}`,
    );
  const rest = effects.length - shown.length;
  return rest === 0
    ? shown
    : [...shown, `and ${countText(rest, 'more pair', 'more pairs')}; --all names them`];
}
