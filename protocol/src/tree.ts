/**
 * `podgate/tree`: one list of the tree of policies, that below an item, or the topmost. What an item stands for travels
 * with it, so that the server need not remember which it gave out.
 */
import type { NewPoliciesArgument, ShowMatrixArgument } from './clientCommands.ts';
import type { Place } from './place.ts';

/** Of the fields that are there, the last names what is meant; without any, the whole tree. */
export interface TreeParams {
  /** A scope's id. */
  readonly scope?: string;
  readonly namespace?: string;
  /** A policy of the namespace; `copy` tells those of one name apart. */
  readonly policy?: { readonly name: string; readonly copy: number };
  /** Id of a workload. */
  readonly endpoint?: string;
  readonly direction?: 'ingress' | 'egress';
}

export interface TreeAnswer {
  readonly items: readonly TreeNode[];
}

export type TreeNodeType =
  'scope' | 'namespace' | 'policy' | 'rule' | 'workload' | 'direction' | 'addresses' | 'note' | 'noPolicies';

export interface TreeNode {
  readonly type: TreeNodeType;
  /** Tells it from the others of its list, also after an edit. */
  readonly key: string;
  readonly label: string;
  /** Behind the label, dimmed. */
  readonly detail: string;
  /** All of it for screen readers. */
  readonly spoken: string;
  readonly place?: Place;
  /** What to ask for what is below it; absent where nothing is. */
  readonly below?: TreeParams;
  /** Where it is in the matrix. */
  readonly matrix?: ShowMatrixArgument;
  /** What policies can be written for here. */
  readonly generate?: NewPoliciesArgument;
}
