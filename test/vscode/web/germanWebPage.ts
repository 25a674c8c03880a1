/**
 * The page of VS Code for the web in German, with extension and server in web workers. `main.mjs` runs it.
 */
import { describeGermanPage, MISTAKE, MISTAKE_FILE } from '../page/describeGermanPage.ts';
import { openWebWorkbench } from './openWebWorkbench.ts';

describeGermanPage('the page of VS Code for the web in German', {
  open: () => openWebWorkbench({ file: MISTAKE_FILE, text: MISTAKE, language: 'de' }),
  // In a browser an editor asks for the German words of a manifest where it got the extension from its gallery, and of none
  // that is under development.
  showMatrix: 'Show Matrix of Who Can Reach Whom',
});
