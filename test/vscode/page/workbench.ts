/**
 * VS Code's page as a user handles it: files are opened, text is hovered and typed, menus are chosen from. The only code of
 * this run that knows how the workbench is built; what Podgate shows there is `editorPage.ts`'s.
 */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '../eventually.ts';
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';

const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const SHORT_MS = 3_000;
const LOAD_MS = 15_000;
const START_MS = 30_000;
const ATTEMPTS_MAX = 5;

/** What there is in the page, where functions for `evaluate` run; no types of a browser are loaded here. */
interface PageGlobals {
  getComputedStyle(element: unknown): { readonly color: string };
}

export class Workbench {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** What was copied. */
  async readClipboard(): Promise<string> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    return this.page.evaluate<string>('navigator.clipboard.readText()');
  }

  /** Everything that the editor shows in its text area. */
  get editor(): Locator {
    return this.page.locator('.editor-instance .monaco-editor').first();
  }

  lines(text: string): Locator {
    return this.editor.locator('.view-line', { hasText: text });
  }

  /** The color of a word, as the theme has it. */
  colorOf(line: string, word: string): Promise<string> {
    const words = this.lines(line).first().getByText(word, { exact: true }).last();
    return words.evaluate((element: unknown) => {
      const page = globalThis as unknown as PageGlobals;
      return page.getComputedStyle(element).color;
    });
  }

  squiggles(severity: 'error' | 'warning' | 'info'): Locator {
    return this.editor.locator(`.squiggly-${severity}`);
  }

  lenses(text: string | RegExp): Locator {
    return this.editor.locator('.codelens-decoration', { hasText: text });
  }

  /** Clicks on a part of a lens, until `done` is there: a click is lost where the line is drawn anew in the middle of it. */
  async clickLens(lens: RegExp, part: RegExp, done: Locator): Promise<void> {
    await this.retry(async () => {
      const line = this.lenses(lens).filter({ visible: true }).first();
      await line.getByRole('button', { name: part }).click({ timeout: SHORT_MS });
      await done.waitFor({ timeout: SHORT_MS });
    });
  }

  /** The rows of the call hierarchy below the text. */
  calls(text: RegExp): Locator {
    return this.page.locator('.call-hierarchy .monaco-list-row', { hasText: text });
  }

  /** The rows of the tree of policies. */
  treeRows(text: string | RegExp): Locator {
    return this.page.locator('.customview-tree .monaco-list-row', { hasText: text });
  }

  /** Opens an item of the tree of policies, until `below` is there. */
  async openInTree(text: string | RegExp, below: string | RegExp): Promise<void> {
    await this.retry(async () => {
      await this.treeRows(text).first().locator('.monaco-tl-twistie').click({ timeout: SHORT_MS });
      await this.treeRows(below).first().waitFor({ timeout: SHORT_MS });
    });
  }

  /** Opens the first item of the tree of policies with keys alone, until `below` is there. */
  async openFirstInTree(below: string | RegExp): Promise<void> {
    await this.retry(async () => {
      await this.runCommand('Explorer: Focus on Podgate: Policies View');
      await this.press('Home');
      await this.press('ArrowRight');
      await this.treeRows(below).first().waitFor({ timeout: SHORT_MS });
    });
  }

  /** Opens or closes a section of the side bar. */
  async toggleSection(title: string): Promise<void> {
    await this.page.locator('.sidebar .pane-header', { hasText: title }).click();
  }

  /** Moves the border between side bar and editor. */
  async resizeSideBar(byPixels: number): Promise<void> {
    const box = await this.page.locator('.part.sidebar').boundingBox();
    const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0), (box?.y ?? 0) + 200];
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + byPixels, y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** The rows of the Problems view. */
  problems(text: string): Locator {
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: text });
  }

  /** The tab of the file that is shown. */
  tab(name: string): Locator {
    return this.page.locator('.tab.active', { hasText: name });
  }

  /** The same of a file that is there for a look, until the next one. */
  previewTab(name: string): Locator {
    return this.page.locator('.tab.active[aria-label*="preview"]', { hasText: name });
  }

  /** The entries of a list to pick from. */
  choices(text: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  }

  /** Closes the file in front as it was before it was changed. */
  async closeUnsaved(name: string): Promise<void> {
    await this.runCommand('View: Revert and Close Editor');
    await this.tab(name).waitFor({ state: 'detached' });
  }

  /** Text or a button of what a view says while it is empty. */
  welcome(text: string): Locator {
    return this.page.locator('.welcome-view-content').getByText(text).first();
  }

  notification(text: string): Locator {
    return this.page.locator('.notification-list-item', { hasText: text }).first();
  }

  /** Opens the list of messages, until one with `text` is there; they vanish from the text by themselves. */
  async showNotification(text: string): Promise<void> {
    await this.retry(async () => {
      await this.runCommand('Notifications: Show Notifications');
      await this.notification(text).waitFor({ timeout: SHORT_MS });
    });
    // Long ones are cut until somebody unfolds them.
    await this.page.keyboard.press('ArrowRight');
    // The palette fades.
    await this.quickInput.waitFor({ state: 'hidden' });
    await this.page.waitForTimeout(SHORT_MS / 3);
  }

  /** Looks for an entry of a long list to pick from, and picks it. */
  async pick(text: string): Promise<void> {
    await this.quickInput.fill(text);
    await this.choices(text).click();
  }

  /** Looks for words in the editor of settings, until it finds one of this name. */
  async findSetting(words: string, name: string): Promise<void> {
    const found = this.page.locator('.settings-editor .setting-item-contents', { hasText: name }).first();
    await this.retry(async () => {
      await this.runCommand('Preferences: Open Settings (UI)');
      await this.page.locator('.settings-editor .settings-header').waitFor({ timeout: SHORT_MS });
      await this.page.keyboard.press('Control+A');
      await this.page.keyboard.type(words);
      await found.waitFor({ timeout: SHORT_MS });
    });
  }

  /** The list to pick from that asks this question. */
  question(text: string | RegExp): Locator {
    return this.page.locator('.quick-input-widget').getByPlaceholder(text);
  }

  /** Picks an entry of the list that asks this question, as one of several in a row. */
  async answer(question: string | RegExp, text: string): Promise<void> {
    await this.question(question).waitFor();
    await this.pick(text);
  }

  /** Answers the editor's question for a file: with what it proposes, or not at all. */
  async answerSave(answer: 'OK' | 'Escape', proposed: string): Promise<void> {
    const dialog = this.page.locator('.quick-input-widget');
    await dialog.getByRole('button', { name: 'OK' }).waitFor();
    await eventually(
      `the proposal ${proposed}`,
      async () => (await this.quickInput.inputValue()).endsWith(proposed) || undefined,
    );
    await (answer === 'OK' ? dialog.getByRole('button', { name: 'OK' }).click() : this.press(answer));
    await this.quickInput.waitFor({ state: 'hidden' });
  }

  async dismissNotifications(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
    await this.page.locator('.notification-list-item').first().waitFor({ state: 'detached' });
  }

  /** A button beside the tabs of the editor in front. */
  titleAction(title: string): Locator {
    return this.page.locator(`.editor-group-container.active .editor-actions [aria-label*="${title}"]`);
  }

  /** Opens the menu of a file or folder in the explorer and chooses an entry of it. */
  async chooseInExplorer(name: string, entry: string): Promise<void> {
    await this.retry(async () => {
      await this.fileRow(name).click({ button: 'right' });
      const item = this.page.locator('.monaco-menu .action-item', { hasText: entry }).first();
      // A click that comes soon after the menu is taken for the one that opened it.
      await item.hover({ timeout: SHORT_MS });
      await this.page.keyboard.press('Enter');
      await item.waitFor({ state: 'detached', timeout: SHORT_MS });
    });
  }

  /** The entries of the status bar. */
  statusBar(text: string): Locator {
    return this.page.locator('.statusbar-item', { hasText: text });
  }

  /** Notes what the status bar shows from now on, however short it does; the answer gives what it was so far. */
  async noteStatusBar(): Promise<() => Promise<readonly string[]>> {
    await this.page.evaluate(`{
      const bar = document.querySelector('.part.statusbar');
      globalThis.notedStatusBar = [];
      const note = () => globalThis.notedStatusBar.push(bar.textContent);
      new MutationObserver(note).observe(bar, { subtree: true, childList: true, characterData: true });
    }`);
    return () => this.page.evaluate<readonly string[]>('globalThis.notedStatusBar');
  }

  /** The lines of the Output view. */
  output(text: string): Locator {
    return this.page.locator('.output-view .view-line', { hasText: text }).first();
  }

  /** A step of the walkthrough that is open. */
  step(title: string): Locator {
    return this.page.locator('.getting-started-step', { hasText: title });
  }

  /** Whether the walkthrough that is open calls the step done. */
  async isDone(title: string): Promise<boolean> {
    return (await this.step(title).getByRole('checkbox').getAttribute('aria-checked')) === 'true';
  }

  /** The lines of the editor's preview of changes. */
  previewed(text: string | RegExp): Locator {
    return this.page.locator('.bulk-edit-panel .monaco-list-row', { hasText: text }).first();
  }

  /** Takes the changes of the preview, or leaves them. */
  async answerPreview(answer: 'Apply' | 'Discard'): Promise<void> {
    const preview = this.page.locator('.bulk-edit-panel');
    await preview.getByRole('button', { name: answer }).click();
    await preview.locator('.monaco-list-row').first().waitFor({ state: 'hidden' });
  }

  /** A stretch that the editor shows between the characters of the text. */
  hints(text: string | RegExp): Locator {
    return this.editor.locator('.view-line span[class*="dyn-rule"]', { hasText: text });
  }

  /** Gives the word at the cursor another name. */
  async rename(name: string): Promise<void> {
    const box = this.page.locator('.rename-box input');
    await this.retry(async () => {
      await this.page.keyboard.press('F2');
      await box.fill(name, { timeout: SHORT_MS });
      await this.page.keyboard.press('Enter');
    });
  }

  /** The document inside a webview: an editor shows it in a frame within a frame. */
  get webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready:visible').frameLocator('#active-frame');
  }

  /** What the system of whoever looks asks of pages. */
  async wish(media: Parameters<Page['emulateMedia']>[0]): Promise<void> {
    await this.page.emulateMedia(media);
  }

  /** Does something while everything is twice as large, in the same window. */
  async enlarged(action: () => Promise<void>): Promise<void> {
    const size = this.page.viewportSize();
    if (size === null) {
      throw new Error('the window has no size');
    }
    await this.page.setViewportSize({ width: size.width / 2, height: size.height / 2 });
    try {
      await action();
    } finally {
      await this.page.setViewportSize(size);
    }
  }

  /** The same as a frame, in which scripts can be run. */
  async webviewFrame(): Promise<Frame> {
    const body = await this.webview.locator('body').elementHandle();
    const frame = await body?.ownerFrame();
    if (frame == null) {
      throw new Error('no webview is open');
    }
    return frame;
  }

  /**
   * Opens the editor at `url`, until it lists `file`: a page that missed its server at the start, as on a busy machine, never
   * looks for it again.
   */
  async open(url: string, file: string): Promise<void> {
    await this.retry(async () => {
      await this.page.goto(url);
      await this.fileRow(file).waitFor({ timeout: START_MS });
    });
  }

  async openFile(name: string): Promise<void> {
    await this.fileRow(name).dblclick();
    await this.tab(name).waitFor();
    await this.editor.locator('.view-line').first().waitFor();
  }

  /** Opens the file at a path, wherever in the explorer it is. */
  async openPath(path: string): Promise<void> {
    const parts = path.split('/');
    await this.retry(async () => {
      await this.page.keyboard.press('Control+P');
      await this.quickInput.fill(path, { timeout: SHORT_MS });
      await this.choices(parts.slice(0, -1).join('/')).waitFor({ timeout: SHORT_MS });
      await this.page.keyboard.press('Enter');
      const breadcrumbs = this.page.locator('.breadcrumbs-control');
      for (const part of parts) {
        await breadcrumbs.getByText(part, { exact: true }).waitFor({ timeout: SHORT_MS });
      }
    });
  }

  /** Puts the cursor into the open file; line and column count from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.retry(async () => {
      await this.page.keyboard.press('Control+G');
      await this.quickInput.fill(`:${String(line)}:${String(column)}`, { timeout: SHORT_MS });
      await this.page.keyboard.press('Enter');
      await this.statusBar(`Ln ${String(line)}, Col ${String(column)}`).waitFor({ timeout: SHORT_MS });
      await this.quickInput.waitFor({ state: 'hidden', timeout: SHORT_MS });
    });
  }

  /** Shows the hover at the cursor, until it has all of the texts. */
  async hoverAtCursor(texts: readonly RegExp[]): Promise<void> {
    const hover = this.page.locator('.monaco-hover:not(.hidden)').first();
    await this.retry(async () => {
      await this.page.keyboard.press('Control+K');
      await this.page.keyboard.press('Control+I');
      for (const text of texts) {
        await hover.getByText(text).first().waitFor({ timeout: SHORT_MS });
      }
    });
  }

  async resize(size: { readonly width: number; readonly height: number }): Promise<void> {
    await this.page.setViewportSize(size);
  }

  /** Changes from a light theme to a dark one, or back, and waits until the text has its colors. */
  async toggleTheme(): Promise<void> {
    const before = await this.colorOf('metadata:', 'metadata');
    await this.runCommand('Preferences: Toggle between Light/Dark Themes');
    await this.retry(async () => {
      await this.page.waitForTimeout(SHORT_MS / 3);
      if ((await this.colorOf('metadata:', 'metadata')) === before) {
        throw new Error('the theme is still the same');
      }
    });
  }

  /** Runs a command of the palette, by the title that users see. */
  async runCommand(title: string): Promise<void> {
    await this.retry(async () => {
      await this.page.keyboard.press('F1');
      // Either key is lost where the focus has gone into a webview that is still loading.
      await this.quickInput.fill(`>${title}`, { timeout: SHORT_MS });
      const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
      await row.waitFor({ timeout: SHORT_MS });
      await this.page.keyboard.press('Enter');
      await row.waitFor({ state: 'hidden', timeout: SHORT_MS });
    });
  }

  /**
   * Loads the window anew, until `done` is there. It stays as it is where the editor has not yet noted what is unsaved; and
   * as in `open`, a page may miss its server.
   */
  async reloadWindow(done: Locator): Promise<void> {
    await this.retry(async () => {
      await Promise.all([
        this.page.waitForEvent('load', { timeout: LOAD_MS }),
        this.runCommand('Developer: Reload Window'),
      ]);
      await done.waitFor({ timeout: START_MS });
    });
  }

  /** Answers the editor's question for a folder with the one that it proposes, which is that of the workspace. */
  async acceptFolder(button: string): Promise<void> {
    await this.page.locator('.quick-input-widget').getByRole('button', { name: button }).click();
    await this.quickInput.waitFor({ state: 'hidden' });
  }

  /** Holds the pointer over `word` until a hover with `text` is there. */
  async hover(word: Locator, text: string | RegExp): Promise<Locator> {
    const hover = this.page.locator('.monaco-hover:not(.hidden)', { hasText: text }).first();
    await this.retry(async () => {
      await this.page.mouse.move(0, 0);
      await word.hover();
      await hover.waitFor({ timeout: SHORT_MS });
    });
    return hover;
  }

  /**
   * Puts the cursor on `word` and chooses from the menu of quick fixes. A late repaint may close the menu, so it is opened
   * until `done` is there; `onMenu` runs while it is open.
   */
  async chooseQuickFix(
    word: Locator,
    title: string | RegExp,
    { done, onMenu }: { readonly done: Locator; readonly onMenu: () => Promise<void> },
  ): Promise<void> {
    const entry = this.page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first();
    await this.retry(async () => {
      await word.click();
      await this.page.keyboard.press('Control+.');
      await entry.waitFor({ timeout: SHORT_MS });
      await onMenu();
      await entry.click({ timeout: SHORT_MS });
      await done.waitFor({ timeout: SHORT_MS });
    });
  }

  /** Types at the end of the open file until completion offers `label`; `accept` takes it. */
  async suggest(text: string, label: string): Promise<Locator> {
    const entry = this.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first();
    await this.editor.locator('.view-line').last().click();
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.type(text);
    await this.retry(async () => {
      await this.page.keyboard.press('Control+Space');
      await entry.waitFor({ timeout: SHORT_MS });
    });
    return entry;
  }

  /** Holds the pointer over `{}` in the status bar until a line with `text` is there. */
  async showLanguageStatus(text: string | RegExp): Promise<void> {
    const line = this.page.locator('.monaco-hover .hover-language-status', { hasText: text });
    await this.retry(async () => {
      await this.page.mouse.move(0, 0);
      await this.page.locator('[id="status.languageStatus"]').hover();
      await line.first().waitFor({ timeout: SHORT_MS });
    });
  }

  /** Takes the changes that the editor shows before they are made. */
  async applyPreview(): Promise<void> {
    await this.page.getByRole('button', { name: 'Apply', exact: true }).click();
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** A picture for the documentation with `UPDATE_SCREENSHOTS=1`, else one to look at when something fails. */
  async takeScreenshot(name: string): Promise<void> {
    const isForDocs = process.env['UPDATE_SCREENSHOTS'] === '1' && !name.startsWith('failed');
    const folder = join(ROOT, ...(isForDocs ? ['docs', 'images'] : ['out', 'vscode']));
    mkdirSync(folder, { recursive: true });
    // What fades in is shown as it will be.
    await this.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  }

  private get quickInput(): Locator {
    return this.page.locator('.quick-input-widget input[type=text]').first();
  }

  private fileRow(name: string): Locator {
    return this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });
  }

  private async retry(attempt: () => Promise<void>): Promise<void> {
    for (let left = ATTEMPTS_MAX; ; left--) {
      try {
        await attempt();
        return;
      } catch (error) {
        if (left <= 1) {
          throw error;
        }
        await this.page.keyboard.press('Escape');
      }
    }
  }
}
