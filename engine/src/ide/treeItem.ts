/**
 * The items of the tree of policies: what one says, where it leads, and what it stands for. What is below an item is
 * asked for one item at a time (`policyTree.ts`).
 */
import type { Direction } from '../k8s/resource.ts';
import type { UnitPlace } from '../text/location.ts';
import type { Message } from '../text/say.ts';

/** What an item stands for in its scope: plain data, which a client hands back. The last that is there counts. */
export interface TreeTarget {
  readonly namespace?: string;
  /** A policy of the namespace. */
  readonly policy?: PolicyName;
  /** Id of a workload. */
  readonly endpoint?: string;
  /** For `ingress` who reaches the workload, for `egress` what it reaches. */
  readonly direction?: Direction;
}

/** Names a policy of a namespace. */
export interface PolicyName {
  readonly name: string;
  /** Which of those that are called so, as half-written ones are; counts from 0. */
  readonly copy: number;
}

/** `direction` is one side of a workload; `noPolicies` and `note` say something about the list that they are in. */
export type TreeItemType =
  'noPolicies' | 'namespace' | 'policy' | 'rule' | 'workload' | 'direction' | 'addresses' | 'note';

/** What an item says. */
export interface TreeItemWords {
  readonly label: Message;
  /** Behind the label, dimmed. */
  readonly detail: Message;
  /** All of it for somebody who does not see what kind of item it is. */
  readonly spoken: Message;
}

export interface TreeItem extends TreeItemWords {
  readonly type: TreeItemType;
  /** Tells it from the others of its list, also after an edit. */
  readonly key: string;
  /** The word that it leads to; `undefined` for what is in no file. */
  readonly place: UnitPlace | undefined;
  /** `undefined` where nothing is below it. */
  readonly target: TreeTarget | undefined;
  /** Where it is in the matrix, by the ids of endpoints; empty for what has no place there. */
  readonly ends: TreeEnds;
}

/** A pair, or with one of the two a row or a column. */
export interface TreeEnds {
  readonly from?: string;
  readonly to?: string;
}
