/**
 * The one form that every kind of policy is lowered to. Nothing past this point knows an API kind by name: the
 * evaluator sees tiers, orders, subjects, actions, peers and ports. NetworkPolicy v1 is the tier without order in
 * which every rule allows and being selected isolates.
 */
import type { Cidr } from '../k8s/cidr.ts';
import type { Direction, LabelSelector, NetworkPolicyPort, ResourceHeader } from '../k8s/resource.ts';
import type { Span } from '../text/span.ts';

/** Tiers in the order in which they decide. */
export const TIERS = ['admin', 'networkPolicy', 'baseline'] as const;
export type Tier = (typeof TIERS)[number];

/** `pass` leaves the tier without a decision. */
export type Action = 'allow' | 'deny' | 'pass';

/** Namespaces by name, or by their labels. */
export type NamespaceMatcher =
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'labels'; readonly selector: LabelSelector };

/** Pods by namespace and labels; both must hold. */
export interface PodMatcher {
  readonly namespaces: NamespaceMatcher;
  readonly pods: LabelSelector;
}

export type Peer =
  | { readonly type: 'pods'; readonly matcher: PodMatcher; readonly span: Span }
  | { readonly type: 'addresses'; readonly cidr: Cidr; readonly except: readonly Cidr[]; readonly span: Span }
  | { readonly type: 'unreadable'; readonly span: Span };

/** One rule. `undefined` peers or ports restrict nothing. */
export interface Rule {
  readonly action: Action;
  readonly peers: readonly Peer[] | undefined;
  readonly ports: readonly NetworkPolicyPort[] | undefined;
  readonly index: number;
  readonly span: Span;
}

/** A policy's say in one direction. */
export interface DirectionRules {
  /** Whether what no rule decides is denied at the end of the tier. */
  readonly isolates: boolean;
  readonly rules: readonly Rule[];
}

export interface Policy {
  /** `shop/db[NetworkPolicy]`. */
  readonly id: string;
  readonly tier: Tier;
  /** Within a tier the lower order decides first; of equal orders, the policy that comes first in the cluster. */
  readonly order: number;
  readonly subject: PodMatcher;
  /** `undefined` where the policy says nothing about the direction. */
  readonly directions: Readonly<Record<Direction, DirectionRules | undefined>>;
  /** The resource that it was lowered from: its file and place. */
  readonly source: ResourceHeader;
}
