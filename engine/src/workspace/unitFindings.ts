/** What reading found in the units of a file, as findings. */
import type { Finding } from '../lint/finding.ts';
import { toUnitFindings } from '../lint/toFinding.ts';
import type { RuleId } from '../problem.ts';
import type { SourceFile, SourceUnit } from '../source/sourceFile.ts';
import { contextOf, type FindingSources, type Home } from './findingSources.ts';

/**
 * What holds for a patch too. It may lack what a resource needs, its `$patch` is no unknown field, and null in it
 * deletes; but what it has must be right.
 */
const FRAGMENT_RULES: ReadonlySet<RuleId> = new Set<RuleId>([
  'yaml-syntax',
  'input-too-large',
  'api-duplicate-field',
  'api-wrong-type',
  'api-invalid-value',
  'api-unsupported-value',
  'api-non-canonical-cidr',
]);

export function listUnitFindings(
  file: SourceFile,
  homes: readonly Home[],
  { settings, fragments }: FindingSources,
): readonly Finding[] {
  const context = contextOf(file.path, homes, settings);
  if (fragments.has(file.path)) {
    return file.units.flatMap((unit) => toUnitFindings(asFragment(unit), context));
  }
  const [home, ...others] = homes;
  return file.units.flatMap((unit) => {
    if (unit.problems.length === 0) {
      return [];
    }
    const shown = home === undefined || 0 < others.length ? unit : asTheScopeHasIt(unit, home);
    return toUnitFindings(shown, context);
  });
}

/** The unit as a part of a resource that is defined elsewhere, under a name that it need not say. */
function asFragment(unit: SourceUnit): SourceUnit {
  return { ...unit, resources: [], problems: unit.problems.filter(({ rule }) => FRAGMENT_RULES.has(rule)) };
}

/** The unit with the names and namespaces that a kustomization gives its resources, so that ids are those of the matrix. */
function asTheScopeHasIt(unit: SourceUnit, home: Home): SourceUnit {
  const resources = unit.resources.map((resource) => {
    const copies = home.copiesOf(resource);
    return copies.length === 1 ? (copies[0] ?? resource) : resource;
  });
  return { ...unit, resources };
}
