/**
 * Taking away what is shown: which formats there are, and what each makes of the page as it is now. Where it goes is the
 * provider's matter.
 */
import { drawGraph, graphSizes } from '../graph/drawGraph.ts';
import { layoutGraph } from '../graph/graphLayout.ts';
import { graphOf } from '../graph/graphModel.ts';
import { graphTexts } from '../graph/graphTexts.ts';
import { LineTexts } from '../lineText.ts';
import type { TakeAway } from '../matrixProvider.ts';
import type { Line } from '../model/axis.ts';
import { renderPng } from '../picture/renderPng.ts';
import { readPictureColors } from '../picture/pictureColors.ts';
import { svgDocument, type SvgNode } from '../picture/svgNode.ts';
import type { MatrixState } from '../state.ts';
import { t } from '../translate.ts';
import { drawMatrix } from './drawMatrix.ts';
import { fitModel, type Folding, type PictureLimit } from './fitModel.ts';
import { writeCsv } from './writeCsv.ts';
import { writeJson } from './writeJson.ts';
import { writeMarkdown } from './writeMarkdown.ts';

export const TAKE_AWAYS = ['markdown', 'csv', 'json', 'svg', 'png'] as const;
export type TakeAwayFormat = (typeof TAKE_AWAYS)[number];

/** `tooLarge`: there is more than a picture can show. Of a picture that had to be folded, how. */
export type TakeAwayResult = 'copied' | 'saved' | Exclude<Folding, 'none'> | 'tooLarge' | 'failed';

/**
 * A picture of vectors is read by zooming into it, and has some megabytes then. Of one of dots the names must be readable as
 * they are, within the sides that browsers draw.
 */
const LIMITS: Readonly<Record<'svg' | 'png', PictureLimit>> = {
  svg: { cells: 1_500_000, lines: Infinity },
  png: { cells: Infinity, lines: 450 },
};

export async function takeAway(
  state: MatrixState,
  format: TakeAwayFormat,
  { copy, save }: TakeAway,
): Promise<TakeAwayResult> {
  const { model, table, scopes, options } = state;
  const texts = new LineTexts(table);
  switch (format) {
    case 'markdown':
      return (await copy(writeMarkdown(model, (line) => texts.full(line)))) ? 'copied' : 'failed';
    case 'csv':
      await save(format, new Blob([writeCsv(model)], { type: 'text/csv' }));
      return 'saved';
    case 'json': {
      const folder = scopes.find(({ id }) => id === table.matrix.scope)?.folder ?? '';
      await save(format, new Blob([writeJson(model, folder)], { type: 'application/json' }));
      return 'saved';
    }
    case 'svg':
    case 'png':
      return takePicture(options.view === 'graph' ? drawShownGraph(state) : drawShownMatrix(state, format), {
        format,
        save,
      });
  }
}

/** A picture, and what had to be folded for it. */
interface Picture {
  readonly picture: SvgNode;
  readonly folding: Folding;
}

async function takePicture(
  drawn: Picture | undefined,
  { format, save }: { readonly format: 'svg' | 'png'; readonly save: TakeAway['save'] },
): Promise<TakeAwayResult> {
  if (drawn === undefined) {
    return 'tooLarge';
  }
  const file = await writePicture(drawn.picture, format);
  if (file === undefined) {
    return 'failed';
  }
  await save(format, file);
  return drawn.folding === 'none' ? 'saved' : drawn.folding;
}

async function writePicture(picture: SvgNode, format: 'svg' | 'png'): Promise<Blob | undefined> {
  const text = svgDocument(picture);
  return format === 'svg' ? new Blob([text], { type: 'image/svg+xml' }) : renderPng(text, picture);
}

function drawShownMatrix({ model, table }: MatrixState, format: 'svg' | 'png'): Picture | undefined {
  const fitted = fitModel(model, LIMITS[format]);
  if (fitted === undefined) {
    return undefined;
  }
  const texts = new LineTexts(table);
  const { folding } = fitted;
  const nameOf = (line: Line): string => texts.label(line);
  return {
    picture: drawMatrix(fitted.model, { nameOf, caption: captionOf(folding) }, readPictureColors()),
    folding,
  };
}

function captionOf(folding: Folding): string | undefined {
  switch (folding) {
    case 'none':
      return undefined;
    case 'alike':
      return t('One line for workloads that no policy tells apart.');
    case 'namespaces':
      return t('One line for each namespace.');
  }
}

function drawShownGraph({ model }: MatrixState): Picture | undefined {
  const graph = graphOf(model);
  if (graph.isTooLarge) {
    return undefined;
  }
  const words = graphTexts(model, graph);
  const layout = layoutGraph(graph, graphSizes(words, graph));
  return {
    picture: drawGraph({ graph, layout, texts: words, colors: readPictureColors() }),
    folding: 'none',
  };
}
