/**
 * Completion: what can be written at a place of an open file, of what only the workspace knows, of the API's own
 * fields and values for whoever has no schema, and of recipes where one of them fits. Each offer brings the edit that writes it; what it is about is told
 * when somebody asks (`describeOffer.ts`).
 */
import { printable } from '../../text/printable.ts';
import { formatMessage, type Message } from '../../text/say.ts';
import { shiftSpan, type Span } from '../../text/span.ts';
import { compareBytewise } from '../../text/compareBytewise.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { countOtherCopies, nameCopy } from '../copyWords.ts';
import type { FilePosition } from '../filePosition.ts';
import { nameCopies } from '../nameCopies.ts';
import { joinLensParts } from '../lensText.ts';
import { findEmptyDocument } from '../recipes/emptyDocument.ts';
import type { Recipe } from '../recipes/recipe.ts';
import { offerDocuments, offerRecipeRules } from '../recipes/recipeOffers.ts';
import type { Offer, OfferKind, OfferSubject } from './offer.ts';
import { assumeNamespaces, findOfferScenes, type OfferScene } from './offerScene.ts';
import { offerApi, offerFacts, schemaOf } from './policyOffers.ts';
import { isBegun, isTypeAt, offerBeginning, offerTypes, UNTYPED } from './typeOffers.ts';
import { findSlot, type Slot } from './slot.ts';
import { writeOffer } from './writeOffer.ts';
import { findWritingPlace, type WritingPlace } from './writingPlace.ts';

export interface Completion {
  readonly label: string;
  readonly kind: OfferKind;
  readonly detail: Message | undefined;
  /** In the file; on one line, around or right before the position. */
  readonly span: Span;
  readonly newText: string;
  /** Where to write on, counted in `newText`. */
  readonly caret: number;
  /** `newText` in the syntax of snippets, where it has more than one stop. */
  readonly snippet: string | undefined;
  /** What is compared with the text of the span, to find the offer while somebody types. */
  readonly filterText: string;
  /** In each scope where it is offered, the first ones. */
  readonly subjects: readonly OfferSubject[];
}

export interface CompletionList {
  /** The most useful ones first. */
  readonly completions: readonly Completion[];
  /** There are more, which another letter may bring. */
  readonly isIncomplete: boolean;
}

export interface CompletionOptions {
  /** Whether fields and values of the API are offered; another one may do that already. */
  readonly offersApi: boolean;
  readonly recipes: readonly Recipe[];
  /** Whether the document is JSON, which its name may not say: nothing of YAML begins there. */
  readonly isJson?: boolean;
}

/** Nobody reads more. */
const COMPLETIONS_MAX = 200;
const SUBJECTS_MAX = 3;
const NOTHING: CompletionList = { completions: [], isIncomplete: false };

export function completionsAt(
  snapshot: Snapshot,
  position: FilePosition,
  options: CompletionOptions,
): CompletionList {
  const empty = options.isJson === true ? undefined : findEmptyDocument(position);
  if (empty !== undefined) {
    const { text } = position;
    const documents = offerDocuments(options.recipes).flatMap((offer) =>
      completeDocument(offer, empty, text),
    );
    const fields = (options.offersApi ? offerBeginning() : []).map((offer) => completeField(offer, empty));
    return { completions: [...fields, ...documents], isIncomplete: false };
  }
  const place = findWritingPlace(snapshot, position);
  if (place === undefined || wouldRename(place)) {
    return NOTHING;
  }
  if (place.kind === '' || isTypeAt(place)) {
    return options.offersApi ? completeType(place, position.file) : NOTHING;
  }
  const slot = findSlot(schemaOf(place.kind), place);
  if (slot === undefined) {
    return NOTHING;
  }
  const scenes = findOfferScenes(snapshot, position.file, place);
  const isPolicy = place.kind === 'NetworkPolicy';
  const api = isPolicy && options.offersApi ? offerApi(place, slot) : [];
  const facts = listFacts(scenes, slot);
  const taken = new Set(facts.flatMap(({ offer }) => offer.words ?? []));
  const recipes = isPolicy ? offerRecipeRules(options.recipes, slot, taken) : [];
  const offers = [...[...api, ...recipes].map(toJoined), ...facts].sort(compareOffers);
  const wanted =
    offers.length <= COMPLETIONS_MAX ? offers : offers.filter(({ offer }) => isWanted(offer, place));
  const completions = wanted
    .slice(0, COMPLETIONS_MAX)
    .flatMap((joined) => complete(joined, slot, place) ?? []);
  return { completions, isIncomplete: COMPLETIONS_MAX < offers.length || isCut(scenes) };
}

/** Before a key that stands there, something else begins; whoever chose it would lose the key. */
function wouldRename({ role, typing }: WritingPlace): boolean {
  return role === 'key' && typing.hasColon && typing.typed === '' && typing.span.start < typing.span.end;
}

/** What a manifest is, where it does not say so yet. */
function completeType(place: WritingPlace, file: string): CompletionList {
  const slot = findSlot(UNTYPED, place);
  if (slot === undefined || (place.kind === '' && !isBegun(file, place))) {
    return NOTHING;
  }
  const offers = [...offerTypes(place), ...offerApi(place, slot)];
  return {
    completions: offers.flatMap((offer) => complete(toJoined(offer), slot, place) ?? []),
    isIncomplete: false,
  };
}

