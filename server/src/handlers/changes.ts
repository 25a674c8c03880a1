/**
 * `podgate/changes`: what differs from what is saved or committed, as a list to go through: in all projects, or in one file's
 * scopes because of one policy.
 */
import type { CancellationToken } from 'vscode-languageserver';
import {
  listChanges,
  say,
  summarizeChanges,
  toPlainText,
  writeCause,
  writeCauseStatus,
  type ListedChange,
  type Translation,
} from '../../../engine/src/index.ts';
import type { ChangeItem, ChangesAnswer, ChangesParams, NoBaseline } from '../../../protocol/src/compare.ts';
import type { ProjectChanges } from '../earlier/comparisons.ts';
import { locationTo } from '../lsp/toProto.ts';
import type { ServerContext } from '../serverContext.ts';
import { showMessage } from '../lsp/shownText.ts';

/** Nobody goes through more entries. */
const ITEMS_MAX = 500;

export async function changes(
  context: ServerContext,
  { since, policy }: ChangesParams,
  token: CancellationToken,
): Promise<ChangesAnswer> {
  const { session, comparisons } = context;
  const file = policy === undefined ? undefined : session.find(policy.uri);
  const asked =
    file === undefined
      ? session.projects().map(({ root }) => ({ root }))
      : [{ root: file.project.root, file: file.path }];
  const found: ProjectChanges[] = [];
  const missing: NoBaseline[] = [];
  for (const place of asked) {
    const answer = await comparisons.changesOf(place, since, token);
    if (typeof answer === 'string') {
      missing.push(answer);
    } else {
      found.push(answer);
    }
  }
  const [why = 'noHead'] = missing;
  return found.length === 0
    ? { type: 'none', why }
    : writeChanges(found, { since, policies: policy && new Set(policy.ids) }, session.translation);
}

interface Wish {
  readonly since: ChangesParams['since'];
  readonly policies: ReadonlySet<string> | undefined;
}

function writeChanges(
  found: readonly ProjectChanges[],
  { since, policies }: Wish,
  translation: Translation | undefined,
): ChangesAnswer {
  const comparisons = found.flatMap((changes) => changes.comparisons);
  const items: ChangeItem[] = [];
  let rest = 0;
  for (const { change, states, scope } of listAll(found, policies)) {
    if (items.length < ITEMS_MAX) {
      items.push(writeItem(change, states, { scope, translation }));
    } else {
      rest++;
    }
  }
  const summary = showMessage(summarizeChanges(comparisons, since, policies), translation);
  return { type: 'changes', summary, items: sortByKind(items), rest };
}

interface FoundChange {
  readonly change: ListedChange;
  readonly states: ProjectChanges;
  readonly scope: string | undefined;
}

function* listAll(
  found: readonly ProjectChanges[],
  policies: ReadonlySet<string> | undefined,
): Generator<FoundChange, void, undefined> {
  const all = found.flatMap((states) => states.comparisons.map((comparison) => ({ states, comparison })));
  for (const { states, comparison } of all) {
    const scope = 1 < all.length ? comparison.pair.name : undefined;
    for (const change of listChanges(comparison, policies)) {
      yield { change, states, scope };
    }
  }
}

interface ItemWords {
  readonly scope: string | undefined;
  readonly translation: Translation | undefined;
}

function writeItem(
  { kind, title, ports, cause, place, time }: ListedChange,
  states: ProjectChanges,
  { scope, translation }: ItemWords,
): ChangeItem {
  const location = locationTo(place, states[time]);
  return {
    kind,
    label: showMessage(title, translation),
    ...(ports === undefined ? {} : { ports: showMessage(ports, translation) }),
    ...(cause === undefined
      ? {}
      : {
          cause: showMessage(
            say`${toPlainText([{ type: 'paragraph', content: writeCause(cause) }], translation)} (${writeCauseStatus(cause)})`,
            translation,
          ),
        }),
    ...(scope === undefined ? {} : { scope }),
    ...(location === undefined ? {} : { place: location }),
    time,
  };
}

const KINDS: readonly ChangeItem['kind'][] = ['opened', 'closed', 'uncertain', 'added', 'removed'];

/** Several scopes have one list. */
function sortByKind(items: readonly ChangeItem[]): readonly ChangeItem[] {
  return KINDS.flatMap((kind) => items.filter((item) => item.kind === kind));
}
