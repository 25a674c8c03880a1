/**
 * Where a program is that the shell would start by its name. Folders of `PATH` are looked through here, because systems
 * may look into the current folder first, where a repository could have put a program of that name.
 */
import { statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** The absolute path of the program; `undefined` where no folder of `PATH` has it. */
export function findProgram(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const isWindows = process.platform === 'win32';
  const path = env['PATH'] ?? env['Path'] ?? '';
  const fileName = isWindows ? `${name}.exe` : name;
  return path
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, fileName))
    .find((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}
