/**
 * The embedded editor as tests use it: a server without token and trust over throw-away folders, and a Chromium without a
 * window in front of it. Never for people: what is started for them is `scripts/editorHost/openEditor.mjs`.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { embeddedEditorFiles, embeddedEditorFolder } from '../../scripts/editorHost/editorCache.mjs';
import { startEditorServer } from '../../scripts/editorHost/startEditorServer.mjs';
import { installLanguagePack } from './languagePack.mjs';

const SERVER_FLAGS = [
  '--without-connection-token',
  // Without it the workbench silently ignores extensions under development, and the tests would never start.
  '--enable-smoke-test-driver',
  // Extension hosts end soon after their page.
  ...['--reconnection-grace-time', '5'],
  // And so does the server, should a run be killed before it could end it.
  '--enable-remote-auto-shutdown',
];

const BROWSER_FLAGS = [
  // Containers refuse Chromium its sandbox; the page is our own, from the loopback address.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The server over the data of `prepareRun.mjs`; `trust` is `off` where nothing need be trusted, else `on`; `language` is the
 * editor's.
 */
export function startTestServer(dataFolder, { trust = 'off', language = 'en' } = {}) {
  if (language !== 'en') {
    installLanguagePack(dataFolder, language);
  }
  const flags = [
    ...SERVER_FLAGS,
    ...['--locale', language],
    ...(trust === 'on' ? [] : ['--disable-workspace-trust']),
  ];
  return startEditorServer({ folder: embeddedEditorFolder(), dataFolder, flags });
}

/** Installs an extension from its package, as a user does; in the editor over the same data it is then there. */
export function installExtension(dataFolder, vsix) {
  const { node, serverMain } = embeddedEditorFiles(embeddedEditorFolder());
  const folders = [
    ...['--server-data-dir', join(dataFolder, 'server')],
    ...['--user-data-dir', join(dataFolder, 'user')],
    ...['--extensions-dir', join(dataFolder, 'extensions')],
  ];
  const flags = ['--accept-server-license-terms', '--install-extension', vsix, ...folders];
  const result = spawnSync(node, [serverMain, ...flags], { encoding: 'utf8' });
  if (result.status !== 0) {
    throw new Error(`the editor did not install ${vsix}:\n${result.stdout}${result.stderr}`);
  }
}

/**
 * The address of the workbench: a folder or a file that lists some, the extension under development if there is one, and,
 * to run tests inside, their module and the environment that the extension host gets.
 */
export function workbenchUrl(authority, { workspace, extension, tests, environment }) {
  const remote = (path) => `vscode-remote://${authority}${path}`;
  const payload = [
    ...(extension === undefined ? [] : [['extensionDevelopmentPath', remote(extension)]]),
    ['skipWelcome', 'true'],
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
    ...(environment === undefined ? [] : [['extensionEnvironment', JSON.stringify(environment)]]),
  ];
  const kind = workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = new URLSearchParams({ [kind]: workspace, payload: JSON.stringify(payload) });
  return `http://${authority}/?${query}`;
}

/** A browser with one page; `context.close()` ends it. */
export async function openBrowser(executablePath, dataFolder) {
  const context = await chromium.launchPersistentContext(join(dataFolder, 'chromium'), {
    executablePath,
    headless: true,
    viewport: { width: 1400, height: 800 },
    args: BROWSER_FLAGS,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return { context, page };
}
