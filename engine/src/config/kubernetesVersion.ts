/**
 * Versions of Kubernetes as people write them.
 */
import type { KubernetesVersion } from './settings.ts';

/** `1.36`, `v1.36` or `1.36.2`, from the beginning of the text to its end; group 1 is the minor version. */
export const VERSION_PATTERN = '^\\s*v?1\\.(0*[1-9][0-9]*)(?:\\.[0-9]{1,3})?(?:[-+].*)?\\s*$';

const VERSION = new RegExp(VERSION_PATTERN);

/** Reads a version; `undefined` for what is none. The patch level changes no answer. */
export function parseKubernetesVersion(text: string): KubernetesVersion | undefined {
  const match = VERSION.exec(text);
  return match === null ? undefined : { major: 1, minor: Number(match[1]) };
}
