/**
 * The page's source of answers inside an editor: messages to and from the extension. Each question has a number, which
 * its answer brings back.
 */
import type { Baseline } from '../../protocol/src/compare.ts';
import type { ChangeConnectionAnswer, ChangeConnectionParams } from '../../protocol/src/changeConnection.ts';
import type { ExplainAnswer, ExplainParams } from '../../protocol/src/explain.ts';
import type { MessageFromPage } from '../../protocol/src/matrixPage.ts';
import type { Place } from '../../protocol/src/place.ts';
import { EDITOR_WORDS } from './editorWords.ts';
import type { HostWords } from './hostWords.ts';
import type { ChangeMaker, MatrixNews, MatrixProvider, TakeAway } from './matrixProvider.ts';
import { readHostMessage } from './readHostMessage.ts';
import { readSavedMatrix } from './savedView.ts';

/** What the editor gives a page. */
export interface EditorApi {
  postMessage(message: MessageFromPage): void;
  getState(): unknown;
  setState(state: object): void;
}

type Answer = (explanation: ExplainAnswer | undefined) => void;
type ChangeAnswer = (answer: ChangeConnectionAnswer | undefined) => void;

export class EditorProvider implements MatrixProvider {
  readonly words: HostWords = EDITOR_WORDS;
  readonly #editor: EditorApi;
  readonly #waiting = new Map<number, Answer>();
  readonly #waitingForChange = new Map<number, ChangeAnswer>();
  #questions = 0;

  constructor(editor: EditorApi) {
    this.#editor = editor;
  }

  follow(listener: (news: MatrixNews) => void): void {
    window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const message = readHostMessage(data);
      if (message?.type === 'explanation') {
        this.#waiting.get(message.question)?.(message.explanation);
        this.#waiting.delete(message.question);
      } else if (message?.type === 'change') {
        this.#waitingForChange.get(message.question)?.(message.answer);
        this.#waitingForChange.delete(message.question);
      } else if (message !== undefined) {
        listener(message);
      }
    });
    this.#editor.postMessage({ type: 'ready', ...readSavedMatrix(this.readSaved()) });
  }

  chooseScope(scope: string): void {
    this.#editor.postMessage({ type: 'chooseScope', scope });
  }

  readonly compare = (baseline: Baseline | undefined): void => {
    this.#editor.postMessage({ type: 'compare', ...(baseline === undefined ? {} : { baseline }) });
  };

  explain(params: ExplainParams): Promise<ExplainAnswer | undefined> {
    const question = this.#questions++;
    this.#editor.postMessage({ type: 'explain', question, ...params });
    return new Promise((resolve) => {
      this.#waiting.set(question, resolve);
    });
  }

  readonly open = (place: Place): void => {
    this.#editor.postMessage({ type: 'open', place });
  };

  readonly openBefore = (place: Place): void => {
    this.#editor.postMessage({ type: 'open', place, time: 'before' });
  };

  readonly changes: ChangeMaker = {
    find: (change: ChangeConnectionParams) => {
      const question = this.#questions++;
      this.#editor.postMessage({ type: 'change', question, change });
      return new Promise((resolve) => {
        this.#waitingForChange.set(question, resolve);
      });
    },
    preview: (change) => {
      this.#editor.postMessage({ type: 'previewChange', change });
    },
  };

  readonly takeAway: TakeAway = {
    copy: (text) => {
      this.#editor.postMessage({ type: 'copy', text });
      return Promise.resolve(true);
    },
    save: async (format, content) => {
      const written = format === 'png' ? await toBase64(content) : await content.text();
      this.#editor.postMessage({ type: 'save', format, content: written });
    },
  };

  readSaved(): unknown {
    return this.#editor.getState();
  }

  save(view: object): void {
    this.#editor.setState(view);
  }
}

/** Bytes a few at a time, since a function takes only so many arguments. */
async function toBase64(content: Blob): Promise<string> {
  const bytes = new Uint8Array(await content.arrayBuffer());
  let text = '';
  for (let start = 0; start < bytes.length; start += BYTES_AT_ONCE) {
    text += String.fromCharCode(...bytes.subarray(start, start + BYTES_AT_ONCE));
  }
  return btoa(text);
}

const BYTES_AT_ONCE = 8192;
