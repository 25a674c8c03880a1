/**
 * From the engine to the protocol: offsets become ranges, paths become URIs, findings become diagnostics. Decides
 * nothing about what is shown.
 */
import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type Location as ProtoLocation,
  type Range,
} from 'vscode-languageserver';
import {
  say,
  type Finding,
  type Location,
  type Message,
  type RuleId,
  type Severity,
  type Span,
  type Translation,
  type UnitPlace,
} from '../../../engine/src/index.ts';
import type { Project } from '../project.ts';
import type { DiagnosticAbilities } from './clientAbilities.ts';
import { ClientLines } from './clientLines.ts';
import { sentenceOf } from './sentences.ts';
import { uriBelow } from './uri.ts';

/** What every diagnostic names as its source. */
export const SOURCE = 'podgate';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Findings about text that has no effect are shown faded. */
const TAGS: ReadonlyMap<RuleId, readonly DiagnosticTag[]> = new Map([
  ['duplicate-resource', [DiagnosticTag.Unnecessary]],
  ['unused-suppression', [DiagnosticTag.Unnecessary]],
  ['rule-redundant', [DiagnosticTag.Unnecessary]],
  ['policy-without-effect', [DiagnosticTag.Unnecessary]],
]);

/** What the other place of a finding is. */
const RELATED_TEXTS: ReadonlyMap<RuleId, Message> = new Map([['duplicate-resource', say`this one counts`]]);
const RELATED_TEXT = say`the other one`;

export function rangeTo(span: Span, lines: ClientLines): Range {
  return { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
}

/** `undefined` where the file is gone. */
export function locationTo(place: Location | UnitPlace, project: Project): ProtoLocation | undefined {
  const { file, span } = project.snapshot.locate(place);
  const lines = linesOf(project, file);
  return lines === undefined ? undefined : { uri: uriBelow(project.root, file), range: rangeTo(span, lines) };
}

/** Whether a diagnostic of the client is the one that a finding became. */
export function isFindingOf(
  { code, range }: Diagnostic,
  { rule, location }: Finding,
  lines: ClientLines,
): boolean {
  const { start } = rangeTo(location.span, lines);
  return code === rule && start.line === range.start.line && start.character === range.start.character;
}

/** Places whose file is gone are left out. */
export function locationsTo(places: readonly UnitPlace[], project: Project): ProtoLocation[] {
  return places.flatMap((place) => locationTo(place, project) ?? []);
}

/** The table of a file's lines; `undefined` for a file that the project does not have. */
export function linesOf(project: Project, file: string): ClientLines | undefined {
  const lines =
    file === project.config?.path ? project.config.lines : project.snapshot.files.get(file)?.lines;
  return lines === undefined ? undefined : new ClientLines(lines, project.columnUnit);
}

/** What a diagnostic says beside its finding, and how. */
export interface DiagnosticWords {
  /** Where the pages of the rules lie. */
  readonly docsUrl: string | undefined;
  readonly translation: Translation | undefined;
  readonly shows: DiagnosticAbilities;
}

export function diagnosticTo(
  finding: Finding,
  project: Project,
  { docsUrl, translation, shows }: DiagnosticWords,
): Diagnostic {
  const { rule, severity, message, location, related } = finding;
  const lines = linesOf(project, location.file);
  const tags = (TAGS.get(rule) ?? []).filter((tag) => shows.tags.has(tag));
  const text = RELATED_TEXTS.get(rule) ?? RELATED_TEXT;
  const places = shows.relatedPlaces ? related : [];
  const relatedInformation = places.flatMap((other) => {
    const place = locationTo(other, project);
    return place === undefined ? [] : [{ location: place, message: sentenceOf(text, translation).text }];
  });
  return {
    range:
      lines === undefined
        ? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
        : rangeTo(location.span, lines),
    severity: SEVERITIES[severity],
    code: rule,
    source: SOURCE,
    message: sentenceOf(message, translation).text,
    ...(docsUrl === undefined || !shows.ruleLinks
      ? {}
      : { codeDescription: { href: `${docsUrl}/${rule}.md` } }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(relatedInformation.length === 0 ? {} : { relatedInformation }),
  };
}
