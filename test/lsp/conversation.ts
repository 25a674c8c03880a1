/**
 * A conversation with one editor, as its capabilities make it: what it asks, what it is answered, as lines that stand
 * in the documentation too. Columns are those of the editor's unit, places are found by the words that stand there.
 * What must be true of the answers is asserted elsewhere.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  ClientCapabilities,
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  Diagnostic,
  Hover,
  InitializeResult,
  Location,
  MarkupContent,
  Range,
} from 'vscode-languageserver/node';
import { LspClient, showDiagnostics } from './lspClient.ts';

/** What an editor announces, and where that is written. */
export interface EditorProfile {
  readonly name: string;
  readonly source: string;
  readonly note: string;
  readonly capabilities: ClientCapabilities;
}

/** A policy with letters of many lengths before what is asked about, in a field that is written wrong. */
export const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { annotations: { owner: "ü漢🚀" }, name: db, namespace: shop, label: {} }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: 5432 }] }]
  policyTypes: [Ingress]
`;

/** The same policy in another file, which does not count. */
const COPY = POLICY.replace(', label: {}', '');

const WORKLOADS = ['db', 'web']
  .map(
    (name) => `apiVersion: v1
kind: Pod
metadata: { annotations: { owner: "ü漢🚀" }, name: ${name}, namespace: shop, labels: { app: ${name} } }
spec: { containers: [{ name: main, image: ${name} }] }
`,
  )
  .join('---\n');

/** What was answered. */
export interface Answers {
  readonly greeting: InitializeResult;
  readonly diagnostics: readonly Diagnostic[];
  readonly diagnosticsOfCopy: readonly Diagnostic[];
  readonly hover: Hover;
  readonly definition: readonly Location[];
  /** The label that is written already, as it is offered, with what it is about. */
  readonly offer: CompletionItem;
  readonly lenses: readonly CodeLens[];
  readonly actions: readonly CodeAction[];
  readonly callers: readonly CallHierarchyIncomingCall[];
  readonly diagnosticsAfterFix: readonly Diagnostic[];
  /** Requests and registrations of the server. */
  readonly askedFor: readonly string[];
  readonly transcript: readonly string[];
}

export function readProfile(editor: string): EditorProfile {
  const file = join(import.meta.dirname, 'clients', `${editor}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as EditorProfile;
}

/** The column of a word of a line of `POLICY`, counted from 0 in the editor's unit. */
export function columnOf(line: string, word: string, unit: string | undefined): number {
  const before = line.slice(0, line.indexOf(word));
  switch (unit) {
    case 'utf-8':
      return Buffer.byteLength(before);
    case 'utf-32':
      return [...before].length;
    default:
      return before.length;
  }
}

/** Talks with a server of its own as the editor would, and ends it. */
export async function converse({ capabilities }: EditorProfile): Promise<Answers> {
  const client = new LspClient({
    files: { 'policy.yaml': POLICY, 'copy.yaml': COPY, 'workloads.yaml': WORKLOADS },
    capabilities,
  });
  try {
    return await new Conversation(client, capabilities).run();
  } finally {
    await client.stop();
  }
}

class Conversation {
  readonly #client: LspClient;
  readonly #capabilities: ClientCapabilities;
  readonly #lines: string[] = [];

  constructor(client: LspClient, capabilities: ClientCapabilities) {
    this.#client = client;
    this.#capabilities = capabilities;
  }

  async run(): Promise<Answers> {
    const units = this.#capabilities.general?.positionEncodings ?? [];
    this.#say('>', 'initialize', units.length === 0 ? '' : `positionEncodings: ${units.join(', ')}`);
    const greeting = await this.#client.initialize();
    const unit = greeting.capabilities.positionEncoding;
    this.#say('<', `positionEncoding: ${unit ?? ''}`);
    this.#say('>', 'textDocument/didOpen', 'policy.yaml');
    await this.#client.open('policy.yaml', POLICY);
    await this.#client.indexed();
    const diagnostics = await this.#diagnose('policy.yaml');
    const diagnosticsOfCopy = await this.#diagnose('copy.yaml');
    const hover = await this.#hover(unit);
    const definition = await this.#define(unit);
    const offer = await this.#complete(unit);
    const lenses = await this.#listLenses();
    const actions = await this.#listActions(diagnostics);
    const callers = await this.#listCallers(unit);
    const diagnosticsAfterFix = await this.#applyFix(actions[0]);
    return {
      greeting,
      diagnostics,
      diagnosticsOfCopy,
      hover,
      definition,
      offer,
      lenses,
      actions,
      callers,
      diagnosticsAfterFix,
      askedFor: this.#listAskedFor(),
      transcript: this.#lines,
    };
  }

