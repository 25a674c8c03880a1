/**
 * Pages that show what commands print: below each line `$ podgate ...` of a block stands its output, which is written anew
 * by `npm run docs`. Pure but for the run of the command, which whoever asks brings.
 */

/** What a run of the command prints; without `podgate` in front. */
export type RunCommand = (args: readonly string[]) => Promise<string>;

/** Pages with such blocks, relative to the project's root. */
export const PAGES_WITH_OUTPUTS: readonly string[] = ['docs/cli.md', 'docs/questions.md', 'README.md'];

/** A block of code that begins with a command about the samples. */
const BLOCK = /^```\n\$ podgate (.*\bsamples\/.*)\n[^]*?^```$/gm;

/** The page with the output of each command below it. */
export async function fillOutputs(page: string, run: RunCommand): Promise<string> {
  const outputs = new Map<string, string>();
  for (const [, command = ''] of page.matchAll(BLOCK)) {
    outputs.set(command, await run(command.split(' ')));
  }
  return page.replaceAll(
    BLOCK,
    (_, command: string) => `\`\`\`\n$ podgate ${command}\n${outputs.get(command) ?? ''}\`\`\``,
  );
}