/** Peers are made for so many workloads at most. */
function isCut(scenes: readonly OfferScene[]): boolean {
  return scenes.some(({ view }) => COMPLETIONS_MAX / 2 < view.cluster.workloads.length);
}

function listFacts(scenes: readonly OfferScene[], slot: Slot): readonly JoinedOffer[] {
  const join = (some: readonly OfferScene[]): readonly JoinedOffer[] =>
    joinScenes(some.map((scene) => ({ scene, offers: offerFacts(scene, slot) })));
  const known = join(scenes);
  return 0 < known.length ? known : join(assumeNamespaces(scenes));
}

/** An offer of all scopes that have it. */
interface JoinedOffer {
  readonly offer: Offer;
  readonly detail: Message | undefined;
  readonly subjects: readonly OfferSubject[];
}

function toJoined(offer: Offer): JoinedOffer {
  return { offer, detail: offer.detail, subjects: offer.about === undefined ? [] : [offer.about] };
}

interface SceneOffers {
  readonly scene: OfferScene;
  readonly offers: readonly Offer[];
}

/** What several scopes offer is one offer; where they count differently, the first one's count is named as such. */
function joinScenes(all: readonly SceneOffers[]): readonly JoinedOffer[] {
  const byOffer = new Map<string, { readonly scene: OfferScene; readonly offer: Offer }[]>();
  for (const { scene, offers } of all) {
    for (const offer of offers) {
      const key = JSON.stringify([offer.label, offer.content]);
      const same = byOffer.get(key) ?? [];
      byOffer.set(key, same);
      same.push({ scene, offer });
    }
  }
  return [...byOffer.values()].flatMap((copies) => joinCopies(copies) ?? []);
}

function joinCopies(
  copies: readonly { readonly scene: OfferScene; readonly offer: Offer }[],
): JoinedOffer | undefined {
  const [first, ...others] = copies;
  if (first === undefined) {
    return undefined;
  }
  const { detail } = first.offer;
  const subjects = copies.flatMap(({ offer }) => offer.about ?? []).slice(0, SUBJECTS_MAX);
  const said = detail === undefined ? '' : formatMessage(detail);
  const different = others.filter(
    ({ offer }) => said !== (offer.detail === undefined ? '' : formatMessage(offer.detail)),
  );
  if (detail === undefined || (different.length === 0 && first.scene.isAssumed !== true)) {
    return { offer: first.offer, detail, subjects };
  }
  const { noun, names } = nameCopies(copies.map(({ scene: { view, namespace } }) => ({ view, namespace })));
  const parts = [
    nameCopy(noun, names[0] ?? '', detail),
    ...(different.length === 0 ? [] : [countOtherCopies(noun, different.length)]),
  ];
  return { offer: first.offer, detail: joinLensParts(parts), subjects };
}

function compareOffers({ offer: left }: JoinedOffer, { offer: right }: JoinedOffer): number {
  return left.group - right.group || right.count - left.count || compareBytewise(left.label, right.label);
}

function isWanted(offer: Offer, { typing }: WritingPlace): boolean {
  return wordsOf(offer).toLowerCase().includes(typing.typed.toLowerCase());
}

/** All that it is found by. */
function wordsOf({ label, words = [] }: Offer): string {
  return [printable(label), ...words].join(' ');
}

/** In place of the word in an empty document. */
function completeDocument(offer: Offer, span: Span, text: string): readonly Completion[] {
  const { label, kind, detail, about, content } = offer;
  if (content.type !== 'lines') {
    return [];
  }
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const newText = content.lines.join(lineBreak);
  return [
    {
      label,
      kind,
      detail,
      span,
      newText,
      caret: newText.length,
      snippet: content.withStops.join(lineBreak),
      filterText: wordsOf(offer),
      subjects: about === undefined ? [] : [about],
    },
  ];
}

/** The first field of an empty document. */
function completeField({ label, kind, detail, about }: Offer, span: Span): Completion {
  const newText = `${label}: `;
  const subjects = about === undefined ? [] : [about];
  const caret = newText.length;
  return { label, kind, detail, span, newText, caret, snippet: undefined, filterText: label, subjects };
}

function complete(
  { offer, detail, subjects }: JoinedOffer,
  slot: Slot,
  place: WritingPlace,
): Completion | undefined {
  const written = writeOffer(offer.content, slot, place);
  if (written === undefined) {
    return undefined;
  }
  const { span, newText, caret, snippet } = written;
  const { typing, text, unit } = place;
  const isFilteredByBlank = span.start < typing.span.start;
  const before = isFilteredByBlank ? text.slice(span.start, typing.span.start) : '';
  return {
    label: printable(offer.label),
    kind: offer.kind,
    detail,
    span: shiftSpan(span, unit.start),
    newText,
    caret,
    snippet,
    filterText: before + (typing.quote ?? '') + wordsOf(offer),
    subjects,
  };
}
