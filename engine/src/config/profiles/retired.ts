/**
 * Plugins that nobody keeps up any more, and that clusters still run: Weave Net and Romana.
 */
import { say } from '../../text/say.ts';
import { always, type Plugin } from '../plugin.ts';

const WEAVE = 'https://github.com/weaveworks/weave/blob/master/npc/analyser.go';
const WEAVE_EGRESS = 'https://github.com/weaveworks/weave/pull/3313';
const WEAVE_NAMED_PORTS = 'https://github.com/weaveworks/weave/issues/3032';
const WEAVE_END = 'https://github.com/weaveworks/weave';
const ROMANA = 'https://github.com/romana/romana/blob/master/docs/romana/POLICIES.md';

export const RETIRED_PLUGINS: readonly Plugin[] = [
  {
    name: 'weave-net',
    title: 'Weave Net',
    summary: say`enforces NetworkPolicy; ignores endPort, and every policy that names a port`,
    versionOf: 'Weave Net',
    signs: [['DaemonSet weave-net']],
    facts: {
      enforcesIngress: always('yes', WEAVE),
      enforcesEgress: [
        { since: '2.4', answer: 'yes', source: WEAVE_EGRESS },
        { answer: 'no', source: WEAVE_EGRESS },
      ],
      ipBlockMatchesPods: always('yes', WEAVE),
      ipBlockMatchesNodes: always('yes', WEAVE),
      except: always('honored', WEAVE),
      endPort: always('ignored', WEAVE),
      sctp: always('honored', WEAVE),
      namedPorts: always('policyIgnored', WEAVE_NAMED_PORTS),
    },
    notes: [{ text: 'It is no longer developed.', source: WEAVE_END }],
  },
  {
    name: 'romana',
    title: 'Romana',
    summary: say`enforces ingress only; egress rules have no effect`,
    signs: [['DaemonSet romana-agent']],
    facts: {
      enforcesIngress: always('yes', ROMANA),
      enforcesEgress: always('no', ROMANA),
    },
    notes: [{ text: 'It is no longer developed.', source: ROMANA }],
  },
];
