/**
 * Makes elements of the page. Text goes in as text, so that nothing from a manifest is ever read as HTML.
 */

export interface ElementParts {
  readonly className?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { className, text, attributes = {} }: ElementParts = {},
  children: readonly Node[] = [],
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className !== undefined) {
    made.className = className;
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** Looks like a link; is a button, because it leads to no address. */
export function linkButton(text: string, onClick: () => void): HTMLButtonElement {
  const button = element('button', { className: 'link', text, attributes: { type: 'button' } });
  button.addEventListener('click', onClick);
  return button;
}
