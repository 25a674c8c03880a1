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
import { renderPng } from '../picture/renderPng.ts';
import { readPictureColors } from '../picture/pictureColors.ts';
import { svgDocument, type SvgNode } from '../picture/svgNode.ts';
import type { MatrixState } from '../state.ts';
import { drawMatrix } from './drawMatrix.ts';
import { writeCsv } from './writeCsv.ts';
import { writeJson } from './writeJson.ts';
import { writeMarkdown } from './writeMarkdown.ts';

export const TAKE_AWAYS = ['markdown', 'csv', 'json', 'svg', 'png'] as const;
export type TakeAwayFormat = (typeof TAKE_AWAYS)[number];

/** `tooLarge`: there is more than a picture can show. */
export type TakeAwayResult = 'copied' | 'saved' | 'tooLarge' | 'failed';

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
    case 'png': {
      const picture = options.view === 'graph' ? drawShownGraph(state) : drawShownMatrix(state, texts);
      if (picture === undefined) {
        return 'tooLarge';
      }
      const file = await writePicture(picture, format);
      if (file === undefined) {
        return 'failed';
      }
      await save(format, file);
      return 'saved';
    }
  }
}

async function writePicture(picture: SvgNode, format: 'svg' | 'png'): Promise<Blob | undefined> {
  const text = svgDocument(picture);
  return format === 'svg' ? new Blob([text], { type: 'image/svg+xml' }) : renderPng(text, picture);
}

function drawShownMatrix({ model }: MatrixState, texts: LineTexts): SvgNode | undefined {
  return drawMatrix(model, (line) => texts.label(line), readPictureColors());
}

function drawShownGraph({ model }: MatrixState): SvgNode | undefined {
  const graph = graphOf(model);
  if (graph.isTooLarge) {
    return undefined;
  }
  const words = graphTexts(model, graph);
  const layout = layoutGraph(graph, graphSizes(words, graph));
  return drawGraph({ graph, layout, texts: words, colors: readPictureColors() });
}
