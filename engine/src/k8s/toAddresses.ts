/**
 * Addresses that an object names in several fields, each once: `podIP` is in `podIPs` again, `clusterIP` in `clusterIPs`.
 */
import { parseAddress, type IpAddress } from './ipAddress.ts';

/** What is no address is passed over. */
export function toAddresses(texts: readonly (string | undefined)[]): readonly IpAddress[] {
  const addresses: IpAddress[] = [];
  for (const text of texts) {
    const address = text === undefined ? undefined : parseAddress(text);
    if (address !== undefined && !addresses.some((known) => isSameAddress(known, address))) {
      addresses.push(address);
    }
  }
  return addresses;
}

function isSameAddress(left: IpAddress, right: IpAddress): boolean {
  return left.family === right.family && left.value === right.value;
}
