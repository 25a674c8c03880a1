/**
 * Text with structure: paragraphs and tables of words, code, emphasis and links. Features write it, shells show it
 * (`toMarkdown.ts` for editors). Everything in it is plain: making text of the user harmless is the business of who
 * turns it into a notation, so that no feature can forget it.
 */
import type { Location } from '../text/location.ts';

/** Where a link leads. A shell makes an address or a command of it. */
export type LinkTarget =
  | { readonly type: 'place'; readonly location: Location }
  /** Everything that "go to definition" would list at the place. */
  | { readonly type: 'definitions'; readonly location: Location };

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  /** Text of the user, or a word of the API. */
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'strong'; readonly content: InlineText }
  | { readonly type: 'link'; readonly text: string; readonly target: LinkTarget };

/** A stretch of running text. */
export type InlineText = readonly Inline[];

export type Block =
  | { readonly type: 'paragraph'; readonly content: InlineText }
  | {
      readonly type: 'table';
      readonly header: readonly string[];
      /** Each row has a cell for each column. */
      readonly rows: readonly (readonly InlineText[])[];
    };

/** What can stand in `prose`. */
type Part = string | number | Inline | InlineText;

/** Running text from a template: prose`${code('app=web')} matches ${2} workloads`. */
export function prose(strings: TemplateStringsArray, ...parts: readonly Part[]): InlineText {
  const inlines = strings.flatMap((string, index) => [
    ...toInlines(string),
    ...toInlines(parts[index] ?? ''),
  ]);
  return joinTexts(inlines);
}

export function code(text: string): Inline {
  return { type: 'code', text };
}

export function strong(...parts: readonly Part[]): Inline {
  return { type: 'strong', content: joinTexts(parts.flatMap(toInlines)) };
}

export function link(text: string, location: Location): Inline {
  return { type: 'link', text, target: { type: 'place', location } };
}

export function paragraph(content: InlineText): Block {
  return { type: 'paragraph', content };
}

/** Parts with a separator between them. */
export function joinParts(parts: readonly Part[], separator: string): InlineText {
  return joinTexts(
    parts.flatMap((part, index) => [...(index === 0 ? [] : toInlines(separator)), ...toInlines(part)]),
  );
}

function toInlines(part: Part): InlineText {
  if (typeof part === 'object') {
    return 'type' in part ? [part] : part;
  }
  return part === '' ? [] : [{ type: 'text', text: String(part) }];
}

/** The text with a capital at its beginning, where it begins with a word. */
export function capitalize(content: InlineText): InlineText {
  const [first, ...rest] = content;
  return first?.type === 'text'
    ? [{ type: 'text', text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest]
    : content;
}

/** Neighboring words become one. */
function joinTexts(inlines: InlineText): InlineText {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = { type: 'text', text: last.text + inline.text };
    } else {
      joined.push(inline);
    }
  }
  return joined;
}
