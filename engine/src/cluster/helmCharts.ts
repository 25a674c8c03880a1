/**
 * Helm charts: which files are theirs. What a chart would render is not known without its values; what it hides is
 * said here.
 */
import { appendTo } from '../text/appendTo.ts';
import { baseNameOf, folderOf } from '../text/filePath.ts';
import { say } from '../text/say.ts';
import { filterInSteps, type Steps } from '../text/steps.ts';
import type { HiddenPart } from './hiddenPart.ts';

const CHART_FILE = 'Chart.yaml';

/** Files by the chart that they are part of. */
export interface ChartFiles {
  /** By the folder of the chart; a chart inside another is part of that. */
  readonly charts: ReadonlyMap<string, readonly string[]>;
  /** Files of no chart. */
  readonly others: readonly string[];
}

/** Sorts files by charts: a folder with a `Chart.yaml` is one, with all that is below it. */
export function* sortByChart(paths: readonly string[]): Steps<ChartFiles> {
  const chartFiles = yield* filterInSteps(paths, (path) => baseNameOf(path) === CHART_FILE);
  const folders = new Set(chartFiles.map(folderOf));
  const charts = new Map<string, string[]>();
  if (folders.size === 0) {
    return { charts, others: paths };
  }
  const others = yield* filterInSteps(paths, (path) => {
    const chart = findOutermost(path, folders);
    if (chart !== undefined) {
      appendTo(charts, chart, path);
    }
    return chart === undefined;
  });
  return { charts, others };
}

function findOutermost(path: string, charts: ReadonlySet<string>): string | undefined {
  let outermost: string | undefined;
  for (let folder = path; folder !== '';) {
    folder = folderOf(folder);
    outermost = charts.has(folder) ? folder : outermost;
  }
  return outermost;
}

/** The folder of the outermost chart that a file is part of; `undefined` where it is part of none. */
export function findChartOf(path: string, files: ReadonlyMap<string, unknown>): string | undefined {
  const charts = [...files.keys()].filter((file) => baseNameOf(file) === CHART_FILE).map(folderOf);
  return findOutermost(path, new Set(charts));
}

/** What a chart makes depends on its values and on the charts that it depends on. */
export function hideChart(folder: string): HiddenPart {
  const file = folder === '' ? CHART_FILE : `${folder}/${CHART_FILE}`;
  return { namespaces: 'everywhere', cause: say`Helm chart`, file };
}
