/**
 * The commands, their options and their help. What a command does is its own file, loaded when it is run, so that
 * `--version` and `--help` answer at once.
 */
import { Command, CommanderError } from 'commander';
import { EXIT_OK, EXIT_TROUBLE } from './exitCode.ts';
import type { Io } from './io.ts';
import type { CheckOptions } from './commands/check.ts';
import type { DiffOptions } from './commands/diff.ts';
import type { ExplainOptions } from './commands/explain.ts';
import type { GenerateOptions } from './commands/generateWish.ts';
import type { InitOptions } from './commands/init.ts';
import type { LspOptions } from './commands/lsp.ts';
import type { MatrixOptions } from './commands/matrix.ts';
import { VERSION } from './buildFacts.ts';
import { widthOf } from './output/widthOf.ts';
import { addCommonOptions } from './options/commonOptions.ts';

const PATH_HELP = 'files and folders with manifests, or - for standard input (default: the current folder)';

const PROGRAM_EXAMPLES = `
Examples:
  podgate matrix k8s/                     who can reach whom
  podgate explain --from shop/web --to shop/db     why that is allowed or denied
  podgate diff main:k8s k8s               what a change opens and closes
  podgate check k8s/                      what the API server will reject, and what is probably a mistake
  helm template . | podgate matrix -      manifests from standard input

Exit codes: 0 nothing to report, 1 findings at or above --fail-on, or a difference, 2 could not run.`;

const MATRIX_EXAMPLES = `
Endpoints (E): namespace/name, namespace/name[Kind], namespace/name[Service], kind/name as for kubectl, an address,
a CIDR, or internet.

Examples:
  podgate matrix                                    the manifests below the current folder
  podgate matrix k8s/prod --to shop/db              who reaches the database
  podgate matrix k8s/ --from internet --port 443/TCP
  podgate matrix k8s/ --from shop/web --to shop/db[Service] --port 5432
  podgate matrix k8s/ --format list > before.txt    one line a pair, in the notation of np-guard
  podgate matrix k8s/ --format html -o report.html  a page to look around in, without a network
  podgate matrix k8s/ --format dot | dot -Tsvg > matrix.svg
  podgate matrix k8s/ --format json --verdict all -o matrix.json`;

const EXPLAIN_EXAMPLES = `
Endpoints (E): namespace/name, namespace/name[Kind], namespace/name[Service], kind/name as for kubectl, an address,
a CIDR, or internet.

Examples:
  podgate explain --from shop/web --to shop/db --port 5432/TCP
  podgate explain k8s/prod --from internet --to shop/web        on every port that differs
  podgate explain k8s/ --from shop/web --to shop/db[Service] --port 80
  podgate explain --from shop/web --to shop/db --port 5432 --format json`;

const DIFF_EXAMPLES = `
OLD and NEW are files, folders or - for standard input, or paths in a revision of git as git writes them, REV:PATH,
where PATH counts from the top of the repository. A path that exists goes before a revision.

Examples:
  podgate diff main:k8s k8s                      what the branch and the working tree change
  podgate diff HEAD~1: HEAD:                     what the last commit changed
  podgate diff before/ after/
  podgate diff main:k8s k8s --format md > comment.md
  podgate diff main:k8s k8s --format html -o change.html     the matrix page, with what opened and closed
  helm template . | podgate diff released.yaml -

Exit codes: 0 no difference, 1 a difference, 2 could not run.`;

const CHECK_EXAMPLES = `
Examples:
  podgate check                              the manifests below the current folder
  podgate check k8s/db.yaml                  one file, judged together with the rest of its project
  podgate check k8s/db.yaml --isolated       one file by itself
  podgate check --fail-on error              warnings do not fail the run
  kustomize build overlays/prod | podgate check -
  podgate check --fix                        apply the safe fixes, report what is left
  podgate check --format sarif > podgate.sarif
  podgate check --kubernetes-version 1.36 --format json`;

