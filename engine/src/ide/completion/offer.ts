/**
 * Something that can be written at a place, before it is known how it is written there: its words, what it is about, and
 * how useful it is likely to be.
 */
import type { Protocol, LabelSelector } from '../../k8s/resource.ts';
import type { PodMatcher } from '../../policy/policy.ts';
import type { Message } from '../../text/say.ts';
import type { NewNode } from '../../yaml/writeBlock.ts';

/** An entry of a map; with `opens`, its value is left to be written: a word, a map, a list. */
export type NewField =
  | { readonly key: string; readonly value: NewNode }
  | { readonly key: string; readonly opens: 'scalar' | 'map' | 'list' };

export type Content =
  /** `and`: what has to be written beside it. */
  | { readonly type: 'scalar'; readonly value: string | number; readonly and?: NewField }
  /** Entries of a map; none is the empty map. */
  | { readonly type: 'entries'; readonly entries: readonly NewField[] }
  /** A map or a document in block style. `withStops`: the same lines in the syntax of snippets. */
  | { readonly type: 'lines'; readonly lines: readonly string[]; readonly withStops: readonly string[] };

/** `field` and `value` are words of the API, a `recipe` is our own, `label` and the others are of the workspace. */
export type OfferKind =
  'field' | 'value' | 'label' | 'namespace' | 'port' | 'addresses' | 'peer' | 'rule' | 'selector' | 'recipe';

/** What an offer is about: plain data, which a client hands back when it wants to know more. */
export type OfferSubject =
  /** A field or value of the API by its name in `apiDocs.ts`. */
  | { readonly type: 'api'; readonly name: string }
  | { readonly type: 'recipe'; readonly name: string }
  | {
      readonly type: 'pods';
      readonly scope: string;
      readonly matcher: PodMatcher;
      readonly as: 'subject' | 'peer';
    }
  | { readonly type: 'namespaces'; readonly scope: string; readonly selector: LabelSelector }
  | {
      readonly type: 'port';
      readonly scope: string;
      readonly protocol: Protocol;
      readonly port: number | string;
      /** The pods where connections arrive. */
      readonly matchers: readonly PodMatcher[];
    }
  | { readonly type: 'addresses'; readonly scope: string; readonly cidr: string };

export interface Offer {
  readonly label: string;
  readonly kind: OfferKind;
  readonly detail: Message | undefined;
  readonly about: OfferSubject | undefined;
  readonly content: Content;
  /** What else it is found by. */
  readonly words?: readonly string[];
  /** Groups in order; within one, larger counts go first. */
  readonly group: number;
  readonly count: number;
}
