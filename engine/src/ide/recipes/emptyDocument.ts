/**
 * Where a document has nothing yet but comments and perhaps the word that somebody writes: a place for a whole policy. Files
 * that hold no manifests, by their names, have none.
 */
import type { Span } from '../../text/span.ts';
import { lineEndAt, lineStartAt } from '../../yaml/lines.ts';
import type { FilePosition } from '../filePosition.ts';

const YAML = /\.ya?ml$/i;
/** Settings, values and lists of other tools, which are YAML as well; so is what begins with a dot. */
const OTHER_FILES = /(?:^|\/)(?:podgate|kustomization|Chart|values[^/]*|[^/]*compose[^/]*)\.ya?ml$/i;
const OTHER_FOLDERS = /(?:^|\/)\.(?:github|gitlab|circleci)\//;

const MARKER = /^(?:---|\.\.\.)(?=\s|$)/;
const SAYS_NOTHING = /^\s*(?:#.*|%.*)?$/;
const WORD = /^[a-z][\w-]*$/i;

/** The word at the position, which may be empty; `undefined` where the document has anything else. */
export function findEmptyDocument({ file, text, offset }: FilePosition): Span | undefined {
  if (!mayHoldManifests(file)) {
    return undefined;
  }
  const start = lineStartAt(text, offset);
  const end = start + text.slice(start, lineEndAt(text, start)).trimEnd().length;
  const word = text.slice(start, end);
  const isWord = word === '' || WORD.test(word);
  return isWord && offset <= Math.max(start, end) && isEmptyAround(text, start)
    ? { start, end: Math.max(start, end) }
    : undefined;
}

/** As far as the name says; what was never saved may become anything. */
export function mayHoldManifests(file: string): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const mayBeYaml = !name.includes('.') || (YAML.test(name) && !name.startsWith('.'));
  return mayBeYaml && !OTHER_FILES.test(file) && !OTHER_FOLDERS.test(file);
}

function isEmptyAround(text: string, lineStart: number): boolean {
  for (let end = lineStart - 1; 0 <= end;) {
    const start = lineStartAt(text, end);
    const line = text.slice(start, end).trimEnd();
    if (MARKER.test(line)) {
      return (line === '---' || line === '...') && isEmptyBelow(text, lineStart);
    }
    if (!SAYS_NOTHING.test(line)) {
      return false;
    }
    end = start - 1;
  }
  return isEmptyBelow(text, lineStart);
}

function isEmptyBelow(text: string, lineStart: number): boolean {
  for (let start = lineEndAt(text, lineStart) + 1; start < text.length;) {
    const end = lineEndAt(text, start);
    const line = text.slice(start, end).trimEnd();
    if (MARKER.test(line)) {
      return true;
    }
    if (!SAYS_NOTHING.test(line)) {
      return false;
    }
    start = end + 1;
  }
  return true;
}
