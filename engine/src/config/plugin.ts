/**
 * The form of the table of network plugins: what is known of each, since which version, and who says so. The rows are
 * in `plugins.ts`; a plugin in one version is a `Profile`.
 */
import type { Message } from '../text/say.ts';
import { UNKNOWN_FACTS, type FactName, type PluginFacts } from './pluginFacts.ts';

/** One answer, from a version on. */
export interface SourcedFact<Name extends FactName> {
  readonly answer: PluginFacts[Name];
  /** The address of the documentation, code, or thread that says so. */
  readonly source: string;
  /** The first version for which it holds; absent: all that no other entry speaks of. */
  readonly since?: string;
}

/** The newest version first. A fact that is not listed is unknown. */
export type FactTable = { readonly [Name in FactName]?: readonly SourcedFact<Name>[] };

/** Something that a user should know and that changes no answer here. */
export interface PluginNote {
  readonly text: string;
  readonly source: string;
}

export interface Plugin {
  /** As `cni:` takes it. */
  readonly name: string;
  readonly title: string;
  /** One line for whoever chooses. */
  readonly summary: Message;
  /** Whose version `version` is; absent where versions make no difference. */
  readonly versionOf?: string;
  /** What only clusters with it have: sets of signs (`DaemonSet calico-node`), of which all must be there. */
  readonly signs?: readonly (readonly string[])[];
  readonly facts: FactTable;
  readonly notes: readonly PluginNote[];
}

/** A fact that holds for every version. */
export function always<Name extends FactName>(
  answer: PluginFacts[Name],
  source: string,
): readonly SourcedFact<Name>[] {
  return [{ answer, source }];
}

/**
 * The facts of a plugin in a version. Without one the newest counts: it is what one installs today, and what the
 * plugin's own documentation describes. Leaving open whatever ever changed would make every answer about a named plugin
 * doubtful for the sake of releases that nobody supports any more.
 */
export function factsOf({ facts }: Plugin, version: string | undefined): PluginFacts {
  const pick = <Name extends FactName>(
    entries: readonly SourcedFact<Name>[] | undefined,
    name: Name,
  ): PluginFacts[Name] =>
    entries?.find(({ since }) => holdsIn(since, version))?.answer ?? UNKNOWN_FACTS[name];
  return {
    enforcesIngress: pick(facts.enforcesIngress, 'enforcesIngress'),
    enforcesEgress: pick(facts.enforcesEgress, 'enforcesEgress'),
    appliesToBarePods: pick(facts.appliesToBarePods, 'appliesToBarePods'),
    ipBlockMatchesPods: pick(facts.ipBlockMatchesPods, 'ipBlockMatchesPods'),
    ipBlockMatchesNodes: pick(facts.ipBlockMatchesNodes, 'ipBlockMatchesNodes'),
    except: pick(facts.except, 'except'),
    negativeOperators: pick(facts.negativeOperators, 'negativeOperators'),
    endPort: pick(facts.endPort, 'endPort'),
    sctp: pick(facts.sctp, 'sctp'),
    namedPorts: pick(facts.namedPorts, 'namedPorts'),
    hostNetwork: pick(facts.hostNetwork, 'hostNetwork'),
    undeclaredNamespaceLabels: pick(facts.undeclaredNamespaceLabels, 'undeclaredNamespaceLabels'),
  };
}

function holdsIn(since: string | undefined, version: string | undefined): boolean {
  return since === undefined || version === undefined || compareVersions(since, version) <= 0;
}

/** A version such as `1.16`, `v3.28.0` or `v1.30.2+k3s1`, as a regular expression. */
export const PLUGIN_VERSION_PATTERN = '^v?[0-9]+(?:[.][0-9]+)*(?:[-+].*)?$';

/** Below zero where the left version is older. What follows the numbers (`-rc1`, `+k3s1`) does not count. */
export function compareVersions(left: string, right: string): number {
  const [leftNumbers, rightNumbers] = [numbersOf(left), numbersOf(right)];
  for (let index = 0; index < Math.max(leftNumbers.length, rightNumbers.length); index++) {
    const difference = (leftNumbers[index] ?? 0) - (rightNumbers[index] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}

function numbersOf(version: string): readonly number[] {
  return version
    .replace(/^v/, '')
    .replace(/[-+].*$/, '')
    .split('.')
    .map(Number);
}
