/**
 * Text with structure: paragraphs and tables of words, code, emphasis and links. Features write it, shells show it
 * (`toMarkdown.ts` for editors), in the language of their user. Everything in it is plain: making text of the user
 * harmless is the business of who turns it into a notation, so that no feature can forget it.
 */
import type { Location, UnitPlace } from '../text/location.ts';
import { say, templateOf, type Message } from '../text/say.ts';

/** A pair of the matrix, by the name of its scope and the ids of its ends. */
export interface PairOfScope {
  readonly scope: string;
  readonly from: string;
  readonly to: string;
}

/** Where a link leads. A shell makes an address or a command of it. */
export type LinkTarget =
  | { readonly type: 'place'; readonly location: Location | UnitPlace }
  /** A list about what stands at the place. */
  | { readonly type: 'list'; readonly location: Location | UnitPlace; readonly list: ListKind }
  | ({ readonly type: 'matrix' } & MatrixPlace)
  /** Why a pair is as it is. */
  | { readonly type: 'why'; readonly pair: PairOfScope };

/** A place in the matrix of a scope: a row, a column, or both; or what a search finds there. */
export interface MatrixPlace {
  /** The scope's name. */
  readonly scope: string;
  /** Ids of endpoints. */
  readonly from?: string;
  readonly to?: string;
  /** As people type it into the page. */
  readonly search?: string;
}

/** What a list is of, about what stands at a place. */
export type ListKind =
  /** What the part of a policy or Service means: pods, namespaces, container ports. */
  | 'meant'
  /** Everybody whom the rule means, whichever part of it the place is in. */
  | 'rule'
  /** What a selector nearly matches. */
  | 'nearMisses'
  /** The policies that select the pods of a workload or of a policy, or that lie in a Namespace. */
  | 'policies'
  /** The rules that name a workload as a peer. */
  | 'mentions'
  /** The Services in front of a workload. */
  | 'services';

export type Inline =
  /** Words, with a place for each part. */
  | { readonly type: 'message'; readonly template: string; readonly parts: readonly InlineText[] }
  /** A name or a number, the same in every language. */
  | { readonly type: 'text'; readonly text: string }
  /** Text of the user, or a word of the API. */
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'strong'; readonly content: InlineText }
  | { readonly type: 'link'; readonly content: InlineText; readonly target: LinkTarget }
  /** "(why?)" with a link to the answer; nothing where a shell has none. */
  | { readonly type: 'why'; readonly pair: PairOfScope }
  /** Begins with a capital, where it begins with a word. */
  | { readonly type: 'capitalized'; readonly content: InlineText };

/** A stretch of running text. */
export type InlineText = readonly Inline[];

export type Block =
  | { readonly type: 'paragraph'; readonly content: InlineText }
  | { readonly type: 'manifest'; readonly lines: readonly string[] }
  | {
      readonly type: 'table';
      readonly header: readonly Message[];
      /** Each row has a cell for each column. */
      readonly rows: readonly (readonly InlineText[])[];
    };

/** What can stand in `prose`. As in `say`, a string is a fact, and words are messages or prose. */
export type InlinePart = string | number | Message | Inline | InlineText;

/** Running text from a template: prose`${code('app=web')} matches ${writeCount(2, 'workload')}`. */
export function prose(strings: TemplateStringsArray, ...parts: readonly InlinePart[]): InlineText {
  return [{ type: 'message', template: templateOf(strings), parts: parts.map(toInlines) }];
}

export function code(text: string): Inline {
  return { type: 'code', text };
}

export function strong(part: InlinePart): Inline {
  return { type: 'strong', content: toInlines(part) };
}

export function link(part: InlinePart, location: Location | UnitPlace): Inline {
  return { type: 'link', content: toInlines(part), target: { type: 'place', location } };
}

export function linkTo(part: InlinePart, target: LinkTarget): Inline {
  return { type: 'link', content: toInlines(part), target };
}

/** What stands behind the name of somebody who can connect. */
export function why(pair: PairOfScope): Inline {
  return { type: 'why', pair };
}

/** The word of such a link. */
export const WHY: Message = say`why?`;

export function paragraph(content: InlineText): Block {
  return { type: 'paragraph', content };
}

/** Parts with punctuation between them. */
export function joinParts(parts: readonly InlinePart[], separator: string): InlineText {
  return parts.flatMap((part, index) => [...(index === 0 ? [] : toInlines(separator)), ...toInlines(part)]);
}

export function capitalize(content: InlineText): InlineText {
  return [{ type: 'capitalized', content }];
}

function toInlines(part: InlinePart): InlineText {
  if (typeof part !== 'object') {
    return part === '' ? [] : [{ type: 'text', text: String(part) }];
  }
  if ('type' in part) {
    return [part];
  }
  return 'template' in part
    ? [{ type: 'message', template: part.template, parts: part.parts.map(toInlines) }]
    : part;
}
