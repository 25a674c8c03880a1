/**
 * Sentences and their translations: every English template that the sources say is in each translation, with the same
 * places, and nothing is translated that nobody says. Whether a translation is good is for people to read.
 */
import ts from 'typescript';
import { readRecipes, type RecipeFile } from '../../engine/src/ide/recipes/readRecipes.ts';
import { templateOf, type Translation } from '../../engine/src/text/say.ts';
import {
  descendantsOf,
  isProductSource,
  lineOf,
  parseTypeScript,
  type ProjectFile,
  type Violation,
} from './projectFiles.ts';

/** A sentence where it is said. */
export interface SaidTemplate {
  readonly path: string;
  readonly template: string;
}

const TAGS: ReadonlySet<string> = new Set(['say', 'prose']);
/** Parsing is slow. */
const MAY_SAY = /\b(say|prose)`/;
const PLACES = /\{\d+\}/g;

/** The templates of all `say` and `prose`; the command line speaks English alone. */
export function listSaidTemplates(files: readonly ProjectFile[]): readonly SaidTemplate[] {
  return files
    .filter((file) => isProductSource(file) && !file.path.startsWith('cli/') && MAY_SAY.test(file.text))
    .flatMap((file) => {
      const source = parseTypeScript(file);
      return [...descendantsOf(source)].filter(isSaying).map((node) => ({
        path: `${file.path}:${String(lineOf(source, node))}`,
        template: templateOf(stringsOf(node.template)),
      }));
    });
}

/** The texts that the client and its page ask the editor's bundles for. */
export function listClientTexts(files: readonly ProjectFile[]): readonly SaidTemplate[] {
  return files.filter(isClientSource).flatMap((file) => {
    const source = parseTypeScript(file);
    return [...descendantsOf(source)].filter(isAsking).flatMap((call) => {
      const [english] = call.arguments;
      const path = `${file.path}:${String(lineOf(source, call))}`;
      return isLiteral(english) ? [{ path, template: english.text }] : [];
    });
  });
}

/** The names of texts in the extension's manifest, which the editor looks up beside it. */
export function listManifestTexts(files: readonly ProjectFile[]): readonly SaidTemplate[] {
  const path = 'package.json';
  const manifest = files.find((file) => file.path === path)?.text ?? '';
  return [...manifest.matchAll(/"%([^"%]+)%"/g)].map(([, name = '']) => ({ path, template: name }));
}

/** What snippets do, as completion says it. */
export function listSnippetTexts(files: readonly ProjectFile[]): readonly SaidTemplate[] {
  return files
    .filter(({ path }) => /^snippets\/[^/]+\.json$/.test(path))
    .flatMap(({ path, text }) =>
      readRecipes(JSON.parse(text) as RecipeFile).map(({ description }) => ({ path, template: description })),
    );
}

/** What `translation` lacks, has too much, or fills other places than the English. */
export function checkTranslation(
  said: readonly SaidTemplate[],
  { path, texts }: { readonly path: string; readonly texts: Translation },
): readonly Violation[] {
  const templates = new Set(said.map(({ template }) => template));
  const missing = said.filter(({ template }) => hasWords(template) && !texts.has(template));
  const unsaid = [...texts.keys()].filter((template) => !templates.has(template));
  const changed = [...texts].filter(([template, text]) => placesOf(template) !== placesOf(text));
  return [
    ...missing.map((sentence) => ({
      path: sentence.path,
      message: `${path} has nothing for ${JSON.stringify(sentence.template)}`,
    })),
    ...unsaid.map((template) => ({ path, message: `nobody says ${JSON.stringify(template)}` })),
    ...changed.map(([template]) => ({ path, message: `other places than ${JSON.stringify(template)}` })),
  ];
}

/**
 * English that shells would show as it is: words outside of `say` and `prose` in the layers that write sentences, and
 * outside of `t` in the client. What rules say on their pages is English; so is what the API server says, and the log.
 */
export function checkUntranslated(files: readonly ProjectFile[]): readonly Violation[] {
  return files.filter(writesSentences).flatMap((file) => {
    const source = parseTypeScript(file);
    const how = isClientSource(file) ? '`t`' : '`say` or `prose`';
    const nodes = [...descendantsOf(source)];
    const computed = nodes.filter(isAsking).filter(({ arguments: [english] }) => !isLiteral(english));
    const silent = computed.map((call) => ({
      path: `${file.path}:${String(lineOf(source, call))}`,
      message: '`t` is asked for what is no text: write the English where it is called',
    }));
    const loose = nodes
      .filter((node) => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node))
      .filter((node) => isPutIn(node) || (isSentence(textOf(node)) && !isExcused(node)))
      .map((node) => ({
        path: `${file.path}:${String(lineOf(source, node))}`,
        message: `${JSON.stringify(textOf(node))} cannot be translated: write it with ${how}`,
      }));
    return [...silent, ...loose];
  });
}

/** Texts of the client, lines of the log, and how a sentence of the API server begins. */
const EXCUSED_CALLS = /^(l10n\.)?t$|\blog\.(info|warn|error)$|^(start|onFailure)$|\.startsWith$/;

/** Two words, or one between blanks. */
const WORDS = /[a-z]{2,} [a-z]{2,}|^ [a-z]+ $/i;

/** A word that is put into a sentence as if it were a fact: say`${isOpen ? 'open' : 'closed'}`, strong('not'). */
function isPutIn(node: ts.StringLiteralLike | ts.TemplateExpression): boolean {
  if (ts.isTemplateExpression(node) || !/[a-z]{2,}/i.test(node.text)) {
    return false;
  }
  let { parent } = node as ts.Node;
  while (ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent)) {
    ({ parent } = parent);
  }
  return ts.isTemplateSpan(parent)
    ? isSaying(parent.parent.parent)
    : ts.isCallExpression(parent) && /^(strong|link)$/.test(parent.expression.getText());
}

/** What has several lines is a manifest. */
function isSentence(text: string): boolean {
  return WORDS.test(text) && !text.includes('\n');
}

/**
 * The translations themselves; a report for the project; the frame of a page; a description for the manifest; what cannot
 * happen.
 */
const ENGLISH_PLACES =
  /^(engine\/src\/render\/german\/|engine\/src\/lint\/rules\/policyUndocumented\.ts$|client\/src\/(problemReport|matrixPageHtml|unused\/globPattern)\.ts$)/;

function writesSentences(file: ProjectFile): boolean {
  return (
    isProductSource(file) &&
    /^(engine\/src\/(ide|lint|render)|client)\//.test(file.path) &&
    !ENGLISH_PLACES.test(file.path)
  );
}

function textOf(node: ts.StringLiteralLike | ts.TemplateExpression): string {
  return ts.isTemplateExpression(node)
    ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')
    : node.text;
}

function isExcused({ parent }: ts.Node): boolean {
  if (ts.isTaggedTemplateExpression(parent)) {
    return true;
  }
  if (ts.isPropertyAssignment(parent)) {
    return ['title', 'docs', 'text'].includes(parent.name.getText());
  }
  // A bug, which is thrown and ends in the log.
  if (ts.isNewExpression(parent) && parent.expression.getText() === 'Error') {
    return true;
  }
  // How a sentence of the API server begins, beside ours.
  return ts.isArrayLiteralExpression(parent)
    ? parent.elements.some(ts.isTaggedTemplateExpression)
    : ts.isCallExpression(parent) && EXCUSED_CALLS.test(parent.expression.getText());
}

function isClientSource(file: ProjectFile): boolean {
  return isProductSource(file) && file.path.startsWith('client/');
}

function isLiteral(node: ts.Node | undefined): node is ts.StringLiteralLike {
  return node !== undefined && ts.isStringLiteralLike(node);
}

/** `t(...)` or `l10n.t(...)`. */
function isAsking(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && /^(l10n\.)?t$/.test(node.expression.getText());
}

function isSaying(node: ts.Node): node is ts.TaggedTemplateExpression {
  return ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && TAGS.has(node.tag.text);
}

function stringsOf(template: ts.TemplateLiteral): readonly string[] {
  return ts.isNoSubstitutionTemplateLiteral(template)
    ? [template.text]
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
}

/** Punctuation and signs are the same everywhere. */
function hasWords(template: string): boolean {
  return /\p{L}/u.test(template.replaceAll(PLACES, ''));
}

/** Each place that is filled, as often as it is. */
function placesOf(template: string): string {
  return [...(template.match(PLACES) ?? [])].sort().join('');
}
