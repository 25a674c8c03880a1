/**
 * What is said of connections, and how reasons and places are written.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { WireConnection, WirePorts } from '../../protocol/src/verdicts.ts';
import { connectionsText, portsText, portsTexts } from './connectionText.ts';
import { directionText, directionTitle, placeText, reasonText } from './reasonText.ts';

const MYSQL: WirePorts = { protocol: 'TCP', from: 3306, to: 3306 };
const DNS: WirePorts = { protocol: 'UDP', from: 53, to: 53 };
const HIGH: WirePorts = { protocol: 'TCP', from: 8000, to: 8999 };

describe('matrix page: cells', () => {
  const texts: readonly (readonly [title: string, connections: readonly WireConnection[], words: string])[] =
    [
      ['nothing passes', [], 'denied'],
      ['everything passes', [{ verdict: 'allowed', ports: 'all' }], 'all ports allowed'],
      ['one port', [{ verdict: 'allowed', ports: [MYSQL] }], 'TCP 3306 allowed'],
      ['several', [{ verdict: 'allowed', ports: [MYSQL, HIGH, DNS] }], 'TCP 3306, 8000-8999; UDP 53 allowed'],
      [
        'not known',
        [{ verdict: 'unknown', ports: 'all', because: 'podAddress' }],
        'all ports not known: the manifests do not say enough',
      ],
      [
        'left open',
        [{ verdict: 'undefined', ports: 'all', because: 'hostNetwork' }],
        'all ports left open by Kubernetes',
      ],
      [
        'a port for sure, the rest not known',
        [
          { verdict: 'allowed', ports: [MYSQL] },
          { verdict: 'unknown', ports: [DNS] },
        ],
        'TCP 3306 allowed; UDP 53 not known: the manifests do not say enough',
      ],
    ];
  for (const [title, connections, words] of texts) {
    it(title, () => {
      assert.equal(connectionsText(connections), words);
    });
  }

  it('the rest of all ports has no list', () => {
    const rest: readonly WirePorts[] = [
      { protocol: 'TCP', from: 1, to: 3305 },
      { protocol: 'TCP', from: 3307, to: 65535 },
    ];
    assert.deepEqual(portsTexts([[MYSQL], rest]), ['TCP 3306', 'all other ports']);
    assert.deepEqual(portsTexts(['all']), ['all ports']);
    assert.deepEqual(portsTexts([]), []);
  });

  it('all ports of one protocol', () => {
    assert.equal(portsText([{ protocol: 'SCTP', from: 1, to: 65535 }]), 'SCTP all');
  });
});

describe('matrix page: reasons', () => {
  const place = (uri: string) => ({
    uri,
    range: { start: { line: 13, character: 0 }, end: { line: 13, character: 1 } },
  });
  const REASON = { policy: 'shop/db[NetworkPolicy]', place: place('file:///k8s/db.yaml') } as const;

  it('rules count from one', () => {
    assert.equal(
      reasonText({ ...REASON, rule: 0, effect: 'allow' }, 'ingress'),
      'shop/db[NetworkPolicy], ingress rule 1: allows it',
    );
    assert.equal(
      reasonText({ ...REASON, rule: 1, effect: 'noMatch', because: 'peer' }, 'egress'),
      'shop/db[NetworkPolicy], egress rule 2: does not match, the other end is not among its peers',
    );
  });

  it('a doubtful rule only may', () => {
    assert.equal(
      reasonText({ ...REASON, rule: 0, effect: 'allow', because: 'unknownLabels' }, 'ingress'),
      'shop/db[NetworkPolicy], ingress rule 1: may allow it, not all labels are known',
    );
  });

  it('directions', () => {
    assert.equal(directionTitle('egress', 'shop/web'), 'Leaving shop/web');
    assert.equal(directionTitle('ingress', 'shop/db'), 'Entering shop/db');
    assert.equal(
      directionText({ verdict: 'notIsolated', reasons: [] }, 'egress'),
      'Allowed: no policy restricts its egress.',
    );
  });

  it('places by folder, name and line', () => {
    assert.equal(placeText(place('file:///shop/k8s/db.yaml')), 'k8s/db.yaml:14');
    assert.equal(placeText(place('file:///db.yaml')), 'db.yaml:14');
    assert.equal(placeText(place('vscode-vfs://github/shop/a%20b/%C3%A9%.yaml')), 'a b/é%.yaml:14');
    assert.equal(placeText(place('untitled:Untitled-1')), 'untitled:Untitled-1:14');
  });
});
