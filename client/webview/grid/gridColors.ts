/**
 * The theme's colors for the canvas, which knows no style sheet: each is a custom property of `matrix.css`, so that what
 * is drawn and what is written agree, in forced colors too.
 */

const NAMES = [
  'background',
  'line',
  'edge',
  'hover',
  'focus',
  'self',
  'all',
  'some',
  'denied',
  'undefined',
  'unknown',
  'mixed',
  'opened',
  'closed',
  'changed',
] as const;

export type ColorName = (typeof NAMES)[number];

export type GridColors = Readonly<Record<ColorName, string>>;

export function readColors(root: Element): GridColors {
  const style = getComputedStyle(root);
  const probe = document.createElement('span');
  root.append(probe);
  // A color that is written with others in it is worked out by no one but a real property.
  const resolve = (name: string): string => {
    probe.style.color = style.getPropertyValue(`--matrix-${name}`);
    return getComputedStyle(probe).color;
  };
  const colors = Object.fromEntries(NAMES.map((name) => [name, resolve(name)])) as Record<ColorName, string>;
  probe.remove();
  return colors;
}

/** Calls `listener` when the theme is another: the editor tells by the class of its page. */
export function followTheme(listener: () => void): void {
  new MutationObserver(listener).observe(document.body, {
    attributes: true,
    attributeFilter: ['class', 'style', 'data-vscode-theme-id'],
  });
  new MutationObserver(listener).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['class', 'style'],
  });
  for (const query of [
    '(forced-colors: active)',
    '(prefers-color-scheme: dark)',
    '(prefers-contrast: more)',
  ]) {
    matchMedia(query).addEventListener('change', listener);
  }
}
