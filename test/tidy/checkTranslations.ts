/**
 * Sentences and their translations: every English template that the sources say is in each translation, with the same
 * places, and nothing is translated that nobody says. Whether a translation is good is for people to read.
 */
import ts from 'typescript';
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
const PLACES = /\{\d+\}/g;

/** The templates of all `say` and `prose`; the command line speaks English alone. */
export function listSaidTemplates(files: readonly ProjectFile[]): readonly SaidTemplate[] {
  return files
    .filter((file) => isProductSource(file) && !file.path.startsWith('cli/'))
    .flatMap((file) => {
      const source = parseTypeScript(file);
      return [...descendantsOf(source)].filter(isSaying).map((node) => ({
        path: `${file.path}:${String(lineOf(source, node))}`,
        template: templateOf(stringsOf(node.template)),
      }));
    });
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
