/**
 * Reads one unit: from its text to resources and problems. It decides what need not be parsed (kinds that are not
 * read, templates, what is too large); how to parse and what a tree means is asked elsewhere.
 */
import { findTypeSlip } from '../k8s/checkTypeSlip.ts';
import { findListedType, inferType, isReadKind } from '../k8s/kinds.ts';
import { lowerUnit, type UnitContext } from '../k8s/lowerUnit.ts';
import type { Resource } from '../k8s/resource.ts';
import type { Problem } from '../problem.ts';
import { internString } from '../text/internString.ts';
import type { Span } from '../text/span.ts';
import type { LexemeBudget } from '../yaml/lexemeBudget.ts';
import type { YamlNode } from '../yaml/node.ts';
import { parseUnit } from '../yaml/parse.ts';
import { scanUnit, type UnitScan } from '../yaml/scanUnit.ts';
import type { ListType, UnitRange } from '../yaml/splitUnits.ts';
import { doubtBroken } from './doubtBroken.ts';
import { findQuotedTemplate } from './findQuotedTemplate.ts';
import { isOtherJson } from './isOtherJson.ts';
import { readSuppressions } from './readSuppressions.ts';
import type { SkippedUnit, SourceUnit } from './sourceFile.ts';

/** What reading finds out about a unit. */
export type UnitContent = Pick<SourceUnit, 'resources' | 'problems' | 'skipped' | 'suppressions'>;

/** The same before anybody looked for suppressions. */
type SilentContent = Omit<UnitContent, 'suppressions'>;

/** A unit's place in its file and its own text. */
export interface UnitText {
  readonly file: string;
  readonly range: UnitRange;
  readonly unitIndex: number;
  readonly text: string;
}

/** A unit larger than this is skipped (design 4.1: 2 MB); counted in UTF-16 units, of which most texts have one per byte. */
const UNIT_LENGTH_MAX: number = 2 * 1024 * 1024;

const NOTHING: UnitContent = { resources: [], problems: [], skipped: undefined, suppressions: [] };

/** Reads a unit. `text` has LF and CRLF breaks only (`normalizeBreaks`); the units of a file share a `budget`. */
export function readUnit(unit: UnitText, budget: LexemeBudget): UnitContent {
  const { text } = unit;
  if (UNIT_LENGTH_MAX < text.length) {
    return readTooLarge(text);
  }
  const scan = scanUnit(text);
  if (isPassedOver(scan, unit)) {
    return NOTHING;
  }
  if (scan.template !== undefined) {
    return { ...readTemplate(scan, scan.template), suppressions: readSuppressions(text, undefined) };
  }
  const { value, problems } = parseUnit(text, budget);
  const root = unit.range.list === undefined ? value : unwrapItem(value);
  if (0 < problems.length) {
    if (unit.range.list === undefined && isOtherJson(unit.file, text)) {
      return NOTHING;
    }
    return { ...readBroken({ root, problems, scan, unit }), suppressions: readSuppressions(text, undefined) };
  }
  if (root === undefined || !isWorthLowering(scan, unit)) {
    return NOTHING;
  }
  const suppressions = readSuppressions(text, root);
  const lowered = lowerUnit(root, toContext(unit));
  const template = findQuotedTemplate(text, lowered.problems);
  if (template !== undefined) {
    return { ...readTemplate(scan, template), suppressions };
  }
  const resources = COMMENT.test(text) ? lowered.value.map(withComment) : lowered.value;
  return { resources, problems: lowered.problems, skipped: undefined, suppressions };
}

/** Words on a line of their own or behind something, but for those that speak to programs. */
const COMMENT = /(?:^|[ \t])#[ \t]*(?!podgate-|yaml-language-server:)\p{L}/mu;

function withComment(resource: Resource): Resource {
  return resource.type === 'networkPolicy' ? { ...resource, hasComment: true } : resource;
}

