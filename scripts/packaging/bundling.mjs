/**
 * What all bundles have in common: how they are made small, and that warnings are shown. What goes into each is
 * `scripts/build.mjs`' matter.
 */

export const BUNDLING = {
  bundle: true,
  // Names stay as they are, so that the stack of a reported bug can be read; packed, they cost a fifth.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};
