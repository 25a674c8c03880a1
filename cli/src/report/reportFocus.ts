/**
 * What a report opens on: the question of `--from`, `--to`, `--port` and `--verdict` as the page's own search and filters, so
 * that its reader sees it there and can take it off.
 */
import {
  findAlikeAddresses,
  type Endpoint,
  type EndpointMatch,
  type ScopeView,
} from '../../../engine/src/index.ts';
import type { MatrixAnswer } from '../../../protocol/src/matrix.ts';
import type { MatrixFocus } from '../../../protocol/src/matrixPage.ts';
import { writePort } from '../options/parsePort.ts';
import type { MatrixQuestion } from './scopeMatrix.ts';

/** The question for one scope. */
export interface ReportQuestion extends Pick<MatrixQuestion, 'from' | 'to' | 'ports'> {
  /** Only what is allowed; by default a report shows all. */
  readonly verdict: 'allowed' | undefined;
}

/** `undefined` where nothing was asked. */
export function focusOf(
  { from, to, ports, verdict }: ReportQuestion,
  view: ScopeView,
  matrix: MatrixAnswer,
): MatrixFocus | undefined {
  const [source, target] = [from, to].map((matches) =>
    matches === undefined ? '' : writeWord(matches, view, matrix),
  );
  const search = source === '' && target === '' ? undefined : `${source ?? ''} > ${target ?? ''}`.trim();
  // Where a Service was named, its port is that of its pods. The page asks about one range at a time.
  const [interval, ...others] = (to?.[0]?.ports ?? ports).intervals;
  const isOne = !ports.isAll && others.length === 0;
  const port = isOne && interval !== undefined ? writePort(interval) : undefined;
  return search === undefined && port === undefined && verdict === undefined
    ? undefined
    : {
        ...(search === undefined ? {} : { search }),
        ...(port === undefined ? {} : { port }),
        ...(verdict === undefined ? {} : { verdict }),
      };
}

/** The lines of the matrix that are meant, by their ids, as alternatives. */
function writeWord(matches: readonly EndpointMatch[], view: ScopeView, { endpoints }: MatrixAnswer): string {
  const ids = new Set(matches.flatMap(({ endpoint }) => idsOf(endpoint, view)));
  return endpoints
    .map(({ id }) => id)
    .filter((id) => ids.has(id))
    .join('|');
}

/** Ranges of addresses that are alike are one line, which has the id of one of them. */
function idsOf(endpoint: Endpoint, { reachability }: ScopeView): readonly string[] {
  return endpoint.type === 'workload'
    ? [endpoint.id]
    : findAlikeAddresses(reachability, endpoint).map(({ id }) => id);
}
