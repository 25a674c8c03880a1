/**
 * The reasons beside the table: for each set of ports of the selected pair the verdict, then both directions with the
 * policies and rules that decide, each with a link to its line.
 */
import type { ExplainAnswer, ExplainDecision } from '../../protocol/src/explain.ts';
import type { Place } from '../../protocol/src/place.ts';
import { portsTexts, VERDICT_WORDS } from './connectionText.ts';
import { element, linkButton } from './element.ts';
import { type Direction, directionText, directionTitle, placeText, reasonText } from './reasonText.ts';
import type { MatrixState } from './state.ts';

export class ExplainView {
  readonly root: HTMLElement = element('aside', {
    attributes: { 'aria-live': 'polite', 'aria-label': 'Reasons' },
  });
  readonly #open: (place: Place) => void;
  #drawn: ExplainAnswer | 'hint' | undefined;

  constructor(open: (place: Place) => void) {
    this.#open = open;
  }

  render({ explanation, selection }: MatrixState): void {
    const next = selection === undefined ? 'hint' : explanation;
    // While an answer is under way, the one before stays.
    if (next === undefined || next === this.#drawn) {
      return;
    }
    this.#drawn = next;
    this.root.replaceChildren(
      ...(next === 'hint'
        ? [element('p', { className: 'dim', text: 'Choose a cell to see why it is as it is.' })]
        : this.#draw(next)),
    );
  }

  #draw(answer: ExplainAnswer): readonly HTMLElement[] {
    const title = element('h2', {}, [
      this.#endpoint(answer.from, answer.fromPlace),
      document.createTextNode(' → '),
      this.#endpoint(answer.to, answer.toPlace),
    ]);
    const ports = portsTexts(answer.decisions.map((decision) => decision.ports));
    return [
      title,
      ...answer.decisions.flatMap((decision, index) =>
        this.#drawDecision(answer, decision, ports[index] ?? ''),
      ),
    ];
  }

  #drawDecision(
    { from, to }: ExplainAnswer,
    decision: ExplainDecision,
    ports: string,
  ): readonly HTMLElement[] {
    const verdict = element('p', { className: 'verdict' }, [
      document.createTextNode(`${ports}: `),
      element('strong', { className: decision.verdict, text: VERDICT_WORDS[decision.verdict] }),
    ]);
    return [
      verdict,
      ...this.#drawDirection('egress', from, decision.egress),
      ...this.#drawDirection('ingress', to, decision.ingress),
    ];
  }

  #drawDirection(
    direction: Direction,
    endpoint: string,
    answer: ExplainDecision['egress'],
  ): readonly HTMLElement[] {
    const reasons = answer.reasons.map((reason) =>
      element('li', { className: reason.effect }, [
        document.createTextNode(`${reasonText(reason, direction)} · `),
        this.#link(reason.place),
      ]),
    );
    return [
      element('h3', { text: directionTitle(direction, endpoint) }),
      element('p', { text: directionText(answer, direction) }),
      element('ul', {}, reasons),
    ];
  }

  #endpoint(id: string, place: Place | undefined): Node {
    return place === undefined
      ? document.createTextNode(id)
      : linkButton(id, () => {
          this.#open(place);
        });
  }

  #link(place: Place): HTMLElement {
    return linkButton(placeText(place), () => {
      this.#open(place);
    });
  }
}