const GENERATE_EXAMPLES = `
Endpoints (E): namespace/name, namespace/name[Kind], namespace/name[Service], kind/name as for kubectl, an address,
a CIDR, or internet.

Examples:
  podgate generate k8s/                               to standard output
  podgate generate k8s/ -o k8s/policies.yaml          to a file
  podgate generate k8s/ -o k8s/policies.yaml --force  once more, when the manifests have changed
  podgate generate k8s/ --default-deny shop           what closes a namespace
  podgate generate k8s/ --allow shop/web --to shop/db --port 5432          a patch, and what else it opens
  podgate generate k8s/ --allow shop/web --to shop/db --port 5432 --write  in the files
  podgate generate k8s/ --split shop/web --by direction | git apply        two policies in the place of one`;

const INIT_EXAMPLES = `
Examples:
  podgate init                                   for the current folder
  podgate init k8s/ --kubernetes-version 1.36 --cni cilium`;

/** Runs the command that the arguments name; answers its exit code. */
export async function runProgram(args: readonly string[], io: Io): Promise<number> {
  let exitCode = EXIT_OK;
  let complaint = '';
  const finish = (code: number): void => {
    exitCode = code;
  };
  const complain = (text: string): void => {
    complaint += text;
  };
  const program = createProgram(io, finish, complain);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      await writeComplaint(complaint, io);
      return error.exitCode === 0 ? EXIT_OK : EXIT_TROUBLE;
    }
    throw error;
  }
}

/** The engine is loaded for it only here, so that `--version` and `--help` need not wait for that. */
async function writeComplaint(complaint: string, io: Io): Promise<void> {
  if (complaint !== '') {
    const { printable } = await import('../../engine/src/index.ts');
    const lines = complaint.trimEnd().split('\n').map(printable);
    io.stderr.write(`podgate: ${lines.join(' ')}\n`);
  }
}

function createProgram(
  io: Io,
  finish: (exitCode: number) => void,
  complain: (text: string) => void,
): Command {
  const program = new Command('podgate')
    .description('Tells what Kubernetes NetworkPolicies do: who can reach whom, and what is wrong with them.')
    .version(VERSION, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .option('--verbose', 'show more when something goes wrong')
    .addHelpText('after', PROGRAM_EXAMPLES)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: complain,
      getOutHelpWidth: () => widthOf(io.stdout),
      getErrHelpWidth: () => widthOf(io.stderr),
    });
  addMatrixCommand(program, io, finish);
  addExplainCommand(program, io, finish);
  addDiffCommand(program, io, finish);
  addCheckCommand(program, io, finish);
  addGenerateCommand(program, io, finish);
  addInitCommand(program, io, finish);
  addLspCommand(program, finish);
  return program;
}

function addMatrixCommand(program: Command, io: Io, finish: (exitCode: number) => void): void {
  const command = program
    .command('matrix')
    .summary('who can reach whom')
    .description('Shows who can reach whom, on which ports, of exactly the given manifests.')
    .argument('[path...]', PATH_HELP)
    .option('--format <format>', 'text, list, json, csv, md, dot or html', 'text')
    .option('--from <E>', 'only connections from these endpoints')
    .option('--to <E>', 'only connections to these endpoints')
    .option('--port <port>', 'only this port, such as 5432/TCP, 8000-8080/TCP or SCTP')
    .option('--verdict <verdict>', 'allowed, or all: with what is unknown and undefined (json, csv, md, dot)')
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .addHelpText('after', MATRIX_EXAMPLES);
  addCommonOptions(command).action(async (paths: string[], options: MatrixOptions) => {
    const { runMatrix } = await import('./commands/matrix.ts');
    finish(await runMatrix(paths, options, io));
  });
}

function addExplainCommand(program: Command, io: Io, finish: (exitCode: number) => void): void {
  const command = program
    .command('explain')
    .summary('why a connection is allowed or denied')
    .description('Explains one connection: who decides on either side, and what would have to change.')
    .argument('[path...]', PATH_HELP)
    .requiredOption('--from <E>', 'where the connection comes from')
    .requiredOption('--to <E>', 'where it goes to')
    .option(
      '--port <port>',
      'the port, such as 5432/TCP, 8000-8080/TCP or SCTP; of a Service, the port of the Service',
    )
    .option('--format <format>', 'text or json', 'text')
    .addHelpText('after', EXPLAIN_EXAMPLES);
  addCommonOptions(command).action(async (paths: string[], options: ExplainOptions) => {
    const { runExplain } = await import('./commands/explain.ts');
    finish(await runExplain(paths, options, io));
  });
}

