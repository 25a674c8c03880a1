/**
 * What only the build knows: the version, where the documentation lies, and what it has put beside the program. A program
 * that is run from its sources has neither of the first two.
 */
import { join } from 'node:path';

/** Replaced by the build. */
declare const PODGATE_VERSION: string | undefined;
declare const PODGATE_DOCS_URL: string | undefined;

export const VERSION: string = typeof PODGATE_VERSION === 'string' ? PODGATE_VERSION : 'development';

/** The folder of the pages about rules. */
export const RULES_URL: string | undefined =
  typeof PODGATE_DOCS_URL === 'string' ? PODGATE_DOCS_URL : undefined;

/** The page that reports are written with; the bundle lies elsewhere than this file. */
export const REPORT_PAGE: string = join(
  import.meta.dirname,
  typeof PODGATE_VERSION === 'string' ? '../report/report.html' : '../../dist/report/report.html',
);
