/**
 * What a report brings along: matrices as `podgate/matrix` has them, and the reasons of all their pairs, class by class,
 * so that the page needs nobody to ask. Written by the command line, read by the page.
 */
import type { MatrixAnswer } from './matrix.ts';
import type { MatrixFocus } from './matrixPage.ts';
import type { NoWorkloads, ScopeInfo } from './scopes.ts';
import type { WireConnection, WireDirectionVerdict, WireReason } from './verdicts.ts';

/** The form of the tables below; a page that brings another one does not read them. */
export type ReportSchema = 'podgate/report/1';

export interface Report {
  readonly schema: ReportSchema;
  readonly scopes: readonly ReportScope[];
  /** Where no scope has a workload. */
  readonly nothing?: NoWorkloads;
}

export interface ReportScope {
  readonly info: ScopeInfo;
  readonly matrix: MatrixAnswer;
  readonly reasons: ReportReasons;
  /** Of the matrix that this one is held against, where it is. */
  readonly reasonsBefore?: ReportReasons;
  /** What was asked of the command line; the page opens on it. */
  readonly focus?: MatrixFocus;
}

/** Endpoints that no policy tells apart are one class. */
export interface ReportReasons {
  /** By endpoint of the matrix: its class. */
  readonly classOf: readonly number[];
  readonly egress: ReportDirection;
  readonly ingress: ReportDirection;
  /** What numbers of reasons and of sets of ports mean. Places are relative paths. */
  readonly reasons: readonly WireReason[];
  readonly ports: readonly WireConnection['ports'][];
}

export interface ReportDirection {
  /** By class of the subject, the end that policies select: its place in `rows`. */
  readonly rowOf: readonly number[];
  /** By class of the peer, as runs: an index into `answers`, for how many classes it holds, and so on. */
  readonly rows: readonly (readonly number[])[];
  readonly answers: readonly (readonly ReportPart[])[];
}

/** Ports of one direction that share a verdict. */
export interface ReportPart {
  readonly verdict: WireDirectionVerdict;
  readonly ports: number;
  /**
   * For each policy or rule with a part in it: numbers of a reason and of the ports on which it is one, and so on. Of
   * several reasons the first counts whose ports are among those that are asked about.
   */
  readonly choices: readonly (readonly number[])[];
}
