/**
 * The names of our commands. Those in the first group are in the command palette and contributed in `package.json`;
 * those in the second belong to lenses and hovers, and mean nothing without their arguments.
 */
export const RESTART_SERVER = 'podgate.restartServer';
export const SHOW_OUTPUT = 'podgate.showOutput';
export const REPORT_PROBLEM = 'podgate.reportProblem';
export const SHOW_MATRIX = 'podgate.showMatrix';

export const SHOW_PLACES = 'podgate.showPlaces';

/** What a hover may link to. */
export const COMMANDS_IN_TEXT: readonly string[] = [SHOW_PLACES, SHOW_MATRIX];
