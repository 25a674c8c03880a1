/**
 * "What Does My Edit Change?": which pairs opened and closed since the last commit, or since the files were saved, as a list to
 * pick from. Picking one goes to the line that did it; where that line is gone, to what was there before. From a lens, what one
 * policy changed.
 */
import { commands, l10n, QuickPickItemKind, type QuickPickItem, window } from 'vscode';
import type { ChangeItem, NoBaseline, Since } from '../../../protocol/src/compare.ts';
import type { ShowMatrixArgument } from '../../../protocol/src/clientCommands.ts';
import type { CommandHost } from '../commandHost.ts';
import { SHOW_MATRIX } from '../commandIds.ts';
import { openEarlierPlace } from '../earlierDocuments.ts';
import type { GitHeads } from '../gitHeads.ts';
import { openPlace } from '../openPlace.ts';
import { readShowChangesArgument } from '../readCommandArgument.ts';

interface Entry extends QuickPickItem {
  readonly change?: ChangeItem;
  /** Leads to the page. */
  readonly isMatrix?: true;
}

export async function showChanges({ server, heads }: CommandHost, argument: unknown): Promise<void> {
  const { since: asked, policy } = readShowChangesArgument(argument);
  const since = asked ?? (await chooseBaseline(heads));
  if (since === undefined) {
    return;
  }
  const answer = await server.request('podgate/changes', {
    since,
    ...(policy === undefined ? {} : { policy }),
  });
  if (answer === null || answer.type === 'none') {
    void window.showInformationMessage(`Podgate: ${whyNot(answer?.why ?? 'noHead')}`);
    return;
  }
  const { summary, items, rest } = answer;
  if (items.length === 0) {
    void window.showInformationMessage(`Podgate: ${summary}`);
    return;
  }
  const chosen = await window.showQuickPick(listEntries(items, rest), {
    title: summary,
    placeHolder: l10n.t('Choose one to go to the line that causes it'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen?.isMatrix === true) {
    const matrix: ShowMatrixArgument = { baseline: { type: since } };
    await commands.executeCommand(SHOW_MATRIX, matrix);
  }
  await openChange(chosen?.change, since, heads);
}

/** Without git there is nothing to choose. */
async function chooseBaseline(heads: GitHeads): Promise<Since | undefined> {
  if (heads.repositories.length === 0) {
    return 'saved';
  }
  const items: readonly (QuickPickItem & { readonly since: Since })[] = [
    { label: 'HEAD', description: l10n.t('All since the last commit'), since: 'head' },
    { label: l10n.t('Saved state'), description: l10n.t('What is not saved yet'), since: 'saved' },
  ];
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t('Since when?') });
  return chosen?.since;
}

function whyNot(why: NoBaseline): string {
  switch (why) {
    case 'noHead':
    case 'noScope':
      return l10n.t('there is no commit to compare with.');
    case 'tooLarge':
    case 'unreadable':
      return l10n.t('what was there before could not be read.');
  }
}

function listEntries(items: readonly ChangeItem[], rest: number): readonly Entry[] {
  const entries: Entry[] = [];
  let kind: ChangeItem['kind'] | undefined;
  for (const change of items) {
    if (change.kind !== kind) {
      kind = change.kind;
      entries.push({ label: headingOf(kind), kind: QuickPickItemKind.Separator });
    }
    entries.push(toEntry(change));
  }
  return [
    ...entries,
    { label: 0 < rest ? l10n.t('and {0} more', rest) : '', kind: QuickPickItemKind.Separator },
    { label: `$(table) ${l10n.t('Compare in the matrix')}`, isMatrix: true },
  ];
}

function toEntry(change: ChangeItem): Entry {
  const { kind, label, ports, scope, cause } = change;
  const description = [ports, scope].filter((part) => part !== undefined).join(' · ');
  return {
    label: `$(${ICONS[kind]}) ${label}`,
    change,
    ...(description === '' ? {} : { description }),
    ...(cause === undefined ? {} : { detail: cause }),
  };
}

const ICONS: Readonly<Record<ChangeItem['kind'], string>> = {
  opened: 'add',
  closed: 'remove',
  uncertain: 'question',
  added: 'diff-added',
  removed: 'diff-removed',
};

function headingOf(kind: ChangeItem['kind']): string {
  switch (kind) {
    case 'opened':
      return l10n.t('opened');
    case 'closed':
      return l10n.t('closed');
    case 'uncertain':
      return l10n.t('uncertain');
    case 'added':
      return l10n.t('new workloads');
    case 'removed':
      return l10n.t('workloads that are gone');
  }
}

async function openChange(change: ChangeItem | undefined, since: Since, heads: GitHeads): Promise<void> {
  if (change?.place === undefined) {
    return;
  }
  await (change.time === 'after'
    ? openPlace(change.place)
    : openEarlierPlace(change.place, { since, heads }));
}
