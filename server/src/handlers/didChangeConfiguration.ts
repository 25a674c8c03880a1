/**
 * `workspace/didChangeConfiguration`: the client's settings changed. They are asked for where the client answers, else
 * taken from the notification. A value that is wrong is named once. What the client says nothing about is as it was given at
 * the start, and a default where it was not: Helix and Zed are told of settings there, and answer with nothing.
 */
import type { DidChangeConfigurationParams } from 'vscode-languageserver';
import { readServerConfig } from '../config.ts';
import { SOURCE } from '../lsp/toProto.ts';
import type { ServerContext } from '../serverContext.ts';

export async function didChangeConfiguration(
  context: ServerContext,
  { settings }: DidChangeConfigurationParams,
): Promise<void> {
  await loadConfig(context, sectionOf(settings));
}

/** Reads the settings; `told` is what the client said where it cannot be asked. */
export async function loadConfig(context: ServerContext, told?: unknown): Promise<void> {
  const { connection, session, log, announcer } = context;
  const { answersConfiguration } = context.abilities();
  const raw: unknown = answersConfiguration ? await connection.workspace.getConfiguration(SOURCE) : told;
  if (raw === undefined) {
    return;
  }
  const { value, complaints } = readServerConfig(raw, session.givenConfig);
  session.config = value;
  complaints.forEach(log.tell);
  announcer.changed('workspace');
}

/** Clients send the whole of their settings, or our section of it. */
function sectionOf(settings: unknown): unknown {
  const isObject = typeof settings === 'object' && settings !== null;
  return isObject ? (Object.getOwnPropertyDescriptor(settings, SOURCE)?.value ?? settings) : undefined;
}
