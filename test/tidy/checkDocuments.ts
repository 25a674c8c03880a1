/**
 * Documents that must stay true: links that lead somewhere, a changelog with an open chapter, a package that ships
 * without dependencies, samples that explain themselves, and a specification that names every rule of Kubernetes
 * that the engine implements.
 */
import { posix } from 'node:path';
import { anchorOf } from '../../scripts/markdownAnchor.ts';
import type { ProjectFile, Violation } from './projectFiles.ts';

/** How many numbered rules there are of validation, of label selectors, and of evaluation. */
const SPECIFIED: readonly (readonly [letter: string, count: number])[] = [
  ['V', 17],
  ['L', 7],
  ['S', 35],
];

const PACKAGE_FIELDS_REFUSED = [
  'dependencies',
  'optionalDependencies',
  'bundledDependencies',
  'files',
  'workspaces',
];

/** Relative links of Markdown files lead to a file, a folder, or a heading. `exists` knows what is no text file. */
export function checkLinks(
  files: readonly ProjectFile[],
  exists: (path: string) => boolean,
): readonly Violation[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return files
    .filter(({ path }) => path.endsWith('.md'))
    .flatMap(({ path, text }) =>
      linksOf(text).flatMap((link) => {
        const [target = '', anchor] = link.split('#');
        const file = target === '' ? path : posix.join(posix.dirname(path), target);
        if (!texts.has(file) && !exists(file)) {
          return [{ path, message: `the link \`${link}\` leads nowhere` }];
        }
        const page = texts.get(file);
        const isKnown = anchor === undefined || page === undefined || anchorsOf(page).has(anchor);
        return isKnown ? [] : [{ path, message: `the link \`${link}\` names a heading that is not there` }];
      }),
    );
}

const MESSAGES_PATH = 'protocol/src/serverMessages.ts';
const MESSAGES_PAGE = 'docs/language-server.md';

/** Whoever writes a client finds every message of our own on the page about the server. */
export function checkMessages(files: readonly ProjectFile[]): readonly Violation[] {
  const textOf = (path: string): string => files.find((file) => file.path === path)?.text ?? '';
  const page = textOf(MESSAGES_PAGE);
  return [...textOf(MESSAGES_PATH).matchAll(/'(podgate\/\w+)': /g)].flatMap(([, name = '']) =>
    page.includes(`\`${name}\``)
      ? []
      : [{ path: MESSAGES_PAGE, message: `does not say what \`${name}\` is` }],
  );
}

/** What users can notice is written down before it is released. */
export function checkChangelog(files: readonly ProjectFile[]): readonly Violation[] {
  const text = files.find(({ path }) => path === 'CHANGELOG.md')?.text ?? '';
  return /^## \[Unreleased\]/m.test(text)
    ? []
    : [{ path: 'CHANGELOG.md', message: 'has no `## [Unreleased]` chapter' }];
}

/** What ships is bundled, so nothing is installed with it; and Node's oldest version is written down. */
export function checkPackage(files: readonly ProjectFile[]): readonly Violation[] {
  const path = 'package.json';
  const text = files.find((file) => file.path === path)?.text ?? '{}';
  const manifest = new Map(Object.entries(JSON.parse(text) as Readonly<Record<string, unknown>>));
  const violations = PACKAGE_FIELDS_REFUSED.filter((field) => manifest.has(field)).map((field) => ({
    path,
    message: `\`${field}\` has no place here: what ships is bundled (see ARCHITECTURE.md, "Packaging")`,
  }));
  const versions = Object.entries(
    (manifest.get('devDependencies') ?? {}) as Readonly<Record<string, string>>,
  );
  const loose = versions.filter(([, version]) => !/^\d/.test(version));
  const hasEngines = JSON.stringify(manifest.get('engines') ?? {}).includes('"node":">=20.19"');
  return [
    ...violations,
    ...loose.map(([name, version]) => ({
      path,
      message: `\`${name}\` is \`${version}\`; name one exact version`,
    })),
    ...(hasEngines ? [] : [{ path, message: '`engines.node` must be `>=20.19`' }]),
  ];
}

/** Each dependency is argued for in ARCHITECTURE.md. */
export function checkDependenciesAreArgued(files: readonly ProjectFile[]): readonly Violation[] {
  const manifest = files.find(({ path }) => path === 'package.json')?.text ?? '{}';
  const architecture = files.find(({ path }) => path === 'ARCHITECTURE.md')?.text ?? '';
  const { devDependencies = {} } = JSON.parse(manifest) as {
    devDependencies?: Readonly<Record<string, string>>;
  };
  return Object.keys(devDependencies)
    .filter((name) => !architecture.includes(`| \`${name}\` |`))
    .map((name) => ({ path: 'ARCHITECTURE.md', message: `does not say why \`${name}\` is needed` }));
}

/** Every sample says what to look at. */
export function checkSamples(files: readonly ProjectFile[]): readonly Violation[] {
  const samples = new Set(files.flatMap(({ path }) => /^samples\/([^/]+)\//.exec(path)?.[1] ?? []));
  const explained = new Set(
    files.flatMap(({ path }) => /^samples\/([^/]+)\/README\.md$/.exec(path)?.[1] ?? []),
  );
  return [...samples]
    .filter((sample) => !explained.has(sample))
    .map((sample) => ({ path: `samples/${sample}`, message: 'has no README.md that says what to look at' }));
}

/** Every numbered rule is in the heading of a page that runs. */
export function checkSpecification(files: readonly ProjectFile[]): readonly Violation[] {
  const headings = files
    .filter(({ path }) => /^test\/spec\/.*\.md$/.test(path))
    .flatMap(({ text }) => text.match(/^#+ .*$/gm) ?? []);
  const named = new Set(headings.flatMap((heading) => numbersIn(heading)));
  return SPECIFIED.flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, index) => `${letter}${String(index + 1)}`)
      .filter((number) => !named.has(number))
      .map((number) => ({ path: 'test/spec', message: `no heading names ${number}` })),
  );
}

/** `S3, S10-S12` names S3, S10, S11 and S12. */
function numbersIn(heading: string): readonly string[] {
  return [...heading.matchAll(/\b([VLS])(\d+)(?:[-–]\1?(\d+))?\b/g)].flatMap(
    ([, letter = '', first, last]) => {
      const start = Number(first);
      const count = Number(last ?? first) - start + 1;
      return Array.from({ length: count }, (_, index) => `${letter}${String(start + index)}`);
    },
  );
}

/** Relative targets of links and images, outside code. */
function linksOf(text: string): readonly string[] {
  const prose = text.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/i.test(target));
}

/** Names of a page's headings, as forges make them. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = text.match(/^#+ .*$/gm) ?? [];
  return new Set(headings.map((heading) => anchorOf(heading.replace(/^#+ /, ''))));
}
