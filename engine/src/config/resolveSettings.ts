/**
 * What holds in the end: what the command line or the editor says goes before `podgate.yaml`, which goes before the
 * defaults. Reading options is the shell's work; here they are checked values.
 */
import type { Profile } from './profile.ts';
import type { KubernetesVersion, Settings } from './settings.ts';

/** What a shell's options choose: `--namespace`, `--kubernetes-version`, `--cni`. */
export interface SettingsOverrides {
  readonly namespace?: string | undefined;
  readonly kubernetesVersion?: KubernetesVersion | undefined;
  readonly profile?: Profile | undefined;
}

/** The settings with the overrides in force, in every scope that `podgate.yaml` names too. */
export function resolveSettings(settings: Settings, overrides: SettingsOverrides): Settings {
  const { namespace, kubernetesVersion, profile } = overrides;
  return {
    ...settings,
    namespace: namespace ?? settings.namespace,
    kubernetesVersion: kubernetesVersion ?? settings.kubernetesVersion,
    profile: profile ?? settings.profile,
    profileOrigin: profile === undefined ? settings.profileOrigin : 'chosen',
    scopes: settings.scopes.map((scope) => ({
      ...scope,
      namespace: namespace ?? scope.namespace,
      profile: profile ?? scope.profile,
    })),
  };
}
