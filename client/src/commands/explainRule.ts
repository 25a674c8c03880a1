/**
 * "Explain": the page of documentation about a rule, in the user's browser. The address is our own; of the argument only
 * the rule's id gets into it.
 */
import { env, Uri } from 'vscode';
import type { CommandHost } from '../commandHost.ts';
import { readExplainRuleArgument } from '../readCommandArgument.ts';

/** Replaced by the build. */
declare const PODGATE_DOCS_URL: string | undefined;

export async function explainRule({ log }: CommandHost, argument: unknown): Promise<void> {
  const asked = readExplainRuleArgument(argument);
  if (asked === undefined || typeof PODGATE_DOCS_URL !== 'string') {
    log.warn('a rule was to be explained that has no page');
    return;
  }
  await env.openExternal(Uri.parse(`${PODGATE_DOCS_URL}/${asked.rule}.md`, true));
}
