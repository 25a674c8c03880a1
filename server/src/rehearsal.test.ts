/** Typing is rehearsed on a copy: the session stays what it is, and the first thing that happens ends it. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnosticsOf } from './diagnostics.ts';
import { finishSteps, type ScopeView } from '../../engine/src/index.ts';
import { NO_ABILITIES } from './lsp/clientAbilities.ts';
import { createProject } from './project.ts';
import { Rehearsal } from './rehearsal.ts';
import { askForFindings, askForMatrix } from './rehearsedQuestions.ts';
import { listScopes } from './scopeIds.ts';
import { Session } from './session.ts';

const ROOT = 'file:///shop';
const URI = `${ROOT}/all.yaml`;
const TEXT = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db, namespace: shop}
spec:
  podSelector: {matchLabels: {app: db}}
  ingress:
  - ports:
    - port: 5432
`;
const FORM = { docsUrl: undefined, shows: NO_ABILITIES.diagnostics };

/** A session in which a document is open and read. */
function openSession(): Session {
  const session = new Session();
  session.replaceProjects([createProject({ root: ROOT, columnUnit: 'utf-16' }, undefined)]);
  session.open(TextDocument.create(URI, 'yaml', 1, TEXT));
  finishSteps(session.catchUp());
  return session;
}

/** All that is needed is made when it is asked for. */
const ready = (): Promise<void> => Promise.resolve();

/** A rehearsal, and how often it has looked at what it typed. */
function createRehearsal(session: Session): { readonly rehearsal: Rehearsal; readonly count: () => number } {
  let count = 0;
  const form = (): typeof FORM => {
    count++;
    return FORM;
  };
  const rehearsal = new Rehearsal({ session, ready, guard: () => undefined });
  rehearsal.include(askForFindings(session, form));
  return { rehearsal, count: () => count };
}

describe('the rehearsal of typing', () => {
  it('types and leaves everything as it is', async () => {
    const session = openSession();
    const projects = session.projects();
    const file = session.find(URI) ?? assert.fail('no file');
    const before = diagnosticsOf(file, session, FORM).items();
    const { rehearsal, count } = createRehearsal(session);
    await rehearsal.run();
    assert.ok(10 < count());
    assert.deepEqual(session.projects(), projects);
    assert.equal(session.find(URI)?.project, file.project);
    assert.deepEqual(diagnosticsOf(file, session, FORM).items(), before);
    assert.equal(session.document(URI)?.text.getText(), TEXT);
  });

  it('ends when somebody types, and has time left for later', async () => {
    const session = openSession();
    const { rehearsal, count } = createRehearsal(session);
    const run = rehearsal.run();
    session.edit(URI, (document) => TextDocument.update(document, [{ text: `${TEXT}# more\n` }], 2));
    await run;
    const typed = count();
    finishSteps(session.catchUp());
    await rehearsal.run();
    assert.ok(typed < count());
  });

  it('packs the matrix that somebody looks at', async () => {
    const session = openSession();
    const scope = listScopes(session.projects())[0] ?? assert.fail('no scope');
    const question = askForMatrix(session, scope.id);
    const shown: ScopeView[] = [];
    const rehearsal = new Rehearsal({ session, ready, guard: () => undefined });
    rehearsal.include({
      ...question,
      *answer(file) {
        yield* question.answer(file);
        shown.push(...file.project.snapshot.scopes);
      },
    });
    await rehearsal.run();
    assert.ok(10 < shown.length);
    assert.ok(shown.every(({ hasRows }) => hasRows));
    assert.equal(scope.view.hasRows, false);
  });

  it('does nothing where no port is to be typed', async () => {
    const session = openSession();
    session.edit(URI, (document) => TextDocument.update(document, [{ text: 'kind: Pod\n' }], 2));
    finishSteps(session.catchUp());
    const { rehearsal, count } = createRehearsal(session);
    await rehearsal.run();
    assert.equal(count(), 0);
  });
});
