/**
 * Everything that is known at one moment: the files, the scopes they form, and what follows from them. Immutable;
 * a change makes a new snapshot that shares all that did not change.
 */
import type { PathMatcherFactory, Settings } from '../config/settings.ts';
import type { Cluster } from '../cluster/cluster.ts';
import type { Finding } from '../lint/finding.ts';
import type { Reachability } from '../reachability/reachability.ts';
import type { SourceFile } from '../source/sourceFile.ts';

/** Text of one file, for reading. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** A set of manifests that forms one cluster. */
export interface ScopeView {
  readonly name: string;
  readonly cluster: Cluster;
  /** Computed when first asked for. */
  readonly reachability: Reachability;
}

export interface Snapshot {
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly scopes: readonly ScopeView[];
  /** All findings, sorted by file, place and rule. */
  findings(): readonly Finding[];
}

export interface SnapshotOptions {
  readonly settings: Settings;
  /** Brought by the shell; used for the patterns of `scopes`. */
  readonly matchPaths: PathMatcherFactory;
}

/** Reads the texts and joins them. The order of `sources` does not matter. */
export function openSnapshot(sources: Iterable<SourceText>, options: SnapshotOptions): Snapshot {
  throw new Error(`not built yet: ${String(sources)} ${options.settings.profile.name}`);
}
