/**
 * The page about snippets, made of the snippets themselves and of what the evaluator says about each, so that a page cannot
 * promise what a snippet does not do. Pure but for reading the snippets: `writeDocs.ts` writes it, a tidiness test compares it.
 */
import { expandRecipe, type Recipe } from '../engine/src/index.ts';
import type { GeneratedFile } from './configFiles.ts';
import { describeEffect } from './snippets/describeEffect.ts';
import { readSnippetGroups, type SnippetGroup } from './snippets/readSnippets.ts';

export function renderSnippetPage(): GeneratedFile {
  return { path: 'docs/snippets.md', text: renderPage(readSnippetGroups()) };
}

function renderPage(groups: readonly SnippetGroup[]): string {
  return `# Snippets

Type \`np-\` in an empty file or below a \`---\`, or a part of what you look for, such as \`dns\` or \`metadata\`; a single rule
is offered where an item of its list begins. Tab leads from one value to the next. The language server offers them, so it is the
same in every editor that takes snippets; others get the text. In VS Code, "Snippets: Insert Snippet" and, for an empty file,
"Snippets: Fill File with Snippet" list them as well. In a terminal, copy them from here.

![Completion of \`np-\` in an empty file](images/snippet.png)

A policy only ever **allows**, and what several of them allow adds up. What a snippet closes, it closes by isolating pods: from
then on, only what some policy allows may pass in that direction. Both ends must let a connection pass, so allowing A to reach
B may take two policies, one at each end.

Ports are those of the pods, not those of their Services. Labels and namespaces of controllers, DNS and monitoring are those of
their usual installations; a hover on a selector says whether they are yours.

${groups.map(renderTable).join('\n\n')}

## What each allows

With the values as they are, among [the pods of a small cluster](../scripts/snippets/snippetCluster.ts) without other policies,
where \`default/*\` is every pod of the namespace. Only directions that are isolated are named; the others stay open.

${groups.map(({ snippets }) => snippets.map(renderSnippet).join('\n\n')).join('\n\n')}

This page is made by \`npm run docs\` from [the snippets](../snippets) and the evaluator.
`;
}

function renderTable({ title, snippets }: SnippetGroup): string {
  const rows = snippets.map(({ name, words, description, place }) => {
    const others = words.map((word) => `, \`${word}\``).join('');
    const where = place === 'document' ? '' : `An item of \`${place}:\`. `;
    return `| [\`${name}\`](#${name})${others} | ${where}${description} |`;
  });
  return `## ${title}\n\n| type | it |\n|---|---|\n${rows.join('\n')}`;
}

function renderSnippet(snippet: Recipe): string {
  return `### \`${snippet.name}\`

\`\`\`yaml
${expandRecipe(snippet).lines.join('\n').trimEnd()}
\`\`\`

\`\`\`
${describeEffect(snippet).join('\n')}
\`\`\``;
}
