/**
 * Commands of the client that lenses and links in hovers may run, each with its one argument. They travel through the
 * editor as text, so the client reads each argument as if a stranger had sent it.
 */
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
  'podgate.allowConnection': ConnectionArgument;
  'podgate.splitPolicy': SplitPolicyParams;
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
