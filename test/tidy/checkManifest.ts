/**
 * The extension's manifest keeps its word: what it contributes is there in the code, described in `docs/reference.md` and
 * in no larger scope than it needs; and it wakes up for something, never for everything.
 */
import type { ProjectFile, Violation } from './projectFiles.ts';

const MANIFEST = 'package.json';
const REFERENCE_PAGE = 'docs/reference.md';
/** Read by the client library, under the name of the client. */
const SETTINGS_OF_LIBRARY: ReadonlySet<string> = new Set(['podgate.trace.server']);
const SCOPES: ReadonlySet<unknown> = new Set(['window', 'resource', 'machine-overridable']);

interface Setting {
  readonly type?: string;
  readonly scope?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly keywords?: readonly string[];
}

interface Manifest {
  readonly activationEvents?: readonly string[];
  readonly extensionDependencies?: readonly string[];
  readonly contributes?: {
    readonly commands?: readonly { readonly command: string; readonly title: string }[];
    readonly configuration?: { readonly properties?: Readonly<Record<string, Setting>> };
    readonly snippets?: readonly { readonly path: string }[];
    readonly grammars?: readonly { readonly path: string }[];
    readonly jsonValidation?: readonly { readonly url: string }[];
    readonly yamlValidation?: readonly { readonly url: string }[];
  };
}

/** Commands are registered, settings are read; both are in the page for users, and nothing else is. */
export function checkContributions(files: readonly ProjectFile[]): readonly Violation[] {
  const { contributes = {} } = readManifest(files);
  const commands = (contributes.commands ?? []).map(({ command }) => command);
  const settings = Object.keys(contributes.configuration?.properties ?? {});
  const client = textOf(files, /^client\/src\/.*(?<!\.test)\.ts$/);
  const server = textOf(files, /^server\/src\/config\.ts$/);
  const page = textOf(files, /^docs\/reference\.md$/);
  const isRead = (setting: string): boolean =>
    SETTINGS_OF_LIBRARY.has(setting) || server.includes(`'${setting.replace(/^podgate\./, '')}'`);
  return [
    ...commands
      .filter((id) => !client.includes(`'${id}'`))
      .map((id) => complain(`the command \`${id}\` is in no code`)),
    ...settings.filter((id) => !isRead(id)).map((id) => complain(`nobody reads the setting \`${id}\``)),
    ...[...commands, ...settings]
      .filter((id) => !page.includes(`\`${id}\``))
      .map((id) => complain(`${REFERENCE_PAGE} does not say what \`${id}\` is`)),
  ];
}

/** A setting says what it does, where it applies, and what each of its values means; and is found by other words for that. */
export function checkSettingDescriptions(files: readonly ProjectFile[]): readonly Violation[] {
  const settings = Object.entries(readManifest(files).contributes?.configuration?.properties ?? {});
  return settings.flatMap(([id, setting]) => [
    ...(setting.markdownDescription?.endsWith('.') === true
      ? []
      : [complain(`\`${id}\` is not described in sentences`)]),
    ...(SCOPES.has(setting.scope) ? [] : [complain(`\`${id}\` does not say in which scope it holds`)]),
    ...(setting.enum?.length === setting.enumDescriptions?.length
      ? []
      : [complain(`\`${id}\` does not describe each of its values`)]),
    ...(setting.keywords === undefined || setting.keywords.length < 2
      ? [complain(`\`${id}\` has no \`keywords\`, ours and its own, by which people find it`)]
      : []),
  ]);
}

/** The editor starts faster without us, so we wait to be needed; and we need nobody. */
export function checkActivation(files: readonly ProjectFile[]): readonly Violation[] {
  const { activationEvents = [], extensionDependencies = [] } = readManifest(files);
  return [
    ...activationEvents
      .filter((event) => event === '*' || event === 'onStartupFinished')
      .map((event) => complain(`the extension wakes up for everything (\`${event}\`)`)),
    ...extensionDependencies.map((id) =>
      complain(`the extension needs \`${id}\`; ask whether it is there instead`),
    ),
  ];
}

/** Snippets, grammars and schemas that are contributed exist. */
export function checkContributedFiles(files: readonly ProjectFile[]): readonly Violation[] {
  const {
    snippets = [],
    grammars = [],
    jsonValidation = [],
    yamlValidation = [],
  } = readManifest(files).contributes ?? {};
  const schemas = [...jsonValidation, ...yamlValidation].map(({ url }) => url);
  const known = new Set(files.map(({ path }) => path));
  return [...[...snippets, ...grammars].map(({ path }) => path), ...schemas]
    .filter((path) => !known.has(path.replace(/^\.\//, '')))
    .map((path) => complain(`\`${path}\` is contributed, but not there`));
}

/** With its words, which stand beside it. */
function readManifest(files: readonly ProjectFile[]): Manifest {
  const jsonOf = (path: string): string => files.find((file) => file.path === path)?.text ?? '{}';
  const words = new Map(
    Object.entries(JSON.parse(jsonOf('package.nls.json')) as Readonly<Record<string, string>>),
  );
  return JSON.parse(jsonOf(MANIFEST), (_key, value: unknown) =>
    typeof value === 'string' ? (words.get(value.replaceAll('%', '')) ?? value) : value,
  ) as Manifest;
}

function textOf(files: readonly ProjectFile[], paths: RegExp): string {
  return files
    .filter(({ path }) => paths.test(path))
    .map(({ text }) => text)
    .join('\n');
}

function complain(message: string): Violation {
  return { path: MANIFEST, message };
}
