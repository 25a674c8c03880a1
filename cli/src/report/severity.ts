/** The order of severities, and how many findings of each there are. Severities themselves are the engine's. */
import type { Finding, Severity } from '../../../engine/src/index.ts';

/** From worst to least. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

const PLURALS: Readonly<Record<Severity, string>> = {
  error: 'errors',
  warning: 'warnings',
  info: 'infos',
  hint: 'hints',
};

/** Whether a severity is `threshold` or worse. */
export function reaches(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}

/** `2 errors, 1 warning`; severities without findings are left out. */
export function countSeverities(findings: readonly Finding[]): string {
  return SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  }))
    .filter(({ count }) => 0 < count)
    .map(({ severity, count }) => `${count} ${count === 1 ? severity : PLURALS[severity]}`)
    .join(', ');
}
