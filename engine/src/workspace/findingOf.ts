/** Makes findings of problems with the bare facts, until the rules have their words. */
import type { Settings } from '../config/settings.ts';
import type { Resource } from '../k8s/resource.ts';
import { resourceId } from '../cluster/resourceIdentity.ts';
import type { Finding } from '../lint/finding.ts';
import type { Problem } from '../problem.ts';
import { shiftSpan } from '../text/span.ts';

export interface FindingContext {
  readonly file: string;
  readonly settings: Settings;
  readonly scope: string | undefined;
  readonly namespace: string;
}

export function toFinding(
  problem: Problem,
  unit: { readonly start: number; readonly resources: readonly Resource[] },
  context: FindingContext,
): Finding | undefined {
  const resource = unit.resources[0];
  return {
    rule: problem.rule,
    severity: problem.severity ?? 'error',
    message: problem.api?.detail ?? JSON.stringify(problem.args),
    location: { file: context.file, span: shiftSpan(problem.span, unit.start) },
    path: problem.path,
    resource: resource === undefined ? undefined : resourceId(resource, context.namespace),
    scope: context.scope,
    api: problem.api,
    related: [],
  };
}
