/**
 * The table of network plugins, in the order in which they are offered: those that one installs, then distributions and
 * clouds, then what is no longer developed. Each fact has its source beside it.
 */
import type { Plugin } from '../plugin.ts';
import { ANTREA } from './antrea.ts';
import { AWS_PLUGINS } from './aws.ts';
import { AZURE_PLUGINS } from './azure.ts';
import { CALICO_PLUGINS } from './calico.ts';
import { CILIUM_PLUGINS } from './cilium.ts';
import { KUBE_NETWORK_POLICIES_PLUGINS } from './kubeNetworkPolicies.ts';
import { KUBE_ROUTER_PLUGINS } from './kubeRouter.ts';
import { OVN_PLUGINS } from './ovn.ts';
import { RETIRED_PLUGINS } from './retired.ts';

export const PLUGINS: readonly Plugin[] = [
  ...CALICO_PLUGINS,
  ...CILIUM_PLUGINS,
  ANTREA,
  ...KUBE_ROUTER_PLUGINS,
  ...KUBE_NETWORK_POLICIES_PLUGINS,
  ...AWS_PLUGINS,
  ...AZURE_PLUGINS,
  ...OVN_PLUGINS,
  ...RETIRED_PLUGINS,
];
