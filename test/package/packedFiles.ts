/**
 * Every file that people install, with the bytes that it may have. A file that is not here does not ship, and one that
 * grows past its budget is looked at before it does. Sizes are as unpacked; what a download weighs has a budget of its own.
 */
export type Budgets = Readonly<Record<string, number>>;

/**
 * The code of the extension, for desktops and browsers together, unpacked: what an editor has to read. The command line is a
 * package of its own and does not count.
 */
export const EXTENSION_CODE = 1_700_000;

/** The whole VSIX, code, pictures and texts, as it is downloaded. */
export const EXTENSION_PACKED = 640_000;

export const EXTENSION_FILES: Budgets = {
  '[Content_Types].xml': 2_000,
  'extension.vsixmanifest': 6_000,
  'extension/LICENSE.txt': 12_000,
  'extension/SUPPORT.md': 4_000,
  'extension/assets/icon.png': 20_000,
  'extension/assets/walkthrough/finding.svg': 5_000,
  'extension/assets/walkthrough/generate.svg': 5_000,
  'extension/assets/walkthrough/hover.svg': 5_000,
  'extension/assets/walkthrough/matrix.svg': 5_000,
  'extension/assets/walkthrough/samples.svg': 5_000,
  'extension/changelog.md': 50_000,
  'extension/dist/THIRD-PARTY-NOTICES.txt': 50_000,
  'extension/dist/client/extension.cjs': 440_000,
  'extension/dist/server/de.json': 120_000,
  'extension/dist/server/package.json': 100,
  'extension/dist/server/server.js': 1_080_000,
  'extension/dist/webview/matrix.css': 16_000,
  'extension/dist/webview/matrix.js': 175_000,
  'extension/l10n/bundle.l10n.de.json': 20_000,
  'extension/l10n/bundle.l10n.json': 20_000,
  'extension/package.json': 30_000,
  'extension/package.nls.de.json': 10_000,
  'extension/package.nls.json': 10_000,
  'extension/readme.md': 20_000,
  'extension/samples/ecommerce/README.md': 2_000,
  'extension/samples/ecommerce/apps/ecommerce.yaml': 3_000,
  'extension/samples/ecommerce/apps/express-nodejs.yaml': 1_000,
  'extension/samples/ecommerce/podgate.yaml': 1_000,
  'extension/samples/ecommerce/policies/ecommerce.yaml': 2_000,
  'extension/samples/ecommerce/policies/express-nodejs.yaml': 1_000,
  'extension/samples/frontend-backend/README.md': 2_000,
  'extension/samples/frontend-backend/dns.yaml': 2_000,
  'extension/samples/frontend-backend/podgate.yaml': 1_000,
  'extension/samples/frontend-backend/pods.yaml': 2_000,
  'extension/samples/frontend-backend/policies/allow-dns.yaml': 1_000,
  'extension/samples/frontend-backend/policies/backend-egress.yaml': 1_000,
  'extension/samples/frontend-backend/policies/default-deny-all.yaml': 1_000,
  'extension/samples/frontend-backend/policies/frontend-access.yaml': 1_000,
  'extension/samples/multi-tenant/README.md': 2_000,
  'extension/samples/multi-tenant/kube-system.yaml': 2_000,
  'extension/samples/multi-tenant/podgate.yaml': 1_000,
  'extension/samples/multi-tenant/tenants/tenant-01.yaml': 11_000,
  'extension/samples/multi-tenant/tenants/tenant-02.yaml': 11_000,
  'extension/samples/multi-tenant/tenants/tenant-03.yaml': 11_000,
  'extension/samples/multi-tenant/tenants/tenant-04.yaml': 11_000,
  'extension/samples/multi-tenant/tenants/tenant-05.yaml': 11_000,
  'extension/samples/multi-tenant/tenants/tenant-06.yaml': 11_000,
  'extension/samples/multi-tenant/tenants/tenant-07.yaml': 11_000,
  'extension/samples/multi-tenant/tenants/tenant-08.yaml': 11_000,
  'extension/samples/multi-tenant/tenants/tenant-09.yaml': 11_000,
  'extension/samples/multi-tenant/tenants/tenant-10.yaml': 11_000,
  'extension/samples/multi-tenant/tenants/tenant-11.yaml': 11_000,
  'extension/samples/multi-tenant/tenants/tenant-12.yaml': 11_000,
  'extension/samples/multi-tenant/tools.yaml': 5_000,
  'extension/samples/three-namespaces/README.md': 2_000,
  'extension/samples/three-namespaces/after/policy.yaml': 1_000,
  'extension/samples/three-namespaces/before/policy.yaml': 1_000,
  'extension/samples/three-namespaces/namespaces.yaml': 2_000,
  'extension/samples/three-namespaces/podgate.yaml': 1_000,
  'extension/samples/three-tier/README.md': 2_000,
  'extension/samples/three-tier/app.yaml': 2_000,
  'extension/samples/three-tier/podgate.yaml': 1_000,
  'extension/samples/three-tier/policies.yaml': 1_000,
  'extension/samples/three-tier/services.yaml': 1_000,
  'extension/schemas/podgate.schema.json': 80_000,
  'extension/snippets/close.json': 8_000,
  'extension/snippets/dns.json': 8_000,
  'extension/snippets/inside.json': 20_000,
  'extension/snippets/open.json': 5_000,
  'extension/snippets/outside.json': 15_000,
  'extension/snippets/platform.json': 15_000,
  'extension/snippets/ports.json': 8_000,
  'extension/snippets/rules.json': 8_000,
  'extension/syntaxes/networkPolicyDocument.tmLanguage.json': 6_000,
  'extension/syntaxes/networkPolicyItems.tmLanguage.json': 3_000,
  'extension/syntaxes/networkPolicyKeys.tmLanguage.json': 2_000,
  'extension/syntaxes/networkPolicyParts.tmLanguage.json': 4_000,
  'extension/syntaxes/networkPolicyPartsByLine.tmLanguage.json': 4_000,
  'extension/syntaxes/networkPolicyWords.tmLanguage.json': 7_000,
};

/** The command line, as it is downloaded. */
export const COMMAND_LINE_PACKED = 740_000;

export const COMMAND_LINE_FILES: Budgets = {
  'package/LICENSE': 12_000,
  'package/README.md': 10_000,
  'package/THIRD-PARTY-NOTICES.txt': 25_000,
  'package/cli/podgate.cjs': 940_000,
  'package/package.json': 2_000,
  'package/server/de.json': 120_000,
  'package/server/server.js': 1_080_000,
  'package/report/report.html': 250_000,
};
