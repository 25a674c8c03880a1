/**
 * Which troubles lead to a rule, read from the page that people open when a policy surprises them: its headings, and the
 * rules that each chapter names. So the page is written by hand, and the rules' pages lead back to it.
 */
import { anchorOf } from './markdownAnchor.ts';

export const TROUBLES_PAGE = 'docs/troubleshooting.md';

export interface Trouble {
  /** What somebody says: "My pods cannot resolve names". */
  readonly title: string;
  readonly anchor: string;
  /** The ids of the rules that find why. */
  readonly rules: readonly string[];
}

const RULE_LINK = /\]\(rules\/([^)\s#]+)\.md/g;

/** The chapters of the page that name a rule. */
export function readTroubles(page: string): readonly Trouble[] {
  return page
    .split(/^## /m)
    .slice(1)
    .map((chapter) => {
      const [title = ''] = chapter.split('\n', 1);
      const rules = [...chapter.matchAll(RULE_LINK)].map(([, id = '']) => id);
      return { title, anchor: anchorOf(title), rules: [...new Set(rules)] };
    })
    .filter(({ rules }) => 0 < rules.length);
}
