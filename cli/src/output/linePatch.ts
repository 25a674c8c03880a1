/**
 * A change of a file as a patch in the unified format, as `git apply` and `patch -p1` take it: the lines that go, those that
 * come, and three lines around them. Who made the change is not asked.
 */
import { styled, type Line } from './line.ts';

/** The texts before and after; a file that is not there yet has no text before. */
export interface FileChange {
  /** As it is shown, relative to the current folder. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

const CONTEXT = 3;

export function* patchLines({ path, before, after }: FileChange): Generator<Line, void, undefined> {
  const [old, current] = [splitLines(before ?? ''), splitLines(after)];
  const hunks = joinHunks(findChanges(old, current));
  if (hunks.length === 0) {
    return;
  }
  yield [styled(`--- ${before === undefined ? '/dev/null' : `a/${path}`}`, 'bold')];
  yield [styled(`+++ b/${path}`, 'bold')];
  for (const hunk of hunks) {
    yield* hunkLines(hunk, old, current);
  }
}

/** Lines from `oldStart` to `oldEnd` became those from `newStart` to `newEnd`; the ends are not among them. */
interface LineChange {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

const NO_BREAK = '\\ No newline at end of file';

/** Lines without their breaks; a last one without a break says so, as a patch does. */
function splitLines(text: string): readonly string[] {
  if (text === '') {
    return [];
  }
  const lines = text.split('\n');
  return lines.at(-1) === ''
    ? lines.slice(0, -1)
    : [...lines.slice(0, -1), `${lines.at(-1) ?? ''}\n${NO_BREAK}`];
}

/** What differs, by the longest common lines; of large differences as one. */
function findChanges(old: readonly string[], current: readonly string[]): readonly LineChange[] {
  const shorter = Math.min(old.length, current.length);
  let head = 0;
  while (head < shorter && old[head] === current[head]) {
    head++;
  }
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === current.at(-1 - tail)) {
    tail++;
  }
  const whole = { oldStart: head, oldEnd: old.length - tail, newStart: head, newEnd: current.length - tail };
  const [oldCount, newCount] = [whole.oldEnd - whole.oldStart, whole.newEnd - whole.newStart];
  if (oldCount + newCount === 0) {
    return [];
  }
  return oldCount === 0 || newCount === 0 || CELLS_MAX < oldCount * newCount
    ? [whole]
    : compareLines(whole, old, current);
}

/** Beyond, finding the common lines takes too long. */
const CELLS_MAX = 4_000_000;

function compareLines(
  { oldStart, oldEnd, newStart, newEnd }: LineChange,
  old: readonly string[],
  current: readonly string[],
): readonly LineChange[] {
  const width = newEnd - newStart + 1;
  // How many lines are common from here to the end, for each pair of lines.
  const common = new Uint32Array((oldEnd - oldStart + 1) * width);
  const at = (left: number, right: number): number => (left - oldStart) * width + right - newStart;
  for (let left = oldEnd - 1; oldStart <= left; left--) {
    for (let right = newEnd - 1; newStart <= right; right--) {
      common[at(left, right)] =
        old[left] === current[right]
          ? (common[at(left + 1, right + 1)] ?? 0) + 1
          : Math.max(common[at(left + 1, right)] ?? 0, common[at(left, right + 1)] ?? 0);
    }
  }
  const changes: LineChange[] = [];
  let [left, right] = [oldStart, newStart];
  while (left < oldEnd || right < newEnd) {
    const from = { oldStart: left, newStart: right };
    while (left < oldEnd || right < newEnd) {
      if (left < oldEnd && right < newEnd && old[left] === current[right]) {
        break;
      }
      const isRemoved =
        right === newEnd ||
        (left < oldEnd && (common[at(left, right + 1)] ?? 0) <= (common[at(left + 1, right)] ?? 0));
      if (isRemoved) {
        left++;
      } else {
        right++;
      }
    }
    if (from.oldStart < left || from.newStart < right) {
      changes.push({ ...from, oldEnd: left, newEnd: right });
    }
    while (left < oldEnd && right < newEnd && old[left] === current[right]) {
      left++;
      right++;
    }
  }
  return changes;
}

/** Changes that share lines around them are one hunk. */
function joinHunks(changes: readonly LineChange[]): readonly (readonly LineChange[])[] {
  const hunks: LineChange[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1)?.at(-1);
    if (last !== undefined && change.oldStart - last.oldEnd <= 2 * CONTEXT) {
      hunks.at(-1)?.push(change);
    } else {
      hunks.push([change]);
    }
  }
  return hunks;
}

function* hunkLines(
  changes: readonly LineChange[],
  old: readonly string[],
  current: readonly string[],
): Generator<Line, void, undefined> {
  const [first, last] = [changes[0], changes.at(-1)];
  if (first === undefined || last === undefined) {
    return;
  }
  const before = Math.min(CONTEXT, first.oldStart);
  const behind = Math.min(CONTEXT, old.length - last.oldEnd);
  const oldRange = rangeText(first.oldStart - before, last.oldEnd + behind);
  const newRange = rangeText(first.newStart - before, last.newEnd + behind);
  yield [styled(`@@ -${oldRange} +${newRange} @@`, 'cyan')];
  let reached = first.oldStart - before;
  for (const { oldStart, oldEnd, newStart, newEnd } of changes) {
    yield* markedLines(' ', old.slice(reached, oldStart));
    yield* markedLines('-', old.slice(oldStart, oldEnd));
    yield* markedLines('+', current.slice(newStart, newEnd));
    reached = oldEnd;
  }
  yield* markedLines(' ', old.slice(reached, last.oldEnd + behind));
}

/** `8,3`: from line 8 on, three lines. Of none, the line before them is named. */
function rangeText(start: number, end: number): string {
  const count = end - start;
  return `${count === 0 ? start : start + 1},${count}`;
}

function* markedLines(mark: ' ' | '-' | '+', lines: readonly string[]): Generator<Line, void, undefined> {
  const style = mark === '-' ? 'red' : 'green';
  for (const text of lines.flatMap((line) => `${mark}${line}`.split('\n'))) {
    yield [mark === ' ' || text === NO_BREAK ? text : styled(text, style)];
  }
}
