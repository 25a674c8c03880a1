/**
 * Asks the user for a connection: of which manifests, from whom, to whom, on which port. What is known already is not asked
 * for; `undefined` where the user left.
 */
import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { ConnectionArgument } from '../../protocol/src/clientCommands.ts';
import type { EndpointChoice } from '../../protocol/src/endpoints.ts';
import type { WirePorts } from '../../protocol/src/verdicts.ts';
import { chooseScopeOf } from './chooseScopeOf.ts';
import { readPort } from './readPort.ts';
import type { ServerConnection } from './serverConnection.ts';

export interface PickedConnection {
  readonly scope: string;
  readonly from: string;
  readonly to: string;
  /** Absent for all. */
  readonly port?: { readonly protocol: WirePorts['protocol']; readonly number: number };
}

/** What the questions are about: "Explain Connection". */
export async function pickConnection(
  server: ServerConnection,
  title: string,
  known: ConnectionArgument,
): Promise<PickedConnection | undefined> {
  const scope = known.scope ?? (await pickScope(server));
  const answer = scope === undefined ? null : await server.request('podgate/endpoints', { scope });
  if (scope === undefined || answer === null) {
    return undefined;
  }
  const ends = answer.endpoints;
  const fromText = l10n.t('From whom?');
  const from = known.from ?? (await pickEnd(ends, { title, placeHolder: fromText }));
  if (from === undefined) {
    return undefined;
  }
  const toText = l10n.t('To whom?');
  const to = known.to ?? (await pickEnd(findOthers(ends, from), { title, placeHolder: toText }));
  if (to === undefined) {
    return undefined;
  }
  const ports = ends.find(({ id }) => id === to)?.ports ?? [];
  const port = await pickPort(ports, title);
  if (port === undefined) {
    return undefined;
  }
  return { scope, from, to, ...(port === 'all' ? {} : { port }) };
}

async function pickScope(server: ServerConnection): Promise<string | undefined> {
  const { scopes } = await server.request('podgate/scopes', {});
  const found = scopes.filter(({ workloadCount }) => 0 < workloadCount);
  if (found.length === 0) {
    void window.showInformationMessage(l10n.t('Podgate: there are no workloads here.'));
  }
  return (await chooseScopeOf(found))?.id;
}

/** No policy is about two addresses. */
function findOthers(ends: readonly EndpointChoice[], from: string): readonly EndpointChoice[] {
  const isWorkload = ends.some(({ id, type }) => id === from && type === 'workload');
  return isWorkload ? ends : ends.filter(({ type }) => type === 'workload');
}

interface Question {
  readonly title: string;
  readonly placeHolder: string;
}

async function pickEnd(ends: readonly EndpointChoice[], question: Question): Promise<string | undefined> {
  const items = ends.map(({ id, name, namespace, kind, addresses }) => ({
    label: namespace === undefined ? name : `${namespace}/${name}`,
    description: kind ?? addresses ?? '',
    id,
  }));
  const picked = await window.showQuickPick(items, { ...question, matchOnDescription: true });
  return picked?.id;
}

type Port = NonNullable<PickedConnection['port']>;

async function pickPort(ports: EndpointChoice['ports'], title: string): Promise<Port | 'all' | undefined> {
  const all = { label: l10n.t('All Ports'), port: 'all' as const };
  const other = { label: l10n.t('Another Port…'), port: 'other' as const };
  const separator: QuickPickItem = { label: '', kind: QuickPickItemKind.Separator };
  const items = [
    all,
    ...ports.map((port) => ({
      label: `${String(port.number)}/${port.protocol}`,
      description: port.name ?? '',
      port,
    })),
    { ...separator, port: 'all' as const },
    other,
  ];
  const picked = await window.showQuickPick(items, { title, placeHolder: l10n.t('On which port?') });
  return picked?.port === 'other' ? typePort(title) : picked?.port;
}

async function typePort(title: string): Promise<Port | undefined> {
  const text = await window.showInputBox({
    title,
    prompt: l10n.t('A port, as in {0}', '5432, 53/UDP'),
    validateInput: (typed) =>
      readPort(typed) === undefined ? l10n.t('A port is a number from 1 to 65535.') : undefined,
  });
  return text === undefined ? undefined : readPort(text);
}