  async #diagnose(path: string): Promise<readonly Diagnostic[]> {
    const items = await this.#getDiagnostics(path, (found) => 0 < found.length);
    for (const [index, line] of showDiagnostics(items).entries()) {
      const { tags, codeDescription, relatedInformation } = items[index] ?? {};
      const more = [
        ...(tags === undefined ? [] : ['faded']),
        ...(codeDescription === undefined ? [] : ['with a link to the rule']),
        ...(relatedInformation === undefined ? [] : ['with the other place']),
      ];
      this.#say('<', [`${path}:${line}`, ...more].join(', '));
    }
    return items;
  }

  /** Asks for diagnostics, or waits for those that are sent. */
  async #getDiagnostics(
    path: string,
    isExpected: (items: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    if (this.#capabilities.textDocument?.diagnostic !== undefined) {
      this.#say('>', 'textDocument/diagnostic', path);
      const textDocument = { uri: this.#client.uriOf(path) };
      return (
        await this.#client.ask<{ items: readonly Diagnostic[] }>('textDocument/diagnostic', { textDocument })
      ).items;
    }
    await this.#client.until(`diagnostics of ${path}`, () =>
      isExpected(this.#client.published.get(path) ?? []),
    );
    this.#say('<', 'textDocument/publishDiagnostics', path);
    return this.#client.published.get(path) ?? [];
  }

  async #hover(unit: string | undefined): Promise<Hover> {
    const hover = await this.#askAt<Hover>('textDocument/hover', { line: 2, word: 'db' }, unit);
    const { kind, value } = hover.contents as { kind: string; value: string };
    this.#say('<', `${kind}: ${value.split('\n')[0]?.replace(/\(file:[^)]*\)/g, '(file:...)') ?? ''}`);
    return hover;
  }

  async #define(unit: string | undefined): Promise<readonly Location[]> {
    const found = await this.#askAt<readonly Location[]>(
      'textDocument/definition',
      { line: 4, word: 'db' },
      unit,
    );
    for (const { uri, range } of found) {
      this.#say('<', `${this.#client.pathOf(uri)}:${showStart(range)}`);
    }
    return found;
  }

  async #complete(unit: string | undefined): Promise<CompletionItem> {
    const { items } = await this.#askAt<CompletionList>(
      'textDocument/completion',
      { line: 5, word: 'web' },
      unit,
    );
    const offer = items.find(({ label }) => label === 'web') ?? { label: '' };
    this.#say('<', `${offer.label}: ${offer.detail ?? ''}`);
    if (offer.documentation === undefined) {
      this.#say('>', 'completionItem/resolve', offer.label);
    }
    const resolved =
      offer.documentation === undefined
        ? await this.#client.ask<CompletionItem>('completionItem/resolve', offer)
        : offer;
    const { kind, value } = resolved.documentation as MarkupContent;
    this.#say('<', `${kind}: ${value.split('\n')[0] ?? ''}`);
    return resolved;
  }

  async #listLenses(): Promise<readonly CodeLens[]> {
    const { codeLens } = this.#capabilities.textDocument ?? {};
    const isAsked = codeLens !== undefined || this.#capabilities.textDocument === undefined;
    if (!isAsked) {
      return [];
    }
    const textDocument = { uri: this.#client.uriOf('policy.yaml') };
    this.#say('>', 'textDocument/codeLens', 'policy.yaml');
    const lenses = await this.#client.ask<readonly CodeLens[]>('textDocument/codeLens', { textDocument });
    const shown: CodeLens[] = [];
    for (const lens of lenses) {
      if (lens.command === undefined) {
        this.#say('>', 'codeLens/resolve', `line ${String(lens.range.start.line + 1)}`);
      }
      const resolved =
        lens.command === undefined ? await this.#client.ask<CodeLens>('codeLens/resolve', lens) : lens;
      this.#say('<', `line ${String(lens.range.start.line + 1)}: ${resolved.command?.title ?? ''}`);
      shown.push(resolved);
    }
    return shown;
  }

  async #listActions([diagnostic]: readonly Diagnostic[]): Promise<readonly CodeAction[]> {
    const textDocument = { uri: this.#client.uriOf('policy.yaml') };
    const params = { textDocument, range: diagnostic?.range, context: { diagnostics: [diagnostic] } };
    this.#say('>', 'textDocument/codeAction', showRange(diagnostic?.range));
    const actions = await this.#client.ask<readonly CodeAction[]>('textDocument/codeAction', params);
    for (const { title, edit } of actions) {
      const form = edit?.documentChanges === undefined ? 'changes' : 'documentChanges';
      this.#say('<', `${title} (${form})`);
    }
    return actions;
  }

  async #listCallers(unit: string | undefined): Promise<readonly CallHierarchyIncomingCall[]> {
    if (this.#capabilities.textDocument?.callHierarchy === undefined) {
      return [];
    }
    const method = 'textDocument/prepareCallHierarchy';
    const [item] = await this.#askAt<readonly CallHierarchyItem[]>(method, { line: 2, word: 'db' }, unit);
    this.#say('<', `${item?.name ?? ''}: ${item?.detail ?? ''}`);
    this.#say('>', 'callHierarchy/incomingCalls', item?.name ?? '');
    const calls = await this.#client.ask<readonly CallHierarchyIncomingCall[]>(
      'callHierarchy/incomingCalls',
      { item },
    );
    for (const { from, fromRanges } of calls) {
      const places = fromRanges.map((range) => `${this.#client.pathOf(from.uri)}:${showStart(range)}`);
      this.#say('<', `${from.name}: ${from.detail ?? ''} (${places.join(', ')})`);
    }
    return calls;
  }

  /** The editor makes the change, and tells of it as it tells of everything that is typed. */
  async #applyFix(action: CodeAction | undefined): Promise<readonly Diagnostic[]> {
    const [edit] = editsOf(action);
    this.#say('>', 'textDocument/didChange', `${showRange(edit?.range)} "${edit?.newText ?? ''}"`);
    await this.#client.change('policy.yaml', { range: edit?.range, text: edit?.newText });
    const items = await this.#getDiagnostics('policy.yaml', (found) => found.length === 0);
    this.#say(
      '<',
      `policy.yaml: ${items.length === 0 ? 'nothing to report' : showDiagnostics(items).join()}`,
    );
    return items;
  }

  async #askAt<Answer>(
    method: string,
    { line, word }: { readonly line: number; readonly word: string },
    unit: string | undefined,
  ): Promise<Answer> {
    const character = columnOf(POLICY.split('\n')[line] ?? '', word, unit);
    this.#say('>', method, `policy.yaml:${String(line + 1)}:${String(character + 1)}`);
    return this.#client.askAt<Answer>(method, 'policy.yaml', line, character);
  }

  #listAskedFor(): readonly string[] {
    return this.#client.received.flatMap(({ method, params }) => {
      if (method !== 'client/registerCapability') {
        return method;
      }
      const { registrations } = params as { readonly registrations: readonly { readonly method: string }[] };
      return registrations.map((registration) => `register ${registration.method}`);
    });
  }

  #say(who: '<' | '>', ...words: readonly string[]): void {
    this.#lines.push([who === '>' ? '-->' : '   <--', ...words.filter((word) => word !== '')].join(' '));
  }
}

/** The edits of an action, in whichever form they came. */
export function editsOf(
  action: CodeAction | undefined,
): readonly { readonly range: Range; readonly newText: string }[] {
  const { changes = {}, documentChanges = [] } = action?.edit ?? {};
  const versioned = documentChanges.flatMap((change) =>
    'edits' in change ? change.edits.flatMap((edit) => ('newText' in edit ? edit : [])) : [],
  );
  return [...Object.values(changes).flat(), ...versioned];
}

function showStart({ start }: Range): string {
  return `${String(start.line + 1)}:${String(start.character + 1)}`;
}

function showRange(range: Range | undefined): string {
  return range === undefined ? '' : `${showStart(range)}-${String(range.end.character + 1)}`;
}
