#!/usr/bin/env node
/**
 * Stands in for the `code` executable: takes the arguments that @vscode/test-electron gives to VS Code, runs the same
 * test module in the embedded editor, and exits with the suites' code. What the desktop alone understands is ignored.
 */
import { dirname } from 'node:path';
import { findChromium } from '../../scripts/editorHost/findChromium.mjs';
import { openBrowser, startTestServer, workbenchUrl } from './testEditor.mjs';

const RUN_TIMEOUT_MS = 5 * 60_000;
const DID_NOT_END = 99;

const dataFolder = dirname(valueOf('user-data-dir'));
// A folder by its path, else by its address.
const workspace =
  process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? valueOf('folder-uri');
process.exitCode = await runTestsInside();

function valueOf(flag) {
  const start = `--${flag}=`;
  const argument = process.argv.find((given) => given.startsWith(start));
  if (argument === undefined) {
    throw new Error(`the argument ${start}... is missing`);
  }
  return argument.slice(start.length);
}

async function runTestsInside() {
  const trust = process.env.PODGATE_TEST_RUN === 'untrusted' ? 'on' : 'off';
  const server = await startTestServer(dataFolder, { trust });
  try {
    const { context, page } = await openBrowser(findChromium(), dataFolder);
    try {
      return await exitCodeOf(page, server);
    } finally {
      await context.close();
    }
  } finally {
    await server.stop();
  }
}

/** The workbench calls these two functions when it runs tests, as it calls the desktop's main process. */
async function exitCodeOf(page, server) {
  const exited = new Promise((resolve) => {
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  await page.exposeFunction('codeAutomationLog', (_type, parts) => console.log(...parts));
  await page.goto(
    workbenchUrl(server.authority, {
      workspace,
      extension: valueOf('extensionDevelopmentPath'),
      tests: valueOf('extensionTestsPath'),
      environment: environmentOfTests(),
    }),
  );
  return Promise.race([exited, timeOut(), server.exited.then(() => DID_NOT_END)]);
}

/** The desktop's extension host inherits the environment; here it is told. */
function environmentOfTests() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('PODGATE_')));
}

function timeOut() {
  return new Promise((resolve) => {
    setTimeout(() => {
      console.error(`the tests did not end within ${RUN_TIMEOUT_MS / 1000} s`);
      resolve(DID_NOT_END);
    }, RUN_TIMEOUT_MS).unref();
  });
}
