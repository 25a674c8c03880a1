/**
 * `podgate/changeConnection`: the smallest change of the manifests that opens or closes a connection, with what it changes
 * besides. It is only an answer: nothing is written until the client does it, and the client asks its user first.
 */
import type { ChangeEffects } from './effect.ts';
import type { Place } from './place.ts';
import type { WirePorts } from './verdicts.ts';

export interface ChangeConnectionParams {
  readonly scope: string;
  /** Ids of two endpoints of the scope's matrix. */
  readonly from: string;
  readonly to: string;
  readonly wish: 'open' | 'close';
  /** Which ports are meant; without it, to open: those that the destination is known to listen on, and to close: all. */
  readonly ports?: WirePorts;
}

/** `null` where an end is not there any more. */
export type ChangeConnectionAnswer = ConnectionChanges | ConnectionRefusal;

/** Nothing can do it, or nothing has to; why, as a clause. */
export interface ConnectionRefusal {
  readonly type: 'refused';
  readonly because: string;
}

export interface ConnectionChanges {
  readonly type: 'changes';
  /** What is opened or closed. */
  readonly ports: 'all' | readonly WirePorts[];
  /** In the order in which they are made. */
  readonly steps: readonly ChangeStep[];
  readonly files: readonly ChangedFile[];
  /** That in words: "opens shop/web → shop/db on TCP 5432". */
  readonly effect: string;
  /** What else is opened or closed, pair by pair. */
  readonly sideEffects: ChangeEffects;
}

export interface ChangeStep {
  /** As a command: "add a peer to ingress rule 1 of `db`". */
  readonly title: string;
  /** Where; absent in a file that is not there yet. */
  readonly place?: Place;
  /** The lines that go, and those that come. */
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

export interface ChangedFile {
  readonly uri: string;
  /** Of the text that the edits are for; absent for a file that no editor has open. */
  readonly version?: number;
  /** Whether the edit makes the file. */
  readonly isNew: boolean;
  /** It could not be written: the permissions of the disk forbid it. */
  readonly isLocked?: true;
  readonly edits: readonly { readonly range: Place['range']; readonly newText: string }[];
}
