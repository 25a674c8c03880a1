/**
 * The files that a message to the page names: those that the page may ask to open, and no others.
 */
import type { ExplainAnswer } from '../../protocol/src/explain.ts';
import type { MatrixAnswer } from '../../protocol/src/matrix.ts';
import type { MessageToPage } from '../../protocol/src/matrixPage.ts';

export function listUris(message: MessageToPage): readonly string[] {
  switch (message.type) {
    case 'matrix': {
      const before = message.matrix.comparison?.before;
      return [message.matrix, ...(before === undefined || 'none' in before ? [] : [before])].flatMap(urisOf);
    }
    case 'explanation':
      return explainedUris(message.explanation);
    case 'change':
      return message.answer?.type === 'changes'
        ? message.answer.steps.flatMap(({ place }) => place?.uri ?? [])
        : [];
    case 'nothing':
      return [];
  }
}

function urisOf({ endpoints }: MatrixAnswer): readonly string[] {
  return endpoints.flatMap(({ place }) => place?.uri ?? []);
}

/** Of both states, where there are two. */
function explainedUris(explanation: ExplainAnswer | undefined): readonly string[] {
  if (explanation === undefined) {
    return [];
  }
  const { decisions, fromPlace, toPlace, before } = explanation;
  const reasons = decisions.flatMap(({ egress, ingress }) => [...egress.reasons, ...ingress.reasons]);
  const places = [fromPlace, toPlace, ...reasons.map(({ place }) => place)];
  return [...places.flatMap((place) => place?.uri ?? []), ...explainedUris(before)];
}
