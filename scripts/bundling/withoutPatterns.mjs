/**
 * The client library without its matcher of patterns and the packages behind it. The library has it for files that are
 * created, renamed or deleted in the editor, of which our server hears anyway, and for documents that are chosen by their
 * path, as none of ours is.
 */
import { readFileSync } from 'node:fs';

const FILE_OPERATIONS = /[\\/]vscode-languageclient[\\/]lib[\\/]common[\\/]fileOperations\.js$/;
const GLOB_PATTERN = /[\\/]vscode-languageclient[\\/]lib[\\/]common[\\/]utils[\\/]globPattern\.js$/;

/** A plugin for esbuild; the build fails where the library's files export other things. */
export function withoutPatterns() {
  return {
    name: 'a client without patterns',
    setup: ({ onLoad }) => {
      onLoad({ filter: FILE_OPERATIONS }, ({ path }) => ({
        contents: IDLE_FEATURE + writeExports(path, /^\w+Feature$/, 'Idle'),
      }));
      onLoad({ filter: GLOB_PATTERN }, ({ path }) => ({
        contents: NO_PATTERN + writeExports(path, /^matchGlobPattern$/, 'refusePattern'),
      }));
    },
  };
}

/** A feature that the client does not announce. */
const IDLE_FEATURE = `class Idle {
  getState() { return { kind: 'static' }; }
  fillClientCapabilities() {}
  initialize() {}
  clear() {}
}
`;

const NO_PATTERN = `function refusePattern(pattern) {
  throw new Error('documents are not chosen by patterns, but there is one: ' + JSON.stringify(pattern));
}
`;

/** The file's exports, all of which must be known, as `value`. */
function writeExports(path, known, value) {
  const names = [...readFileSync(path, 'utf8').matchAll(/^exports\.(\w+) = \1;$/gm)].map(([, name]) => name);
  const others = names.filter((name) => !known.test(name));
  if (names.length === 0 || 0 < others.length) {
    throw new Error(`${path} exports ${names.join(', ') || 'nothing'}`);
  }
  return names.map((name) => `exports.${name} = ${value};`).join('\n');
}
