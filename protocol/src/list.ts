/**
 * `podgate/list`: what a hover or a lens counted, or cut, as a list to pick from: the pods behind a number, the policies of
 * a workload. Links carry the question alone, since an editor cuts hovers that are long.
 */
import type { Place, PlacePosition } from './place.ts';

export interface ListParams {
  /** Of an open document. */
  readonly uri: string;
  readonly position: PlacePosition;
  readonly list: ListName;
}

/** What of the thing at the place the list is of; the engine's `ListKind` says what each means. */
export type ListName = 'meant' | 'rule' | 'nearMisses' | 'policies' | 'mentions' | 'services';

export interface ListAnswer {
  /** What the list is of: "Pods that `db` selects". */
  readonly title: string;
  /** All of them. */
  readonly items: readonly ListItem[];
}

export interface ListItem {
  readonly label: string;
  /** Behind the label, dimmed; of what is only perhaps meant it says so. */
  readonly description?: string;
  /** Absent for what is in a file that has gone. */
  readonly place?: Place;
}
