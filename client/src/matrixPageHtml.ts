/**
 * The frame of the matrix page: a document without content, which may run our one script, load our one style sheet, and
 * do nothing else. What is in it comes by messages.
 */

export interface MatrixPageParts {
  readonly scriptUri: string;
  readonly styleUri: string;
  /** Where the editor serves our files from. */
  readonly cspSource: string;
  /** Random, new for each page. */
  readonly nonce: string;
}

export function matrixPageHtml({ scriptUri, styleUri, cspSource, nonce }: MatrixPageParts): string {
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Podgate Matrix</title>
    <link rel="stylesheet" href="${styleUri}">
  </head>
  <body>
    <script nonce="${nonce}" src="${scriptUri}"></script>
  </body>
</html>
`;
}
