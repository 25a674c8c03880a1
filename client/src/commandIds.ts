/**
 * The names of our commands. Those of the first group are in the command palette and contributed in `package.json`; the
 * last belongs to lenses and hovers, and means nothing without its argument.
 */
export const RESTART_SERVER = 'podgate.restartServer';
export const SHOW_OUTPUT = 'podgate.showOutput';
export const REPORT_PROBLEM = 'podgate.reportProblem';
export const SHOW_MATRIX = 'podgate.showMatrix';

export const SHOW_LIST = 'podgate.showList';

/** What lenses and links in hovers may run. */
export const COMMANDS_IN_TEXT: readonly string[] = [SHOW_LIST, SHOW_MATRIX];
