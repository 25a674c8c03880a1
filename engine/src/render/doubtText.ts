/**
 * What leaves an answer open, in words: why a workload may or may not be meant, and what hides a part of the cluster.
 */
import { isComplete } from '../cluster/isComplete.ts';
import type { Cluster, Incompleteness } from '../cluster/cluster.ts';
import type { ReasonBecause } from '../policy/verdict.ts';
import { type Message, say } from '../text/say.ts';
import { writeNames } from './nameText.ts';
import { code, joinParts, link, paragraph, prose, type Block, type InlineText } from './richText.ts';

/** More causes than these say nothing new. */
const CAUSES_MAX = 3;

/** Why it is open whether a workload is meant. */
export function writeDoubt(because: ReasonBecause): Message {
  const cause = writeDoubtCause(because);
  return cause === undefined ? say`perhaps` : say`perhaps: ${cause}`;
}

/** What leaves something open; `undefined` for reasons that leave nothing open. */
export function writeDoubtCause(because: ReasonBecause | undefined): Message | undefined {
  switch (because) {
    case 'unknownLabels':
      return say`not all labels are known here`;
    case 'podAddress':
      return say`its address is not known here`;
    case 'hostNetwork':
      return say`with hostNetwork, Kubernetes leaves it open`;
    case 'unreadable':
      return say`a part could not be read`;
    case 'cni':
      return say`what the network plugin does is not known`;
    default:
      return undefined;
  }
}

/**
 * A note where the manifests do not tell everything about the namespaces that a selector ranges over; none where they
 * do. `undefined` ranges over all.
 */
export function noteIncompleteness(cluster: Cluster, namespace: string | undefined): readonly Block[] {
  return noteHidden(listHidden(cluster, namespace));
}

/** The same about what hides pods that may match. */
export function noteHidden(hidden: readonly Incompleteness[]): readonly Block[] {
  return hidden.length === 0
    ? []
    : [
        paragraph(
          prose`Not everything is described here (${writeCauses(hidden)}): pods that are not in these files may match, too.`,
        ),
      ];
}

/** A note where policies of the namespace may be missing that select what the note is about. */
export function noteHiddenPolicies(
  cluster: Cluster,
  namespace: string,
  selected: 'onePod' | 'pods',
): readonly Block[] {
  const hidden = listHidden(cluster, namespace);
  if (hidden.length === 0) {
    return [];
  }
  const causes = writeCauses(hidden);
  return [
    paragraph(
      selected === 'onePod'
        ? prose`Not everything is described here (${causes}): policies that are not in these files may select it.`
        : prose`Not everything is described here (${causes}): policies that are not in these files may select these pods.`,
    ),
  ];
}

/** Files that hide for the same cause are named together. */
function writeCauses(hidden: readonly Incompleteness[]): InlineText {
  const byCause = new Map<string, Incompleteness[]>();
  for (const one of hidden) {
    const key = JSON.stringify([one.namespace ?? null, one.cause]);
    byCause.set(key, [...(byCause.get(key) ?? []), one]);
  }
  const groups = [...byCause.values()];
  const shown = groups.slice(0, CAUSES_MAX);
  const rest = groups.slice(CAUSES_MAX).reduce((sum, { length }) => sum + length, 0);
  return joinParts([...shown.map(writeHidden), ...(rest === 0 ? [] : [say`${rest} more`])], '; ');
}

/** What hides parts of the namespace, or of any namespace. */
export function listHidden(cluster: Cluster, namespace: string | undefined): readonly Incompleteness[] {
  if (namespace !== undefined && isComplete(cluster, namespace)) {
    return [];
  }
  return cluster.incompleteness.filter(
    (hidden) => namespace === undefined || hidden.namespace === undefined || hidden.namespace === namespace,
  );
}

/** What hides for one cause. */
function writeHidden(hidden: readonly Incompleteness[]): InlineText {
  const [first] = hidden;
  if (first === undefined) {
    return [];
  }
  const { namespace, cause } = first;
  const where = namespace === undefined ? prose`any namespace` : prose`namespace ${code(namespace)}`;
  const files = hidden.map(({ file }) => link(file, { file, span: { start: 0, end: 0 } }));
  return prose`${where}: ${cause} in ${writeNames(files)}`;
}
