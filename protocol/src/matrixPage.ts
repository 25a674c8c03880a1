/**
 * What the matrix page and the client that holds it say to each other. The page asks and shows; the client fetches from
 * the server and opens files. Each side checks what it receives.
 */
import type { Baseline } from './compare.ts';
import type { ChangeConnectionAnswer, ChangeConnectionParams } from './changeConnection.ts';
import type { ExplainAnswer } from './explain.ts';
import type { MatrixAnswer } from './matrix.ts';
import type { Place } from './place.ts';
import type { NoWorkloads, ScopeInfo } from './scopes.ts';

/** What the page is to lead to: a pair by the ids of its endpoints, one line where an end is left open, what a search finds. */
export interface MatrixFocus {
  readonly from?: string;
  readonly to?: string;
  /** As people type it into the page: `> policy:shop/db[NetworkPolicy]`. */
  readonly search?: string;
  /** As people type it into the page: `5432/TCP`. */
  readonly port?: string;
  /** Only what is allowed. */
  readonly verdict?: 'allowed';
}

export type MessageToPage = MatrixMessage | ExplanationMessage | ChangeMessage | NothingMessage;

/** A matrix to show from now on. */
export interface MatrixMessage {
  readonly type: 'matrix';
  readonly scopes: readonly ScopeInfo[];
  readonly matrix: MatrixAnswer;
  /** What to select; without it, the selection stays. */
  readonly focus?: MatrixFocus;
}

/** Why a pair is as it is; the answer to `explain`. */
export interface ExplanationMessage {
  readonly type: 'explanation';
  /** The number of the question. */
  readonly question: number;
  /** Absent where the pair is not there any more. */
  readonly explanation?: ExplainAnswer;
}

/** What opens or closes a pair; the answer to `change`. */
export interface ChangeMessage {
  readonly type: 'change';
  /** The number of the question. */
  readonly question: number;
  /** Absent where the pair is not there any more. */
  readonly answer?: ChangeConnectionAnswer;
}

/** There is nothing to show, or not yet: nobody who could reach anybody, a scope that is too large, a server that does not answer. */
export interface NothingMessage {
  readonly type: 'nothing';
  readonly why: 'loading' | NoWorkloads | 'tooLarge' | 'serverStopped';
}

export type MessageFromPage =
  | ReadyMessage
  | ExplainMessage
  | ChooseScopeMessage
  | CompareMessage
  | AskChangeMessage
  | PreviewChangeMessage
  | ChooseScopeMessage
  | OpenMessage
  | CopyMessage
  | SaveMessage;

/** The page can receive. `scope` is the one it showed when it was last closed, `baseline` what that was held against. */
export interface ReadyMessage {
  readonly type: 'ready';
  readonly scope?: string;
  readonly baseline?: Baseline;
}

export interface ExplainMessage {
  readonly type: 'explain';
  /** A number that no other question has; the answer brings it back. */
  readonly question: number;
  readonly scope: string;
  readonly from: string;
  readonly to: string;
  /** What the matrix on the page is held against. */
  readonly baseline?: Baseline;
}

/** What would open or close a pair? */
export interface AskChangeMessage {
  readonly type: 'change';
  readonly change: ChangeConnectionParams;
  /** A number that no other question has; the answer brings it back. */
  readonly question: number;
}

/** Show that change in the editor's preview, where it can be applied. */
export interface PreviewChangeMessage {
  readonly type: 'previewChange';
  readonly change: ChangeConnectionParams;
}

export interface ChooseScopeMessage {
  readonly type: 'chooseScope';
  readonly scope: string;
}

/** Hold the matrix against something from now on; without a baseline, no more. */
export interface CompareMessage {
  readonly type: 'compare';
  readonly baseline?: Baseline;
}

/** Open a file at a place that an earlier message named. */
export interface OpenMessage {
  readonly type: 'open';
  readonly place: Place;
  /** The place is in the text of the state that the matrix is held against. */
  readonly time?: 'before';
}

/** Put text on the clipboard. */
export interface CopyMessage {
  readonly type: 'copy';
  readonly text: string;
}

export type SaveFormat = 'csv' | 'json' | 'svg' | 'png';

/** Ask for a place, and write a file there. */
export interface SaveMessage {
  readonly type: 'save';
  readonly format: SaveFormat;
  /** As text; a picture of dots in base64. */
  readonly content: string;
}
