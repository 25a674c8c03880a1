/**
 * Where an answer goes: standard output, or the file of `-o`. A file gets no colors and no terminal's width.
 */
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../exitCode.ts';
import { causeOf } from '../../../files/src/fileFailure.ts';
import type { Io, OutputStream } from '../io.ts';
import { colorModeOf, type ColorMode } from './line.ts';

export interface Output {
  readonly stream: OutputStream;
  readonly colorMode: ColorMode;
  /** To be called when everything is written. */
  readonly close: () => void;
}

/** Opens the file, relative to the current folder, or takes standard output. */
export function openOutput(file: string | undefined, io: Io): Output {
  if (file === undefined || file === '-') {
    return { stream: io.stdout, colorMode: colorModeOf(io.stdout, io.env), close: () => undefined };
  }
  const handle = attempt(file, () => openSync(resolve(io.cwd, file), 'w'));
  return {
    stream: {
      write: (text) => {
        attempt(file, () => {
          writeFileSync(handle, text);
        });
        return true;
      },
      once: () => undefined,
      removeListener: () => undefined,
    },
    colorMode: 'plain',
    close: () => {
      attempt(file, () => {
        closeSync(handle);
      });
    },
  };
}

function attempt<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${causeOf(error, 'write')}`);
  }
}
