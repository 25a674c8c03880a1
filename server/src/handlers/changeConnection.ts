/**
 * `podgate/changeConnection`: what would open or close a connection, as edits of files, and what that changes besides. It
 * writes nothing. The texts of manifests are read again, since the session does not keep them.
 */
import type { CancellationToken } from 'vscode-languageserver';
import {
  askConnection,
  closeConnection,
  listSideEffects,
  openConnection,
  PortSet,
  say,
  writeClosingRefusal,
  writeEffect,
  writeRefusal,
  type AskedConnection,
  type ConnectionEdit,
  type Endpoint,
  type Message,
  type SideEffect,
} from '../../../engine/src/index.ts';
import type {
  ChangeConnectionAnswer,
  ChangeConnectionParams,
} from '../../../protocol/src/changeConnection.ts';
import type { ChangeEffect } from '../../../protocol/src/effect.ts';
import { avoidFiles } from '../avoidFiles.ts';
import { changesToWire } from '../changesToWire.ts';
import { nameEndpoint, portsToWire } from '../../../wire/src/toWire.ts';
import { uriBelow } from '../lsp/uri.ts';
import { readKnownText } from '../readKnownText.ts';
import { findScope, type ProjectScope } from '../scopeIds.ts';
import type { ServerContext } from '../serverContext.ts';
import { showMessage } from '../lsp/shownText.ts';

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
  const write = (message: Message): string => showMessage(message, session.translation);
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
    : toAnswer({ scope, asked, texts, context }, params.wish, edit);
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
  const readText = (path: string): string | undefined => texts.get(path);
  return avoidFiles(
    context,
    project,
    (taken) =>
      wish === 'open'
        ? withReason(openConnection(project.snapshot, view, asked, { readText, taken }), writeRefusal)
        : withReason(
            closeConnection(project.snapshot, view, asked, { readText, taken }),
            writeClosingRefusal,
          ),
    (edit) => ('refusal' in edit ? [] : edit.texts.keys()),
  );
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

function toAnswer(
  found: Found,
  wish: ChangeConnectionParams['wish'],
  edit: ConnectionEdit,
): ChangeConnectionAnswer {
  const { from, to, ports } = found.asked;
  const write = (effect: SideEffect): ChangeEffect => toEffect(found, effect);
  const effects = [...listSideEffects(edit.diff, found.asked)];
  return {
    type: 'changes',
    ports: portsToWire(found.asked.ports),
    ...changesToWire(edit.changes, {
      context: found.context,
      project: found.scope.project,
      texts: found.texts,
    }),
    effect: write({ from: from.shown, to: to.shown, effect: wish === 'open' ? 'opens' : 'closes', ports })
      .text,
    sideEffects: {
      items: effects.slice(0, SIDE_EFFECTS_MAX).map(write),
      rest: Math.max(0, effects.length - SIDE_EFFECTS_MAX),
    },
  };
}

function toEffect(
  { scope: { view }, context }: Found,
  { effect, from, to, ports }: SideEffect,
): ChangeEffect {
  const { translation } = context.session;
  const name = (end: Endpoint): string => nameEndpoint(end, view.cluster, translation);
  const kind = effect === 'opens' ? 'opened' : 'closed';
  const message = writeEffect({
    kind,
    pairs: say`${name(from)} → ${name(to)}`,
    ports,
  });
  return { kind, text: showMessage(message, translation) };
}