/**
 * Whether the unit need not even be parsed. Text without a `kind` is still read, because it may be no YAML at all;
 * but a template of something else than a resource is nobody's business, nor is JSON for other programs.
 */
function isPassedOver(scan: UnitScan, unit: UnitText): boolean {
  const { list } = unit.range;
  if (list !== undefined && findListedType(list) === undefined) {
    return true;
  }
  if (scan.hasHiddenKind || inferType(unit.file) !== undefined || listedKindIsRead(list)) {
    return false;
  }
  if (scan.kind !== undefined) {
    const { apiVersion = '', kind } = scan;
    return !isReadKind(apiVersion, kind) && findTypeSlip(apiVersion, kind) === undefined;
  }
  const isJson = scan.isFlow && list === undefined && unit.file.endsWith('.json');
  return (scan.template !== undefined || isJson) && !scan.looksLikeResource;
}

function listedKindIsRead(list: ListType | undefined): boolean {
  const listed = list === undefined ? undefined : findListedType(list);
  return listed !== undefined && listed.kind !== '';
}

function isWorthLowering(scan: UnitScan, unit: UnitText): boolean {
  return scan.looksLikeResource || unit.range.list !== undefined || inferType(unit.file) !== undefined;
}

function readTooLarge(text: string): UnitContent {
  const scan = scanUnit(text.slice(0, SCANNED_LENGTH_MAX));
  return {
    resources: [],
    problems: [tooLargeProblem(text, { size: text.length, limit: UNIT_LENGTH_MAX })],
    skipped: toSkipped('tooLarge', scan),
    suppressions: [],
  };
}

/** As much of a text that is too large as is searched for its kind and namespace. */
const SCANNED_LENGTH_MAX = 64 * 1024;

/** A problem at the first line of the text; `limit` and `size` in UTF-16 units, about the bytes of most files. */
export function tooLargeProblem(
  text: string,
  args: { readonly size: number; readonly limit: number },
): Problem {
  const end = text.slice(0, LINE_LENGTH_MAX).search(/[\r\n]|$/);
  return { rule: 'input-too-large', span: { start: 0, end }, args };
}

/** More of a first line is not worth marking. */
const LINE_LENGTH_MAX = 200;

function readTemplate(scan: UnitScan, span: Span): SilentContent {
  return {
    resources: [],
    problems: [{ rule: 'template-skipped', span, args: { kind: keepText(scan.kind) ?? '' } }],
    skipped: toSkipped('template', scan),
  };
}

interface BrokenUnit {
  readonly root: YamlNode | undefined;
  readonly problems: readonly Problem[];
  readonly scan: UnitScan;
  readonly unit: UnitText;
}

/** What could be understood is used; what the checks would say about half a document is not worth saying. */
function readBroken({ root, problems, scan, unit }: BrokenUnit): SilentContent {
  const isUsable = root !== undefined && isWorthLowering(scan, unit);
  const brokenFrom = Math.min(...problems.map(({ span }) => span.start));
  return {
    resources: isUsable
      ? lowerUnit(root, toContext(unit)).value.map((resource) => doubtBroken(resource, brokenFrom))
      : [],
    problems,
    skipped: scan.looksLikeResource ? toSkipped('unparsable', scan) : undefined,
  };
}

function toSkipped(reason: SkippedUnit['reason'], scan: UnitScan): SkippedUnit {
  return { reason, kind: keepText(scan.kind), namespace: keepText(scan.namespace) };
}

/** A closed file keeps what its units are, not the text that it was cut from. */
function keepText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : internString(text);
}

/** The text of an item is a list of one: `- kind: Pod`; in JSON it is the item. */
function unwrapItem(root: YamlNode | undefined): YamlNode | undefined {
  return root?.type === 'seq' ? root.items[0] : root;
}

function toContext({ file, range, unitIndex }: UnitText): UnitContext {
  const ctx: UnitContext = { file, unitIndex };
  const itemType = range.list === undefined ? undefined : findListedType(range.list);
  return itemType === undefined ? ctx : { ...ctx, itemType };
}
