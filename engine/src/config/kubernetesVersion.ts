/**
 * Versions of Kubernetes as people write them.
 */
import type { KubernetesVersion } from './settings.ts';

const VERSION = /^v?(\d{1,3})\.(\d{1,3})(?:\.\d{1,3})?(?:[-+].*)?$/;

/** Reads `1.36`, `v1.36` or `1.36.2`; `undefined` for what is no version. The patch level changes no answer. */
export function parseKubernetesVersion(text: string): KubernetesVersion | undefined {
  const match = VERSION.exec(text.trim());
  if (match === null) {
    return undefined;
  }
  const version = { major: Number(match[1]), minor: Number(match[2]) };
  return version.major === 1 ? version : undefined;
}
