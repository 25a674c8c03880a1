/**
 * Reads a page of the executable specification: Markdown in which each heading that has blocks below it is a test.
 * A `yaml` block holds manifests in the fixture language, with options after the word `yaml`; a `table` block after
 * it is the truth table of what they allow. Everything else is prose.
 */
import assert from 'node:assert/strict';

/** One block of manifests, and the tables that follow it. */
export interface SpecExample {
  readonly manifests: string;
  readonly options: string;
  readonly tables: readonly string[];
  /** Line of the block in the page, from 1. */
  readonly line: number;
}

export interface SpecSection {
  readonly title: string;
  readonly examples: readonly SpecExample[];
}

interface Block {
  readonly info: string;
  readonly text: string;
  readonly line: number;
}

/** The sections of a page in order, those without examples too. */
export function readSpecPage(page: string): readonly SpecSection[] {
  const sections: { title: string; blocks: Block[] }[] = [];
  const lines = page.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const heading = /^#+\s+(.*)$/.exec(line)?.[1];
    if (heading !== undefined) {
      sections.push({ title: heading, blocks: [] });
    } else if (line.startsWith('```')) {
      const end = lines.indexOf('```', index + 1);
      assert(end !== -1, `line ${index + 1}: a block without an end`);
      const block = {
        info: line.slice(3).trim(),
        text: lines.slice(index + 1, end).join('\n'),
        line: index + 1,
      };
      sections.at(-1)?.blocks.push(block);
      index = end;
    }
  }
  return sections.map(({ title, blocks }) => ({ title, examples: toExamples(blocks) }));
}

function toExamples(blocks: readonly Block[]): SpecExample[] {
  const examples: (SpecExample & { tables: string[] })[] = [];
  for (const { info, text, line } of blocks) {
    const [language, ...options] = info.split(/\s+/);
    if (language === 'yaml') {
      examples.push({ manifests: text, options: options.join(' '), tables: [], line });
    } else if (language === 'table') {
      const example = examples.at(-1);
      assert(example !== undefined, `line ${line}: a table without manifests`);
      example.tables.push(text);
    }
  }
  return examples;
}
