/**
 * Other editors: each is spoken to as its capabilities say, and is asked for nothing that it does not offer. The
 * conversations are those of the pages in `docs/editors/`, which `UPDATE_TRANSCRIPTS=1` writes anew.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { columnOf, converse, editsOf, POLICY, readProfile, type Answers } from './conversation.ts';

const DOCS = join(import.meta.dirname, '..', '..', 'docs', 'editors');
const TRANSCRIPT = /(?<=<!-- conversation -->\n\n```text\n)[\s\S]*?(?=```)/;

const EDITORS = readdirSync(join(import.meta.dirname, 'clients')).map((file) => basename(file, '.json'));
const [, , WIDE_LINE = ''] = POLICY.split('\n');

/** Messages of the server that need no ability. */
const ALWAYS = new Set(['window/logMessage', 'textDocument/publishDiagnostics', 'podgate/matrixChanged']);

for (const editor of EDITORS) {
  const profile = readProfile(editor);
  const { general, textDocument, workspace, window } = profile.capabilities;

  describe(`the server and ${profile.name}`, () => {
    let answers: Answers;
    before(async () => {
      answers = await converse(profile);
    });

    it('count columns in the unit that the editor likes best', () => {
      const unit = answers.greeting.capabilities.positionEncoding;
      assert.equal(unit, general?.positionEncodings?.[0] ?? 'utf-16');
      const start = { line: 2, character: columnOf(WIDE_LINE, 'label', unit) };
      const end = { line: 2, character: start.character + 'label'.length };
      assert.deepEqual(
        answers.diagnostics.map(({ range }) => range),
        [{ start, end }],
      );
      assert.deepEqual(editsOf(answers.actions[0]), [{ range: { start, end }, newText: 'labels' }]);
      // In a file that nobody has open; its line is like the policy's up to the name.
      const name = columnOf(WIDE_LINE, 'db', unit);
      assert.deepEqual(
        answers.definition.map(({ range }) => [range.start.character, range.end.character]),
        [[name, name + 2]],
      );
      assert.deepEqual(answers.hover.range?.start, { line: 2, character: name });
      assert.deepEqual(answers.diagnosticsAfterFix, []);
    });

    it('show of diagnostics what the editor shows', () => {
      const [duplicate] = answers.diagnosticsOfCopy;
      const shown = textDocument?.publishDiagnostics;
      assert.equal(duplicate?.code, 'duplicate-resource');
      assert.equal(duplicate.relatedInformation !== undefined, shown?.relatedInformation === true);
      assert.equal(duplicate.tags !== undefined, shown?.tagSupport !== undefined);
      assert.equal(duplicate.codeDescription !== undefined, shown?.codeDescriptionSupport === true);
    });

    it('write hovers in the notation that the editor reads', () => {
      const { kind, value } = answers.hover.contents as { kind: string; value: string };
      assert.equal(kind, textDocument?.hover?.contentFormat?.[0] ?? 'plaintext');
      assert.equal(/[`*|]/.test(value), kind === 'markdown');
      assert.match(value, /db/);
    });

    it('tell what an offer is about, when the editor asks or else at once', () => {
      const { detail, documentation } = answers.offer;
      const item = textDocument?.completion?.completionItem;
      const { kind, value } = documentation as { kind: string; value: string };
      assert.equal(detail, 'matches 1 pod');
      assert.equal(kind, item?.documentationFormat?.[0] ?? 'plaintext');
      assert.match(value, /web/);
      const isAsked = item?.resolveSupport?.properties.includes('documentation') === true;
      assert.equal(answers.transcript.includes('--> completionItem/resolve web'), isAsked);
    });

    it('have the texts of lenses where they are shown, and complete edits', () => {
      const isShown = textDocument === undefined || textDocument.codeLens !== undefined;
      assert.equal(answers.lenses.length, isShown ? 2 : 0);
      assert(answers.lenses.every(({ command }) => command !== undefined && command.title !== ''));
      assert(answers.lenses.every(({ command }) => command?.command === ''));
      const action = answers.actions[0] ?? assert.fail('no fix');
      const takesVersions = workspace?.workspaceEdit?.documentChanges === true;
      assert.equal(action.edit?.documentChanges !== undefined, takesVersions);
      assert.equal(action.edit?.changes !== undefined, !takesVersions);
      assert.equal(action.command, undefined);
    });

    it('tell who can reach a workload, where the editor asks', () => {
      const callers = answers.callers.map(({ from }) => from.name);
      assert.deepEqual(callers, textDocument?.callHierarchy === undefined ? [] : ['web']);
    });

    it('ask for nothing that the editor does not offer', () => {
      const offered = new Map<string, unknown>([
        ['register workspace/didChangeWatchedFiles', workspace?.didChangeWatchedFiles?.dynamicRegistration],
        ['register workspace/didChangeConfiguration', workspace?.didChangeConfiguration?.dynamicRegistration],
        ['register workspace/didChangeWorkspaceFolders', workspace?.workspaceFolders],
        ['workspace/configuration', workspace?.configuration],
        ['workspace/diagnostic/refresh', workspace?.diagnostics?.refreshSupport],
        ['workspace/codeLens/refresh', workspace?.codeLens?.refreshSupport],
        ['window/workDoneProgress/create', window?.workDoneProgress],
      ]);
      const unwanted = answers.askedFor.filter(
        (method) => !ALWAYS.has(method) && offered.get(method) !== true,
      );
      assert.deepEqual(unwanted, []);
    });

    it('talk as the documentation shows', () => {
      const page = join(DOCS, `${editor}.md`);
      const transcript = `${answers.transcript.join('\n')}\n`;
      if (process.env['UPDATE_TRANSCRIPTS'] === '1' && existsSync(page)) {
        writeFileSync(
          page,
          readFileSync(page, 'utf8').replace(TRANSCRIPT, () => transcript),
        );
      }
      assert.equal(
        TRANSCRIPT.exec(readFileSync(page, 'utf8'))?.[0],
        transcript,
        `${page}: UPDATE_TRANSCRIPTS=1 writes it`,
      );
    });
  });
}
