/**
 * Everything that is known at one moment: the files, the scopes they form, and what follows from them. Immutable;
 * a change makes a new snapshot that shares all that did not change. Which files there are is the shell's knowledge
 * (`config/discovery.ts` says which count).
 */
import { findScopesInSteps, type Scopes, type ScopesMemory } from '../cluster/findScopes.ts';
import { isSameIncompleteness } from '../cluster/cluster.ts';
import type { Scope } from '../cluster/scope.ts';
import { isConfigPath } from '../config/discovery.ts';
import type { PathMatcherFactory, Settings } from '../config/settings.ts';
import type { RuleFailure } from '../lint/clusterCheck.ts';
import type { Finding } from '../lint/finding.ts';
import { locatePlace } from '../source/locatePlace.ts';
import { readSourceFile, readSourceFileInSteps } from '../source/readSourceFile.ts';
import type { SourceFile } from '../source/sourceFile.ts';
import type { Location, UnitPlace } from '../text/location.ts';
import { haveSameElements } from '../text/haveSameElements.ts';
import { finishSteps, type Steps } from '../text/steps.ts';
import { collectFindings, type FindingsByFile } from './collectFindings.ts';
import type { ConfigProblems, Extent, ScopeEntry } from './findingSources.ts';
import { createScopeView, type ScopeView } from './scopeView.ts';

/** Text of one file, for reading. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** A file that is new or has another text; without a text, one that is gone. */
export interface SourceChange {
  readonly path: string;
  readonly text: string | undefined;
}

export interface SnapshotOptions {
  readonly settings: Settings;
  /** Brought by the shell; used for the patterns of `scopes`. */
  readonly matchPaths: PathMatcherFactory;
  /** What to call the scope that spreads over the whole workspace, such as the folder's name; `.` by default. */
  readonly rootName?: string;
  /** Whether the files are all that belong together; what they do not say is then said nowhere. `whole` by default. */
  readonly extent?: Extent;
  /** What was found wrong in `podgate.yaml`, to be among the findings. */
  readonly config?: ConfigProblems;
}

export interface Snapshot {
  readonly options: SnapshotOptions;
  readonly files: ReadonlyMap<string, SourceFile>;
  /** By name, bytewise. */
  readonly scopes: readonly ScopeView[];
  /** All findings, sorted by file, place and rule. Collected when first asked for. */
  findings(): readonly Finding[];
  /** Rules that threw while the findings were collected: bugs, for the log. None before somebody asked for findings. */
  failures(): readonly RuleFailure[];
  /** Those of one file. */
  findingsOf(path: string): readonly Finding[];
  /** All files that have findings; and some that have none, because these are switched off or suppressed. Bytewise. */
  pathsWithFindings(): readonly string[];
  /** Whether all is there already that findings are made from. */
  readonly hasFindings: boolean;
  /** Makes that, in steps. */
  collectFindings(): Steps<void>;
  /** The scopes that a file is part of; none for a patch, a component that nobody uses, or a file without resources. */
  scopesOf(path: string): readonly ScopeView[];
  /** Where a place is in its file. */
  locate(place: Location | UnitPlace): Location;
  /**
   * The snapshot after the changes. Files, units and scopes that did not change are the same objects. `options` is
   * for a change of the settings; they are kept otherwise. Files that the host has read itself, one at a time, are
   * taken as they are.
   */
  change(changes: Iterable<SourceChange | SourceFile>, options?: SnapshotOptions): Snapshot;
  /** The same in steps: one for each unit that is read, and some for what follows from all files. */
  changeInSteps(changes: Iterable<SourceChange | SourceFile>, options?: SnapshotOptions): Steps<Snapshot>;
}

/** Reads the texts and joins them. The order of `sources` does not matter. `podgate.yaml` is no manifest and is passed over. */
export function openSnapshot(sources: Iterable<SourceText>, options: SnapshotOptions): Snapshot {
  const files = new Map<string, SourceFile>();
  for (const { path, text } of sources) {
    if (!isConfigPath(path)) {
      files.set(path, readSourceFile(path, text));
    }
  }
  return new WorkspaceSnapshot(files, options, finishSteps(findScopesInSteps(files, options)));
}

class WorkspaceSnapshot implements Snapshot {
  readonly options: SnapshotOptions;
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly scopes: readonly ScopeView[];
  readonly #entries: readonly SharedEntry[];
  readonly #fragments: ReadonlySet<string>;
  readonly #legacy: Legacy;
  #findings: FindingsByFile | undefined;

