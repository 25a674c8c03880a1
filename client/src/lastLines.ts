/**
 * The last lines of a log, each cut to a readable length. Keeps no more than a report shows, whatever is logged.
 */

const LINES_MAX = 60;
const LINE_CHARS_MAX = 400;

export class LastLines {
  readonly #lines: string[] = [];

  add(severity: string, message: string | Error, parts: readonly unknown[]): void {
    const words = [message, ...parts].map(toText).join(' ');
    for (const line of words.split(/\r?\n/)) {
      this.#lines.push(`[${severity}] ${line}`.slice(0, LINE_CHARS_MAX));
    }
    this.#lines.splice(0, Math.max(0, this.#lines.length - LINES_MAX));
  }

  get text(): string {
    return this.#lines.join('\n');
  }
}

function toText(part: unknown): string {
  if (part instanceof Error) {
    return part.stack ?? part.message;
  }
  return typeof part === 'string' ? part : (JSON.stringify(part) ?? String(part));
}
