/**
 * The page's source of answers in a report: tables that the file brings along. Nothing changes there, no file can be
 * opened, and what the reader chose is forgotten with the page.
 */
import type { ExplainAnswer, ExplainParams } from '../../../protocol/src/explain.ts';
import type { MatrixAnswer } from '../../../protocol/src/matrix.ts';
import type { Report, ReportReasons, ReportScope } from '../../../protocol/src/report.ts';
import type { NoWorkloads } from '../../../protocol/src/scopes.ts';
import type { HostWords } from '../hostWords.ts';
import type { MatrixNews, MatrixProvider, TakeAway } from '../matrixProvider.ts';
import { MatrixTable, NO_PAIR } from '../model/matrixTable.ts';
import { copyText, saveFile } from './browserHost.ts';
import { decisionsOf } from './reportReasons.ts';
import { REPORT_WORDS } from './reportWords.ts';

/** A matrix' endpoints by their ids. */
interface Lookup {
  readonly table: MatrixTable;
  readonly positions: ReadonlyMap<string, number>;
}

export class ReportProvider implements MatrixProvider {
  readonly words: HostWords = REPORT_WORDS;
  readonly #scopes: readonly ReportScope[];
  readonly #nothing: NoWorkloads;
  readonly #shown = new Set<ReportScope>();
  readonly #lookups = new Map<MatrixAnswer, Lookup>();
  #listener: ((news: MatrixNews) => void) | undefined;

  constructor({ scopes, nothing = 'noWorkloads' }: Report) {
    this.#scopes = scopes.filter(({ matrix }) => hasPairs(matrix));
    this.#nothing = nothing;
  }

  /** The first scope that has a policy, else the first. */
  follow(listener: (news: MatrixNews) => void): void {
    this.#listener = listener;
    const first = this.#scopes.find(({ info }) => 0 < info.policyCount) ?? this.#scopes[0];
    if (first === undefined) {
      listener({ type: 'nothing', why: this.#nothing });
    } else {
      this.#show(first);
    }
  }

  chooseScope(scope: string): void {
    const chosen = this.#scopes.find(({ info }) => info.id === scope);
    if (chosen !== undefined) {
      this.#show(chosen);
    }
  }

  explain(question: ExplainParams): Promise<ExplainAnswer | undefined> {
    const found = this.#scopes.find(({ info }) => info.id === question.scope);
    if (found === undefined) {
      return Promise.resolve(undefined);
    }
    const { matrix, reasons, reasonsBefore } = found;
    const answer = this.#explainIn(matrix, reasons, question);
    const earlier = matrix.comparison?.before;
    const before =
      earlier === undefined || 'none' in earlier || reasonsBefore === undefined
        ? undefined
        : this.#explainIn(earlier, reasonsBefore, question);
    return Promise.resolve(answer === undefined || before === undefined ? answer : { ...answer, before });
  }

  /** `undefined` where one of the ends is not in the matrix. */
  #explainIn(
    matrix: MatrixAnswer,
    reasons: ReportReasons,
    { scope, from, to }: ExplainParams,
  ): ExplainAnswer | undefined {
    const { table, positions } = this.#lookupIn(matrix);
    const [source, destination] = [positions.get(from), positions.get(to)];
    if (source === undefined || destination === undefined) {
      return undefined;
    }
    const isPair = table.answerAt(source, destination) !== NO_PAIR;
    const [fromPlace, toPlace] = [matrix.endpoints[source]?.place, matrix.endpoints[destination]?.place];
    return {
      scope,
      from,
      to,
      decisions: isPair ? decisionsOf(reasons, source, destination) : [],
      ...(fromPlace === undefined ? {} : { fromPlace }),
      ...(toPlace === undefined ? {} : { toPlace }),
    };
  }

  readonly takeAway: TakeAway = {
    copy: copyText,
    save: (format, content) => {
      saveFile(`podgate-matrix.${format}`, content);
      return Promise.resolve();
    },
  };

  readSaved(): unknown {
    return undefined;
  }

  save(): void {
    // A file that somebody opened leaves nothing behind.
  }

  /** What was asked of the command line is shown first; the reader's own filters stay. */
  #show(scope: ReportScope): void {
    const { matrix, focus } = scope;
    const scopes = this.#scopes.map(({ info }) => info);
    const isFirst = !this.#shown.has(scope);
    this.#shown.add(scope);
    this.#listener?.({
      type: 'matrix',
      scopes,
      matrix,
      ...(focus === undefined || !isFirst ? {} : { focus }),
    });
  }

  #lookupIn(matrix: MatrixAnswer): Lookup {
    const known = this.#lookups.get(matrix);
    if (known !== undefined) {
      return known;
    }
    const positions = new Map(matrix.endpoints.map(({ id }, index) => [id, index]));
    const lookup = { table: new MatrixTable(matrix), positions };
    this.#lookups.set(matrix, lookup);
    return lookup;
  }
}

/** A scope without pods has no pairs that policies have a say in; it may have had some. */
function hasPairs({ endpoints, comparison }: MatrixAnswer): boolean {
  const before = comparison?.before;
  return (
    endpoints.some(({ type }) => type === 'workload') ||
    (before !== undefined && !('none' in before) && hasPairs(before))
  );
}