  constructor(
    files: ReadonlyMap<string, SourceFile>,
    options: SnapshotOptions,
    { scopes, fragments, memory }: Scopes,
    previous?: readonly SharedEntry[],
  ) {
    this.options = options;
    this.files = files;
    this.#fragments = fragments;
    this.#entries = shareViews(scopes, options.settings, previous ?? []);
    this.#legacy = { entries: this.#entries, memory };
    this.scopes = this.#entries.map(({ view }) => view);
  }

  findings(): readonly Finding[] {
    return this.pathsWithFindings().flatMap((path) => this.findingsOf(path));
  }

  findingsOf(path: string): readonly Finding[] {
    return finishSteps(this.#collectFindings()).of(path);
  }

  pathsWithFindings(): readonly string[] {
    return finishSteps(this.#collectFindings()).paths;
  }

  get hasFindings(): boolean {
    return this.#findings !== undefined;
  }

  *collectFindings(): Steps<void> {
    yield* this.#collectFindings();
  }

  *#collectFindings(): Steps<FindingsByFile> {
    if (this.#findings === undefined) {
      const findings = yield* collectFindings({
        files: this.files,
        entries: this.#entries,
        fragments: this.#fragments,
        settings: this.options.settings,
        config: this.options.config,
        extent: this.options.extent ?? 'whole',
      });
      this.#findings ??= findings;
    }
    return this.#findings;
  }

  failures(): readonly RuleFailure[] {
    return this.#findings === undefined ? [] : this.scopes.flatMap(({ checked }) => checked.failures);
  }

  scopesOf(path: string): readonly ScopeView[] {
    return this.#entries.filter(({ scope }) => scope.files.has(path)).map(({ view }) => view);
  }

  locate(place: Location | UnitPlace): Location {
    return locatePlace(place, this.files);
  }

  change(changes: Iterable<SourceChange | SourceFile>, options?: SnapshotOptions): Snapshot {
    return finishSteps(this.changeInSteps(changes, options));
  }

  *changeInSteps(
    changes: Iterable<SourceChange | SourceFile>,
    options: SnapshotOptions = this.options,
  ): Steps<Snapshot> {
    const files = new Map(this.files);
    const changed = new Set<string>();
    let hasSamePaths = true;
    for (const change of changes) {
      const { path } = change;
      const file = 'units' in change ? change : yield* readChange(change, files.get(path));
      if (isConfigPath(path)) {
        continue;
      }
      changed.add(path);
      if (changed.size % FILES_PER_STEP === 0) {
        yield;
      }
      hasSamePaths &&= files.has(path) === (file !== undefined);
      if (file === undefined) {
        files.delete(path);
      } else {
        files.set(path, file);
      }
    }
    const { entries, memory } = this.#legacy;
    const scopes = yield* findScopesInSteps(files, options, { memory, changed, hasSamePaths });
    return new WorkspaceSnapshot(files, options, scopes, entries);
  }
}

/** So many files that were read already are taken in one step. */
const FILES_PER_STEP = 500;

function* readChange(
  { path, text }: SourceChange,
  previous: SourceFile | undefined,
): Steps<SourceFile | undefined> {
  return text === undefined || isConfigPath(path)
    ? undefined
    : yield* readSourceFileInSteps(path, text, previous);
}

// Sharing ---------------------------------------------------------------------------------------------------

/** A scope with its view, and what the view was made from. */
interface SharedEntry extends ScopeEntry {
  readonly settings: Settings;
}

/** What a snapshot hands to the one after it. */
interface Legacy {
  readonly entries: readonly SharedEntry[];
  readonly memory: ScopesMemory;
}

/** Gives each scope its view: the one that it had, where nothing went into it that is new. */
function shareViews(
  scopes: readonly Scope[],
  settings: Settings,
  previous: readonly SharedEntry[],
): readonly SharedEntry[] {
  const byName = new Map(previous.map((entry) => [entry.scope.name, entry]));
  return scopes.map((scope) => {
    const known = byName.get(scope.name);
    const isShared = known !== undefined && isUnchanged(known, scope, settings);
    return {
      scope,
      settings,
      view: isShared ? known.view : createScopeView(scope, settings, known?.view),
    };
  });
}

/** Whether a scope is what it was: made of the very same resources. */
function isUnchanged(known: SharedEntry, scope: Scope, settings: Settings): boolean {
  const hasSameSettings =
    known.scope.namespace === scope.namespace &&
    known.scope.profile === scope.profile &&
    known.settings === settings;
  if (!hasSameSettings) {
    return false;
  }
  return (
    known.scope.resources === scope.resources ||
    (haveSameElements(known.scope.resources, scope.resources) &&
      isSameIncompleteness(known.scope.incompleteness, scope.incompleteness))
  );
}
