/**
 * What all bundles have in common.
 */

export const BUNDLING = {
  bundle: true,
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};
