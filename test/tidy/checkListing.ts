/**
 * What marketplaces ask of an extension's manifest and README beyond what the editor does: how it is listed, found and
 * paid for, and pictures that they show. The packager refuses some of it, but only when it is too late to be calm.
 */
import type { ProjectFile, Violation } from './projectFiles.ts';

const MANIFEST = 'package.json';
const KEYWORDS_MAX = 10;
const ICON_SIZE_MIN = 256;
const TITLE_MAX = 60;
const CATEGORIES: ReadonlySet<string> = new Set([
  'Formatters',
  'Linters',
  'Programming Languages',
  'Snippets',
  'Testing',
  'Visualization',
]);
/** Texts that marketplaces, npm and forges look for by name. */
const PAGES = ['README.md', 'CHANGELOG.md', 'LICENSE', 'SUPPORT.md', 'SECURITY.md'];

interface Listing {
  readonly displayName?: string;
  readonly description?: string;
  readonly categories?: readonly string[];
  readonly keywords?: readonly string[];
  readonly pricing?: string;
  readonly qna?: unknown;
  readonly icon?: string;
  readonly galleryBanner?: { readonly color?: string; readonly theme?: string };
  readonly license?: string;
  readonly version?: string;
  readonly engines?: { readonly vscode?: string };
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly repository?: { readonly url?: string };
}

/** Listed under a name that says what it is, where people look, for nothing. */
export function checkListing(files: readonly ProjectFile[]): readonly Violation[] {
  const { displayName = '', description = '', categories = [], keywords = [], ...rest } = readListing(files);
  const { color = '', theme = '' } = rest.galleryBanner ?? {};
  const isBannerTold = /^#[0-9a-f]{6}$/.test(color) && ['dark', 'light'].includes(theme);
  const wrong = categories.filter((category) => !CATEGORIES.has(category));
  return [
    ...complainUnless(/NetworkPolic/.test(displayName), '`displayName` does not say what it is about'),
    ...complainUnless(displayName.length <= TITLE_MAX, '`displayName` is cut off in lists'),
    ...complainUnless(description.endsWith('.'), '`description` is no sentence'),
    ...complainUnless(0 < categories.length, 'there are no `categories`'),
    ...wrong.map((category) => complain(`\`${category}\` is no category that helps to be found`)),
    ...complainUnless(0 < keywords.length, 'there are no `keywords`'),
    ...complainUnless(
      new Set(keywords).size === keywords.length && keywords.length <= KEYWORDS_MAX,
      `\`keywords\` are at most ${String(KEYWORDS_MAX)} different ones`,
    ),
    ...complainUnless(rest.pricing === 'Free', '`pricing` must be `Free`'),
    ...complainUnless(rest.qna !== undefined, '`qna` does not say where questions go'),
    ...complainUnless(isBannerTold, '`galleryBanner` needs a `color` and a `theme`'),
    ...complainUnless(rest.license === 'Apache-2.0', '`license` is not that of LICENSE'),
    ...complainUnless(/^\d+\.\d+\.\d+$/.test(rest.version ?? ''), 'marketplaces take `version` X.Y.Z only'),
  ];
}

/** The types that we compile against are those of the oldest editor that we promise. */
export function checkOldestEditor(files: readonly ProjectFile[]): readonly Violation[] {
  const { engines = {}, devDependencies = {} } = readListing(files);
  const oldest = engines.vscode?.replace(/^\^/, '');
  return complainUnless(
    oldest !== undefined && oldest === devDependencies['@types/vscode'],
    '`engines.vscode` is not the version of `@types/vscode`',
  );
}

/** `sizeOf` answers width and height of a PNG, or undefined for anything else. */
export function checkIcon(
  files: readonly ProjectFile[],
  sizeOf: (path: string) => readonly [number, number] | undefined,
): readonly Violation[] {
  const { icon = '' } = readListing(files);
  const [width, height] = sizeOf(icon) ?? [0, 0];
  return complainUnless(
    width === height && ICON_SIZE_MIN <= width,
    `\`icon\` must be a square PNG of at least ${String(ICON_SIZE_MIN)} pixels`,
  );
}

/** Marketplaces refuse drawings that could run something, and pictures that come over an open line. */
export function checkReadmePictures(files: readonly ProjectFile[]): readonly Violation[] {
  return files
    .filter(({ path }) => path === 'README.md' || path === 'CHANGELOG.md')
    .flatMap(({ path, text }) => [
      ...[...text.matchAll(/!\[([^\]]*)\]\(([^)\s]+)[^)]*\)/g)].flatMap(([, words = '', target = '']) => [
        ...(words === ''
          ? [{ path, message: `\`${target}\` has no words for those who do not see it` }]
          : []),
        ...(/\.svg([?#]|$)|^data:|^http:/i.test(target)
          ? [{ path, message: `marketplaces do not show \`${target}\`` }]
          : []),
      ]),
      ...(/<(svg|img|script)\b/i.test(text) ? [{ path, message: 'write pictures as Markdown' }] : []),
    ]);
}

/** Where the project is at home stands in the manifest's `repository`; everything else is made from that. */
export function checkOneHome(files: readonly ProjectFile[]): readonly Violation[] {
  const url = readListing(files).repository?.url ?? '';
  const home = url.replace(/^\w+:\/\//, '').replace(/\.git$/, '');
  const mentions = files.flatMap(({ path, text }) =>
    Array.from({ length: text.split(home).length - 1 }, () => path),
  );
  return [
    ...complainUnless(home !== '', '`repository` is missing'),
    ...(home === '' ? [] : mentions)
      .filter((path, index) => path !== MANIFEST || mentions.indexOf(path) !== index)
      .map((path) => ({ path, message: `names \`${home}\`, which belongs in \`repository\` alone` })),
  ];
}

export function checkPages(files: readonly ProjectFile[]): readonly Violation[] {
  return PAGES.filter((page) => !files.some(({ path }) => path === page)).map((path) => ({
    path,
    message: 'is missing',
  }));
}

/** With words in place of their keys (`%displayName%`), where those are in a table of their own. */
function readListing(files: readonly ProjectFile[]): Listing {
  const textOf = (path: string): string => files.find((file) => file.path === path)?.text ?? '{}';
  const words = new Map(Object.entries(JSON.parse(textOf('package.nls.json')) as Record<string, string>));
  const { displayName = '', description = '', ...rest } = JSON.parse(textOf(MANIFEST)) as Listing;
  const say = (text: string): string => words.get(text.replaceAll('%', '')) ?? text;
  return { ...rest, displayName: say(displayName), description: say(description) };
}

function complainUnless(isRight: boolean, message: string): readonly Violation[] {
  return isRight ? [] : [complain(message)];
}

function complain(message: string): Violation {
  return { path: MANIFEST, message };
}
