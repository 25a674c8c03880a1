/**
 * What all bundles have in common: how they are made small, and that warnings are shown. What goes into each is
 * `scripts/build.mjs`' matter.
 */

export const BUNDLING = {
  bundle: true,
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};
