/**
 * `podgate/generate`: policies for a scope, as files that are not there yet. It writes nothing. The texts of manifests are
 * read again, since the session does not keep what only this needs of them.
 */
import type { CancellationToken } from 'vscode-languageserver';
import {
  commonFolder,
  describeDefaultDeny,
  describeEffect,
  describeExistingDeny,
  describeGenerated,
  findDeclaredConnections,
  generateDefaultDeny,
  generatePolicies,
  hasDefaultDeny,
  KUSTOMIZATION_FILE_NAMES,
  listEffects,
  say,
  tryPoliciesInSteps,
  writeEffect,
  writePolicies,
  type GeneratedPolicy,
  type Message,
  type ReachabilityDiff,
  type ShowPlace,
} from '../../../engine/src/index.ts';
import type { GenerateAnswer, GeneratedAnswer, GenerateParams } from '../../../protocol/src/generate.ts';
import type { ChangeEffects } from '../../../protocol/src/effect.ts';
import { runCooperatively } from '../lsp/runCooperatively.ts';
import { linesOf } from '../lsp/toProto.ts';
import { normalizeUri, pathBelow } from '../lsp/uri.ts';
import { placeNewFiles } from '../placeNewFiles.ts';
import { readConfigurations } from '../readConfigurations.ts';
import { listScopes, type ProjectScope } from '../scopeIds.ts';
import type { ServerContext } from '../serverContext.ts';
import { scopeInfo } from './scopes.ts';
import { showMessage } from '../lsp/shownText.ts';

/** `null` where there is no such scope, or none with workloads. */
export async function generate(
  context: ServerContext,
  { what, scope, namespace, folder }: GenerateParams,
  token: CancellationToken,
): Promise<GenerateAnswer | null> {
  const below = folder === undefined ? undefined : normalizeUri(folder);
  const found = listScopes(context.session.projects()).filter(
    (candidate) =>
      0 < workloadsIn(candidate, below).length && (scope === undefined || candidate.id === scope),
  );
  const [only, ...others] = found;
  if (only === undefined) {
    return null;
  }
  if (0 < others.length) {
    return { type: 'scopes', scopes: found.map(scopeInfo) };
  }
  const wish = { scope: only, namespace, below };
  switch (what) {
    case 'declared':
      return generateDeclared(context, wish, token);
    case 'defaultDeny':
      return namespace === undefined ? null : closeNamespace(context, wish, namespace, token);
    default:
      return null;
  }
}

/** What is asked for, in the scope that it is about. */
interface Wish {
  readonly scope: ProjectScope;
  readonly namespace: string | undefined;
  /** URI of the folder to write into, if somebody said so. */
  readonly below: string | undefined;
}

/** The workloads whose manifests lie below the folder; without one, all. */
function workloadsIn({ view, project }: ProjectScope, below: string | undefined): readonly Workload[] {
  const { workloads } = view.cluster;
  const folder = below === undefined ? '' : folderPath(project, below);
  return folder === undefined ? [] : workloads.filter(({ source }) => isIn(folder, source.file));
}

type Workload = ProjectScope['view']['cluster']['workloads'][number];

/** `undefined` for what is not in the project; a folder around it is as good as all of it. */
function folderPath({ root }: ProjectScope['project'], uri: string): string | undefined {
  return uri === root || pathBelow(uri, root) !== undefined ? '' : pathBelow(root, uri);
}

