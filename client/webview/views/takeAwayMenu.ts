/**
 * The list of what can be taken away, behind a button: what is shown as text, as data, as a picture. What became of it is said
 * beside the button.
 */
import { Component } from 'preact';
import type { TakeAway } from '../matrixProvider.ts';
import type { MatrixState } from '../state.ts';
import { takeAway, TAKE_AWAYS, type TakeAwayFormat, type TakeAwayResult } from '../takeAway/takeAway.ts';
import { t } from '../translate.ts';
import { h, type View } from './html.ts';

export interface TakeAwayMenuProps {
  readonly state: MatrixState;
  readonly target: TakeAway;
}

interface MenuState {
  readonly isOpen: boolean;
  readonly result: TakeAwayResult | undefined;
}

/** How long the result is said. */
const RESULT_MS = 4000;

export class TakeAwayMenu extends Component<TakeAwayMenuProps, MenuState> {
  override state: MenuState = { isOpen: false, result: undefined };
  #button: HTMLElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override render(): View {
    const { isOpen, result } = this.state;
    return h('div', { class: 'menu', onKeyDown: this.#onKey, onFocusOut: this.#onLeave }, [
      h(
        'span',
        { key: 'result', class: 'result', role: 'status' },
        result === undefined ? '' : resultText(result),
      ),
      h(
        'button',
        {
          key: 'button',
          type: 'button',
          class: 'chip',
          'aria-expanded': String(isOpen),
          ref: this.#holdButton,
          onClick: () => {
            this.setState({ isOpen: !isOpen });
          },
        },
        t('Take away'),
      ),
      isOpen
        ? h(
            'ul',
            { key: 'list' },
            TAKE_AWAYS.map((format) =>
              h(
                'li',
                { key: format },
                h('button', { type: 'button', onClick: () => void this.#take(format) }, formatText(format)),
              ),
            ),
          )
        : null,
    ]);
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#timer);
  }

  async #take(format: TakeAwayFormat): Promise<void> {
    const { state, target } = this.props;
    this.#button?.focus();
    this.setState({ isOpen: false });
    const result = await takeAway(state, format, target).catch((): TakeAwayResult => 'failed');
    this.setState({ result });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.setState({ result: undefined });
    }, RESULT_MS);
  }

  readonly #holdButton = (button: HTMLElement | null): void => {
    this.#button = button;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.state.isOpen) {
      event.preventDefault();
      this.setState({ isOpen: false });
      this.#button?.focus();
    }
  };

  readonly #onLeave = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    const isInside =
      currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (!isInside && relatedTarget !== null) {
      this.setState({ isOpen: false });
    }
  };
}

function formatText(format: TakeAwayFormat): string {
  switch (format) {
    case 'markdown':
      return t('Copy as Markdown');
    case 'csv':
      return t('Save as CSV');
    case 'json':
      return t('Save as JSON');
    case 'svg':
      return t('Save as a picture (SVG)');
    case 'png':
      return t('Save as a picture (PNG)');
  }
}

function resultText(result: TakeAwayResult): string {
  switch (result) {
    case 'copied':
      return t('Copied.');
    case 'saved':
      return '';
    case 'alike':
      return t('Saved, with one line for workloads that no policy tells apart.');
    case 'namespaces':
      return t('Saved, with one line for each namespace.');
    case 'tooLarge':
      return t('Too much for a picture: search, filter, fold or collapse first.');
    case 'failed':
      return t('That did not work.');
  }
}
