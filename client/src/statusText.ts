/**
 * The server's state as a status line says it: "12 policies · 80 workloads · 3 ms". No editor types; where it is shown
 * is `languageStatus.ts`.
 */
import type { StatusAnswer } from '../../protocol/src/status.ts';

export function statusText(status: StatusAnswer): string {
  const facts = [
    count(status.policyCount, 'policy', 'policies'),
    count(status.workloadCount, 'workload', 'workloads'),
  ];
  const last = status.state === 'indexing' ? 'reading…' : duration(status.lastChangeMs);
  return [...facts, last].join(' · ');
}

/** Short, too: the editor shows both in one line. */
export function statusDetail(status: StatusAnswer): string {
  const memory =
    status.memoryBytes === undefined ? [] : [`${String(Math.round(status.memoryBytes / 2 ** 20))} MB`];
  return [count(status.fileCount, 'file', 'files'), ...memory].join(' · ');
}

/** "Cilium 1.16", or what it seems to be where nobody chose. */
export function pluginText({ plugins, guessedPlugin }: StatusAnswer): string {
  return guessedPlugin === undefined ? plugins.join(', ') : `it seems to be ${guessedPlugin}`;
}

/** Why one would choose. */
export function pluginDetail({ guessedPlugin }: StatusAnswer): string {
  return guessedPlugin === undefined
    ? 'network plugin'
    : "network plugin; until it is chosen, what Kubernetes' own tests require holds";
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
}

function duration(ms: number): string {
  return ms < 1 ? '< 1 ms' : `${String(Math.round(ms))} ms`;
}