function isIn(folder: string, path: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

async function generateDeclared(
  context: ServerContext,
  wish: Wish,
  token: CancellationToken,
): Promise<GeneratedAnswer> {
  const { project, view } = wish.scope;
  const { settings } = project.snapshot.options;
  const { configurations, unread } = await readConfigurations(context, project, token);
  const declared = findDeclaredConnections(view, settings, configurations);
  const generated = generatePolicies(view.cluster, declared, settings.dns);
  const meant = new Set(
    wish.namespace === undefined
      ? workloadsIn(wish.scope, wish.below).map(({ namespace }) => namespace)
      : [wish.namespace],
  );
  const isMeant = ({ namespace }: { readonly namespace: string }): boolean => meant.has(namespace);
  const policies = generated.policies.filter(isMeant);
  const { summary, unknownHosts, leftOut, existing } = describeGenerated(
    view.cluster,
    { unknownHosts: declared.unknownHosts.filter(({ from }) => isMeant(from)) },
    { policies, leftOut: generated.leftOut.filter(isMeant) },
    showPlaceIn(project),
  );
  const notes = [
    ...(existing === undefined ? [] : [existing]),
    ...unread.map((path) => say`${path} could not be read in full; what it declares is not opened`),
    ...unknownHosts,
    ...leftOut,
  ];
  return answer(context, wish, policies, { summary, notes, token });
}

async function closeNamespace(
  context: ServerContext,
  wish: Wish,
  namespace: string,
  token: CancellationToken,
): Promise<GeneratedAnswer> {
  const { view } = wish.scope;
  if (hasDefaultDeny(view, namespace)) {
    return answer(context, wish, [], { summary: describeExistingDeny(namespace), notes: [], token });
  }
  const [summary = say``, ...notes] = describeDefaultDeny(view.cluster, namespace);
  return answer(context, wish, [generateDefaultDeny(view.cluster, namespace)], { summary, notes, token });
}

// Where it goes, and what is said of it ---------------------------------------------------------------------

interface Said {
  readonly summary: Message;
  readonly notes: readonly Message[];
}

async function answer(
  context: ServerContext,
  wish: Wish,
  policies: readonly GeneratedPolicy[],
  { summary, notes, token }: Said & { readonly token: CancellationToken },
): Promise<GeneratedAnswer> {
  const { project } = wish.scope;
  const folder = chooseFolder(wish);
  const effect = await runCooperatively(
    tryPoliciesInSteps(project.snapshot, wish.scope.view, policies, folder),
    token,
  );
  const placed = await placeNewFiles(context, { project, folder, policies });
  const files = placed.map(({ uri, policies: own }) => ({
    uri,
    text: writePolicies(own, showPlaceIn(project)),
    ...(context.files.isWritable(uri) ? {} : { isLocked: true as const }),
  }));
  const write = (message: Message): string => showMessage(message, context.session.translation);
  const effects = effect === undefined ? [] : [describeEffect(effect)];
  const all = files.length === 0 ? notes : [...effects, ...notes, ...noteKustomization(wish, folder)];
  return {
    type: 'generated',
    files,
    summary: write(summary),
    effects: effect === undefined ? NO_EFFECTS : listFirst(effect, write),
    notes: [...new Set(all.map(write))],
  };
}

const NO_EFFECTS: ChangeEffects = { items: [], rest: 0 };

/** Nobody goes through more of them. */
const EFFECTS_MAX = 500;
/** Of one effect, on each side. */
const NAMES_MAX = 20;

function listFirst(diff: ReachabilityDiff, write: (message: Message) => string): ChangeEffects {
  const { shown, rest } = listEffects(diff, { shownMax: EFFECTS_MAX, namesMax: NAMES_MAX });
  return { items: shown.map((effect) => ({ kind: effect.kind, text: write(writeEffect(effect)) })), rest };
}

/** Where somebody said, else the folder around all of the scope's manifests, or those of the namespace. */
function chooseFolder({ scope: { project, view }, namespace, below }: Wish): string {
  if (below !== undefined) {
    return folderPath(project, below) ?? '';
  }
  const { workloads, policies } = view.cluster;
  const sources = [
    ...workloads.map(({ namespace: own, source }) => ({ own, source })),
    ...policies.map((source) => ({ own: source.namespace, source })),
  ];
  const own = sources.filter((each) => namespace === undefined || each.own === namespace);
  return commonFolder((0 < own.length ? own : sources).map(({ source }) => source.file));
}

/** A kustomization has only what it names. */
function noteKustomization({ scope: { project } }: Wish, folder: string): readonly Message[] {
  const paths = KUSTOMIZATION_FILE_NAMES.map((name) => (folder === '' ? name : `${folder}/${name}`));
  const path = paths.find((candidate) => project.snapshot.files.has(candidate));
  return path === undefined ? [] : [say`add what is new to the resources of ${path}`];
}

/** `k8s/web.yaml:21`. */
function showPlaceIn(project: ProjectScope['project']): ShowPlace {
  return (place) => {
    const { file, span } = project.snapshot.locate(place);
    const line = linesOf(project, file)?.positionAt(span.start).line ?? 0;
    return `${file}:${String(line + 1)}`;
  };
}
