/**
 * The names of our commands. Those of the first group are in the command palette and contributed in `package.json`; the
 * others belong to lenses, hovers and quick fixes, and mean nothing without their argument.
 */
export const RESTART_SERVER = 'podgate.restartServer';
export const SHOW_OUTPUT = 'podgate.showOutput';
export const REPORT_PROBLEM = 'podgate.reportProblem';
export const SHOW_MATRIX = 'podgate.showMatrix';
export const SHOW_CHANGES = 'podgate.showChanges';
export const EXPLAIN_CONNECTION = 'podgate.explainConnection';
export const ALLOW_CONNECTION = 'podgate.allowConnection';
export const CLOSE_CONNECTION = 'podgate.closeConnection';
export const CHOOSE_NETWORK_PLUGIN = 'podgate.chooseNetworkPlugin';
export const SPLIT_POLICY = 'podgate.splitPolicy';
export const GENERATE_POLICIES = 'podgate.generatePolicies';
export const CREATE_DEFAULT_DENY = 'podgate.createDefaultDeny';
export const OPEN_SAMPLES = 'podgate.openSamples';
/** In the menu of the tree alone. */
export const SHOW_CALLERS = 'podgate.showCallers';

export const OPEN_PLACE = 'podgate.openPlace';
export const SHOW_LIST = 'podgate.showList';
export const EXPLAIN_RULE = 'podgate.explainRule';
/** Runs after the edit of a quick fix. */
export const NOTE_FIX = 'podgate.noteFix';

/** What lenses, quick fixes and links in hovers may run. */
export const COMMANDS_IN_TEXT: readonly string[] = [
  OPEN_PLACE,
  SHOW_LIST,
  SHOW_MATRIX,
  SHOW_CHANGES,
  EXPLAIN_CONNECTION,
  EXPLAIN_RULE,
  CREATE_DEFAULT_DENY,
  GENERATE_POLICIES,
  ALLOW_CONNECTION,
  SPLIT_POLICY,
];

/** The editor's own, which shows what can be written next. */
export const SUGGEST = 'editor.action.triggerSuggest';
