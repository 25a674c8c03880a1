/**
 * Every file that people install, with the bytes that it may have. A file that is not here does not ship, and one that
 * grows past its budget is looked at before it does. Sizes are as unpacked; what a download weighs has a budget of its own.
 */
export type Budgets = Readonly<Record<string, number>>;

/** The whole VSIX, code, pictures and texts, as it is downloaded. */
export const EXTENSION_PACKED = 1_000_000;

export const EXTENSION_FILES: Budgets = {
  '[Content_Types].xml': 2_000,
  'extension.vsixmanifest': 6_000,
  'extension/LICENSE.txt': 12_000,
  'extension/SUPPORT.md': 4_000,
  'extension/assets/icon.png': 20_000,
  'extension/assets/walkthrough/finding.svg': 5_000,
  'extension/assets/walkthrough/hover.svg': 5_000,
  'extension/assets/walkthrough/matrix.svg': 5_000,
  'extension/changelog.md': 50_000,
  'extension/dist/THIRD-PARTY-NOTICES.txt': 50_000,
  'extension/dist/client/extension.cjs': 100_000,
  'extension/dist/client/extensionWorker.cjs': 750_000,
  'extension/dist/client/nodeClient.cjs': 750_000,
  'extension/dist/server/server.cjs': 1_300_000,
  'extension/dist/server/serverWorker.js': 1_250_000,
  'extension/dist/webview/matrix.css': 16_000,
  'extension/dist/webview/matrix.js': 220_000,
  'extension/l10n/bundle.l10n.de.json': 20_000,
  'extension/l10n/bundle.l10n.json': 20_000,
  'extension/package.json': 30_000,
  'extension/package.nls.de.json': 10_000,
  'extension/package.nls.json': 10_000,
  'extension/readme.md': 20_000,
  'extension/schemas/podgate.schema.json': 80_000,
  'extension/snippets/networkPolicy.json': 15_000,
  'extension/syntaxes/networkPolicyDocument.tmLanguage.json': 5_000,
  'extension/syntaxes/networkPolicyWords.tmLanguage.json': 5_000,
};

/** The command line, as it is downloaded. */
export const COMMAND_LINE_PACKED = 700_000;

export const COMMAND_LINE_FILES: Budgets = {
  'package/LICENSE': 12_000,
  'package/README.md': 10_000,
  'package/THIRD-PARTY-NOTICES.txt': 40_000,
  'package/cli/podgate.cjs': 1_200_000,
  'package/package.json': 2_000,
  'package/report/report.html': 250_000,
  'package/server/server.cjs': 1_300_000,
};
