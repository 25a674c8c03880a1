/**
 * The frame of the matrix page: a document without content, which may run our one script, load our one style sheet, and
 * do nothing else. It brings the words of the page; what is in it comes by messages.
 */

export interface MatrixPageParts {
  readonly scriptUri: string;
  readonly styleUri: string;
  /** Where the editor serves our files from. */
  readonly cspSource: string;
  /** Random, new for each page. */
  readonly nonce: string;
  /** Of the editor. */
  readonly language: string;
  /** The words of the page by their English, where that is another language. */
  readonly texts: object;
}

export function matrixPageHtml(parts: MatrixPageParts): string {
  const { scriptUri, styleUri, cspSource, nonce, language, texts } = parts;
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    // A picture of the page is made of itself.
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${escapeAttribute(language)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Podgate Matrix</title>
    <link rel="stylesheet" href="${styleUri}">
  </head>
  <body data-texts="${escapeAttribute(JSON.stringify(texts))}">
    <script nonce="${nonce}" src="${scriptUri}"></script>
  </body>
</html>
`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
