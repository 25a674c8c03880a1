/**
 * Where the page has its answers from. Beside an editor that is `editorProvider.ts`, which asks the extension; a page that
 * stands alone reads tables that it brings along. The page itself knows no other source, and no verdicts of its own.
 */
import type { Baseline } from '../../protocol/src/compare.ts';
import type { ChangeConnectionAnswer, ChangeConnectionParams } from '../../protocol/src/changeConnection.ts';
import type { ExplainAnswer, ExplainParams } from '../../protocol/src/explain.ts';
import type { MatrixMessage, NothingMessage, SaveFormat } from '../../protocol/src/matrixPage.ts';
import type { Place } from '../../protocol/src/place.ts';
import type { HostWords } from './hostWords.ts';

/** Where copies and files go. */
export interface TakeAway {
  /** Whether it worked. */
  copy(text: string): Promise<boolean>;
  /** Asks for a name where somebody can be asked. */
  save(format: SaveFormat, content: Blob): Promise<void>;
}

/** Changes of manifests that open and close connections. */
export interface ChangeMaker {
  /** What would do it; `undefined` where the pair is not there any more. */
  find(question: ChangeConnectionParams): Promise<ChangeConnectionAnswer | undefined>;
  /** Shows it where it can be applied. */
  preview(question: ChangeConnectionParams): void;
}

/** A matrix to show from now on, or why there is none. */
export type MatrixNews = MatrixMessage | NothingMessage;

/**
 * What every host of the page has. What only some have (opening files, changing them, comparing with another state) is an
 * optional member: the page does not offer what is absent.
 */
export interface MatrixProvider {
  readonly words: HostWords;
  /** Calls `listener` with what there is to show, at once or later, and again whenever that changes. */
  follow(listener: (news: MatrixNews) => void): void;
  /** Another of the scopes that the last matrix came with; it arrives as news. */
  chooseScope(scope: string): void;
  /** Why a pair is as it is; `undefined` where the pair is not there any more. */
  explain(question: ExplainParams): Promise<ExplainAnswer | undefined>;
  /** Opens a file. Absent where none can be opened: places are only text then. */
  readonly open?: (place: Place) => void;
  /** Opens what a file was in the state that the matrix is held against. */
  readonly openBefore?: (place: Place) => void;
  /** Holds the matrix against something from now on, or no more; it arrives as news. */
  readonly compare?: (baseline: Baseline | undefined) => void;
  /** Absent where no manifest can be changed. */
  readonly changes?: ChangeMaker;
  /** Takes what somebody wants to have outside of the page. */
  readonly takeAway?: TakeAway;
  /** What `save` was given last, before the page was closed; somebody else may have written it. */
  readSaved(): unknown;
  save(view: object): void;
}
