/**
 * Where the page begins in a report: the tables that the file brings along, and the reader's wish for contrast, which an
 * editor tells by the class of its page.
 */
import type { Report } from '../../../protocol/src/report.ts';
import { startPage } from '../page.ts';
import { ReportProvider } from './reportProvider.ts';

const DATA_ID = 'podgate-report';

followContrast();
startPage(new ReportProvider(readReport()), document.getElementById('page') ?? document.body);

/** The command line has written it with the page, so it is what the page expects. */
function readReport(): Report {
  return JSON.parse(document.getElementById(DATA_ID)?.textContent ?? '') as Report;
}

function followContrast(): void {
  const wish = matchMedia('(prefers-contrast: more)');
  const apply = (): void => {
    document.body.classList.toggle('vscode-high-contrast', wish.matches);
  };
  wish.addEventListener('change', apply);
  apply();
}
