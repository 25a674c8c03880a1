/**
 * `npm run icon`: draws `assets/icon.svg` as the PNG that marketplaces ask for, with the Chromium of the tests. The PNG is
 * committed, so that packing needs no browser.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findOrInstallChromium } from './editorHost/findChromium.mjs';

const SIZE = 256;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const executablePath = findOrInstallChromium(console.log);
if (executablePath === undefined) {
  console.error('Chromium is missing: install it, or name it in PODGATE_CHROMIUM.');
  process.exit(2);
}
// Containers refuse Chromium its sandbox; the page is a file of ours.
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
const drawing = readFileSync(join(root, 'assets', 'icon.svg'), 'utf8');
await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
await page.screenshot({ path: join(root, 'assets', 'icon.png'), omitBackground: true });
await browser.close();
