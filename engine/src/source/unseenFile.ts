/**
 * Stands in for files whose text nobody has: one that is there and cannot be read, or all that have not been read yet.
 * They may hold anything, so that the clusters that they would be part of are incomplete. Nothing is reported about them, but
 * that one is too large to be read.
 */
import { LineIndex } from '../text/lineIndex.ts';
import { tooLargeProblem } from './readUnit.ts';
import { FILE_LENGTH_MAX } from './readSourceFile.ts';
import type { SourceFile } from './sourceFile.ts';

/** `unread`: it will be read, or whatever lies there will. `size` in bytes is of one that is too large. */
export function unseenFile(path: string, reason: 'unreadable' | 'unread', size?: number): SourceFile {
  const unit = {
    start: 0,
    end: 0,
    fingerprint: '',
    resources: [],
    problems: size === undefined ? [] : [tooLargeProblem('', { size, limit: FILE_LENGTH_MAX })],
    skipped: { reason, kind: undefined, namespace: undefined },
    isStale: false,
    suppressions: [],
  };
  return { path, units: [unit], suppressions: [], lines: new LineIndex('') };
}
