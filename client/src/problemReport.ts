/**
 * The text of a problem report: what a developer asks first, in the language of the project. It contains no manifest and no setting; the log may name
 * files, and says so.
 */

export interface ProblemFacts {
  readonly version: string;
  /** As the manifest has it, which is the one place that names it. */
  readonly repositoryUrl: string | undefined;
  readonly editor: string;
  /** Schemes of the workspace folders. */
  readonly folders: readonly string[];
  readonly log: string;
}

export function problemReport({ version, repositoryUrl, editor, folders, log }: ProblemFacts): string {
  const where = repositoryUrl === undefined ? '' : ` at ${repositoryUrl.replace(/\.git$/, '')}/issues`;
  return `# A problem with Podgate

What I did:

What I expected:

What happened instead:

A manifest that shows it, as small as possible:

## Versions

- Podgate ${version}
- ${editor}
- workspace folders: ${folders.join(', ') || 'none'}

## The last lines of the log

Nothing has been sent. Remove what is private (the log may name files) and report it${where}.

${fence(log)}
`;
}

/** A fence longer than any in the text: what was logged cannot end it. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}text\n${text}\n${ticks}`;
}
