/**
 * What a port can be: the protocols that the API knows, and the numbers that a port has.
 */
import type { Protocol } from './resource.ts';

/** In the order in which the API server lists them (V1). */
export const PROTOCOLS: readonly Protocol[] = ['TCP', 'UDP', 'SCTP'];

export const PORT_MIN = 1;
export const PORT_MAX = 65535;

/** Whether a whole number is one that a port can have (V2). */
export function isPortNumber(number: number): boolean {
  return PORT_MIN <= number && number <= PORT_MAX;
}
