/**
 * The reference: every command, setting and color of the extension and every command of the command line, made of the
 * manifest, its words, the grammars and the help texts, so that none is missing and none is invented. Rules, keys of
 * `podgate.yaml` and snippets have pages of their own. `writeDocs.ts` writes it, a tidiness test compares it.
 */
import { readFileSync } from 'node:fs';
import { run } from '../cli/src/run.ts';
import type { GeneratedFile } from './configFiles.ts';

interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownDescription: string;
  readonly scope: string;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly grammars: readonly { readonly path: string }[];
  };
}

interface Mark {
  readonly name?: string;
  readonly comment?: string;
}

const ROOT = new URL('../', import.meta.url);

/** What a command does, beyond its title: the manifest has no place for it. */
const COMMAND_WORDS: ReadonlyMap<string, string> = new Map([
  ['podgate.showMatrix', 'Opens the matrix beside the text.'],
  [
    'podgate.showChanges',
    'Lists the pairs that open and close since the last commit or since the files were saved, [each with the line that does it](editor.md#what-an-edit-changes).',
  ],
  [
    'podgate.explainConnection',
    'Asks from whom, to whom and on which port, and [opens the matrix at that pair](editor.md#why), with a link to each line that decides.',
  ],
  [
    'podgate.allowConnection',
    'Asks the same, and shows [the smallest change that lets it through](editor.md#opening-and-closing) before it is made.',
  ],
  [
    'podgate.splitPolicy',
    'Makes several policies of the one that the cursor is in, which decide the same; [shown before it is made](editor.md#splitting-a-policy).',
  ],
  [
    'podgate.closeConnection',
    'Asks the same, and shows [the smallest change that closes it](editor.md#opening-and-closing) before it is made.',
  ],
  [
    'podgate.generatePolicies',
    'Policies that keep what the manifests declare and deny the rest, [shown before they are written](editor.md#new-policies).',
  ],
  [
    'podgate.createDefaultDeny',
    'Closes a namespace for both directions, [shown before it is written](editor.md#new-policies).',
  ],
  [
    'podgate.openSamples',
    'Asks where, copies the [samples](../samples) there and opens them; in a browser, where there is no disk, shows one to be read.',
  ],
  ['podgate.showCallers', 'In the menu of the tree: the call hierarchy of a policy or workload.'],
  [
    'podgate.chooseNetworkPlugin',
    'Lists [the plugins](cni.md), those that your manifests speak for first, and writes the choice into `podgate.yaml`.',
  ],
  ['podgate.restartServer', 'Forgets everything and reads the workspace again.'],
  ['podgate.showOutput', 'Shows the log of the extension and the server.'],
  [
    'podgate.reportProblem',
    'Writes versions and the last lines of the log into a new document, to be read, shortened and copied. Sends nothing.',
  ],
]);

export async function renderReferencePage(): Promise<GeneratedFile> {
  return { path: 'docs/reference.md', text: await renderPage(readManifest()) };
}

async function renderPage({ contributes }: Manifest): Promise<string> {
  const { commands, configuration, grammars } = contributes;
  return `# Reference

All there is, in short. In pages of their own: [the rules](rules/README.md), [the keys of \`podgate.yaml\`](configuration.md),
[the snippets](snippets.md), [the network plugins](cni.md).

## Commands of the editor

In the command palette, below "Podgate":

| command | id | does |
|---|---|---|
${commands.map(renderCommand).join('\n')}

## Settings of the editor

What changes answers is in \`podgate.yaml\`, so that the editor, the command line and everyone who works on a folder agree. The
editor's settings are about the editor:

| setting | default | means |
|---|---|---|
${Object.entries(configuration.properties).map(renderSetting).join('\n')}

## Colors of the editor

In documents of the kind NetworkPolicy, after their \`kind:\`, these scopes are added to those of YAML, for themes and for
\`editor.tokenColorCustomizations\`:

| scope | marks |
|---|---|
${renderMarks(grammars.map(({ path }) => path)).join('\n')}

## The command line

What the formats look like, and what the exit codes mean: [the command line](cli.md).

${await renderHelp()}

This page is made by \`npm run docs\` from the manifest of the extension, its grammars, and the help of the command line.
`;
}

function renderCommand({ command, title }: { readonly command: string; readonly title: string }): string {
  const words = COMMAND_WORDS.get(command);
  if (words === undefined) {
    throw new Error(`scripts/referencePage.ts does not say what \`${command}\` does`);
  }
  return `| ${title} | \`${command}\` | ${words} |`;
}

function renderSetting([name, setting]: readonly [string, Setting]): string {
  const values = (setting.enum ?? []).map(
    (value, index) => `\`${value}\`: ${setting.enumDescriptions?.[index] ?? ''}`,
  );
  // `#editor.hover.enabled#` is a link in the editor's own page of settings.
  const words = [setting.markdownDescription, ...values].join(' ').replaceAll(/`#([\w.]+)#`/g, '`$1`');
  return `| \`${name}\` | \`${String(setting.default)}\` | ${words} |`;
}

/** A mark's comment in the grammar is what it marks; of those with one name, the first says it. */
function renderMarks(paths: readonly string[]): readonly string[] {
  const marks = paths.flatMap(
    (path) => (JSON.parse(readText(path)) as { readonly patterns: readonly Mark[] }).patterns,
  );
  const comments = new Map<string, string>();
  for (const { name = '', comment = '' } of marks) {
    comments.set(name, comments.get(name) ?? comment);
  }
  return [...comments].map(([name, comment]) => `| \`${name}\` | ${comment} |`);
}

async function renderHelp(): Promise<string> {
  const overview = await readHelp([]);
  const commands = [...overview.matchAll(/^ {2}(?!help )([a-z-]+) \[/gm)].map(([, name = '']) => name);
  const parts = await Promise.all(
    commands.map(async (name) => `### \`podgate ${name}\`\n\n${fence(await readHelp([name]))}`),
  );
  return [fence(overview), ...parts].join('\n\n');
}

function fence(text: string): string {
  return `\`\`\`\n${text.trimEnd()}\n\`\`\``;
}

/** As in a terminal of no particular width, without colors. */
async function readHelp(command: readonly string[]): Promise<string> {
  let text = '';
  const stream = {
    write: (part: string) => {
      text += part;
      return true;
    },
    once: () => undefined,
    removeListener: () => undefined,
  };
  const nothing = (async function* (): AsyncGenerator<string> {
    yield* [];
    await Promise.resolve();
  })();
  await run([...command, '--help'], { stdout: stream, stderr: stream, stdin: nothing, cwd: '.', env: {} });
  return text;
}

/** With its words in place of their keys. */
function readManifest(): Manifest {
  const words = new Map(Object.entries(JSON.parse(readText('package.nls.json')) as Record<string, string>));
  return JSON.parse(readText('package.json'), (_key, value: unknown) =>
    typeof value === 'string' ? (words.get(value.replaceAll('%', '')) ?? value) : value,
  ) as Manifest;
}

function readText(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}
