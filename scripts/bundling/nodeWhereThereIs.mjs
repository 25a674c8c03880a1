/**
 * Modules of Node in a bundle that also runs in browsers: there they are empty, and what needs them is never called.
 */

/** A plugin for esbuild. */
export function nodeWhereThereIs() {
  return {
    name: 'modules of Node where there is Node',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^node:/ }, ({ path, namespace }) =>
        namespace === 'node' ? { path, external: true } : { path, namespace: 'node' },
      );
      onLoad({ filter: /^/, namespace: 'node' }, ({ path }) => ({
        contents: `module.exports = typeof process === 'undefined' ? {} : require(${JSON.stringify(path)});`,
      }));
    },
  };
}
