/**
 * A fix: an edit that removes a finding. A rule offers it from the text of the unit and its tree; whether the result
 * is still YAML is checked by whoever shows it.
 */
import type { Message } from '../text/say.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { YamlNode } from '../yaml/node.ts';

export interface Fix {
  /** What it does, as a command: "write `from`". */
  readonly title: Message;
  /** In offsets of the unit. */
  readonly edits: readonly TextEdit[];
  /** Whether it takes the whole manifest out of its file, comments included; then it has no edits of its own. */
  readonly removesManifest?: true;
  /** Position among the problem's other places of the one whose manifest is edited; without it, it is the problem's own. */
  readonly elsewhere?: number;
  /** Whether the policies mean the same afterwards, so that it may be applied without being looked at. */
  readonly isSafe: boolean;
}

/** The unit that a problem is in; the problem's spans count from its start. */
export interface FixSource {
  readonly text: string;
  readonly root: YamlNode;
  /** The manifest at another place of the problem, by position; `undefined` where nobody has its text at hand. */
  readonly openElsewhere?: (position: number) => FixSource | undefined;
}
