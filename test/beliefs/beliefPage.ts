/**
 * Reads `docs/what-people-believe.md`: a chapter for each claim, with what the tool says to it in quotes (`>`).
 */
import { readFileSync } from 'node:fs';

export interface BeliefChapter {
  /** The heading, without the quotation marks. */
  readonly claim: string;
  /** Each paragraph of the quotes, in Markdown as the tool has it. */
  readonly quotes: readonly string[];
  /** Names of its pictures, without `.png`. */
  readonly pictures: readonly string[];
}

export function readBeliefPage(): readonly BeliefChapter[] {
  const page = readFileSync(new URL('../../docs/what-people-believe.md', import.meta.url), 'utf8');
  return page
    .split(/^## /m)
    .slice(1)
    .map((chapter) => {
      const [heading = '', ...lines] = chapter.split('\n');
      return {
        claim: heading.replaceAll(/^"|"$/g, ''),
        quotes: readQuotes(lines),
        pictures: [...chapter.matchAll(/\]\(images\/([\w-]+)\.png\)/g)].map(([, name = '']) => name),
      };
    });
}

/** Lines of one paragraph are one quote. */
function readQuotes(lines: readonly string[]): readonly string[] {
  const quotes: string[] = [];
  let isOpen = false;
  for (const line of lines) {
    const text = /^> ?(.*)$/.exec(line)?.[1] ?? '';
    if (text === '') {
      isOpen = false;
    } else if (isOpen) {
      quotes.push(`${quotes.pop() ?? ''} ${text}`);
    } else {
      quotes.push(text);
      isOpen = true;
    }
  }
  return quotes;
}
