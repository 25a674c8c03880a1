/** Sets of ports in np-guard's words and in short ones. */
import assert from 'node:assert/strict';
import { PortSet, type PortInterval } from '../../../engine/src/index.ts';
import { connectionsText, shortPortsText } from './portsText.ts';

function checkText(ports: PortSet, npGuard: string, short: string): void {
  assert.equal(connectionsText(ports), npGuard);
  assert.equal(shortPortsText(ports), short);
}

function tcp(from: number, to: number): PortInterval {
  return { protocol: 'TCP', from, to };
}

describe('ports as text', () => {
  it('names them by protocol, in alphabetical order', () => {
    checkText(PortSet.ALL, 'All Connections', 'all');
    checkText(PortSet.of([tcp(80, 80)]), 'TCP 80', '80/TCP');
    checkText(
      PortSet.of([{ protocol: 'UDP', from: 53, to: 53 }, tcp(443, 445), tcp(80, 80)]),
      'TCP 80,443-445,UDP 53',
      '80,443-445/TCP 53/UDP',
    );
  });

  it('shortens whole protocols and exceptions for people', () => {
    checkText(PortSet.of([tcp(1, 65535)]), 'TCP 1-65535', 'TCP');
    checkText(
      PortSet.ALL.subtract(PortSet.of([tcp(25, 25)])),
      'SCTP 1-65535,TCP 1-24,26-65535,UDP 1-65535',
      'all but 25/TCP',
    );
    checkText(
      PortSet.of([{ protocol: 'SCTP', from: 1, to: 65535 }, tcp(80, 80)]),
      'SCTP 1-65535,TCP 80',
      '80/TCP SCTP',
    );
  });

  it('puts the sign of a verdict before each part', () => {
    const ports = PortSet.of([{ protocol: 'UDP', from: 53, to: 53 }, tcp(80, 80)]);
    assert.equal(shortPortsText(ports, '?'), '?80/TCP ?53/UDP');
    assert.equal(shortPortsText(PortSet.ALL, '~'), '~all');
  });
});
