/**
 * What the cell under the pointer says. For eyes alone: the same words are the label of the cell's element.
 */
import { element } from './element.ts';

const GAP = 14;

export class Tooltip {
  readonly root: HTMLElement = element('div', 'tooltip', { 'aria-hidden': 'true', hidden: '' });

  /** Beside the pointer, on the side where there is room. */
  show(text: string, { clientX, clientY }: MouseEvent): void {
    this.root.textContent = text;
    this.root.hidden = false;
    const { width, height } = this.root.getBoundingClientRect();
    const left = clientX + GAP + width < window.innerWidth ? clientX + GAP : clientX - GAP - width;
    const top = clientY + GAP + height < window.innerHeight ? clientY + GAP : clientY - GAP - height;
    this.root.style.left = `${String(Math.max(left, 0))}px`;
    this.root.style.top = `${String(Math.max(top, 0))}px`;
  }

  hide(): void {
    this.root.hidden = true;
  }
}
