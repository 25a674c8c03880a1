/**
 * The settings of a run: `podgate.yaml`, and before it what the options say. What is wrong in the file is a finding;
 * what is wrong in an option stops the run.
 */
import {
  checkDnsLabel,
  DEFAULT_SETTINGS,
  findProfile,
  listProfileNames,
  parseKubernetesVersion,
  readConfig,
  resolveSettings,
  type KubernetesVersion,
  type Profile,
  type Result,
  type Settings,
} from '../../../engine/src/index.ts';
import { UsageError } from '../exitCode.ts';
import type { CommonOptions } from '../options/commonOptions.ts';
import { parseChoice } from '../options/parseChoice.ts';

/** Settings from the file's text, where there is one, and the options. */
export function readSettings(configText: string | undefined, options: CommonOptions): Result<Settings> {
  const { value, problems } =
    configText === undefined ? { value: DEFAULT_SETTINGS, problems: [] } : readConfig(configText);
  const settings = resolveSettings(value, {
    namespace: readNamespace(options.namespace),
    kubernetesVersion: readVersion(options.kubernetesVersion),
    profile: readProfile(options.cni),
  });
  return { value: settings, problems };
}

function readNamespace(name: string | undefined): string | undefined {
  if (name !== undefined && 0 < checkDnsLabel(name).length) {
    throw new UsageError(
      `--namespace ${name} is no name of a namespace; write lower-case letters, digits and hyphens`,
    );
  }
  return name;
}

function readVersion(text: string | undefined): KubernetesVersion | undefined {
  if (text === undefined) {
    return undefined;
  }
  const version = parseKubernetesVersion(text);
  if (version === undefined) {
    throw new UsageError(`--kubernetes-version ${text} is no version of Kubernetes; write it as 1.36`);
  }
  return version;
}

function readProfile(name: string | undefined): Profile | undefined {
  return name === undefined ? undefined : findProfile(parseChoice('cni', name, listProfileNames()));
}
