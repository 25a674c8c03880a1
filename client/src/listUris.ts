/**
 * The files that a message to the page names: those that the page may ask to open, and no others.
 */
import type { MessageToPage } from '../../protocol/src/matrixPage.ts';

export function listUris(message: MessageToPage): readonly string[] {
  switch (message.type) {
    case 'matrix':
      return message.matrix.endpoints.flatMap(({ place }) => place?.uri ?? []);
    case 'explanation': {
      if (message.explanation === undefined) {
        return [];
      }
      const { decisions, fromPlace, toPlace } = message.explanation;
      const reasons = decisions.flatMap(({ egress, ingress }) => [...egress.reasons, ...ingress.reasons]);
      return [fromPlace, toPlace, ...reasons.map(({ place }) => place)].flatMap((place) => place?.uri ?? []);
    }
    case 'change':
      return message.answer?.type === 'changes'
        ? message.answer.steps.flatMap(({ place }) => place?.uri ?? [])
        : [];
    case 'nothing':
      return [];
  }
}
