/**
 * `podgate/generate`: policies to be written, as new files with their texts and what to know about them. Nothing is
 * written until the client does it, and the client asks its user first.
 */
import type { ChangeEffects } from './effect.ts';
import type { ScopeInfo } from './scopes.ts';

export interface GenerateParams {
  /** `declared`: what keeps the declared connections and nothing else. `defaultDeny`: what closes one namespace. */
  readonly what: 'declared' | 'defaultDeny';
  /** A scope's id. Without it, the only one that comes into question. */
  readonly scope?: string;
  /** Only policies of this namespace; a default deny needs it. */
  readonly namespace?: string;
  /** URI of the folder to write into; without a namespace, only its workloads' namespaces are meant. */
  readonly folder?: string;
}

/** `scopes`: several come into question; ask again about one. */
export type GenerateAnswer =
  { readonly type: 'scopes'; readonly scopes: readonly ScopeInfo[] } | GeneratedAnswer;

export interface GeneratedAnswer {
  readonly type: 'generated';
  /** Files that are not there yet; none where there is nothing to write. */
  readonly files: readonly GeneratedFile[];
  /** In one line: how many policies. */
  readonly summary: string;
  /** What they open and close, once they are written; nothing where that is not known. */
  readonly effects: ChangeEffects;
  /** How many pairs that is, what is not opened, what is not restricted, what was not read, and that policies add up. */
  readonly notes: readonly string[];
}

export interface GeneratedFile {
  readonly uri: string;
  readonly text: string;
  /** It could not be written there: the permissions of the disk forbid it. */
  readonly isLocked?: true;
}
