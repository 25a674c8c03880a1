/**
 * The page about `podgate.yaml` and its JSON schema, made of the table that the reader uses, so that neither can say
 * something else than the reader does. Pure: `writeDocs.ts` writes them, a tidiness test compares them.
 */
import { CONFIG_KEYS, CONFIG_TYPE } from '../engine/src/config/configTable.ts';
import type { ConfigKey } from '../engine/src/config/configType.ts';
import { formatMessage } from '../engine/src/text/say.ts';

export interface GeneratedFile {
  /** Relative to the project's root. */
  readonly path: string;
  readonly text: string;
}

const SCHEMA_PATH = 'schemas/podgate.schema.json';

export function renderConfigFiles(): readonly GeneratedFile[] {
  return [
    { path: 'docs/configuration.md', text: renderPage() },
    { path: SCHEMA_PATH, text: `${JSON.stringify(createConfigSchema(), undefined, 2)}\n` },
  ];
}

/** The whole file. */
export function createConfigSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Podgate',
    description: 'Settings of Podgate, for the editor and the command line.',
    ...CONFIG_TYPE.schema,
  };
}

function renderPage(): string {
  return `# \`podgate.yaml\`

One file for the editor and for CI: what the manifests do not say themselves. It lies at the top of the manifests that it
is about and holds for everything below; the nearest one counts, at or above what is looked at, but not above the top of
the git repository. \`podgate init\` writes one that is ready to be filled in. No key is needed.

A key that is not known, a value of the wrong type, or the name of a rule that there is not gives a
[\`config-invalid\`](rules/config-invalid.md) finding at its place; everything else in the file counts.

| key | takes |
|---|---|
${CONFIG_KEYS.map(({ name, type }) => `| [\`${name}\`](#${name.toLowerCase()}) | ${formatMessage(type.expected)} |`).join('\n')}

${CONFIG_KEYS.map(renderKey).join('\n\n')}

## Suppressing single findings

What is right in general and not wanted at one place is suppressed there, in the manifest:

\`\`\`yaml
# podgate-disable-next-line api-non-canonical-cidr -- kept as the provider writes it
cidr: 192.0.2.7/24
\`\`\`

| where | what it covers |
|---|---|
| \`# podgate-disable-next-line RULE -- reason\` | findings that begin on the next line that is neither blank nor a comment |
| \`# podgate-disable RULE -- reason\` | the document that it stands in; before the first \`---\`, the first one |
| the annotation \`podgate.dev/disable: RULE\` | the resource; survives rendering by Helm or Kustomize, and works in JSON |

Several rules are separated by commas. A rule must be named; so that nothing is hidden for ever, a suppression that suppresses
nothing is a finding itself: [\`unused-suppression\`](rules/unused-suppression.md). The editor offers all of this as quick
fixes of a finding.

## Completion and validation

The VS Code extension brings [a JSON schema](../${SCHEMA_PATH}) for the file; [Red Hat's YAML extension](https://marketplace.visualstudio.com/items?itemName=redhat.vscode-yaml),
where it is installed, completes and explains keys and values with it. Podgate itself reports mistakes with and without it.

This page and the schema are made by \`npm run docs\` from [the table that the reader uses](../engine/src/config/configTable.ts).
`;
}

function renderKey({ name, docs, example = '', keys = [] }: ConfigKey<unknown>): string {
  return [`## \`${name}\``, docs, `\`\`\`yaml\n${example}\n\`\`\``, ...renderKeys(keys)].join('\n\n');
}

function renderKeys(keys: readonly ConfigKey<unknown>[]): readonly string[] {
  if (keys.length === 0) {
    return [];
  }
  const rows = keys.map(
    ({ name, type, docs }) => `| \`${name}\` | ${formatMessage(type.expected)} | ${docs} |`,
  );
  return [`| key | takes | about |\n|---|---|---|\n${rows.join('\n')}`];
}
