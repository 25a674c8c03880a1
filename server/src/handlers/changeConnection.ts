/**
 * `podgate/changeConnection`: what would open or close a connection, as edits of files, and what that changes besides. It
 * writes nothing. The texts of manifests are read again, since the session does not keep them.
 */
import type { CancellationToken } from 'vscode-languageserver';
import {
  askConnection,
  closeConnection,
  formatMessage,
  LineIndex,
  listChangedLines,
  listSideEffects,
  openConnection,
  PortSet,
  say,
  writeClosingRefusal,
  writeRefusal,
  type AskedConnection,
  type ConnectionChange,
  type ConnectionEdit,
  type Message,
  type SideEffect,
  type Translation,
} from '../../../engine/src/index.ts';
import type {
  ChangeConnectionAnswer,
  ChangeConnectionParams,
  ChangedFile,
  ChangeStep,
  ConnectionSideEffect,
} from '../../../protocol/src/changeConnection.ts';
import { nameEndpoint, portsToWire } from '../../../wire/src/toWire.ts';
import { ClientLines } from '../lsp/clientLines.ts';
import { rangeTo } from '../lsp/toProto.ts';
import { uriBelow } from '../lsp/uri.ts';
import { isFileThere } from '../placeNewFiles.ts';
import { readKnownText } from '../readKnownText.ts';
import { findScope, type ProjectScope } from '../scopeIds.ts';
import type { ServerContext } from '../serverContext.ts';

/** More side effects are counted. */
const SIDE_EFFECTS_MAX = 20;

export async function changeConnection(
  context: ServerContext,
  params: ChangeConnectionParams,
  token: CancellationToken,
): Promise<ChangeConnectionAnswer | null> {
  const { session } = context;
  const scope = findScope(session.projects(), params.scope);
  const asked = scope === undefined ? undefined : ask(scope, params);
  if (scope === undefined || asked === undefined) {
    return null;
  }
  const write = (message: Message): string => formatMessage(message, session.translation);
  if (asked.ports.isEmpty) {
    return { type: 'refused', because: write(NOTHING_TO_DO[params.wish]) };
  }
  const texts = await readTexts(context, scope, { asked, token });
  const edit = await findEdit(context, { scope, asked, wish: params.wish, texts });
  if (hasChanged(context, scope, texts)) {
    return { type: 'refused', because: write(say`the manifests have changed meanwhile; ask again`) };
  }
  return 'refusal' in edit
    ? { type: 'refused', because: write(edit.refusal) }
    : toAnswer({ scope, asked, texts, context }, edit);
}

const NOTHING_TO_DO: Readonly<Record<ChangeConnectionParams['wish'], Message>> = {
  open: say`nothing of it is denied`,
  close: say`nothing of it is surely allowed`,
};

function ask(
  { view }: ProjectScope,
  { from, to, wish, ports }: ChangeConnectionParams,
): AskedConnection | undefined {
  const meant = ports === undefined ? PortSet.ALL : PortSet.of([ports]);
  return askConnection(view, { from, to, wish, ports: meant });
}

type Texts = ReadonlyMap<string, string>;

/** The manifests that a change may be written into: policies of both namespaces, and the pods themselves. */
async function readTexts(
  context: ServerContext,
  { project, view }: ProjectScope,
  { asked, token }: { readonly asked: AskedConnection; readonly token: CancellationToken },
): Promise<Texts> {
  const workloads = [asked.from, asked.to].flatMap(({ endpoint }) =>
    endpoint.type === 'workload' ? [endpoint] : [],
  );
  const namespaces = new Set(workloads.map(({ namespace }) => namespace));
  const sources = [
    ...view.cluster.policies.filter(({ namespace }) => namespaces.has(namespace ?? view.namespace)),
    ...workloads.map(({ source }) => source),
  ];
  const texts = new Map<string, string>();
  const paths: ReadonlySet<string> = new Set(sources.map(({ file }) => file));
  for (const path of paths) {
    const file = project.snapshot.files.get(path);
    const text =
      file === undefined ? undefined : await readKnownText(context, { root: project.root, file }, token);
    if (text !== undefined) {
      texts.set(path, text);
    }
  }
  return texts;
}

