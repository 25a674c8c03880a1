/** What counts as the internet: registries of IANA and the cluster's own ranges left out. */
import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../config/settings.ts';
import { parseAddress, parseCidrSloppy } from '../k8s/cidr.ts';
import { findPublicAddresses } from './publicAddresses.ts';

function checkInternet(address: string, isPublic: 'internet' | 'not the internet', podRange?: string): void {
  const parsed = parseAddress(address);
  const pods = podRange === undefined ? undefined : parseCidrSloppy(podRange);
  assert.ok(parsed !== undefined);
  const cidrs = { ...DEFAULT_SETTINGS.clusterCidrs, pods: pods === undefined ? [] : [pods] };
  assert.equal(findPublicAddresses(cidrs).has(parsed) ? 'internet' : 'not the internet', isPublic, address);
}

describe('findPublicAddresses', () => {
  it('has the addresses that anybody can reach', () => {
    for (const address of [
      '1.1.1.1',
      '9.255.255.255',
      '11.0.0.0',
      '52.1.2.3',
      '223.255.255.255',
      '2606:4700::1111',
    ]) {
      checkInternet(address, 'internet');
    }
  });

  it('leaves out what IANA set aside', () => {
    const special = ['0.0.0.1', '10.0.0.1', '100.64.1.1', '127.0.0.1', '169.254.169.254', '172.31.255.255'];
    for (const address of [...special, '192.168.1.1', '203.0.113.9', '224.0.0.251', '255.255.255.255']) {
      checkInternet(address, 'not the internet');
    }
    for (const address of ['::1', 'fd00::1', 'fe80::1', '2001:db8::1', 'ff02::1']) {
      checkInternet(address, 'not the internet');
    }
  });

  it('leaves out what the cluster itself uses', () => {
    checkInternet('52.1.2.3', 'not the internet', '52.1.0.0/16');
    checkInternet('52.2.2.3', 'internet', '52.1.0.0/16');
  });
});
