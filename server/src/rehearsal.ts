/**
 * Rehearses typing while nobody asks for anything. Code runs slowly until it has run some times, and the first edits of a
 * document would take three times as long as those after them; so some are made beforehand, to texts that nobody sees, and
 * what comes of them is thrown away. It changes nothing, sends nothing, and ends as soon as something happens.
 */
import type { Steps } from '../../engine/src/index.ts';
import { doWhile, runCooperatively } from './lsp/runCooperatively.ts';
import type { OpenDocument, ProjectFile, Session } from './session.ts';

/** Nothing has happened for so long before it begins. */
const QUIET_MS = 200;
/** Steps of this fraction of a text come near every place of it, one after the other. */
const STRIDE = 0.618;

export interface RehearsalInputs {
  readonly session: Session;
  /** Resolves when all findings of now are there. */
  readonly ready: () => Promise<void>;
  /** Runs it; a bug in it ends there. */
  readonly guard: (doing: string, work: () => Promise<void>) => void;
}

/** What is asked after an edit. */
export interface Question {
  /** Answers it for the file as it is after the edit. */
  readonly answer: (file: ProjectFile) => Steps<void>;
  /** How long a server rehearses it in its life. */
  readonly durationMaxMs: number;
}

export class Rehearsal {
  readonly #inputs: RehearsalInputs;
  /** How long each was rehearsed, in milliseconds. */
  readonly #spent = new Map<Question, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(inputs: RehearsalInputs) {
    this.#inputs = inputs;
  }

  /** From now on this is asked after each edit, too. */
  include(question: Question): void {
    this.#spent.set(question, 0);
  }

  /** All is answered and prepared; if that stays so for a moment, it begins. */
  scheduleWhenQuiet(): void {
    this.stop();
    if (0 < this.#listDue().length) {
      this.#timer = setTimeout(() => {
        this.#inputs.guard('rehearsing', () => this.run());
      }, QUIET_MS);
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Edits the longest open document, again and again, until its time is up or something happens. */
  async run(): Promise<void> {
    const { session, ready } = this.#inputs;
    // Where nobody can type, nothing is prepared for it.
    if (session.documents.length === 0) {
      return;
    }
    // Every edit starts from what was found before it.
    await ready();
    const document = findLongest(session.documents);
    const file = document === undefined ? undefined : session.find(document.uri);
    if (document === undefined || file === undefined) {
      return;
    }
    const isQuiet = (): boolean =>
      !session.isBehind && session.largeTexts.length === 0 && session.projects().includes(file.project);
    for (const { question, leftMs } of this.#listDue()) {
      const started = performance.now();
      const hasTime = (): boolean => performance.now() - started < leftMs;
      await runCooperatively(
        doWhile(typeInto(file, document.text.getText(), question), () => hasTime() && isQuiet()),
      );
      this.#spent.set(question, question.durationMaxMs - leftMs + performance.now() - started);
    }
  }

  /** Those that there is time for. */
  #listDue(): readonly { readonly question: Question; readonly leftMs: number }[] {
    return [...this.#spent]
      .map(([question, spentMs]) => ({ question, leftMs: question.durationMaxMs - spentMs }))
      .filter(({ leftMs }) => 0 < leftMs);
  }
}

/** Types a digit and takes it away, here and there, and asks after each. */
function* typeInto(file: ProjectFile, text: string, { answer }: Question): Steps<void> {
  let { project } = file;
  for (let count = 0; ; count++) {
    const place = Math.floor(text.length * ((count * STRIDE) % 1));
    const typed = typeDigit(text, place) ?? typeDigit(text, 0);
    if (typed === undefined) {
      return;
    }
    for (const edited of [typed, text]) {
      const snapshot = yield* project.snapshot.changeInSteps([{ path: file.path, text: edited }]);
      project = { ...project, snapshot };
      yield* answer({ ...file, project });
    }
    yield;
  }
}

function findLongest(documents: readonly OpenDocument[]): OpenDocument | undefined {
  const length = ({ text }: OpenDocument): number => text.getText().length;
  return documents.reduce<OpenDocument | undefined>(
    (longest, document) => (longest === undefined || length(longest) < length(document) ? document : longest),
    undefined,
  );
}

/** The text with one more digit in the next port; `undefined` where none follows. */
function typeDigit(text: string, from: number): string | undefined {
  const end = /ort: *\d+$/gm;
  end.lastIndex = from;
  return end.test(text) ? `${text.slice(0, end.lastIndex)}1${text.slice(end.lastIndex)}` : undefined;
}
