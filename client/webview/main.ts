/**
 * Where the page begins inside an editor: the words that its frame brings along, and the editor as the source of answers.
 */
import { type EditorApi, EditorProvider } from './editorProvider.ts';
import { startPage } from './page.ts';
import { useTexts } from './translate.ts';

declare function acquireVsCodeApi(): EditorApi;

useTexts(JSON.parse(document.body.dataset['texts'] ?? '{}'));
startPage(new EditorProvider(acquireVsCodeApi()), document.body);
