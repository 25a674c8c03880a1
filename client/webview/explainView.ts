/**
 * The reasons beside the table: the verdict for each set of ports of the selected pair, then both directions with the
 * policies and rules that decide, each with a link to its line. In which order is `explainParts.ts`' matter.
 */
import type { ExplainAnswer } from '../../protocol/src/explain.ts';
import type { Place } from '../../protocol/src/place.ts';
import { verdictWords } from './connectionText.ts';
import { element, linkButton } from './element.ts';
import { endpointNames, type EndpointName } from './endpointText.ts';
import { type DirectionPart, directionParts, verdictParts } from './explainParts.ts';
import { type Direction, directionText, directionTitle, placeText, reasonText } from './reasonText.ts';
import type { MatrixState } from './state.ts';
import { t } from './translate.ts';

/** An end of the pair as it is shown. */
interface End extends EndpointName {
  readonly place: Place | undefined;
  /** Policies apply to pods alone. */
  readonly isPod: boolean;
}

export class ExplainView {
  readonly root: HTMLElement = element('aside', {
    attributes: { 'aria-live': 'polite', 'aria-label': t('Reasons') },
  });
  readonly #open: (place: Place) => void;
  #drawn: ExplainAnswer | 'hint' | undefined;

  constructor(open: (place: Place) => void) {
    this.#open = open;
  }

  render({ matrix, explanation, selection }: MatrixState): void {
    const next = selection === undefined ? 'hint' : explanation;
    // While an answer is under way, the one before stays.
    if (next === undefined || next === this.#drawn) {
      return;
    }
    this.#drawn = next;
    this.root.replaceChildren(
      ...(next === 'hint'
        ? [element('p', { className: 'dim', text: t('Choose a cell to see why it is as it is.') })]
        : this.#draw(next, matrix)),
    );
  }

  #draw(answer: ExplainAnswer, { endpoints }: MatrixState['matrix']): readonly HTMLElement[] {
    const names = endpointNames(endpoints);
    const endOf = (id: string, place: Place | undefined): End => {
      const index = endpoints.findIndex((endpoint) => endpoint.id === id);
      const { name, title } = names[index] ?? { name: id, title: id };
      return { name, title, place, isPod: endpoints[index]?.type !== 'addresses' };
    };
    const from = endOf(answer.from, answer.fromPlace);
    const to = endOf(answer.to, answer.toPlace);
    return [
      element('h2', {}, [this.#drawEnd(from), document.createTextNode(' → '), this.#drawEnd(to)]),
      ...drawVerdicts(answer),
      ...(from.isPod ? this.#drawDirection(answer, 'egress', from) : []),
      ...(to.isPod ? this.#drawDirection(answer, 'ingress', to) : []),
    ];
  }

  #drawDirection(answer: ExplainAnswer, direction: Direction, end: End): readonly HTMLElement[] {
    return [
      element('h3', { text: directionTitle(direction, end.name), attributes: { title: end.title } }),
      ...directionParts(answer, direction).flatMap((part) => this.#drawPart(part, direction)),
    ];
  }

  #drawPart({ ports, answer }: DirectionPart, direction: Direction): readonly HTMLElement[] {
    const reasons = answer.reasons.map((reason) =>
      element('li', { className: reason.effect }, [
        document.createTextNode(`${reasonText(reason, direction)} · `),
        this.#link(reason.place),
      ]),
    );
    const sentence = document.createTextNode(directionText(answer, direction));
    const intro = ports === undefined ? [] : [element('span', { className: 'ports', text: ports })];
    return [element('p', {}, [...intro, sentence]), element('ul', {}, reasons)];
  }

  #drawEnd({ name, title, place }: End): Node {
    if (place === undefined) {
      return element('span', { text: name, attributes: { title } });
    }
    const link = linkButton(name, () => {
      this.#open(place);
    });
    link.title = title;
    return link;
  }

  #link(place: Place): HTMLElement {
    return linkButton(placeText(place), () => {
      this.#open(place);
    });
  }
}

function drawVerdicts(answer: ExplainAnswer): readonly HTMLElement[] {
  return verdictParts(answer).map(({ ports, verdict }) =>
    element('p', { className: 'verdict' }, [
      document.createTextNode(`${ports}: `),
      element('strong', { className: verdict, text: verdictWords(verdict) }),
    ]),
  );
}
