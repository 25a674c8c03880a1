/**
 * What the page says about the place that it stands in: who works on manifests in an editor is told what to do there; who
 * reads a file that somebody sent can do none of it.
 */
import type { NothingMessage } from '../../protocol/src/matrixPage.ts';

/** A heading, and what there is to know about it. */
export type Explained = readonly [title: string, ...paragraphs: string[]];

export interface HostWords {
  /** Why there is no matrix. */
  readonly nothing: (why: NothingMessage['why']) => Explained;
  /** Above a matrix in which everything is allowed. */
  readonly noPolicy: () => string;
}
