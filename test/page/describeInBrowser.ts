/**
 * The browser for tests of the page: the one of the tests in VS Code. Where there is none, that is said in one line and
 * nothing runs, as in the tests that need data beside the project.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PageBrowser } from './matrixPage.ts';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The scripts are plain JavaScript, since they run before a compiler is there. */
const script = (await import(`${ROOT}/scripts/editorHost/findChromium.mjs`)) as {
  readonly findOrInstallChromium: (say: (line: string) => void) => string | undefined;
};

/** Registers the suite where there is a browser. `getBrowser` is for the tests inside. */
export function describeInBrowser(title: string, tests: (getBrowser: () => PageBrowser) => void): void {
  const executable = script.findOrInstallChromium(console.log);
  if (executable === undefined) {
    console.log(`No Chromium for "${title}": install it, or name it in PODGATE_CHROMIUM.`);
    return;
  }
  describe(title, () => {
    let browser: PageBrowser | undefined;
    before(async function () {
      this.timeout(120_000);
      browser = await PageBrowser.open(executable);
    });
    after(() => browser?.close());
    tests(() => {
      if (browser === undefined) {
        throw new Error('the browser has not been opened');
      }
      return browser;
    });
  });
}
