/**
 * What people believe, corrected in the page of the embedded editor: the pointer's place of each belief, what is shown
 * there, and a picture of it. The places are those of `test/beliefs`; each has a copy of its sample in one workspace.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readBeliefPage } from '../../beliefs/beliefPage.ts';
import { BELIEFS, type Belief } from '../../beliefs/beliefs.ts';
import { readBelievedFiles } from '../../beliefs/openBelief.ts';
import { openWorkbench, sampleFolder, type OpenWorkbench } from './openWorkbench.ts';

/** Room for a policy and a hover on it, and no more. */
const PICTURE_SIZE = { width: 1000, height: 680 };

describe('the page of VS Code, of what people believe', () => {
  const folder = join(dirname(sampleFolder()), 'beliefs');
  const chapters = readBeliefPage();
  let open: OpenWorkbench;

  before(async function () {
    // Room for more than one attempt.
    this.timeout(180_000);
    BELIEFS.forEach((belief) => {
      writeSample(join(folder, folderOf(belief)), belief);
    });
    open = await openWorkbench(folder, BELIEFS.map(folderOf)[0] ?? '');
    await open.workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await open.workbench.resize(PICTURE_SIZE);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') {
      await open.workbench.takeScreenshot(`failed ${this.currentTest.title}`);
    }
    await open.workbench.runCommand('View: Close All Editors');
  });

  after(async () => {
    await open.close();
  });

  for (const belief of BELIEFS) {
    it(belief.claim, async () => {
      const { workbench } = open;
      await workbench.openPath(`${folderOf(belief)}/${belief.at.file}`);
      await workbench.goTo(...placeOf(belief));
      // Lenses that come later move the lines.
      await workbench.lenses(/\w/).first().waitFor();
      const quotes = chapters.find(({ claim }) => claim === belief.claim)?.quotes ?? [];
      await workbench.hoverAtCursor(quotes.map(asShown));
      await workbench.takeScreenshot(belief.picture);
    });
  }
});

/** The same sample shows several beliefs, with other edits. */
function folderOf(belief: Belief): string {
  return `${String(BELIEFS.indexOf(belief) + 1)}-${belief.sample}`;
}

function writeSample(folder: string, belief: Belief): void {
  for (const { path, text } of readBelievedFiles(belief)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Line and column of the word, from 1. */
function placeOf(belief: Belief): [line: number, column: number] {
  const { file, line, word } = belief.at;
  const text = readBelievedFiles(belief).find(({ path }) => path === file)?.text ?? '';
  const lines = text.split('\n');
  const index = lines.findIndex((candidate) => candidate.includes(line));
  return [index + 1, (lines[index] ?? '').lastIndexOf(word) + 1];
}

/** The page shows Markdown as what it means, but the sentences of findings as they are. */
function asShown(quote: string): RegExp {
  const escaped = quote.replaceAll('*', '').replaceAll(/[.()[\]{}?+|\\^$]/g, String.raw`\$&`);
  return new RegExp(escaped.replaceAll('`', '`?'));
}
