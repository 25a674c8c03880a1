/**
 * Rules that documents name: each is one that there is, wherever it stands, as a link, in `podgate.yaml` or in a
 * suppression; and a page that promises all rules names all. Whether links lead somewhere is `checkDocuments.ts`' matter.
 */
import { findNearest } from '../../engine/src/text/findNearest.ts';
import type { ProjectFile, Violation } from './projectFiles.ts';

const RULE_LINK = /\[`([^`]+)`\]\((?:[^)\s]*\/)?rules\/([^)\s]+)\.md[^)]*\)/g;
const RULE_LIST_LINK = /\]\((?:[^)\s]*\/)?rules\/([^)\s#]+)\.md/g;
const FENCE = /^(```|~~~).*\n([\s\S]*?)^\1/gm;
const WORD = /`([a-z][a-z0-9]*(?:-[a-z0-9.]+)+)`/g;
/** `rules:` of `podgate.yaml`, in block or in flow style. */
const SETTINGS = /^rules:(?: *\{(.*)\}| *\n((?: +.*\n?)+))/gm;
const KEY = /(?:^|[\s,{])([a-z][a-z0-9.-]*):/g;
const SUPPRESSION = /podgate-disable(?:-next-line)? ([a-z0-9., -]+?)(?= -- |\s*$)/gm;

/** Markdown files in which something is called a rule that is none, or nearly has the name of one. */
export function checkRuleNames(files: readonly ProjectFile[], ids: readonly string[]): readonly Violation[] {
  const known = new Set(ids);
  return files
    .filter(({ path }) => path.endsWith('.md'))
    .flatMap(({ path, text }) => {
      const prose = text.replaceAll(FENCE, '');
      const named = [...namesInCode(text), ...namesInLinks(prose)].filter((name) => !known.has(name));
      const slips = matchesOf(prose, WORD).filter(
        (word) => !known.has(word) && findNearest(word, ids, SLIP_MAX) !== undefined,
      );
      return [...new Set([...named, ...slips])].map((name) => ({
        path,
        message: `there is no rule \`${name}\`${suggest(findNearest(name, ids))}`,
      }));
    });
}

/** More edits make another word. */
const SLIP_MAX = 2;

/** The page at `path` leads to the page of every rule. */
export function checkNamesAll(
  files: readonly ProjectFile[],
  path: string,
  ids: readonly string[],
): readonly Violation[] {
  const text = files.find((file) => file.path === path)?.text ?? '';
  const named = new Set(matchesOf(text, RULE_LIST_LINK));
  return ids
    .filter((id) => !named.has(id))
    .map((id) => ({ path, message: `does not say when somebody looks for \`${id}\`` }));
}

/**
 * Fixes that a page names, in quotes behind `Fix:`, are offered by that name. Names of examples do not count, so that
 * "write the pods' port" is "write the pods' port `8080` (opens it)".
 */
export function checkFixNames(
  files: readonly ProjectFile[],
  path: string,
  titles: readonly string[],
): readonly Violation[] {
  const text = files.find((file) => file.path === path)?.text ?? '';
  const offered = titles.map(withoutNames);
  const named = matchesOf(text, FIXES).flatMap((sentence) => matchesOf(sentence, QUOTED));
  return named
    .filter((name) => !offered.some((title) => title.startsWith(withoutNames(name))))
    .map((name) => ({ path, message: `no rule offers the fix "${name}"` }));
}

/** To the end of the paragraph or of the item. */
const FIXES = /Fix: ((?:(?!\n\n|\n- )[\s\S])*)/g;
const QUOTED = /"([^"]+)"/g;

function withoutNames(title: string): string {
  return title
    .replaceAll(/`[^`]*`/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function namesInCode(text: string): readonly string[] {
  const code = [...text.matchAll(FENCE)].map(([, , block = '']) => block).join('\n');
  const settings = [...code.matchAll(SETTINGS)].flatMap(([, flow = '', block = '']) =>
    matchesOf(flow + block.replaceAll(/#.*/g, ''), KEY),
  );
  const suppressed = matchesOf(code, SUPPRESSION).flatMap((list) => list.split(/[\s,]+/));
  return [...settings, ...suppressed.filter((name) => name !== '')];
}

/** What is written as the name of a rule and leads to a rule is that rule. */
function namesInLinks(text: string): readonly string[] {
  return [...text.matchAll(RULE_LINK)].flatMap(([, name = '', page = '']) => (name === page ? [] : [name]));
}

function matchesOf(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}

function suggest(nearest: string | undefined): string {
  return nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
}