function addDiffCommand(program: Command, io: Io, finish: (exitCode: number) => void): void {
  const command = program
    .command('diff')
    .summary('what changed in who can reach whom')
    .description(
      'Shows what a change opens and closes between two states of some manifests, and which lines do it.',
    )
    .argument('<old>', 'the state before: a path, or REV:PATH of the git repository')
    .argument('<new>', 'the state after')
    .option('--format <format>', 'text, json, md or html', 'text')
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .addHelpText('after', DIFF_EXAMPLES);
  addCommonOptions(command).action(async (old: string, current: string, options: DiffOptions) => {
    const { runDiff } = await import('./commands/diff.ts');
    finish(await runDiff(old, current, options, io));
  });
}

function addCheckCommand(program: Command, io: Io, finish: (exitCode: number) => void): void {
  const command = program
    .command('check')
    .summary('what is wrong with the manifests')
    .description('Reports what the API server will reject and what is probably a mistake.')
    .argument('[path...]', PATH_HELP)
    .option('--format <format>', 'text, json, sarif, github or junit', 'text')
    .option(
      '--fail-on <severity>',
      'least severity that makes the exit code 1: error, warning, info or hint',
      'warning',
    )
    .option('--fix', 'first apply the fixes after which the policies mean the same')
    .option('--isolated', 'read the given paths alone, not the rest of their project')
    .addHelpText('after', CHECK_EXAMPLES);
  addCommonOptions(command).action(async (paths: string[], options: CheckOptions) => {
    const { runCheck } = await import('./commands/check.ts');
    finish(await runCheck(paths, options, io));
  });
}

function addGenerateCommand(program: Command, io: Io, finish: (exitCode: number) => void): void {
  const command = program
    .command('generate')
    .summary('policies that allow what the manifests declare, or one connection')
    .description(
      'Writes policies that deny everything but the connections that environment variables, arguments, ConfigMaps, Services, Ingresses and routes declare; or what closes a namespace, lets one connection through, or splits a policy. Beside it stands what that opens and closes.',
    )
    .argument('[path...]', PATH_HELP)
    .option('--default-deny <namespace>', 'instead: a policy that closes this namespace')
    .option('--allow <E>', 'instead: the smallest change that lets a connection from here ...')
    .option('--to <E>', '... to here through')
    .option(
      '--port <port>',
      'on this port, such as 5432/TCP (default: those that the destination listens on)',
    )
    .option('--split <policy>', 'instead: this policy as several, which decide the same')
    .option('--by <way>', 'direction, rule or value: of a label that the policy selects by (default: rule)')
    .option('--write', 'make the change in the files, instead of showing it as a patch (--allow, --split)')
    .option('--all', 'name all that it opens and closes, instead of the first ones')
    .option('-o, --output <file>', 'write new policies to a file instead of standard output')
    .option('--force', 'replace the file if it is there already')
    .addHelpText('after', GENERATE_EXAMPLES);
  addCommonOptions(command).action(async (paths: string[], options: GenerateOptions) => {
    const { runGenerate } = await import('./commands/generate.ts');
    finish(await runGenerate(paths, options, io));
  });
}

function addInitCommand(program: Command, io: Io, finish: (exitCode: number) => void): void {
  program
    .command('init')
    .summary('a podgate.yaml for a folder')
    .description('Writes a podgate.yaml with every setting explained; only what you choose here is in force.')
    .argument('[folder]', 'the folder that the settings are for (default: the current folder)')
    .option('--namespace <name>', 'namespace of manifests that name none')
    .option('--kubernetes-version <version>', 'such as 1.36; decides what the API server rejects')
    .option('--cni <name>', 'network plugin; decides what Kubernetes leaves open')
    .addHelpText('after', INIT_EXAMPLES)
    .action(async (folder: string | undefined, options: InitOptions) => {
      const { runInit } = await import('./commands/init.ts');
      finish(await runInit(folder, options, io));
    });
}

function addLspCommand(program: Command, finish: (exitCode: number) => void): void {
  program
    .command('lsp')
    .summary('language server, for editors')
    .description('Starts the language server; an editor talks to it over standard input and output.')
    .option('--stdio', 'talk over standard input and output')
    // Clients add what only they know, such as the number of their process.
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (options: LspOptions) => {
      const { runLsp } = await import('./commands/lsp.ts');
      finish(await runLsp(options));
    });
}
