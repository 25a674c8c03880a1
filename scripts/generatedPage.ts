/**
 * The page about generated policies, made of the samples and of what the evaluator says about the policies that are
 * generated for them. Pure but for reading the samples: `writeDocs.ts` writes it, a tidiness test compares it.
 */
import type { GeneratedFile } from './configFiles.ts';
import { generateForSample, listSamples, type SampleGeneration } from './generateForSample.ts';
import { describeIsolated } from './snippets/describeEffect.ts';

/** Its policies are shown in full; those of the others would be as long as they are. */
const SHOWN = 'three-tier';
/** More of a list are counted. */
const LINES_MAX = 12;

export function renderGeneratedPage(): GeneratedFile {
  const samples = listSamples();
  return {
    path: 'docs/generated-policies.md',
    text: `# Generated policies, and that they allow what is declared

[\`podgate generate\`](cli.md#podgate-generate) and "Podgate: Generate Policies..." write the policies that keep the connections
which manifests declare, and close the rest. Here is what they write for the five [samples](../samples), as if these had no
policies of their own: which line declares what, and then what is allowed, as the matrix has it. The two lists agree, and
[a test](../test/cli/generateSamples.test.ts) holds the second one, pair by pair, against what a reader of the manifests expects.

What every namespace gets: \`default-deny-all\` for both directions, and \`allow-dns\`. Where the DNS is not among the manifests,
the second list has no line about it.

${samples.map((sample) => renderSample(sample, generateForSample(sample))).join('\n\n')}

## The policies of \`${SHOWN}\`

\`\`\`yaml
${generateForSample(SHOWN).text.trimEnd()}
\`\`\`

This page is made by \`npm run docs\` from the samples and the evaluator.
`,
  };
}

function renderSample(sample: string, { generated, text, view }: SampleGeneration): string {
  const declared = [...new Set(text.split('\n').filter((line) => line.startsWith('# ')))];
  const namespaces = new Set(generated.policies.map(({ namespace }) => namespace));
  const spaces = namespaces.size === 1 ? '1 namespace' : `${String(namespaces.size)} namespaces`;
  return `## \`${sample}\`

${String(generated.policies.length)} policies for ${spaces}. Declared:

\`\`\`
${cut(declared.map((line) => line.slice(2))).join('\n')}
\`\`\`

Allowed:

\`\`\`
${cut(describeIsolated(view.reachability)).join('\n')}
\`\`\``;
}

function cut(lines: readonly string[]): readonly string[] {
  const rest = lines.length - LINES_MAX;
  return rest <= 1 ? lines : [...lines.slice(0, LINES_MAX), `and ${String(rest)} more`];
}
