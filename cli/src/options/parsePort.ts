/**
 * Reads `--port`: one port, a range of them, or every port of a protocol, in the ways that people write these. What listens
 * there, and what the port of a Service is on its pods, is found out later.
 */
import { isPortNumber, PORT_MAX, PORT_MIN, PROTOCOLS, type PortInterval } from '../../../engine/src/index.ts';
import { UsageError } from '../exitCode.ts';

const WAYS: readonly RegExp[] = [
  /^(?<first>\d{1,5})(?:-(?<last>\d{1,5}))?(?:[/:\s](?<protocol>[a-z]+))?$/i,
  /^(?<protocol>[a-z]+)(?:[/:\s](?<first>\d{1,5})(?:-(?<last>\d{1,5}))?)?$/i,
];

/** `5432`, which is one of TCP, `53/UDP`, `udp 53`, `8000-8080`, `SCTP`. Throws `UsageError` for what is none of these. */
export function parsePort(text: string): PortInterval {
  const groups = WAYS.map((way) => way.exec(text.trim())?.groups).find((found) => found !== undefined);
  const { first, last = first, protocol: word = 'TCP' } = groups ?? {};
  const protocol = PROTOCOLS.find((candidate) => candidate === word.toUpperCase());
  const [from, to] = [Number(first ?? PORT_MIN), Number(last ?? PORT_MAX)];
  if (
    groups === undefined ||
    protocol === undefined ||
    !isPortNumber(from) ||
    !isPortNumber(to) ||
    to < from
  ) {
    throw new UsageError(
      `--port ${text} is no port; write a number from ${PORT_MIN} to ${PORT_MAX} and TCP, UDP or SCTP (5432/TCP), ` +
        'a range (8000-8080/TCP) or a protocol alone',
    );
  }
  return { protocol, from, to };
}

/** As the option has it: `5432/TCP`, `8000-8080/TCP`, `SCTP`. */
export function writePort({ protocol, from, to }: PortInterval): string {
  if (from === PORT_MIN && to === PORT_MAX) {
    return protocol;
  }
  return `${from === to ? String(from) : `${String(from)}-${String(to)}`}/${protocol}`;
}
