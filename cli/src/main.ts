/**
 * The entry of the program `podgate`: connects a run to the process. A reader that goes away, as `head` does, ends
 * it quietly.
 */
import { run } from './run.ts';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      throw error;
    }
    process.exit();
  });
}

void run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  cwd: process.cwd(),
  env: process.env,
}).then((exitCode) => {
  // Not `process.exit`: what is still on its way to a pipe would be lost.
  process.exitCode = exitCode;
});
