/**
 * `check --format sarif`: SARIF 2.1.0, which forges and editors read: rules with their help, findings with places, related
 * places, fixes, and fingerprints that survive moved lines. Files are named from the top of the repository.
 */
import type {
  ArtifactLocation,
  Fix,
  Location as SarifLocation,
  PhysicalLocation,
  Region,
  ReportingDescriptor,
  Result,
  Run,
} from 'sarif';
import {
  formatMessage,
  RULES,
  type Finding,
  type Location,
  type QuickFix,
  type Rule,
  type Span,
} from '../../../engine/src/index.ts';
import { RULES_URL, VERSION } from '../buildFacts.ts';
import type { Line } from '../output/line.ts';
import type { CheckReport } from './checkReport.ts';
import { markFindings } from './findingFingerprints.ts';
import { jsonElements, jsonText } from './json.ts';
import type { Place } from './place.ts';

/** SARIF has three levels that are worth showing; `hint` is kept among the properties. */
const LEVELS: Readonly<Record<Rule['severity'], Result.level>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
  off: 'none',
};

const FINGERPRINT_NAME = 'podgateFinding/v1';

/** The whole log, one finding a line. */
export function* renderCheckSarif(report: CheckReport): Generator<Line, void, undefined> {
  yield ['{ "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",'];
  yield ['  "runs": [ {'];
  for (const [name, value] of Object.entries(describeRun(report))) {
    yield [`    ${jsonText(name)}: ${jsonText(value)},`];
  }
  yield ['    "results": ['];
  for (const line of jsonElements('      ', listResults(report))) {
    yield [line];
  }
  yield ['    ] } ] }'];
}

function describeRun({ isIncomplete }: CheckReport): Omit<Run, 'results'> {
  return {
    tool: {
      driver: {
        name: 'Podgate',
        ...(/^\d/.test(VERSION) ? { version: VERSION, semanticVersion: VERSION } : {}),
        ...(RULES_URL === undefined ? {} : { informationUri: RULES_URL }),
        rules: RULES.map(describeRule),
      },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: !isIncomplete }],
  };
}

function describeRule({ id, severity, title, docs }: Rule): ReportingDescriptor {
  const help = `${docs.trim()}\n`;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: `${title}.` },
    help: { text: help, markdown: help },
    ...(RULES_URL === undefined ? {} : { helpUri: `${RULES_URL}/${id}.md` }),
    defaultConfiguration: { level: LEVELS[severity], enabled: severity !== 'off' },
  };
}

function* listResults(report: CheckReport): Generator<Result, void, undefined> {
  const marks = markFindings(report.findings, ({ location }) => report.repositoryPlaceOf(location).file);
  const indexes = new Map(RULES.map(({ id }, index) => [id, index]));
  for (const [index, finding] of report.findings.entries()) {
    const { rule, severity, message, resource, scope } = finding;
    yield {
      ruleId: rule,
      ruleIndex: indexes.get(rule) ?? -1,
      level: LEVELS[severity],
      message: { text: formatMessage(message) },
      locations: [describeLocation(finding, report)],
      ...listRelated(finding, report),
      partialFingerprints: { [FINGERPRINT_NAME]: marks[index] ?? '' },
      ...listFixes(finding, report),
      properties: { severity, resource, scope },
    };
  }
}

function describeLocation({ location, resource, path }: Finding, report: CheckReport): SarifLocation {
  const logical = resource === undefined ? undefined : [{ fullyQualifiedName: logicalName(resource, path) }];
  return {
    physicalLocation: describePlace(report.repositoryPlaceOf(location)),
    ...(logical === undefined ? {} : { logicalLocations: logical }),
  };
}

function logicalName(resource: string, path: string | undefined): string {
  return path === undefined ? resource : `${resource} ${path}`;
}

function listRelated({ related }: Finding, report: CheckReport): Pick<Result, 'relatedLocations'> {
  if (related.length === 0) {
    return {};
  }
  return {
    relatedLocations: related.map((location: Location, index) => ({
      id: index,
      physicalLocation: describePlace(report.repositoryPlaceOf(location)),
    })),
  };
}

function listFixes(finding: Finding, report: CheckReport): Pick<Result, 'fixes'> {
  const fixes = report.fixesOf(finding);
  return fixes.length === 0 ? {} : { fixes: fixes.map((fix) => describeFix(fix, report)) };
}

function describeFix({ title, file, edits }: QuickFix, report: CheckReport): Fix {
  const placeOf = (span: Span): Place => report.repositoryPlaceOf({ file, span });
  return {
    description: { text: formatMessage(title) },
    artifactChanges: [
      {
        artifactLocation: toArtifact(placeOf({ start: 0, end: 0 }).file),
        replacements: edits.map(({ span, newText }) => ({
          deletedRegion: toRegion(placeOf(span)),
          insertedContent: { text: newText },
        })),
      },
    ],
  };
}

function describePlace(place: Place): PhysicalLocation {
  return { artifactLocation: toArtifact(place.file), region: toRegion(place) };
}

/** A relative reference; what is special in one is escaped. */
function toArtifact(file: string): ArtifactLocation {
  return { uri: file.split('/').map(encodeURIComponent).join('/') };
}

function toRegion({ line, column, endLine, endColumn }: Place): Region {
  return { startLine: line, startColumn: column, endLine, endColumn };
}
