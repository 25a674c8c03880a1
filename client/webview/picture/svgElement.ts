/**
 * Pieces of a picture as elements of the page.
 */
import type { SvgNode } from './svgNode.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';

export function svgElement({ name, attributes, children }: SvgNode): SVGElement {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) {
      element.setAttribute(key, String(value));
    }
  }
  element.append(...children.map((child) => (typeof child === 'string' ? child : svgElement(child))));
  return element;
}
