/**
 * Sets of ports against JavaScript's own sets, at the ends of the range and between.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Protocol } from '../k8s/resource.ts';
import { PORT_MAX } from '../k8s/ports.ts';
import { PortSet, SORTED_PROTOCOLS, type PortInterval } from './portSet.ts';

const PROBES = [1, 2, 3, 4, 5, 6, 7, 65533, 65534, 65535];
const POINTS = SORTED_PROTOCOLS.flatMap((protocol) => PROBES.map((port) => ({ protocol, port })));

const intervals: fc.Arbitrary<PortInterval[]> = fc.array(
  fc
    .tuple(fc.constantFrom<Protocol>('TCP', 'UDP'), fc.constantFrom(...PROBES), fc.constantFrom(...PROBES))
    .map(([protocol, one, other]) => ({
      protocol,
      from: Math.min(one, other),
      to: Math.max(one, other),
    })),
);

function checkAgainstMembership(
  ours: (left: PortSet, right: PortSet) => PortSet,
  plain: (inLeft: boolean, inRight: boolean) => boolean,
): void {
  fc.assert(
    fc.property(intervals, intervals, (leftIntervals, rightIntervals) => {
      const left = PortSet.of(leftIntervals);
      const right = PortSet.of(rightIntervals);
      const actual = ours(left, right);
      for (const { protocol, port } of POINTS) {
        const expected = plain(left.has(protocol, port), right.has(protocol, port));
        assert.equal(actual.has(protocol, port), expected, `${protocol} ${port}`);
      }
      assert.equal(PortSet.of(actual.intervals).key, actual.key);
    }),
  );
}

describe('PortSet', () => {
  it('unites, intersects and subtracts', () => {
    checkAgainstMembership(
      (left, right) => left.union(right),
      (left, right) => left || right,
    );
    checkAgainstMembership(
      (left, right) => left.intersect(right),
      (left, right) => left && right,
    );
    checkAgainstMembership(
      (left, right) => left.subtract(right),
      (left, right) => left && !right,
    );
  });

  it('is everything in one way only', () => {
    const halves = SORTED_PROTOCOLS.flatMap((protocol) => [
      { protocol, from: 1, to: 1000 },
      { protocol, from: 1001, to: PORT_MAX },
    ]);
    assert.equal(PortSet.of(halves).isAll, true);
    assert.equal(PortSet.ALL.complement().isEmpty, true);
    assert.equal(PortSet.EMPTY.complement().key, PortSet.ALL.key);
  });

  it('drops what is no port', () => {
    const set = PortSet.of([{ protocol: 'TCP', from: -5, to: 2 }]);
    assert.deepEqual(set.intervals, [{ protocol: 'TCP', from: 1, to: 2 }]);
    assert.equal(PortSet.of([{ protocol: 'UDP', from: 9, to: 8 }]).isEmpty, true);
  });
});
