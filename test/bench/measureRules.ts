/**
 * What each rule about the cluster costs, so that a slow one is seen: alone, with nothing looked up before, and all of
 * them together, the first time and after an edit. Runs in a process of its own (`measureOnce.ts`).
 */
import { RULES, type Settings, type Snapshot } from '../../engine/src/index.ts';
import { checkScopeInSteps, type ScopeMemory } from '../../engine/src/lint/checkScope.ts';
import type { Rule } from '../../engine/src/lint/rule.ts';
import { ScopeFacts } from '../../engine/src/lint/scopeFacts.ts';
import { createReachability } from '../../engine/src/reachability/createReachability.ts';
import { AFTER_EDIT, AGAIN } from './measurement.ts';
import { finishSteps } from '../../engine/src/text/steps.ts';

/**
 * Milliseconds and findings by rule; `together` and `edited` are all rules. What is there already is in `again`, and the
 * time of an edit of one policy in `after an edit`.
 */
export interface RuleFigures {
  readonly times: Readonly<Record<string, number>>;
  readonly counts: Readonly<Record<string, number>>;
}

/** Another text for one policy, for each number. */
export type EditPolicy = (snapshot: Snapshot, number: number) => Snapshot;

export function measureRules(snapshot: Snapshot, edit: EditPolicy): RuleFigures {
  const rules = RULES.filter(({ check }) => check !== undefined);
  const times: Record<string, number> = {};
  const counts: Record<string, number> = {};
  const settings = switchOn(snapshot.options.settings, rules);
  const note = (name: string, run: Run): Run => {
    times[name] = run.ms;
    counts[name] = run.findingCount;
    return run;
  };
  const { memory } = note('together', runRules(lookAnew(snapshot, settings), rules));
  const edits = makeEdits(snapshot, edit);
  times['edited'] = slowEdit(edits, { settings, rules, memory });
  for (const rule of rules) {
    const facts = lookAnew(snapshot, settings);
    const first = note(rule.id, runRules(facts, [rule]));
    note(`${rule.id}${AGAIN}`, runRules(facts, [rule]));
    times[`${rule.id}${AFTER_EDIT}`] = slowEdit(edits, { settings, rules: [rule], memory: first.memory });
  }
  return { times, counts };
}

/** The server rehearses so many before anybody types. */
const REHEARSED = 10;
const EDITS = 20;

/** The cluster after each of some edits, compiled, as it is in an editor when rules are asked. */
function makeEdits(snapshot: Snapshot, edit: EditPolicy): readonly Scope[] {
  let state = snapshot;
  return Array.from({ length: REHEARSED + EDITS }, (_, number) => {
    state = edit(state, number);
    const { cluster, reachability, namespace } = theScope(state);
    return { cluster, reachability, namespace };
  });
}

type Scope = Pick<Snapshot['scopes'][number], 'cluster' | 'reachability' | 'namespace'>;

interface Checks {
  readonly settings: Settings;
  readonly rules: readonly Rule[];
  readonly memory: ScopeMemory | undefined;
}

/** Milliseconds that all edits take but the one slowest of them, which the scheduler or the collector may have met. */
function slowEdit(edits: readonly Scope[], { settings, rules, memory }: Checks): number {
  let known = memory;
  const times = edits.map(({ cluster, reachability, namespace }) => {
    const run = runRules(new ScopeFacts(cluster, reachability, settings, namespace), rules, known);
    known = run.memory;
    return run.ms;
  });
  const sorted = times.slice(REHEARSED).sort((left, right) => right - left);
  return sorted[1] ?? 0;
}

/** Rules that are off by default are on here. */
function switchOn(settings: Settings, rules: readonly Rule[]): Settings {
  return { ...settings, rules: new Map(rules.map(({ id }) => [id, 'hint'])) };
}

function theScope({ scopes }: Snapshot): Snapshot['scopes'][number] {
  const [view] = scopes;
  if (view === undefined || scopes.length !== 1) {
    throw new Error(`expected one scope, got ${String(scopes.length)}`);
  }
  return view;
}

/** With nothing looked up or evaluated yet. */
function lookAnew(snapshot: Snapshot, settings: Settings): ScopeFacts {
  const view = theScope(snapshot);
  return new ScopeFacts(view.cluster, createReachability(view.cluster), settings, view.namespace);
}

interface Run {
  readonly ms: number;
  readonly findingCount: number;
  readonly memory: ScopeMemory | undefined;
}

function runRules(facts: ScopeFacts, rules: readonly Rule[], before?: ScopeMemory): Run {
  const started = performance.now();
  const { problems, memory } = finishSteps(checkScopeInSteps(facts, rules, before));
  return { ms: performance.now() - started, findingCount: problems.length, memory };
}
