/**
 * Azure's network policy manager (NPM) of AKS, on Linux and on Windows nodes. Azure CNI Powered by Cilium is
 * `cilium.ts`'.
 */
import { say } from '../../text/say.ts';
import { always, type FactTable, type Plugin, type PluginNote } from '../plugin.ts';

const GUIDE = 'https://learn.microsoft.com/en-us/azure/aks/use-network-policies';
const END_PORT = 'https://github.com/Azure/AKS/issues/2857';
const WINDOWS = 'https://github.com/Azure/azure-container-networking/pull/1513';

const LINUX_FACTS: FactTable = {
  enforcesIngress: always('yes', GUIDE),
  enforcesEgress: always('yes', GUIDE),
  ipBlockMatchesPods: always('yes', GUIDE),
  ipBlockMatchesNodes: always('yes', GUIDE),
  except: always('honored', GUIDE),
  endPort: always('ignored', END_PORT),
  sctp: always('honored', GUIDE),
  namedPorts: always('perPod', GUIDE),
};

const END_NOTE: PluginNote = {
  text: 'Its support ends; Azure CNI Powered by Cilium follows it.',
  source: GUIDE,
};

export const AZURE_PLUGINS: readonly Plugin[] = [
  {
    name: 'azure-npm',
    title: 'Azure NPM (AKS, Linux nodes)',
    summary: say`enforces NetworkPolicy; ignores endPort`,
    signs: [['DaemonSet azure-npm']],
    facts: LINUX_FACTS,
    notes: [END_NOTE],
  },
  {
    name: 'azure-npm-windows',
    title: 'Azure NPM (AKS, Windows nodes)',
    summary: say`enforces NetworkPolicy without except, SCTP, named ports, NotIn, DoesNotExist and endPort`,
    facts: {
      ...LINUX_FACTS,
      except: always('refused', WINDOWS),
      negativeOperators: always('refused', WINDOWS),
      sctp: always('refused', WINDOWS),
      namedPorts: always('refused', WINDOWS),
    },
    notes: [END_NOTE],
  },
];
