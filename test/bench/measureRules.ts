/**
 * What each rule about the cluster costs, so that a slow one is seen: alone, with nothing looked up before, and all of
 * them together, the first time and after an edit. Runs in a process of its own (`measureOnce.ts`).
 */
import { RULES, type Settings, type Snapshot } from '../../engine/src/index.ts';
import { checkScopeInSteps, type ScopeMemory } from '../../engine/src/lint/checkScope.ts';
import type { Rule } from '../../engine/src/lint/rule.ts';
import { ScopeFacts } from '../../engine/src/lint/scopeFacts.ts';
import { createReachability } from '../../engine/src/reachability/createReachability.ts';
import { AGAIN } from './measurement.ts';
import { finishSteps } from '../../engine/src/text/steps.ts';

/** Milliseconds and findings by rule; `together` and `edited` are all rules. What is there already is in `again`. */
export interface RuleFigures {
  readonly times: Readonly<Record<string, number>>;
  readonly counts: Readonly<Record<string, number>>;
}

/** `edit` changes one policy. */
export function measureRules(snapshot: Snapshot, edit: (snapshot: Snapshot) => Snapshot): RuleFigures {
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
  const [edited] = edit(snapshot).scopes;
  if (edited !== undefined) {
    // In an editor the cluster is compiled by then.
    const facts = new ScopeFacts(edited.cluster, edited.reachability, settings, edited.namespace);
    note('edited', runRules(facts, rules, memory));
  }
  for (const rule of rules) {
    const facts = lookAnew(snapshot, settings);
    note(rule.id, runRules(facts, [rule]));
    note(`${rule.id}${AGAIN}`, runRules(facts, [rule]));
  }
  return { times, counts };
}

/** Rules that are off by default are on here. */
function switchOn(settings: Settings, rules: readonly Rule[]): Settings {
  return { ...settings, rules: new Map(rules.map(({ id }) => [id, 'hint'])) };
}

/** The one scope, with nothing looked up or evaluated yet. */
function lookAnew({ scopes }: Snapshot, settings: Settings): ScopeFacts {
  const [view] = scopes;
  if (view === undefined || scopes.length !== 1) {
    throw new Error(`expected one scope, got ${String(scopes.length)}`);
  }
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
