/**
 * What all views are written with: `h` makes an element, or a component, of a name, its properties and its children. Text
 * goes in as text. A style attribute is never written: the page's policy would refuse it.
 */
import { type ComponentChildren, h, type JSX } from 'preact';

export { h };
export type View = JSX.Element;
export type Children = ComponentChildren;
