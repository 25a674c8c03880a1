/**
 * Validates the `ipBlock` of a peer (V10-V15). Which form of a CIDR is an error depends on the version of Kubernetes,
 * so those problems carry the versions that they hold for.
 */
import type { Problem } from '../problem.ts';
import type { Span } from '../text/span.ts';
import type { YamlEntry, YamlNode } from '../yaml/node.ts';
import { apiWarning, invalidValue, requiredValue, type Offense } from './apiProblem.ts';
import { cidrContains, parseWrittenCidr, type WrittenCidr } from './cidr.ts';
import { checkCidr, STRICT_CIDR_SINCE_MINOR, type CidrRemark } from './cidrForm.ts';
import { findField, findValue, listItems, markSpan, readText } from './decodedNode.ts';
import { goQuote } from './goQuote.ts';

const NOT_A_CIDR = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';

/**
 * The block at `path`. `existing` are the texts of CIDRs that the object had before an update: they are exempt from
 * V11 to V14, but not from V15.
 */
export function validateIpBlock(
  entry: YamlEntry,
  path: string,
  existing: ReadonlySet<string>,
): readonly Problem[] {
  const block = entry.value;
  if (block.type !== 'map') {
    return [];
  }
  const cidr = findField(block, 'cidr');
  const text = cidr === undefined ? '' : readText(cidr.value);
  if (text === undefined) {
    return [];
  }
  if (text === '') {
    const span = cidr?.value.span ?? markSpan(block, entry.key.span);
    // The rest of the block is not looked at (V10).
    const args = { reason: 'cidr', given: cidr === undefined ? 'absent' : 'blank' };
    return [requiredValue({ span, field: `${path}.cidr`, detail: '', args })];
  }
  const place = { span: cidr?.value.span ?? block.span, path: `${path}.cidr` };
  return [
    ...validateCidr(text, place, existing),
    ...validateExcept(block, path, { outer: parseWrittenCidr(text), existing }),
  ];
}

interface Place {
  readonly span: Span;
  readonly path: string;
}

interface ExceptContext {
  /** `undefined` where `cidr` is none; then the server does not look at `except`. */
  readonly outer: WrittenCidr | undefined;
  readonly existing: ReadonlySet<string>;
}

function validateExcept(
  block: YamlNode,
  path: string,
  { outer, existing }: ExceptContext,
): readonly Problem[] {
  if (outer === undefined) {
    return [];
  }
  return listItems(findValue(block, 'except')).flatMap((item, index) => {
    const text = readText(item);
    if (text === undefined) {
      return [];
    }
    const place = { span: item.span, path: `${path}.except[${index}]` };
    return [...validateCidr(text, place, existing), ...validateInside(text, outer, place)];
  });
}

/** An exception lies in the block and is smaller (V15). The lengths are compared as written, as the server does. */
function validateInside(text: string, outer: WrittenCidr, { span, path }: Place): readonly Problem[] {
  const inner = parseWrittenCidr(text);
  if (inner === undefined) {
    return [];
  }
  const network = { family: inner.block.family, value: inner.block.first };
  if (cidrContains(outer.block, network) && outer.prefixLength < inner.prefixLength) {
    return [];
  }
  const args = { reason: 'exceptOutside', value: text, cidr: outer.block.text };
  return [
    invalidValue({ span, field: path, detail: 'must be a strict subset of `cidr`', args }, goQuote(text)),
  ];
}

function validateCidr(
  text: string,
  { span, path }: Place,
  existing: ReadonlySet<string>,
): readonly Problem[] {
  const form = checkCidr(text);
  if (form === undefined) {
    const offense = { span, field: path, detail: NOT_A_CIDR, args: { reason: 'cidr', value: text } };
    return existing.has(text) ? [] : [invalidValue(offense, goQuote(text))];
  }
  const describe = (remark: CidrRemark): Offense => {
    const { fault, detail, canonical } = remark;
    return { span, field: path, detail, args: { reason: fault, value: text, canonical } };
  };
  const warnings = form.warnings.map((remark) => apiWarning('api-non-canonical-cidr', describe(remark)));
  if (form.strictError === undefined || existing.has(text)) {
    return warnings;
  }
  const error = invalidValue(describe(form.strictError), goQuote(text));
  return [
    {
      ...error,
      rule: 'api-non-canonical-cidr',
      versions: { sinceMinor: STRICT_CIDR_SINCE_MINOR, whenUnset: 'doesNotHold' },
    },
    ...warnings.map((warning): Problem => ({
      ...warning,
      versions: { beforeMinor: STRICT_CIDR_SINCE_MINOR, whenUnset: 'holds' },
    })),
  ];
}
