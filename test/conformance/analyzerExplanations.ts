/**
 * The explanations of np-guard's analyzer as facts: for each pair and verdict the ports, and for each direction which
 * policies and rules decided. Read from its text, and drawn from ours, so that sentences need not be alike.
 */
import {
  PortSet,
  type Decision,
  type DirectionDecision,
  type Endpoint,
  type Reachability,
} from '../../engine/src/index.ts';
import { drawConnections, nameOf } from './analyzerLines.ts';

/** What decided a pair, as a line `src => dst : facts`, in which neighboring ranges can be merged. */
export type FactLine = string;

const BETWEEN = /^Connections between (.+?) => (.+?):$/;
const PART = /^\t(Allowed|Denied) (.+) due to the following policies and rules:$/;
const DIRECTION = /^\t\t(Egress|Ingress) \((?:Allowed|Denied)\)(?: due to the (system default).*)?$/;
const ALLOWS = /NetworkPolicy '([^']+)' allows connections by \w+ rule #(\d+)$/;
const OTHER_PORTS =
  /NetworkPolicy '([^']+)' selects .+, and \w+ rule #(\d+) selects .+, but the protocols and ports/;
const NO_RULE = /NetworkPolicy '([^']+)' selects .+ is not allowed by any (?:Egress|Ingress) rule/;
const DEFAULT_SECTION = '# All Connections due to the system default (Allow all) #';
const EXPOSURE_SECTION = 'Exposure Analysis Result:';

/** The facts in the analyzer's text; what it says of exposure comes last and is left out. */
export function readExplanations(text: string): readonly FactLine[] {
  const [explained = ''] = text.split(EXPOSURE_SECTION);
  const [specific = '', byDefault = ''] = explained.split(DEFAULT_SECTION);
  const pairs = byDefault.split('\n').filter((line) => line.includes(' => '));
  return [...readSpecific(specific), ...pairs.map((line) => `${line.trim()} : ${OPEN_FACTS}`)];
}

/** Nothing isolates either end. */
const OPEN_FACTS = writeFacts(
  new Set(['allowed All Connections', 'allowed egress default', 'allowed ingress default']),
);

function readSpecific(text: string): readonly FactLine[] {
  const lines: FactLine[] = [];
  let facts = new Set<string>();
  let verdict = '';
  let direction = '';
  const intervals = new Map<string, string[]>();
  let pair: string | undefined;
  const finish = (): void => {
    for (const [which, words] of intervals) {
      facts.add(`${which} ${readPorts(words)}`);
    }
    if (pair !== undefined) {
      lines.push(`${pair} : ${writeFacts(facts)}`);
    }
    facts = new Set();
    intervals.clear();
  };
  for (const line of text.split('\n')) {
    const [, from, to] = BETWEEN.exec(line) ?? [];
    const [, which, ports] = PART.exec(line) ?? [];
    const [, where, isDefault] = DIRECTION.exec(line) ?? [];
    if (from !== undefined && to !== undefined) {
      finish();
      pair = `${from} => ${to}`;
    } else if (which !== undefined && ports !== undefined) {
      verdict = which.toLowerCase();
      intervals.set(verdict, [...(intervals.get(verdict) ?? []), ports]);
    } else if (where !== undefined) {
      direction = where.toLowerCase();
      if (isDefault !== undefined) {
        facts.add(`${verdict} ${direction} default`);
      }
    } else {
      const fact = readFact(line);
      if (fact !== undefined) {
        facts.add(`${verdict} ${direction} ${fact}`);
      }
    }
  }
  finish();
  return lines;
}

function readFact(line: string): string | undefined {
  const [, allowing, rule] = ALLOWS.exec(line) ?? [];
  if (allowing !== undefined) {
    return `allowed by ${allowing} #${rule ?? ''}`;
  }
  const [, narrow, index] = OTHER_PORTS.exec(line) ?? [];
  if (narrow !== undefined) {
    return `other ports in ${narrow} #${index ?? ''}`;
  }
  const [, isolating] = NO_RULE.exec(line) ?? [];
  return isolating === undefined ? undefined : `no rule in ${isolating}`;
}

/** `TCP:[1-79,81-65535], UDP, SCTP`, several of them together. */
function readPorts(texts: readonly string[]): string {
  const intervals = texts.flatMap((text) =>
    [...text.matchAll(/(TCP|UDP|SCTP)(?::\[([^\]]*)\])?/g)].flatMap(([, name, ranges = '1-65535']) => {
      const protocol = name === 'TCP' || name === 'UDP' ? name : 'SCTP';
      return ranges.split(',').map((range) => {
        const [from = '', to = from] = range.split('-');
        return { protocol, from: Number(from), to: Number(to) } as const;
      });
    }),
  );
  return drawConnections(PortSet.of(intervals));
}

function writeFacts(facts: ReadonlySet<string>): string {
  return [...facts].sort().join('; ');
}

/** The same of our answers, for all pairs but a workload and itself. */
export function drawExplanations(reachability: Reachability): readonly FactLine[] {
  return reachability.endpoints.flatMap((from) =>
    reachability.endpoints.flatMap((to) => {
      const decisions = decideEachRange(reachability, from, to);
      if (decisions.length === 0 || nameOf(from) === nameOf(to)) {
        return [];
      }
      const facts = new Set<string>();
      for (const verdict of ['allowed', 'denied'] as const) {
        const own = decisions.filter((decision) => decision.verdict === verdict);
        const ports = own.reduce((all, decision) => all.union(decision.ports), PortSet.EMPTY);
        if (!ports.isEmpty) {
          facts.add(`${verdict} ${drawConnections(ports)}`);
        }
        const said = own.flatMap(({ egress, ingress }) => [egress, ingress].flatMap(drawDirection));
        said.forEach((fact) => facts.add(`${verdict} ${fact}`));
      }
      return [`${nameOf(from)} => ${nameOf(to)} : ${writeFacts(facts)}`];
    }),
  );
}

/** Range of ports by range of ports, so that it shows which rules are about which. */
function decideEachRange(reachability: Reachability, from: Endpoint, to: Endpoint): readonly Decision[] {
  return reachability
    .decide(from, to)
    .flatMap(({ ports }) =>
      ports.intervals.flatMap((interval) => reachability.decide(from, to, PortSet.of([interval]))),
    );
}

/**
 * A policy that isolates and has a rule for the other end with other ports is told by that rule. Of several rules of a
 * policy that say the same, the analyzer names the first, and so it is drawn, although we name all.
 */
function drawDirection({ direction, verdict, reasons }: DirectionDecision): readonly string[] {
  if (verdict === 'notIsolated') {
    return [`${direction} default`];
  }
  const byPorts = reasons.filter(({ because }) => because === 'port' || because === 'protocol');
  const told = new Set(byPorts.map(({ policy }) => policy));
  const named = new Set<string>();
  return reasons.flatMap((reason) => {
    const { effect, because, rule = 0 } = reason;
    const policy = reason.policy.replace(/\[.*\]$/, '');
    if (effect !== 'allow' && because !== 'port' && because !== 'protocol') {
      return told.has(reason.policy) ? [] : [`${direction} no rule in ${policy}`];
    }
    const isFirst = !named.has(policy);
    named.add(policy);
    const said = effect === 'allow' ? 'allowed by' : 'other ports in';
    return isFirst ? [`${direction} ${said} ${policy} #${rule + 1}`] : [];
  });
}
