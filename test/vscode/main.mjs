/**
 * Runs the extension in a real VS Code: the suites inside its extension host, one look at its page as a user sees it, and
 * one at the extension installed from its package. Says which editor was chosen and why; where none can be had, says so in
 * one line, which in CI is a failure.
 *
 * `node test/vscode/main.mjs [SUMMARY]` writes `{ passed, failed }` to the file SUMMARY. The extension must be built. Of the
 * tests, those run whose titles match `PODGATE_TEST_GREP`.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isEmbeddedEditorSupported } from '../../scripts/editorHost/editorCache.mjs';
import { findOrInstallChromium } from '../../scripts/editorHost/findChromium.mjs';
import { installEmbeddedEditor } from '../../scripts/editorHost/installEditor.mjs';
import { chooseHost } from './chooseHost.mjs';
import { bundleSuites, withRunFolders } from './prepareRun.mjs';

const FAILED = { passed: 0, failed: 1 };
const NOTHING_RUN = { passed: 0, failed: 0 };

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
    if (host.kind === 'embedded') {
      await installEmbeddedEditor(console.log);
    }
    const suites = await runSuites(host);
    return [await runPage(host, 'editorPage'), await runPage(host, 'installedExtension')].reduce(add, suites);
  } catch (error) {
    console.error(error);
    return FAILED;
  }
}

/** The suites inside the editor; what they report comes back through a file, whichever the editor. */
async function runSuites({ kind }) {
  await bundleSuites(root);
  const report = join(output, 'suites.json');
  rmSync(report, { force: true });
  return withRunFolders(sample, ({ dataFolder, workspace }) => {
    const log = join(output, 'editor.log');
    const environment = { PODGATE_TEST_REPORT: report };
    const status = runLogged(
      log,
      ['test/vscode/runSuites.mjs', kind, root, dataFolder, workspace],
      environment,
    );
    return countSuites(report, log, status);
  });
}

function countSuites(report, log, status) {
  const results = readJson(report);
  if (results === undefined) {
    console.error(`The tests inside the editor ended before they were counted; the end of ${log}:`);
    console.error(readFileSync(log, 'utf8').split('\n').slice(-30).join('\n'));
    return FAILED;
  }
  console.log(results.lines.join('\n'));
  const hasFailedSilently = status !== 0 && results.failed === 0;
  return hasFailedSilently ? { ...results, failed: 1 } : results;
}

/** One of the runs over the page as a user sees it. It is the embedded editor's, whichever editor the suites ran in. */
async function runPage(host, run) {
  const chromium = host.chromium ?? findOrInstallChromium(console.log);
  if (!isEmbeddedEditorSupported() || chromium === undefined) {
    console.log(`The run ${run} over the page was left out: it needs Linux x64 and Chromium.`);
    return NOTHING_RUN;
  }
  await installEmbeddedEditor(console.log);
  const summaryOfPage = join(output, 'page.json');
  rmSync(summaryOfPage, { force: true });
  return withRunFolders(sample, ({ dataFolder, workspace }) => {
    const status = runMocha([`test/vscode/page/${run}.ts`], summaryOfPage, {
      PODGATE_CHROMIUM: chromium,
      PODGATE_TEST_DATA: dataFolder,
      PODGATE_TEST_WORKSPACE: workspace,
    });
    const results = readJson(summaryOfPage) ?? FAILED;
    return status !== 0 && results.failed === 0 ? FAILED : results;
  });
}

function runMocha(files, summaryFile, environment) {
  const mocha = [
    'node_modules/mocha/bin/mocha.js',
    '--forbid-only',
    `--grep=${process.env.PODGATE_TEST_GREP ?? ''}`,
    '--reporter=scripts/summaryReporter.mjs',
  ];
  const result = spawnSync(
    process.execPath,
    [...mocha, `--reporter-option=summary=${summaryFile}`, ...files],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } },
  );
  return result.status;
}

/** Runs a program with its output in a file: an editor says much that is not about the tests. */
function runLogged(log, args, environment) {
  const file = openSync(log, 'w');
  const result = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', file, file],
    env: { ...process.env, ...environment },
  });
  closeSync(file);
  return result.status;
}

function sayNotRun(line) {
  if (process.env.CI === undefined || process.env.CI === 'false') {
    console.log(line);
    return NOTHING_RUN;
  }
  console.error(`${line}; in CI that is a failure`);
  return FAILED;
}

function add(left, right) {
  return { passed: left.passed + right.passed, failed: left.failed + right.failed };
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
