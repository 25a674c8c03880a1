/**
 * What is rehearsed: the answers that editors ask for after each edit.
 */
import { findTooLarge } from '../../wire/src/matrixLimits.ts';
import { diagnosticsOf, type DiagnosticForm } from './diagnostics.ts';
import { packScope } from './packScope.ts';
import type { Question } from './rehearsal.ts';
import { findScope } from './scopeIds.ts';
import type { Session } from './session.ts';

/** What is wrong, as it would be sent. */
export function askForFindings(session: Session, form: () => DiagnosticForm): Question {
  return {
    *answer(file) {
      yield* file.project.snapshot.collectFindings();
      diagnosticsOf(file, session, form()).items();
    },
    durationMaxMs: 1200,
  };
}

/** The matrix of the scope with that id, as it would be sent. */
export function askForMatrix(session: Session, id: string): Question {
  return {
    *answer({ project }) {
      const scope = findScope([project], id);
      if (scope === undefined) {
        return;
      }
      yield* scope.view.prepareRows();
      if (findTooLarge(scope.view) === undefined) {
        yield* packScope(session, scope);
      }
    },
    durationMaxMs: 800,
  };
}
