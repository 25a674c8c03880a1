/**
 * The rules without what their pages of the documentation and their tests are made of: a rule is one file, and its words
 * for the page and its two examples stand in it, but no program shows them.
 */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

const RULE_FILE = /[\\/]engine[\\/]src[\\/]lint[\\/]rules[\\/]\w+\.ts$/;
const LIST_OF_RULES = 'index.ts';
/** Fields of `Rule` (`engine/src/lint/rule.ts`). */
const FOR_THE_PAGE = ['docs', 'badExample', 'goodExample'];

/** A plugin for esbuild; the build fails where a rule does not have these fields. */
export function rulesWithoutPages() {
  return {
    name: 'rules without pages',
    setup: ({ onLoad }) => {
      onLoad({ filter: RULE_FILE }, ({ path }) =>
        path.endsWith(LIST_OF_RULES)
          ? undefined
          : { contents: withoutPage(path, readFileSync(path, 'utf8')), loader: 'ts' },
      );
    },
  };
}

function withoutPage(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const fields = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .flatMap(({ initializer }) =>
      initializer !== undefined && ts.isObjectLiteralExpression(initializer) ? initializer.properties : [],
    )
    .filter(({ name }) => name !== undefined && FOR_THE_PAGE.includes(name.getText(source)));
  if (fields.length !== FOR_THE_PAGE.length) {
    throw new Error(`${path} has not each of ${FOR_THE_PAGE.join(', ')} once`);
  }
  return fields.reduce(
    (rest, field) => blankOut(rest, field.getStart(source), commaAfter(field, text)),
    text,
  );
}

/** The end of the field, with the comma that may follow. */
function commaAfter(field, text) {
  return text[field.end] === ',' ? field.end + 1 : field.end;
}

/** Lines and columns stay what they are, for source maps. */
function blankOut(text, start, end) {
  return text.slice(0, start) + text.slice(start, end).replaceAll(/[^\n]/g, ' ') + text.slice(end);
}
