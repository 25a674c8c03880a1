/**
 * What a link in a hover leads to where its address alone would not open: files of virtual workspaces.
 */
import type { CommandHost } from '../commandHost.ts';
import { openPlace } from '../openPlace.ts';
import { readPlace } from '../readPlace.ts';

export async function goToPlace({ log }: CommandHost, argument: unknown): Promise<void> {
  const place = readPlace(argument);
  if (place === undefined) {
    log.warn('a link led to something that is no place');
    return;
  }
  await openPlace(place);
}
