/**
 * Runs the extension in a real VS Code: the suites inside its extension host, one look at its page as a user sees it, one at
 * the page in German, and one at the extension installed from its package; then the first three in VS Code for the web, a web
 * worker all of it. Says which editor was chosen and why; where none can be had, says so in one line, which in CI is a failure.
 *
 * `node test/vscode/main.mjs [SUMMARY]` writes what it counted (`scripts/testCounts.mjs`) to the file SUMMARY. The extension must be built. Of the
 * tests, those run whose titles match `PODGATE_TEST_GREP`; of the editors, the one that `PODGATE_TEST_EDITOR` names
 * (`vscode`, `virtual`, `untrusted`, `web`).
 */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isEmbeddedEditorSupported } from '../../scripts/editorHost/editorCache.mjs';
import { findOrInstallChromium } from '../../scripts/editorHost/findChromium.mjs';
import { installEmbeddedEditor } from '../../scripts/editorHost/installEditor.mjs';
import { addCounts, failedRun, NOTHING_RUN } from '../../scripts/testCounts.mjs';
import { installExtensions } from './beside/installExtensions.mjs';
import { installYamlServer } from './beside/yamlServer.mjs';
import { chooseHost } from './chooseHost.mjs';
import { allowGit, makeRepository } from './git/makeRepository.mjs';
import { bundleSuites, withRunFolders, writeYamlExtension } from './prepareRun.mjs';
import { runMocha, runSuitesLogged } from './runProgram.mjs';
import { bundleVirtualFiles, bundleWebSuites } from './web/bundleForWeb.mjs';

/** Everything that has a meaning in an address; a workspace may be called so. */
const AWKWARD_NAME = 'mañana #1 100% имя';

/** As an installed extension's folder is called. */
const VIRTUAL_FILES_FOLDER = 'podgate-test.virtual-files-0.0.1';

const RUNS = [
  { editor: 'vscode', title: 'the suites', run: runSuites },
  { editor: 'vscode', title: 'beside other extensions', run: runBeside },
  { editor: 'vscode', title: 'in a git repository', run: runInRepository },
  { editor: 'vscode', title: 'its page', run: (host) => runPage(host, 'editorPage') },
  {
    editor: 'vscode',
    title: 'its page, before something changes',
    run: (host) => runPage(host, 'changesPage'),
  },
  {
    editor: 'vscode',
    title: 'its page, of the matrix',
    run: (host) => runPage(host, 'matrixInRepository'),
  },
  {
    editor: 'vscode',
    title: 'its page, of what people believe',
    run: (host) => runPage(host, 'beliefPictures'),
  },
  { editor: 'vscode', title: 'its page in German', run: (host) => runPage(host, 'germanPage') },
  { editor: 'vscode', title: 'its page over a large workspace', run: (host) => runPage(host, 'longReading') },
  {
    editor: 'vscode',
    title: 'its page over an empty workspace',
    run: (host) => runPage(host, 'emptyWorkspace'),
  },
  { editor: 'vscode', title: 'the installed extension', run: (host) => runPage(host, 'installedExtension') },
  { editor: 'virtual', title: 'the suites in a virtual workspace', run: runVirtualSuites },
  { editor: 'untrusted', title: 'the suites in an untrusted workspace', run: runUntrustedSuites },
  { editor: 'web', title: 'the suites in VS Code for the web', run: runWebSuites },
  { editor: 'web', title: 'its page', run: (host) => runWebPage(host, 'webPage') },
  { editor: 'web', title: 'its page in German', run: (host) => runWebPage(host, 'germanWebPage') },
];

/** What most runs in an editor have in common. */
const SUITES = { name: 'suites', entryPoint: 'test/vscode/suites/run.ts' };

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const output = join(root, 'out', 'vscode');
const sample = join(root, 'samples', 'three-tier');

const counts = await runAll();
const [summary] = process.argv.slice(2);
if (summary !== undefined) {
  writeFileSync(summary, JSON.stringify(counts));
}
process.exitCode = counts.failed === 0 ? 0 : 1;

async function runAll() {
  mkdirSync(output, { recursive: true });
  try {
    const host = await chooseHost(console.log);
    if (host.kind === 'none') {
      return sayNotRun(`the tests in VS Code did not run: ${host.why}`);
    }
    console.log(`Editor: ${host.kind} (${host.why})`);
    return await runEach({ ...host, chromium: await prepareEmbedded(host) });
  } catch (error) {
    console.error(error);
    return failedRun('the tests in VS Code', error.message);
  }
}

async function runEach(host) {
  let total = NOTHING_RUN;
  for (const { editor, title, run } of RUNS) {
    if ((process.env.PODGATE_TEST_EDITOR ?? editor) === editor) {
      console.log(`\n${title}`);
      total = addCounts(total, inRun(title, await run(host)));
    }
  }
  return total;
}

/** The same tests run in several editors. */
function inRun(run, { failures, ...counts }) {
  return {
    ...counts,
    failures: failures.map(({ title, reason }) => ({ title: `${run} › ${title}`, reason })),
  };
}

/** The browser for the embedded editor, which is installed then; undefined where that cannot be had. */
async function prepareEmbedded({ chromium = findOrInstallChromium(console.log) }) {
  if (!isEmbeddedEditorSupported() || chromium === undefined) {
    return undefined;
  }
  await installEmbeddedEditor(console.log);
  return chromium;
}

