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

/** The colors of the theme as it is now, opaque: not every program that shows pictures knows how to mix them. */
export function readPictureColors(): GraphColors {
  const probe = document.createElement('span');
  document.body.append(probe);
  const resolve = (color: string): string => {
    probe.style.color = color;
    return getComputedStyle(probe).color;
  };
  const mix = colorMixer(resolve(VARIABLES.background));
  const { kinds, changes, ...others } = VARIABLES;
  const asPainted = (color: string): string => mix(resolve(color));
  const colors = {
    ...mapValues(others, asPainted),
    kinds: mapValues(kinds, asPainted),
    changes: mapValues(changes, asPainted),
  };
  probe.remove();
  return colors;
}

/** What becomes of a color on the background: `#rrggbb`, as painted. */
function colorMixer(background: string): (color: string) => string {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  return (color) => {
    if (context === null) {
      return color;
    }
    for (const layer of [background, color]) {
      context.fillStyle = layer;
      context.fillRect(0, 0, 1, 1);
    }
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
}

function mapValues<K extends string>(
  record: Readonly<Record<K, string>>,
  map: (value: string) => string,
): Record<K, string> {
  return Object.fromEntries(
    Object.entries<string>(record).map(([key, value]) => [key, map(value)]),
  ) as Record<K, string>;
}
