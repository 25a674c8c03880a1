/**
 * Checks on the text of files: things that belong in one place and nowhere else (line arithmetic, settings, catch
 * clauses), and things that belong nowhere (tests switched off, notes without an issue, traces of somebody's machine).
 * They look for patterns, so each says in words what the pattern stands for.
 */
import ts from 'typescript';
import {
  descendantsOf,
  isEngineSource,
  isProductSource,
  lineOf,
  parseTypeScript,
  type ProjectFile,
  type Violation,
} from './projectFiles.ts';

interface Place {
  /** Files that may. */
  readonly path: RegExp;
  /** Why they may. */
  readonly why: string;
}

const CATCH_PLACES: readonly Place[] = [
  { path: /^cli\/src\/program\.ts$/, why: 'the argument parser ends `--help` and bad arguments by throwing' },
  { path: /^cli\/src\/(main|run)\.ts$/, why: 'the last stop: a bug becomes one line and an exit code' },
  {
    path: /^(cli|client|files)\/src\/.*(read|find|list|write|open|walk)[A-Z]\w*\.ts$/,
    why: 'files and folders: an unreadable one is an answer',
  },
  { path: /^server\/src\/fileSource\.node\.ts$/, why: 'the disk: an unreadable file is an answer' },
  { path: /^engine\/src\/lint\/runCheck\.ts$/, why: 'a broken rule costs its own findings alone' },
  { path: /^server\/src\/lsp\/answerSafely\.ts$/, why: 'the last stop: a bug becomes a line in the log' },
  {
    path: /^server\/src\/lsp\/messageReaders\.node\.ts$/,
    why: 'the wire: what is no message is passed over',
  },
  {
    path: /^server\/src\/startInProcess\.node\.ts$/,
    why: 'the system: a process or file that is gone is an answer',
  },
];

const HOST_PLACES: readonly Place[] = [
  { path: /^client\/desktop\//, why: 'where a server is started as a process' },
  { path: /^server\/src\/startInProcess\.node\.ts$/, why: 'where the process meets the server' },
  { path: /^cli\/src\/(main|run|terminal\w*)\.ts$/, why: 'where the process meets the program' },
];

const PROGRAM_PLACES: readonly Place[] = [
  { path: /^cli\/src\/git\/runGit\.ts$/, why: 'git, so that it reads objects and does nothing else' },
  { path: /^client\/desktop\//, why: 'our own server, as a process of its own' },
];

const LINE_ARITHMETIC = /(split|lastIndexOf|indexOf)\(\s*(['"]\\n['"]|\/\\r\?\\n\/)/;
const HOST_STATE = /\bprocess\.(env|argv|stdout|stdin|stderr|cwd)\b/;
const STARTS_PROGRAM = /['"](node:)?child_process['"]/;
const SETTINGS_READ = /\((\w+, *)?['"](kubernetesVersion|clusterCIDRs)['"]/;
const TEST_SWITCHED_OFF = /\b(describe|it|context|suite|test)\.(only|skip)\(|\b(xit|xdescribe|xcontext)\(/;
const NOTE_WITHOUT_ISSUE = /\b(TODO|FIXME|XXX|HACK)\b(?!\s*\(#\d+\))/;
const DISABLE_WITHOUT_REASON = /(eslint-disable(-next-line|-line)?|prettier-ignore)(?!.* -- \S)/;

/** Hosts that serve packages, addresses in links, and folders of somebody's machine: none of a reader's business. */
const TRACES: readonly RegExp[] = [
  /registry\.(npmjs|yarnpkg)\b|npm\.pkg\.github\b|\bverdaccio\b|\bartifactory\b/i,
  /"resolved":/,
  /https?:\/\/(\d{1,3}\.){3}\d{1,3}/,
  /https?:\/\/[a-z0-9.-]+\.(lan|internal|corp|intra)\b/i,
  /(^|[\s"'`(=])\/(work|root|home|Users)\/\w/,
];

/** Offsets become lines in `text/` only. YAML is a language of lines, so its reader looks for their ends. */
export function checkLineArithmetic(files: readonly ProjectFile[]): readonly Violation[] {
  return grep(files.filter(isLineless), LINE_ARITHMETIC, 'line arithmetic belongs in engine/src/text');
}

/** What the user chose is read in one place and handed on as a value. */
export function checkSettings(files: readonly ProjectFile[]): readonly Violation[] {
  const readers = files.filter((file) => isEngineSource(file) && !file.path.startsWith('engine/src/config/'));
  const hosts = files.filter((file) => isProductSource(file) && !isAllowed(HOST_PLACES, file));
  return [
    ...grep(readers, SETTINGS_READ, 'settings are read in engine/src/config and handed on as `Settings`'),
    ...grep(hosts, HOST_STATE, `the process is read in ${describePlaces(HOST_PLACES)}`),
  ];
}

/** The analysis executes nothing; git is asked by one file, which says how that is safe. */
export function checkPrograms(files: readonly ProjectFile[]): readonly Violation[] {
  const others = files.filter((file) => isProductSource(file) && !isAllowed(PROGRAM_PLACES, file));
  return grep(others, STARTS_PROGRAM, `programs are started in ${describePlaces(PROGRAM_PLACES)}`);
}

/** A feature that catches hides bugs; problems are data, and bugs end at a boundary. */
export function checkCatches(files: readonly ProjectFile[]): readonly Violation[] {
  return files
    .filter((file) => isProductSource(file) && !isAllowed(CATCH_PLACES, file))
    .flatMap((file) => {
      const source = parseTypeScript(file);
      return [...descendantsOf(source)].filter(ts.isCatchClause).map((clause) => ({
        path: `${file.path}:${String(lineOf(source, clause))}`,
        message: `a catch clause; they belong in ${describePlaces(CATCH_PLACES)}`,
      }));
    });
}

/** No test is switched off: assert today's answer and say why. */
export function checkTestsAreOn(files: readonly ProjectFile[]): readonly Violation[] {
  const tests = files.filter(({ path }) => path.endsWith('.test.ts') && !path.startsWith('test/tidy/'));
  return grep(tests, TEST_SWITCHED_OFF, 'no test is switched off or alone; assert what is true today');
}

export function checkNotes(files: readonly ProjectFile[]): readonly Violation[] {
  const code = files.filter(({ path }) => /\.(ts|mjs)$/.test(path) && !path.startsWith('test/tidy/'));
  return [
    ...grep(code, NOTE_WITHOUT_ISSUE, 'a note for later needs an issue: TODO (#12)'),
    ...grep(code, DISABLE_WITHOUT_REASON, 'say why: `-- reason` behind what is switched off'),
  ];
}

/** Nothing in the tree tells about the machine that it was written on. */
export function checkTraces(files: readonly ProjectFile[]): readonly Violation[] {
  const outside = files.filter(({ path }) => !path.startsWith('test/tidy/'));
  return TRACES.flatMap((pattern) =>
    grep(outside, pattern, `looks like a private host or path (${pattern.source})`),
  );
}

function isLineless(file: ProjectFile): boolean {
  return isEngineSource(file) && !/^engine\/src\/(text|yaml)\//.test(file.path);
}

function isAllowed(places: readonly Place[], file: ProjectFile): boolean {
  return places.some(({ path }) => path.test(file.path));
}

function describePlaces(places: readonly Place[]): string {
  return places.map(({ path, why }) => `${path.source} (${why})`).join(' and ');
}

function grep(files: readonly ProjectFile[], pattern: RegExp, message: string): readonly Violation[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [{ path: `${path}:${String(index + 1)}`, message }] : [],
      ),
  );
}
