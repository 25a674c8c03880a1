/**
 * The items of the call hierarchy: an end of connections, with the place that it leads to. Who connects to whom is
 * not asked here (`findCalls.ts`), nor which items a cursor means (`callHierarchy.ts`).
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { locate, type Resource } from '../k8s/resource.ts';
import type { PortInterval, PortSet } from '../policy/portSet.ts';
import { nameWorkload } from '../render/nameText.ts';
import type { UnitPlace } from '../text/location.ts';
import { sayList, type Message } from '../text/say.ts';
import type { ScopeView } from '../workspace/scopeView.ts';

/** What an item stands for: plain data, which a client hands back. */
export interface CallTarget {
  /** Name of the scope. */
  readonly scope: string;
  /** Id of the workload. */
  readonly endpoint: string;
  /** Where connections to it arrive, if only some ports are asked about: those that a Service leads to. */
  readonly ports?: readonly PortInterval[];
}

/** `note` says something about the list that it is in. */
export type CallItemType = 'workload' | 'addresses' | 'note';

/** What an item says. */
export interface CallItemWords {
  readonly name: Message;
  readonly detail: Message;
}

export interface CallItem extends CallItemWords {
  readonly type: CallItemType;
  /** The word that the item leads to. */
  readonly place: UnitPlace;
  /** What it is a part of, in the same file. */
  readonly around: UnitPlace;
  /** `undefined` where the hierarchy ends. */
  readonly target: CallTarget | undefined;
}

/** What is said of a workload, and the ports that it is asked about. */
export interface WorkloadItemWords {
  readonly detail: Message;
  readonly ports?: PortSet | undefined;
}

export function workloadItem(
  view: ScopeView,
  workload: WorkloadEndpoint,
  { detail, ports }: WorkloadItemWords,
): CallItem {
  const { source, id } = workload;
  return {
    type: 'workload',
    name: sayList([nameWorkload(workload)], ''),
    detail,
    place: locate(source, source.nameSpan),
    around: locate(source, source.span),
    target: {
      scope: view.name,
      endpoint: id,
      ...(ports === undefined ? {} : { ports: ports.intervals }),
    },
  };
}

/** An item that leads to a line of a manifest and no further. */
export function leafItem(
  type: Exclude<CallItemType, 'workload'>,
  { name, detail }: CallItemWords,
  place: UnitPlace,
): CallItem {
  return {
    type,
    name,
    detail,
    place,
    around: place,
    target: undefined,
  };
}

/** The lines of a workload that rules match: its labels, where it has some. */
export function labelsPlace(source: Resource): UnitPlace {
  const hasTemplate = source.type === 'workload' || source.type === 'pod';
  return locate(source, hasTemplate ? source.template.labelsSpan : source.nameSpan);
}