/** Whether somebody types into one of the texts. */
function hasChanged({ session }: ServerContext, { project }: ProjectScope, texts: Texts): boolean {
  return [...texts].some(([path, text]) => {
    const document = session.document(uriBelow(project.root, path));
    return document !== undefined && document.text.getText() !== text;
  });
}

// The edit --------------------------------------------------------------------------------------------------

interface Search {
  readonly scope: ProjectScope;
  readonly asked: AskedConnection;
  readonly wish: ChangeConnectionParams['wish'];
  readonly texts: Texts;
}

/** New files get names that no file has, known here or not. */
async function findEdit(
  context: ServerContext,
  { scope: { project, view }, asked, wish, texts }: Search,
): Promise<ConnectionEdit | { readonly refusal: Message }> {
  const taken = new Set<string>();
  for (;;) {
    const files = { readText: (path: string) => texts.get(path), taken };
    const edit =
      wish === 'open'
        ? withReason(openConnection(project.snapshot, view, asked, files), writeRefusal)
        : withReason(closeConnection(project.snapshot, view, asked, files), writeClosingRefusal);
    const known = taken.size;
    for (const path of 'refusal' in edit ? [] : edit.texts.keys()) {
      if (!texts.has(path) && (await isFileThere(context, uriBelow(project.root, path)))) {
        taken.add(path);
      }
    }
    if (taken.size === known) {
      return edit;
    }
  }
}

function withReason<Refusal extends string>(
  edit: ConnectionEdit | Refusal,
  write: (refusal: Refusal) => Message,
): ConnectionEdit | { readonly refusal: Message } {
  return typeof edit === 'string' ? { refusal: write(edit) } : edit;
}

// The answer ------------------------------------------------------------------------------------------------

interface Found {
  readonly scope: ProjectScope;
  readonly asked: AskedConnection;
  readonly texts: Texts;
  readonly context: ServerContext;
}

function toAnswer(found: Found, edit: ConnectionEdit): ChangeConnectionAnswer {
  const { translation } = found.context.session;
  const effects = [...listSideEffects(edit.diff, found.asked)];
  return {
    type: 'changes',
    ports: portsToWire(found.asked.ports),
    steps: edit.changes.map((change) => toStep(found, change)),
    files: [...edit.texts.keys()].map((path) => toFile(found, path, edit.changes)),
    sideEffects: effects.slice(0, SIDE_EFFECTS_MAX).map((effect) => toSideEffect(found, effect, translation)),
    sideEffectRest: Math.max(0, effects.length - SIDE_EFFECTS_MAX),
  };
}

function toStep(
  { scope: { project }, texts, context }: Found,
  { title, file, edits }: ConnectionChange,
): ChangeStep {
  const before = texts.get(file);
  const [first] = edits;
  const uri = uriOf(context, project.root, file);
  return {
    title: formatMessage(title, context.session.translation),
    ...listChangedLines(edits, before ?? ''),
    ...(before === undefined || first === undefined
      ? {}
      : { place: { uri, range: rangeTo(first.span, linesOf(before, project.columnUnit)) } }),
  };
}

function toFile(
  { scope: { project }, texts, context }: Found,
  path: string,
  changes: readonly ConnectionChange[],
): ChangedFile {
  const before = texts.get(path);
  const lines = linesOf(before ?? '', project.columnUnit);
  const version = context.session.document(uriBelow(project.root, path))?.text.version;
  const edits = changes.filter(({ file }) => file === path).flatMap((change) => change.edits);
  return {
    uri: uriOf(context, project.root, path),
    ...(version === undefined ? {} : { version }),
    isNew: before === undefined,
    edits: edits.map(({ span, newText }) => ({ range: rangeTo(span, lines), newText })),
  };
}

function uriOf({ session }: ServerContext, root: string, path: string): string {
  const uri = uriBelow(root, path);
  return session.document(uri)?.clientUri ?? uri;
}

function linesOf(text: string, unit: ProjectScope['project']['columnUnit']): ClientLines {
  return new ClientLines(new LineIndex(text), unit);
}

function toSideEffect(
  { scope: { view } }: Found,
  { effect, from, to, ports }: SideEffect,
  translation: Translation | undefined,
): ConnectionSideEffect {
  return {
    effect,
    from: nameEndpoint(from, view.cluster, translation),
    to: nameEndpoint(to, view.cluster, translation),
    ports: portsToWire(ports),
  };
}
