/**
 * The page about network plugins, made of the table that the evaluator uses: what each does, in which versions, and who
 * says so. Pure: `writeDocs.ts` writes it, a tidiness test compares it.
 */
import type { Plugin, SourcedFact } from '../engine/src/config/plugin.ts';
import { FACTS, KUBERNETES_FACTS, type FactName } from '../engine/src/config/pluginFacts.ts';
import { PLUGINS } from '../engine/src/config/plugins.ts';
import { formatMessage } from '../engine/src/text/say.ts';
import type { GeneratedFile } from './configFiles.ts';

const FACT_NAMES: readonly FactName[] = Object.keys(FACTS).filter(isFactName);

export function renderPluginPage(): GeneratedFile {
  return { path: 'docs/cni.md', text: renderPage() };
}

function isFactName(name: string): name is FactName {
  return name in FACTS;
}

function renderPage(): string {
  return `# Network plugins

A NetworkPolicy does what the cluster's network plugin makes of it. Say which one it is with [\`cni\`](configuration.md#cni)
in \`podgate.yaml\` or with \`--cni\`; in VS Code, **Podgate: Choose Network Plugin** writes it. Verdicts, hovers and findings
follow. Without it, what Kubernetes' own tests require holds (\`kubernetes\`); \`netpol-analyzer\` has the assumptions of
[np-guard's analyzer](https://github.com/np-guard/netpol-analyzer), for people who compare.

\`\`\`yaml
cni: { name: cilium, version: "1.16", ipBlockMatchesPods: yes }
\`\`\`

![The list of plugins in the editor](images/network-plugin.png)

- \`version\` decides where versions differ. Left out, the newest counts: it is what one installs today and what the
  plugin's documentation describes.
- Any fact of the table below can be written beside the name, for clusters that are configured differently.
- What no source says is \`unknown\`, and verdicts that depend on it are **undefined**, never guessed.

## Facts

| fact | answers | what it is about |
|---|---|---|
${FACT_NAMES.map(renderFactRow).join('\n')}

## Plugins

| \`cni\` | plugin | in one line |
|---|---|---|
${PLUGINS.map(renderPluginRow).join('\n')}

${PLUGINS.map(renderPlugin).join('\n\n')}

This page is made by \`npm run docs\` from [the table that the evaluator uses](../engine/src/config/plugins.ts).
`;
}

function renderFactRow(name: FactName): string {
  const { answers, docs } = FACTS[name];
  return `| \`${name}\` | ${answers.map((answer) => `\`${answer}\``).join(', ')} | ${docs} |`;
}

function renderPluginRow({ name, title, summary }: Plugin): string {
  return `| [\`${name}\`](#${name}) | ${title} | ${formatMessage(summary)} |`;
}

function renderPlugin(plugin: Plugin): string {
  const rows = FACT_NAMES.flatMap((name) => (plugin.facts[name] ?? []).map((fact) => renderFact(name, fact)));
  const unknown = FACT_NAMES.filter((name) => plugin.facts[name] === undefined && isDecided(plugin, name));
  const notes = plugin.notes.map(({ text, source }) => `- ${text} ([source](${source}))`);
  return [
    `### \`${plugin.name}\``,
    `${plugin.title}: ${formatMessage(plugin.summary)}.${renderVersion(plugin)}`,
    `| fact | answer | since | who says so |\n|---|---|---|---|\n${rows.join('\n')}`,
    ...(unknown.length === 0 ? [] : [`Not known: ${unknown.map((name) => `\`${name}\``).join(', ')}.`]),
    ...(notes.length === 0 ? [] : [notes.join('\n')]),
  ].join('\n\n');
}

function renderVersion({ versionOf }: Plugin): string {
  return versionOf === undefined ? '' : ` \`version\` is the version of ${versionOf}.`;
}

/** Of a plugin that enforces nothing, nothing else is asked; some facts are Kubernetes' where nobody says otherwise. */
function isDecided({ facts }: Plugin, name: FactName): boolean {
  const enforcesNothing =
    facts.enforcesIngress?.[0]?.answer === 'no' && facts.enforcesEgress?.[0]?.answer === 'no';
  const isQuestion = FACTS[name].answers.some((answer) => answer === 'unknown');
  return !enforcesNothing && isQuestion && KUBERNETES_FACTS[name] !== 'unknown';
}

function renderFact<Name extends FactName>(name: Name, { answer, since, source }: SourcedFact<Name>): string {
  return `| \`${name}\` | ${answer} | ${since ?? ''} | <${source}> |`;
}
