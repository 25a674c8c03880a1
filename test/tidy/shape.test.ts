/**
 * The shape of files and functions as a test, and a bad input for every check. ESLint says some of it earlier, in the
 * editor; this holds for everyone who runs the tests.
 */
import { describe, it } from 'mocha';
import { assertFinds, assertTidy } from './assertTidy.ts';
import {
  checkBooleanParameters,
  checkEngineTypes,
  checkFileNames,
  checkFileSizes,
  checkFunctionSizes,
  checkFunctionTail,
  checkHeadComments,
  checkReadonly,
} from './checkShape.ts';
import { listProjectFiles, type ProjectFile } from './projectFiles.ts';

describe('tidy: shape', () => {
  const files = listProjectFiles();

  it('no function has more than 60 lines', () => {
    assertTidy(checkFunctionSizes(files));
  });

  it('nine of ten functions have at most 30 lines', () => {
    assertTidy(checkFunctionTail(files));
  });

  it('no file has more than 400 lines', () => {
    assertTidy(checkFileSizes(files));
  });

  it('every file says at its head what it answers', () => {
    assertTidy(checkHeadComments(files));
  });

  it('files are named after what they do', () => {
    assertTidy(checkFileNames(files));
  });

  it('the engine has no `any` and no casts', () => {
    assertTidy(checkEngineTypes(files));
  });

  it('interfaces of the engine are readonly', () => {
    assertTidy(checkReadonly(files));
  });

  it('no exported function takes a boolean', () => {
    assertTidy(checkBooleanParameters(files));
  });
});

describe('tidy: shape, the checks can fail', () => {
  it('long functions', () => {
    const bad = engine(`function long(): void {\n${'  run();\n'.repeat(59)}}`);
    assertFinds(checkFunctionSizes, bad, /x\.ts:1: `long` has 61 lines/);
    assertFinds(checkFunctionTail, bad, /90th percentile of function length is 61/);
    assertTidy(checkFunctionSizes(engine(`function long(): void {\n${'  // Why.\n\n'.repeat(59)}}`)));
  });

  it('long files', () => {
    assertFinds(checkFileSizes, engine('run();\n'.repeat(401)), /401 lines of code/);
    assertTidy(checkFileSizes(engine('run();\n'.repeat(400))));
  });

  it('a file without a head comment, or with a mere word', () => {
    assertFinds(checkHeadComments, engine('export const a = 1;'), /begin with/);
    assertFinds(checkHeadComments, engine('/** Spans. */'), /say it in sentences/);
  });

  it('vague and odd file names', () => {
    assertFinds(checkFileNames, [{ path: 'engine/src/text/utils.ts', text: '' }], /a name that says/);
    assertFinds(checkFileNames, [{ path: 'engine/src/text/line-index.ts', text: '' }], /camelCase/);
  });

  it('any, casts', () => {
    assertFinds(checkEngineTypes, engine('const a: any = 1;'), /`any` switches/);
    assertFinds(checkEngineTypes, engine('const a = b as string;'), /a cast hides/);
    assertTidy(checkEngineTypes(engine('const a = [1] as const; // as any other')));
  });

  it('mutable interfaces and boolean parameters', () => {
    assertFinds(checkReadonly, engine('export interface A { b: string }'), /`b` of an exported interface/);
    assertFinds(
      checkBooleanParameters,
      engine('export function f(isIngress: boolean): void {}'),
      /`isIngress`/,
    );
  });
});

function engine(text: string): readonly ProjectFile[] {
  return [{ path: 'engine/src/policy/x.ts', text }];
}
