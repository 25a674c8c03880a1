/**
 * The name of a network plugin for people. What the plugin does is said where it matters.
 */
import type { Profile } from '../config/profile.ts';

/** "Cilium 1.16". */
export function writePlugin({ title, version }: Profile): string {
  return version === undefined ? title : `${title} ${version}`;
}
