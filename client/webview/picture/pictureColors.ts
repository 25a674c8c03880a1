/**
 * The theme's colors for pictures: as they are now, for files, which know no style sheet; or by name, for what is drawn on
 * the page and is to follow the theme.
 */
import type { GraphColors } from '../graph/drawGraph.ts';

const VARIABLES: GraphColors = {
  background: 'var(--matrix-background)',
  text: 'var(--vscode-editor-foreground)',
  dim: 'var(--vscode-descriptionForeground)',
  line: 'var(--matrix-edge)',
  box: 'var(--matrix-self)',
  focus: 'var(--matrix-focus)',
  kinds: {
    all: 'var(--matrix-all)',
    some: 'var(--matrix-some)',
    denied: 'var(--matrix-denied)',
    undefined: 'var(--matrix-undefined)',
    unknown: 'var(--matrix-unknown)',
    mixed: 'var(--matrix-mixed)',
  },
  changes: {
    opened: 'var(--matrix-opened)',
    closed: 'var(--matrix-closed)',
    changed: 'var(--matrix-changed)',
  },
};

/** Colors that follow the theme by themselves. */
export function themeColors(): GraphColors {
  return VARIABLES;
}

/** The colors of the theme as it is now. */
export function readPictureColors(): GraphColors {
  const probe = document.createElement('span');
  document.body.append(probe);
  const resolve = (color: string): string => {
    probe.style.color = color;
    return getComputedStyle(probe).color;
  };
  const { kinds, changes, ...others } = VARIABLES;
  const colors = {
    ...mapValues(others, resolve),
    kinds: mapValues(kinds, resolve),
    changes: mapValues(changes, resolve),
  };
  probe.remove();
  return colors;
}

function mapValues<K extends string>(
  record: Readonly<Record<K, string>>,
  map: (value: string) => string,
): Record<K, string> {
  return Object.fromEntries(
    Object.entries<string>(record).map(([key, value]) => [key, map(value)]),
  ) as Record<K, string>;
}
