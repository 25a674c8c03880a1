/**
 * Pieces of a picture as plain data, which the page draws as elements and a file has as text. A style attribute is never
 * among them: the page's policy would refuse it.
 */

export interface SvgNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children: readonly (SvgNode | string)[];
}

export function svg(
  name: string,
  attributes: SvgNode['attributes'],
  ...children: readonly (SvgNode | string)[]
): SvgNode {
  return { name, attributes, children };
}

/** The piece as text; names from manifests are text in it, and characters that XML has no place for are left out. */
function svgText({ name, attributes, children }: SvgNode): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const inner = children.map((child) => (typeof child === 'string' ? escapeXml(child) : svgText(child)));
  return `<${name}${written.join('')}>${inner.join('')}</${name}>`;
}

/** A whole file. */
export function svgDocument(root: SvgNode): string {
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', ...root.attributes };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgText({ ...root, attributes })}\n`;
}

function escapeXml(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- these are what XML 1.0 has no place for
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
