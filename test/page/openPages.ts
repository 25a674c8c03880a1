/**
 * The pages that a suite opens: closed after each test, which fails where a browser complained.
 */
import assert from 'node:assert/strict';

export interface OpenPage {
  /** What the browser complained about: blocked scripts and styles, errors. */
  readonly complaints: readonly string[];
  /** What was asked of a network, where nothing may be. */
  readonly requests?: readonly string[];
  close(): Promise<void>;
}

/** A list that every page goes into when it is opened; for the top of a suite. */
export function openPages<Page extends OpenPage>(): Page[] {
  const open: Page[] = [];
  afterEach(async function () {
    const pages = open.splice(0);
    const trouble = pages.flatMap(({ complaints, requests = [] }) => [...complaints, ...requests]);
    await Promise.all(pages.map((page) => page.close()));
    assert.deepEqual(trouble, [], this.currentTest?.title);
  });
  return open;
}
