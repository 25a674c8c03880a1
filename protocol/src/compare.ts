/**
 * Comparing with an earlier state: `podgate/headChanged` and `podgate/headText`, by which the client tells what git has, since
 * an editor knows that and the server starts no git; `podgate/changes`, what differs; and what a matrix is compared with.
 */
import type { Place } from './place.ts';

/** `saved`: the files as they are stored, without what was typed since. `head`: the files as the last commit has them. */
export type Since = 'saved' | 'head';

/** The repositories that the client sees. None: nothing can be compared with `head`. */
export interface HeadChangedParams {
  readonly repositories: readonly RepositoryHead[];
}

/** A repository that has a commit. */
export interface RepositoryHead {
  /** URI of its folder. */
  readonly root: string;
  /** The commit's hash. As long as it is the same, so are the texts that it has. */
  readonly commit: string;
  /** URIs of files that are not as the commit has them: changed, deleted, or moved, staged or not. */
  readonly changed: readonly string[];
  /** URIs of files that the commit does not have. */
  readonly added: readonly string[];
}

export interface HeadTextParams {
  readonly uri: string;
  readonly commit: string;
}

/** The text that the commit has of a file, or why it cannot be had. */
export type HeadTextResult = { readonly text: string } | { readonly cause: string };

/** What the matrix is held against. */
export type Baseline = { readonly type: Since } | { readonly type: 'scope'; readonly scope: string };

/** A state that cannot be asked for, and comes with what is held against it: in a report, by the name that it was given. */
export interface NamedState {
  readonly type: 'named';
  readonly name: string;
}

export type ComparedWith = Baseline | NamedState;

/**
 * Why there is nothing to hold it against: git is not there or has no commit; the other scope is gone; more than the page
 * can show; texts that cannot be had.
 */
export type NoBaseline = 'noHead' | 'noScope' | 'tooLarge' | 'unreadable';

export interface ChangesParams {
  readonly since: Since;
  /** Of one policy, by its ids in the scopes of its file; without it, all changes. */
  readonly policy?: { readonly uri: string; readonly ids: readonly string[] };
}

export type ChangesAnswer =
  | { readonly type: 'none'; readonly why: NoBaseline }
  | {
      readonly type: 'changes';
      /** In one line: "opens 3 pairs, closes 1 pair since HEAD". */
      readonly summary: string;
      /** Opened first. */
      readonly items: readonly ChangeItem[];
      /** How many more there are than these. */
      readonly rest: number;
    };

export interface ChangeItem {
  readonly kind: 'opened' | 'closed' | 'uncertain' | 'added' | 'removed';
  /** `shop/web → shop/db`. */
  readonly label: string;
  /** `TCP 5432`. */
  readonly ports?: string;
  /** "allowed by shop/db, ingress rule 2 (changed)". */
  readonly cause?: string;
  /** Of the scope, where there are several. */
  readonly scope?: string;
  /** Where that stands; in which of the two states. */
  readonly place?: Place;
  readonly time: 'before' | 'after';
}
