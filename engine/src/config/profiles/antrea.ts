/**
 * Antrea. Its own kinds of policies, which decide before and after NetworkPolicy, are not read here.
 */
import { say } from '../../text/say.ts';
import { always, type Plugin } from '../plugin.ts';

const DOCS = 'https://antrea.io/docs/main/docs/antrea-network-policy/';
const CONTROLLER =
  'https://github.com/antrea-io/antrea/blob/main/pkg/controller/networkpolicy/networkpolicy_controller.go';
const END_PORT = 'https://github.com/antrea-io/antrea/issues/1638';
const NAMED_PORTS = 'https://github.com/antrea-io/antrea/releases/tag/v0.4.0';
const NAMED_PORTS_WIDENED = 'https://github.com/antrea-io/antrea/issues/241';

export const ANTREA: Plugin = {
  name: 'antrea',
  title: 'Antrea',
  summary: say`enforces NetworkPolicy in full; an ipBlock matches pods`,
  versionOf: 'Antrea',
  signs: [['DaemonSet antrea-agent']],
  facts: {
    enforcesIngress: always('yes', DOCS),
    enforcesEgress: always('yes', DOCS),
    ipBlockMatchesPods: always('yes', CONTROLLER),
    ipBlockMatchesNodes: always('yes', CONTROLLER),
    except: always('honored', CONTROLLER),
    endPort: [
      { since: '1.2', answer: 'honored', source: END_PORT },
      { answer: 'unknown', source: END_PORT },
    ],
    sctp: always('honored', CONTROLLER),
    namedPorts: [
      { since: '0.4', answer: 'perPod', source: NAMED_PORTS },
      { answer: 'allPorts', source: NAMED_PORTS_WIDENED },
    ],
    hostNetwork: always('asNodes', CONTROLLER),
  },
  notes: [
    {
      text: "Antrea's own policies decide before NetworkPolicies, those of the tier `baseline` after them.",
      source: DOCS,
    },
  ],
};
