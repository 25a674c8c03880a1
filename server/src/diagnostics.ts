/**
 * The diagnostics of a file: its findings, without those that another extension shows already. Whether they are
 * asked for or sent is the handlers' matter.
 */
import type { Diagnostic } from 'vscode-languageserver';
import { fingerprint, type Finding, type Span, type Translation } from '../../engine/src/index.ts';
import type { PartnerState, ServerConfig } from './config.ts';
import type { ClientLines } from './lsp/clientLines.ts';
import { diagnosticTo, linesOf, rangeTo, type DiagnosticWords } from './lsp/toProto.ts';
import { sentenceOf } from './lsp/sentences.ts';
import type { Project } from './project.ts';
import type { OpenDocument, ProjectFile } from './session.ts';

/** What is wrong with a file. */
export interface FileDiagnostics {
  /** A mark that two equal answers share. */
  readonly resultId: string;
  readonly isEmpty: boolean;
  /** Made when somebody wants them: after most edits the client has them already. */
  readonly items: () => Diagnostic[];
}

/** What decides about what is shown, and in which language. */
export interface DiagnosticChoice {
  readonly config: ServerConfig;
  readonly partner: PartnerState;
  readonly translation: Translation | undefined;
  document(uri: string): OpenDocument | undefined;
}

/** What is said beside the findings. */
export type DiagnosticForm = Omit<DiagnosticWords, 'translation'>;

export function diagnosticsOf(
  file: ProjectFile,
  choice: DiagnosticChoice,
  form: DiagnosticForm,
): FileDiagnostics {
  const { project, path } = file;
  const words: DiagnosticWords = { ...form, translation: choice.translation };
  const shown = project.snapshot.findingsOf(path).filter((finding) => isShown(finding, file.uri, choice));
  const lines = linesOf(project, path);
  const marks = shown.map(
    (finding) => `${placeOf(finding.location.span, lines)} ${markOf(finding, project, words)}`,
  );
  return {
    resultId: fingerprint(marks.join('\n')),
    isEmpty: shown.length === 0,
    items: () => shown.map((finding) => diagnosticTo(finding, project, words)),
  };
}

function placeOf(span: Span, lines: ClientLines | undefined): string {
  if (lines === undefined) {
    return '';
  }
  const { start, end } = rangeTo(span, lines);
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}

/** What tells a diagnostic from others at its place; its sentence, the long part of it, has a short mark already. */
function markOf(
  { severity, rule, message, related }: Finding,
  project: Project,
  { translation, shows }: DiagnosticWords,
): string {
  const others = (shows.relatedPlaces ? related : []).map(
    ({ file, span }) => `${file} ${placeOf(span, linesOf(project, file))}`,
  );
  return [severity, rule, sentenceOf(message, translation).mark, ...others].join(' ');
}

/**
 * The partner reads every YAML file, and has a schema for some. It is asked about by the URI that the client uses, which
 * is spelled as ours. In what the editor calls a Helm template, that it is one is no news.
 */
function isShown({ rule, alsoSeenBy }: Finding, uri: string, choice: DiagnosticChoice): boolean {
  const { config, partner } = choice;
  if (rule === 'template-skipped') {
    return choice.document(uri)?.text.languageId !== 'helm';
  }
  if (alsoSeenBy === undefined) {
    return true;
  }
  switch (config.schemaFindings) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'auto':
      return !(partner.isActive && (alsoSeenBy === 'reader' || partner.schemaUris.has(uri)));
  }
}
