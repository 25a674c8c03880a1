/**
 * The page of reports, as the command line fills it: one document with its script and styles inside, each allowed by its
 * hash and nothing else allowed. Where the data goes there is a mark.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLING } from './bundling/bundling.mjs';

const PAGE = 'dist/report/report.html';
const ENTRY_POINTS = ['client/webview/report/main.ts', 'client/webview/report/report.css'];

/** The command line puts the data here. */
const DATA_MARK = '{{podgate-report}}';

/** Writes the page below `root`; answers the files that it was made of. */
export async function buildReportPage(root) {
  const { outputFiles, metafile } = await build({
    ...BUNDLING,
    absWorkingDir: root,
    entryPoints: ENTRY_POINTS,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    outdir: dirname(PAGE),
    write: false,
  });
  const textOf = (extension) => outputFiles.find(({ path }) => path.endsWith(extension)).text;
  mkdirSync(join(root, dirname(PAGE)), { recursive: true });
  // Whole or not at all: somebody may be reading the one before.
  const unfinished = join(root, `${PAGE}.${process.pid}`);
  writeFileSync(unfinished, reportPage({ script: textOf('.js'), style: textOf('.css') }));
  renameSync(unfinished, join(root, PAGE));
  return Object.keys(metafile.inputs);
}

/** `script` and `style` as text. Throws where one could end the element that it is in. */
function reportPage({ script, style }) {
  const parts = { script: escapeControls(script.trim()), style: style.trim() };
  if (/<\/(script|style)|<!--/i.test(parts.script + parts.style)) {
    throw new Error('the page of reports holds what would end its own elements');
  }
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(parts.script)}'`,
    `style-src '${hashOf(parts.style)}'`,
    // A picture of the page is made of itself.
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Podgate: who can reach whom</title>
<style>${parts.style}</style>
</head>
<body>
<div id="page"></div>
<noscript>This report is a page that draws itself: it needs JavaScript, and nothing from a network.</noscript>
<script type="application/json" id="podgate-report">
${DATA_MARK}
</script>
<script>${parts.script}</script>
</body>
</html>
`;
}

/** Characters that a document has no place for; in a bundle they stand in strings, where an escape means the same. */
function escapeControls(script) {
  return script.replace(
    // eslint-disable-next-line no-control-regex -- control characters are what this looks for
    /[\u0000-\u0009\u000b-\u001f\u007f]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

function hashOf(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
