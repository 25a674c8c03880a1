/**
 * Reads option values that are one of a few words, or a port. A mistyped one is answered with the
 * nearest word and with all of them.
 */
import {
  findNearest,
  isPortNumber,
  PORT_MAX,
  PORT_MIN,
  PROTOCOLS,
  type SinglePort,
} from '../../../engine/src/index.ts';
import { UsageError } from '../exitCode.ts';

/** The word itself when it is one of `choices`; `what` names the option's value in the message. */
export function parseChoice<T extends string>(what: string, text: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === text);
  if (choice !== undefined) {
    return choice;
  }
  const nearest = findNearest(text, choices);
  const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  throw new UsageError(`unknown ${what} ${text}${hint} (there are: ${choices.join(', ')})`);
}

/** A port as `5432/TCP`; the protocol is TCP when it is left out. */
export function parsePort(text: string): SinglePort {
  const parts = /^(\d{1,5})(?:\/([A-Za-z]+))?$/.exec(text);
  const number = Number(parts?.[1]);
  const protocol = PROTOCOLS.find((candidate) => candidate === (parts?.[2] ?? 'TCP').toUpperCase());
  if (parts === null || protocol === undefined || !isPortNumber(number)) {
    throw new UsageError(
      `--port ${text} is no port; write a number from ${PORT_MIN} to ${PORT_MAX} and TCP, UDP or SCTP: 5432/TCP`,
    );
  }
  return { protocol, number };
}
