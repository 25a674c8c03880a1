/**
 * Which editor the tests run in: the desktop one where it can be downloaded and has a display, else the embedded one,
 * else none. `PODGATE_TEST_HOST` (`desktop`, `embedded`, `none`) says so without looking.
 */
import { isEmbeddedEditorSupported } from '../../scripts/editorHost/editorCache.mjs';
import { findOrInstallChromium } from '../../scripts/editorHost/findChromium.mjs';

/** @vscode/test-electron asks this address first. */
const DOWNLOADS = 'https://update.code.visualstudio.com/api/releases/stable';
const PROBE_MS = 10_000;

/** `{ kind, why, chromium }`; `chromium` is the browser that shows the embedded editor. */
export async function chooseHost(say) {
  const wanted = process.env.PODGATE_TEST_HOST ?? '';
  switch (wanted) {
    case 'desktop':
      return { kind: 'desktop', why: 'PODGATE_TEST_HOST' };
    case 'embedded':
      return chooseEmbedded(say, 'PODGATE_TEST_HOST');
    case 'none':
      return { kind: 'none', why: 'PODGATE_TEST_HOST=none' };
    case '':
      return look(say);
    default:
      throw new Error(`PODGATE_TEST_HOST is \`${wanted}\`; it can be desktop, embedded or none`);
  }
}

async function look(say) {
  if (!hasDisplay()) {
    return chooseEmbedded(say, 'no display for the desktop editor');
  }
  return (await canDownload())
    ? { kind: 'desktop', why: 'it can be downloaded, and there is a display' }
    : chooseEmbedded(say, 'the desktop editor cannot be downloaded');
}

function chooseEmbedded(say, why) {
  if (!isEmbeddedEditorSupported()) {
    return { kind: 'none', why: `${why}, and the embedded editor is for Linux x64` };
  }
  const chromium = findOrInstallChromium(say);
  return chromium === undefined
    ? { kind: 'none', why: `${why}, and Chromium is missing (install it, or name it in PODGATE_CHROMIUM)` }
    : { kind: 'embedded', why, chromium };
}

function hasDisplay() {
  const isLinux = process.platform === 'linux';
  return !isLinux || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

async function canDownload() {
  try {
    return (await fetch(DOWNLOADS, { signal: AbortSignal.timeout(PROBE_MS) })).ok;
  } catch {
    return false;
  }
}
