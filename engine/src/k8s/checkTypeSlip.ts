/**
 * Finds resources whose type is a slip of the pen away from one that is read: `kind: Networkpolicy`, `networking.k8.io/v1`,
 * `Kind:`. The API server knows no such type, and without a word nobody would see that the policy is none. Custom
 * resources have types of their own, so in other groups than Kubernetes' own only NetworkPolicy is looked for.
 */
import type { Problem } from '../problem.ts';
import { findNearest } from '../text/findNearest.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../yaml/node.ts';
import { decodeError } from './apiProblem.ts';
import { listKindsIn } from './checkApiVersion.ts';
import { findField, markSpan, readText } from './decodedNode.ts';
import { goQuote } from './goQuote.ts';
import { findLowering } from './kinds.ts';

const POLICY = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', group: 'networking.k8s.io' };

/** Which of the two is a slip, and what was meant. */
export interface TypeSlip {
  readonly field: 'apiVersion' | 'kind';
  readonly meant: string;
}

/** `undefined` for a type that is read, and for one that is nothing like one. The kind first, where both are slips. */
export function findTypeSlip(apiVersion: string, kind: string): TypeSlip | undefined {
  if (apiVersion === '' || kind === '' || findLowering(apiVersion, kind) !== undefined) {
    return undefined;
  }
  const [group = ''] = apiVersion.split('/');
  const isPolicyGroup = isSlip(group, POLICY.group);
  const kinds = isPolicyGroup ? [POLICY.kind] : listKindsIn(apiVersion);
  const meant = kinds.find((known) => known !== kind && isSlip(kind, known));
  if (meant !== undefined) {
    return { field: 'kind', meant };
  }
  return isPolicyGroup && kind === POLICY.kind
    ? { field: 'apiVersion', meant: POLICY.apiVersion }
    : undefined;
}

/** Short words are others when two letters are, and very short ones when one is. */
const LENGTH_MIN = 4;
const LONG_LENGTH = 8;

function isSlip(written: string, right: string): boolean {
  return (
    LENGTH_MIN <= written.length &&
    findNearest(written, [right], written.length < LONG_LENGTH ? 1 : 2) !== undefined
  );
}

/** What is said of a resource that is not read because of a slip in its type. */
export function checkTypeSlip(root: YamlNode): readonly Problem[] {
  if (root.type !== 'map') {
    return [];
  }
  const [version, kind] = [findField(root, 'apiVersion'), findField(root, 'kind')];
  const written = version === undefined ? '' : (readText(version.value) ?? '');
  if (kind === undefined) {
    return checkKindKey(root, written);
  }
  const kindText = readText(kind.value) ?? '';
  const slip = findTypeSlip(written, kindText);
  const entry = slip?.field === 'kind' ? kind : version;
  return slip === undefined || entry === undefined ? [] : [unknownType(slip, entry, [written, kindText])];
}

function unknownType(slip: TypeSlip, entry: YamlEntry, [version, kind]: readonly [string, string]): Problem {
  return decodeError('api-unavailable-version', {
    span: markSpan(entry.value, entry.key.span),
    field: slip.field,
    detail: `no matches for kind ${goQuote(kind)} in version ${goQuote(version)}`,
    args: { kind, version, served: slip.meant, written: slip.field === 'kind' ? kind : version },
  });
}

/** A key that was meant to be `kind`: its value is a kind of the version. */
function checkKindKey(root: YamlMap, apiVersion: string): readonly Problem[] {
  const kinds = listKindsIn(apiVersion);
  const entry = root.entries.find(
    ({ key, value }) => isSlip(key.text, 'kind') && kinds.includes(readText(value) ?? ''),
  );
  return entry === undefined
    ? []
    : [
        decodeError('api-unknown-field', {
          span: entry.key.span,
          field: 'kind',
          detail: "Object 'Kind' is missing",
          args: { name: entry.key.text, parent: readText(entry.value) ?? '', nearest: 'kind' },
        }),
      ];
}
