/**
 * The graph on the page: drawn anew when something else is shown, marked when something is looked at. Tab leads to one of its
 * boxes, nodes and lines, arrows to the others, Enter opens; a pointer over a node raises all lines of it.
 */
import { openEdge, openGroup, openNode } from './graphActions.ts';
import { drawLiveGraph, drawRaised, type GraphDrawing, graphSizes } from './drawGraph.ts';
import { layoutGraph } from './graphLayout.ts';
import { graphOf, type Graph, type GraphEdge } from './graphModel.ts';
import { graphTexts } from './graphTexts.ts';
import type { MatrixModel } from '../model/matrixModel.ts';
import { themeColors } from '../picture/pictureColors.ts';
import { svgElement } from '../picture/svgElement.ts';
import type { MatrixState, PageEvent } from '../state.ts';
import { t } from '../translate.ts';

/** A picture is made smaller down to this, so that it fits; what is still too large is scrolled, since one must be able to read it. */
const SCALE_MIN = 0.9;
/** Around the picture, as the style sheet has it. */
const PADDING = 8;

const STEPS: ReadonlyMap<string, number> = new Map([
  ['ArrowRight', 1],
  ['ArrowDown', 1],
  ['ArrowLeft', -1],
  ['ArrowUp', -1],
  ['Home', -Infinity],
  ['End', Infinity],
]);

export class GraphView {
  readonly root: HTMLElement = document.createElement('main');
  readonly #dispatch: (event: PageEvent) => void;
  readonly #note = document.createElement('p');
  readonly #stage = document.createElement('div');
  #drawn: MatrixModel | undefined;
  #state: MatrixState | undefined;
  #graph: Graph | undefined;
  #drawing: GraphDrawing | undefined;
  #raised: SVGElement | undefined;
  /** What the keyboard is on or was on last. */
  #reachable = '';

