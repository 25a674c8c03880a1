/**
 * Kustomizations and components: which files they bring together, and which changes they make to them. Paths stay as
 * written; what they lead to is the scope's question (`cluster/`).
 */
import type { YamlNode } from '../yaml/node.ts';
import { internString } from '../text/internString.ts';
import { readField, readFlag, readItems, readStringMap, readText, readTexts, toText } from './fields.ts';
import type { KustomizeLabels, Kustomization, ResourceHeader } from './resource.ts';

/**
 * Fields that change or add resources in ways that Podgate does not follow. Fields that cannot change what a policy
 * sees are left out: images, annotations, ConfigMaps and Secrets.
 */
const UNSUPPORTED: readonly string[] = [
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
  'components',
  'generators',
  'transformers',
  'replacements',
  'replicas',
  'vars',
  'configurations',
  'helmCharts',
  'helmChartInflationGenerator',
];

export function lowerKustomization(root: YamlNode, header: ResourceHeader): Kustomization {
  return {
    type: 'kustomization',
    ...header,
    isComponent: header.kind === 'Component',
    resources: [...lowerPaths(root, 'resources'), ...lowerPaths(root, 'bases')],
    targetNamespace: readText(root, 'namespace') || undefined,
    namePrefix: readText(root, 'namePrefix') ?? '',
    nameSuffix: readText(root, 'nameSuffix') ?? '',
    labelSets: lowerLabelSets(root),
    fragments: lowerFragments(root),
    unsupported: UNSUPPORTED.filter((field) => isInUse(readField(root, field))),
  };
}

function lowerPaths(root: YamlNode, key: string): Kustomization['resources'] {
  return readItems(root, key).flatMap((item) => {
    const path = toText(item);
    return path === undefined ? [] : [{ path, span: item.span }];
  });
}

/** `labels` in order, then `commonLabels`, which go to selectors and templates too. */
function lowerLabelSets(root: YamlNode): readonly KustomizeLabels[] {
  const labels = readItems(root, 'labels').map((item) => {
    const includesSelectors = readFlag(item, 'includeSelectors');
    return {
      pairs: readStringMap(item, 'pairs'),
      includesSelectors,
      // Selectors that select what the templates do not carry would be of no use; kustomize includes the latter.
      includesTemplates: includesSelectors || readFlag(item, 'includeTemplates'),
    };
  });
  const common = {
    pairs: readStringMap(root, 'commonLabels'),
    includesSelectors: true,
    includesTemplates: true,
  };
  return [...labels, common].filter((set) => 0 < set.pairs.size);
}

/** Files and folders that are no resources by themselves. Inline patches are no files. */
function lowerFragments(root: YamlNode): readonly string[] {
  const patches = [...readItems(root, 'patches'), ...readItems(root, 'patchesJson6902')];
  const merges = readTexts(root, 'patchesStrategicMerge').filter((text) => !text.includes('\n'));
  const paths = patches.flatMap((patch) => readText(patch, 'path') ?? []);
  return [...new Set([...paths, ...merges, ...readTexts(root, 'components')].map(internString))];
}

function isInUse(node: YamlNode | undefined): boolean {
  return node !== undefined && !(node.type === 'seq' && node.items.length === 0);
}
