/**
 * Items of the call hierarchy on the wire, and what a client hands back of them. An item carries what it stands for,
 * so that the server need not remember which it gave out; what comes back is read with care.
 */
import { SymbolKind, type CallHierarchyItem } from 'vscode-languageserver';
import {
  PROTOCOLS,
  type CallItem,
  type CallItemType,
  type CallTarget,
  type PortInterval,
  type Translation,
} from '../../../engine/src/index.ts';
import type { Project } from '../project.ts';
import { scopeId } from '../scopeIds.ts';
import { locationTo } from './toProto.ts';
import { showMessage } from './shownText.ts';

/** A workload that a client asks about. */
export interface CallData extends CallTarget {
  /** The scope by its id, which carries the project too. */
  readonly scope: string;
}

/** The pictures that editors have, as near as they come. */
const KINDS: Readonly<Record<CallItemType, SymbolKind>> = {
  workload: SymbolKind.Class,
  addresses: SymbolKind.Constant,
  note: SymbolKind.String,
};

/** An item is one line of a tree. */
const DETAIL_LENGTH_MAX = 300;

/** Where an item's files are, and the language of its reader. */
export interface CallItemPlace {
  readonly project: Project;
  readonly translation: Translation | undefined;
}

/** `undefined` where the file is gone. */
export function callItemTo(
  item: CallItem,
  { project, translation }: CallItemPlace,
): CallHierarchyItem | undefined {
  const { type, name, detail, place, around, target } = item;
  const selected = locationTo(place, project);
  const whole = locationTo(around, project);
  if (selected === undefined || whole === undefined) {
    return undefined;
  }
  const data: CallData | undefined =
    target === undefined ? undefined : { ...target, scope: scopeId(project, target.scope) };
  return {
    name: showMessage(name, translation),
    detail: showMessage(detail, translation).slice(0, DETAIL_LENGTH_MAX),
    kind: KINDS[type],
    uri: selected.uri,
    range: whole.range,
    selectionRange: selected.range,
    ...(data === undefined ? {} : { data }),
  };
}

/** What an item stands for; `undefined` for one without, and for nonsense. */
export function callDataFrom({ data }: CallHierarchyItem): CallData | undefined {
  const scope = fieldOf(data, 'scope');
  const endpoint = fieldOf(data, 'endpoint');
  const ports = fieldOf(data, 'ports');
  if (typeof scope !== 'string' || typeof endpoint !== 'string') {
    return undefined;
  }
  return { scope, endpoint, ...(Array.isArray(ports) ? { ports: readPorts(ports) } : {}) };
}

function readPorts(raw: readonly unknown[]): readonly PortInterval[] {
  return raw.flatMap((interval) => {
    const protocol = PROTOCOLS.find((known) => known === fieldOf(interval, 'protocol'));
    const from = fieldOf(interval, 'from');
    const to = fieldOf(interval, 'to');
    return protocol === undefined || typeof from !== 'number' || typeof to !== 'number'
      ? []
      : [{ protocol, from, to }];
  });
}

function fieldOf(raw: unknown, key: string): unknown {
  return typeof raw === 'object' && raw !== null
    ? Object.getOwnPropertyDescriptor(raw, key)?.value
    : undefined;
}