  constructor(dispatch: (event: PageEvent) => void) {
    this.#dispatch = dispatch;
    this.root.className = 'graph';
    this.#note.className = 'hint';
    this.#stage.className = 'stage';
    this.root.append(this.#note, this.#stage);
    this.#stage.addEventListener('click', (event) => {
      this.#open(itemOf(event.target));
    });
    this.#stage.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
    this.#stage.addEventListener('pointerover', ({ target }) => {
      this.#raise(itemOf(target));
    });
    this.#stage.addEventListener('focusin', ({ target }) => {
      this.#reach(this.#items().find((item) => item === target));
      this.#raise(itemOf(target));
    });
    for (const type of ['pointerleave', 'focusout'] as const) {
      this.#stage.addEventListener(type, () => {
        this.#raise(undefined);
      });
    }
    new ResizeObserver(() => {
      this.#fit();
    }).observe(this.root);
  }

  render(state: MatrixState): void {
    const hadFocus = this.#stage.contains(document.activeElement);
    this.#state = state;
    if (this.#drawn !== state.model) {
      this.#drawn = state.model;
      this.#draw(state.model);
    }
    this.#markSelected();
    this.#raise(undefined);
    if (hadFocus) {
      this.focusItem();
    }
  }

  focusItem(): void {
    this.#items()
      .find((item) => item.getAttribute('tabindex') === '0')
      ?.focus({ preventScroll: false });
  }

  #draw(model: MatrixModel): void {
    const graph = graphOf(model);
    const texts = graphTexts(model, graph);
    const layout = layoutGraph(graph, graphSizes(texts, graph));
    this.#graph = graph;
    this.#drawing = { graph, layout, texts, colors: themeColors() };
    this.#note.textContent = noteOf(graph);
    this.#note.hidden = this.#note.textContent === '';
    const picture = graph.isTooLarge ? [] : [svgElement(drawLiveGraph(this.#drawing))];
    this.#stage.replaceChildren(...picture);
    this.#raised = undefined;
    this.#reach(this.#items().find((item) => nameOf(item) === this.#reachable) ?? this.#items()[0]);
    this.#fit();
  }

  #fit(): void {
    const picture = this.#stage.querySelector('svg');
    const width = this.#drawing?.layout.width ?? 0;
    if (picture !== null && 0 < width) {
      const scale = Math.min(1, Math.max(SCALE_MIN, (this.root.clientWidth - 2 * PADDING) / width));
      picture.setAttribute('width', String(width * scale));
      picture.setAttribute('height', String((this.#drawing?.layout.height ?? 0) * scale));
    }
  }

  #markSelected(): void {
    const selected = this.#selectedEdge();
    for (const item of this.#items()) {
      if (nameOf(item).startsWith('edge ')) {
        item.setAttribute('aria-pressed', String(nameOf(item) === `edge ${selected?.key ?? ''}`));
      }
    }
  }

  #selectedEdge(): GraphEdge | undefined {
    const { selection, table } = this.#state ?? {};
    const idOf = (index: number): string | undefined => table?.matrix.endpoints[index]?.id;
    return selection === undefined
      ? undefined
      : this.#graph?.edges.find(({ pair, isMutual }) => {
          const ends = [idOf(pair.from), idOf(pair.to)];
          const isSame = ends[0] === selection.from && ends[1] === selection.to;
          const isBack = isMutual && ends[1] === selection.from && ends[0] === selection.to;
          return isSame || isBack;
        });
  }

  /** What is looked at, and what is selected, stands out. */
  #raise(item: string | undefined): void {
    const picture = this.#stage.querySelector('svg');
    if (this.#drawing === undefined || picture === null) {
      return;
    }
    const selected = this.#selectedEdge();
    const edges = [...(selected === undefined ? [] : [selected]), ...this.#edgesOf(item)];
    const next = svgElement(drawRaised(edges, this.#drawing));
    if (this.#raised === undefined) {
      picture.append(next);
    } else {
      this.#raised.replaceWith(next);
    }
    this.#raised = next;
  }

  /** An edge itself, or those of a node. */
  #edgesOf(item: string | undefined): readonly GraphEdge[] {
    const edges = this.#graph?.edges ?? [];
    const [kind, key] = splitItem(item);
    switch (kind) {
      case 'edge':
        return edges.filter((edge) => edge.key === key);
      case 'node':
        return edges.filter(({ from, to }) => from === key || to === key);
      default:
        return [];
    }
  }

  #onKey(event: KeyboardEvent): void {
    const items = this.#items();
    const at = items.findIndex((item) => item === event.target);
    const step = STEPS.get(event.key);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    if (step !== undefined) {
      event.preventDefault();
      this.#reach(items[Math.min(Math.max(at + step, 0), items.length - 1)]);
      this.focusItem();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#open(itemOf(event.target));
    }
  }

  #reach(next: SVGElement | undefined): void {
    if (next !== undefined) {
      for (const item of this.#items()) {
        item.setAttribute('tabindex', item === next ? '0' : '-1');
      }
      this.#reachable = nameOf(next);
    }
  }

  #open(item: string | undefined): void {
    const { table } = this.#state ?? {};
    const [kind, key] = splitItem(item);
    const graph = this.#graph;
    if (table === undefined || graph === undefined || key === '') {
      return;
    }
    const edge = kind === 'inner' ? graph.inner.get(key) : graph.edges.find((one) => one.key === key);
    const node = graph.nodes.find((one) => one.key === key);
    if (edge !== undefined) {
      openEdge(graph, edge, table).forEach(this.#dispatch);
    } else if (kind === 'node' && node !== undefined) {
      openNode(graph, node).forEach(this.#dispatch);
    } else if (kind === 'group') {
      this.#dispatch(openGroup(key));
    }
  }

  #items(): readonly SVGElement[] {
    return [...this.#stage.querySelectorAll<SVGElement>('.item')];
  }
}

function noteOf({ isGrouped, isTooLarge }: Graph): string {
  if (isTooLarge) {
    return t(
      'Too many connections for a graph, even between namespaces. Search or filter to see some of them.',
    );
  }
  return isGrouped
    ? t(
        'Too many connections to read, so each namespace is one node. Choose a line to see what is behind it.',
      )
    : '';
}

function itemOf(target: EventTarget | null): string | undefined {
  return target instanceof Element
    ? (target.closest('[data-item]')?.getAttribute('data-item') ?? undefined)
    : undefined;
}

function nameOf(item: Element): string {
  return item.getAttribute('data-item') ?? '';
}

function splitItem(item = ''): readonly [kind: string, key: string] {
  const border = item.indexOf(' ');
  return [item.slice(0, border), item.slice(border + 1)];
}
