/** The extension can be listed in marketplaces; and a manifest or README that could not, for every check. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { assertFinds, assertTidy } from './assertTidy.ts';
import {
  checkIcon,
  checkListing,
  checkOldestEditor,
  checkOneHome,
  checkPages,
  checkReadmePictures,
} from './checkListing.ts';
import { listProjectFiles, type ProjectFile, ROOT } from './projectFiles.ts';

const PNG_START = '\x89PNG\r\n\x1a\n';
const PNG_WIDTH = 16;
const PNG_HEIGHT = 20;

describe('tidy: the listing', () => {
  const files = listProjectFiles();

  it('says what it is, and is found', () => {
    assertTidy(checkListing(files));
    assertTidy(checkOldestEditor(files));
    assertTidy(checkPages(files));
  });

  it('has an icon', () => {
    assertTidy(checkIcon(files, sizeOfPng));
  });

  it('has pictures that marketplaces show', () => {
    assertTidy(checkReadmePictures(files));
  });

  it('has one home', () => {
    assertTidy(checkOneHome(files));
  });
});

describe('tidy: the listing, the checks can fail', () => {
  it('a manifest that nobody finds', () => {
    for (const expected of [
      /`displayName` does not say/,
      /`description` is no sentence/,
      /no `categories`/,
      /no `keywords`/,
      /`pricing`/,
      /`qna`/,
      /`galleryBanner`/,
      /`license`/,
      /`version` X\.Y\.Z/,
    ]) {
      assertFinds(checkListing, manifest({}), expected);
    }
  });

  it('words that marketplaces refuse', () => {
    assertFinds(checkListing, manifest({ categories: ['Other'] }), /`Other` is no category/);
    assertFinds(checkListing, manifest({ keywords: ['yaml', 'yaml'] }), /at most 10 different/);
    assertFinds(checkListing, manifest({ keywords: [...'abcdefghijk'] }), /at most 10 different/);
    assertFinds(checkListing, manifest({ displayName: 'x'.repeat(61) }), /cut off in lists/);
  });

  it('types of a newer editor', () => {
    const newer = { engines: { vscode: '^1.91.0' }, devDependencies: { '@types/vscode': '1.99.0' } };
    assertFinds(checkOldestEditor, manifest(newer), /not the version of `@types\/vscode`/);
  });

  it('an icon that is none, is small, or not square', () => {
    for (const size of [undefined, [128, 128], [512, 256]] as const) {
      assertFinds((bad) => checkIcon(bad, () => size), manifest({ icon: 'a.png' }), /square PNG/);
    }
  });

  it('pictures that are not shown', () => {
    assertFinds(checkReadmePictures, readme('![A drawing](a.svg)'), /do not show `a\.svg`/);
    assertFinds(checkReadmePictures, readme('![A picture](http://a.example/b.png)'), /do not show/);
    assertFinds(checkReadmePictures, readme('![](a.png)'), /has no words/);
    assertFinds(checkReadmePictures, readme('<img src="a.png">'), /as Markdown/);
  });

  it('two homes', () => {
    const repository = { url: 'https://forge.example/a/podgate.git' };
    const bugs = 'https://forge.example/a/podgate/issues';
    assertFinds(checkOneHome, manifest({}), /`repository` is missing/);
    assertFinds(checkOneHome, manifest({ repository, bugs }), /package\.json: names `forge\.example/);
    assertFinds(checkOneHome, [...manifest({ repository }), ...readme(bugs)], /README\.md: names/);
  });

  it('a missing page', () => {
    assertFinds(checkPages, readme(''), /SECURITY\.md: is missing/);
  });
});

function sizeOfPng(path: string): readonly [number, number] | undefined {
  const bytes = readFileSync(join(ROOT, path));
  return bytes.toString('latin1').startsWith(PNG_START)
    ? [bytes.readUInt32BE(PNG_WIDTH), bytes.readUInt32BE(PNG_HEIGHT)]
    : undefined;
}

function manifest(content: object): readonly ProjectFile[] {
  return [{ path: 'package.json', text: JSON.stringify(content) }];
}

function readme(text: string): readonly ProjectFile[] {
  return [{ path: 'README.md', text }];
}
