/**
 * The log, and its last lines for a problem report: an output channel cannot be read, and its file need not be there.
 * Passes everything on as it is.
 */
import type { Event, LogLevel, LogOutputChannel, ViewColumn } from 'vscode';
import { LastLines } from './lastLines.ts';

export class RecordedLog implements LogOutputChannel {
  readonly #channel: LogOutputChannel;
  readonly lastLines: LastLines = new LastLines();

  constructor(channel: LogOutputChannel) {
    this.#channel = channel;
  }

  get name(): string {
    return this.#channel.name;
  }

  get logLevel(): LogLevel {
    return this.#channel.logLevel;
  }

  get onDidChangeLogLevel(): Event<LogLevel> {
    return this.#channel.onDidChangeLogLevel;
  }

  // Not recorded: a conversation that is traced contains manifests.
  trace(message: string, ...parts: unknown[]): void {
    this.#channel.trace(message, ...parts);
  }

  debug(message: string, ...parts: unknown[]): void {
    this.#channel.debug(message, ...parts);
  }

  info(message: string, ...parts: unknown[]): void {
    this.lastLines.add('info', message, parts);
    this.#channel.info(message, ...parts);
  }

  warn(message: string, ...parts: unknown[]): void {
    this.lastLines.add('warning', message, parts);
    this.#channel.warn(message, ...parts);
  }

  error(error: string | Error, ...parts: unknown[]): void {
    this.lastLines.add('error', error, parts);
    this.#channel.error(error, ...parts);
  }

  append(value: string): void {
    this.#channel.append(value);
  }

  appendLine(value: string): void {
    this.lastLines.add('output', value, []);
    this.#channel.appendLine(value);
  }

  replace(value: string): void {
    this.#channel.replace(value);
  }

  clear(): void {
    this.#channel.clear();
  }

  show(columnOrFocus?: ViewColumn | boolean, preserveFocus?: boolean): void {
    // The older of the two forms names a column, which has no effect any more.
    this.#channel.show(typeof columnOrFocus === 'boolean' ? columnOrFocus : preserveFocus);
  }

  hide(): void {
    this.#channel.hide();
  }

  dispose(): void {
    this.#channel.dispose();
  }
}