/** The suites about Podgate alone, in a workspace of two folders. */
function runSuites(host) {
  return runInEditor(host, {
    ...SUITES,
    prepare: ({ dataFolder }) => writeYamlExtension(join(dataFolder, 'extensions')),
    open: ({ workspaceFile }) => workspaceFile,
  });
}

/** The same in a folder that the editor sees through an extension alone. */
async function runVirtualSuites(host) {
  const extension = await bundleVirtualFiles(root, { isSearchable: false });
  return runInEditor(host, {
    ...SUITES,
    prepare: ({ dataFolder }) =>
      cpSync(extension, join(dataFolder, 'extensions', VIRTUAL_FILES_FOLDER), { recursive: true }),
    environment: { PODGATE_TEST_RUN: 'virtual' },
    folderName: AWKWARD_NAME,
  });
}

/** The same in a folder that nobody trusts. Only the embedded editor can be started so: tests of the other trust all. */
function runUntrustedSuites({ chromium }) {
  const untrusted = { environment: { PODGATE_TEST_RUN: 'untrusted' }, folderName: AWKWARD_NAME };
  return chromium === undefined
    ? sayLeftOut()
    : runInEditor({ kind: 'embedded' }, { ...SUITES, ...untrusted });
}

/** The suite about other extensions needs the language server of one of them. */
async function runBeside(host) {
  let yamlServer;
  try {
    yamlServer = await installYamlServer(console.log);
  } catch (error) {
    return sayNotRun(`the tests beside other extensions did not run: ${error.message}`);
  }
  return runInEditor(host, {
    name: 'beside',
    entryPoint: 'test/vscode/beside/run.ts',
    prepare: ({ dataFolder }) => installExtensions(root, join(dataFolder, 'extensions'), yamlServer),
  });
}

/** The suite about edits, where all that the folder has is committed. */
function runInRepository(host) {
  return runInEditor(host, {
    name: 'git',
    entryPoint: 'test/vscode/git/run.ts',
    prepare: ({ dataFolder, workspace }) => {
      makeRepository(workspace);
      allowGit(dataFolder);
    },
  });
}

/**
 * Suites inside the editor; what they report comes back through a file, whichever the editor. `prepare` may put other
 * extensions into the editor's folder before; `open` says what the editor opens of the folders of the run.
 */
async function runInEditor(
  { kind },
  {
    name,
    entryPoint,
    prepare = () => undefined,
    open = ({ workspace }) => workspace,
    environment = {},
    folderName,
  },
) {
  const tests = join(output, `${name}.cjs`);
  await bundleSuites(root, entryPoint, tests);
  const report = join(output, `${name}.json`);
  const run = async (folders) => {
    await prepare(folders);
    const program = ['test/vscode/runSuites.mjs', kind, root, tests, folders.dataFolder, open(folders)];
    return runSuitesLogged(root, program, {
      log: join(output, `${name}.log`),
      report,
      environment: { PODGATE_TEST_REPORT: report, ...environment },
    });
  };
  return withRunFolders(sample, run, folderName);
}

/** One of the runs over the page as a user sees it. It is the embedded editor's, whichever editor the suites ran in. */
async function runPage({ chromium }, run) {
  if (chromium === undefined) {
    return sayLeftOut();
  }
  return withRunFolders(sample, ({ dataFolder, workspace }) =>
    runMocha(root, `test/vscode/page/${run}.ts`, join(output, 'page.json'), {
      PODGATE_CHROMIUM: chromium,
      PODGATE_TEST_DATA: dataFolder,
      PODGATE_TEST_WORKSPACE: workspace,
    }),
  );
}

/** The suites in a browser without a server: extension, language server and files are web workers. */
async function runWebSuites({ chromium }) {
  if (chromium === undefined) {
    return sayLeftOut();
  }
  const tests = await bundleWebSuites(root);
  const virtualFiles = await bundleVirtualFiles(root, { isSearchable: true });
  return withRunFolders(
    sample,
    ({ dataFolder, files }) =>
      runSuitesLogged(root, ['test/vscode/web/runWebSuites.mjs', virtualFiles, dataFolder, files, tests], {
        log: join(output, 'web.log'),
        // Where a worker can write.
        report: join(files, 'suites.json'),
        environment: { PODGATE_CHROMIUM: chromium },
      }),
    AWKWARD_NAME,
  );
}

async function runWebPage({ chromium }, run) {
  if (chromium === undefined) {
    return sayLeftOut();
  }
  const virtualFiles = await bundleVirtualFiles(root, { isSearchable: true });
  return withRunFolders(sample, ({ dataFolder, files }) =>
    runMocha(root, `test/vscode/web/${run}.ts`, join(output, 'webPage.json'), {
      PODGATE_CHROMIUM: chromium,
      PODGATE_TEST_DATA: dataFolder,
      PODGATE_TEST_FILES: files,
      PODGATE_TEST_VIRTUAL_FILES: virtualFiles,
    }),
  );
}

function sayLeftOut() {
  console.log('This run was left out: it needs Linux x64 and Chromium.');
  return NOTHING_RUN;
}

function sayNotRun(line) {
  if (process.env.CI === undefined || process.env.CI === 'false') {
    console.log(line);
    return NOTHING_RUN;
  }
  console.error(`${line}; in CI that is a failure`);
  return failedRun('the tests in VS Code', line);
}
