/**
 * Commands of the client that lenses and links in hovers may run, each with its one argument. They travel through the
 * editor as text, so the client reads each argument as if a stranger had sent it.
 */
import type { Baseline, Since } from './compare.ts';
import type { ListParams } from './list.ts';
import type { Place } from './place.ts';
import type { SplitPolicyParams } from './splitPolicy.ts';

export interface ClientCommands {
  /** Goes to a place, for links whose address an editor would not open. */
  'podgate.openPlace': Place;
  /** A list to pick from; the client asks for it when it is wanted. */
  'podgate.showList': ListParams;
  'podgate.showMatrix': ShowMatrixArgument;
  'podgate.explainConnection': ConnectionArgument;
  'podgate.explainRule': ExplainRuleArgument;
  'podgate.createDefaultDeny': NewPoliciesArgument;
  'podgate.generatePolicies': NewPoliciesArgument;
  'podgate.allowConnection': ConnectionArgument;
  'podgate.splitPolicy': SplitPolicyParams;
  'podgate.showChanges': ShowChangesArgument;
}

/** What differs from an earlier state; with a policy, because of it. */
export interface ShowChangesArgument {
  readonly since?: Since;
  /** The policy's file, and its ids in the scopes of it. */
  readonly policy?: { readonly uri: string; readonly ids: readonly string[] };
}

/** The page of documentation about a rule. */
export interface ExplainRuleArgument {
  readonly rule: string;
}

/** The matrix, at a pair where both ends are named, at a row or column where one is. */
export interface ShowMatrixArgument {
  /** A scope's id. */
  readonly scope?: string;
  /** Ids of endpoints. */
  readonly from?: string;
  readonly to?: string;
  /** What the page searches for: `> policy:shop/db[NetworkPolicy]`. */
  readonly search?: string;
  /** What to hold it against. */
  readonly baseline?: Baseline;
  /** A port as people type it into the page: `5432/TCP`. */
  readonly port?: string;
}

/** A connection, as far as it is known; the client asks for what is missing. */
export interface ConnectionArgument {
  /** A scope's id. */
  readonly scope?: string;
  /** Ids of endpoints. */
  readonly from?: string;
  readonly to?: string;
}

/** What policies are to be written for. */
export interface NewPoliciesArgument {
  /** A scope's id. */
  readonly scope?: string;
  readonly namespace?: string;
  /** URI of a folder. */
  readonly folder?: string;
}
