/**
 * The diagnostics of a file: its findings, without those that another extension shows already. Whether they are
 * asked for or sent is the handlers' matter.
 */
import type { Diagnostic } from 'vscode-languageserver';
import { fingerprint, type Finding, type Translation } from '../../engine/src/index.ts';
import type { PartnerState, ServerConfig } from './config.ts';
import { diagnosticTo, type DiagnosticWords } from './lsp/toProto.ts';
import { sentenceOf } from './lsp/sentences.ts';
import type { OpenDocument, ProjectFile } from './session.ts';

/** What is wrong with a file, and a mark that two equal answers share. */
export interface FileDiagnostics {
  readonly items: Diagnostic[];
  readonly resultId: string;
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

const EMPTY_ID = fingerprint('');

export function diagnosticsOf(
  file: ProjectFile,
  choice: DiagnosticChoice,
  form: DiagnosticForm,
): FileDiagnostics {
  const findings = file.project.snapshot.findingsOf(file.path);
  if (findings.length === 0) {
    return { items: [], resultId: EMPTY_ID };
  }
  const { translation } = choice;
  const made = findings
    .filter((finding) => isShown(finding, file.uri, choice))
    .map((finding) => {
      const item = diagnosticTo(finding, file.project, { ...form, translation });
      return { item, mark: markOf(item, sentenceOf(finding.message, translation).mark) };
    });
  return {
    items: made.map(({ item }) => item),
    resultId: fingerprint(made.map(({ mark }) => mark).join('\n')),
  };
}

/** What tells a diagnostic from others; its sentence, the long part of it, has a short mark already. */
function markOf({ range, severity, code, relatedInformation }: Diagnostic, sentence: string): string {
  const { start, end } = range;
  const place = `${start.line}:${start.character}-${end.line}:${end.character}`;
  const related = relatedInformation === undefined ? '' : JSON.stringify(relatedInformation);
  return `${place} ${severity ?? ''} ${code ?? ''} ${sentence} ${related}`;
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
