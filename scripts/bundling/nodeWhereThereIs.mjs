/**
 * What is Node's in a bundle that also runs in browsers: its modules, and the entries that a library has for the one or the
 * other. Each is run where it belongs. Elsewhere it is empty, and what needs it is never called.
 */
import { builtinModules, createRequire } from 'node:module';

/** With or without `node:`; libraries write both. */
const MODULE_OF_NODE = new RegExp(`^(node:.+|${builtinModules.join('|')})$`);
/** Entries of packages, `package/node` and `package/browser`. */
const ENTRY_FOR_NODE = /^vscode-[\w-]+\/node$/;
const ENTRY_FOR_EITHER = /^vscode-languageserver\/(node|browser)$/;

/** A plugin for esbuild. */
export function nodeWhereThereIs() {
  return {
    name: 'modules of Node where there is Node',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: MODULE_OF_NODE }, ({ path, namespace }) =>
        namespace === 'node' ? { path, external: true } : { path, namespace: 'node' },
      );
      onLoad({ filter: /^/, namespace: 'node' }, ({ path }) => ({ contents: loadWhere('node', path) }));

      onResolve({ filter: ENTRY_FOR_EITHER }, ({ path, namespace, resolveDir }) =>
        namespace === 'entry' ? undefined : { path, namespace: 'entry', pluginData: resolveDir },
      );
      onLoad({ filter: /^/, namespace: 'entry' }, ({ path, pluginData }) => ({
        contents: loadWhere(path.endsWith('/node') ? 'node' : 'browser', path),
        resolveDir: pluginData,
      }));
      // The bundle is made for browsers, so that esbuild would not look for it.
      onResolve({ filter: ENTRY_FOR_NODE }, ({ path, resolveDir }) => ({
        path: createRequire(`${resolveDir}/`).resolve(path),
      }));
    },
  };
}

/** The module at `path` on that host, and an empty one on the other. */
function loadWhere(host, path) {
  const isElsewhere = `typeof process ${host === 'node' ? '===' : '!=='} 'undefined'`;
  return `module.exports = ${isElsewhere} ? {} : require(${JSON.stringify(path)});`;
}
