/**
 * VS Code for the web without a server of its own, for tests: the embedded editor's page, told to run extensions in a web
 * worker and to know nothing but what is served here. The page is one of an editor with a server; the two places that
 * presume one are changed on the way, and a page in which they are not found is refused. Listens to this machine alone.
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { embeddedEditorFiles, embeddedEditorFolder } from '../../../scripts/editorHost/editorCache.mjs';
import { answerFiles, listen, pathBelow } from './fileServer.mjs';

const WORKBENCH = 'out/vs/code/browser/workbench/workbench';
const WORDS = 'words.js';

const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'editor.minimap.enabled': false,
  // A line that sticks to the top is there twice, and a click may meet the wrong one.
  'editor.stickyScroll.enabled': false,
};

const CONTENT_TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** What makes a page that presumes a server one that does not, in the code of exactly the version that is embedded. */
const CHANGES = [
  { from: ',remoteAuthority:location.host}', to: '}' },
  {
    from: /\.file\(this\.userDataPath\)\.with\(\{scheme:\w+\.vscodeRemote\}\)/,
    to: '.file(this.userDataPath).with({scheme:"vscode-userdata"})',
  },
];

/**
 * Serves the workbench for `workspace`, a folder below `files`: `{ authority, stop }`. `root` is the project, whose
 * extension runs in it; `virtualFiles` the extension that shows the editor those files; `tests`, a file of the project, runs
 * inside; `language` is the editor's, although it has no words of its own in it.
 */
export function startWorkbenchServer({ root, files, workspace, virtualFiles, tests, language = 'en' }) {
  const editor = embeddedEditorFiles(embeddedEditorFolder()).server;
  const page = readFileSync(join(editor, `${WORKBENCH}.html`), 'utf8');
  const folders = { editor, extension: root, 'virtual-files': virtualFiles };
  return listen(async (request, response, url) => {
    const [, first, ...rest] = url.pathname.split('/');
    if (first === '') {
      const config = configure({ authority: request.headers.host, workspace, tests });
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(fillIn(page, config));
    } else if (first === WORDS) {
      await answerWords(response, editor, language);
    } else if (first === 'files') {
      await answerFiles(files, request, response, url);
    } else {
      await answerStatic(response, folders[first], rest.join('/'));
    }
  });
}

function configure({ authority, workspace, tests }) {
  const served = (path) => ({ scheme: 'http', authority, path });
  return {
    folderUri: { scheme: 'podgate-test', authority, path: `/${workspace}` },
    webviewEndpoint: '/editor/out/vs/workbench/contrib/webview/browser/pre',
    enableWorkspaceTrust: false,
    // What follows is asked for by name where a server would have answered.
    userDataPath: '/',
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    developmentOptions: {
      extensions: [served('/extension')],
      ...(tests === undefined ? {} : { extensionTestsPath: served(`/extension/${tests}`) }),
    },
    additionalBuiltinExtensions: [served('/virtual-files')],
    configurationDefaults: SETTINGS,
    productConfiguration: {
      nameShort: 'VS Code for the web',
      nameLong: 'VS Code for the web',
      enableTelemetry: false,
      extensionEnabledApiProposals: { 'podgate-test.virtual-files': ['fileSearchProvider'] },
    },
  };
}

function fillIn(page, config) {
  const values = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(config).replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
    WORKBENCH_WEB_BASE_URL: '/editor',
    WORKBENCH_NLS_FALLBACK_URL: `/${WORDS}`,
    WORKBENCH_NLS_URL: `/${WORDS}`,
  };
  return page.replace(/\{\{([A-Z_]+)\}\}/g, (_, name) => values[name] ?? '');
}

/** The editor's own words, and the language that they are said to be in. */
async function answerWords(response, editor, language) {
  const words = await readFile(join(editor, 'out', 'nls.messages.js'), 'utf8');
  response.writeHead(200, { 'Content-Type': CONTENT_TYPES['.js'] });
  response.end(`${words}\nglobalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)};\n`);
}

async function answerStatic(response, folder, urlPath) {
  const path = folder === undefined ? undefined : pathBelow(folder, urlPath);
  const content = path === undefined ? undefined : await readFile(path).catch(() => undefined);
  if (content === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': CONTENT_TYPES[extname(path)] ?? 'application/octet-stream',
    // Webviews have a worker of their own that answers for the whole site.
    'Service-Worker-Allowed': '/',
  });
  response.end(urlPath === `${WORKBENCH}.js` ? withoutServer(content.toString()) : content);
}

function withoutServer(code) {
  return CHANGES.reduce((changed, { from, to }) => {
    const parts = changed.split(from);
    if (parts.length !== 2) {
      throw new Error(`the editor's page has changed: ${String(from)} is in it ${parts.length - 1} times`);
    }
    return parts.join(to);
  }, code);
}
