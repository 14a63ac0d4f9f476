/** The command line without the process: arguments and streams in, exit code out. */
import { nearest } from '../plan/nearest.ts';
import { fail, shown, type Result } from '../problem.ts';
import { VERSION } from '../report/engine.ts';
import { languageOf } from './args.ts';
import { help } from './help.ts';
import { complain, EXIT, type Io } from './io.ts';

type Command = (argv: readonly string[], io: Io) => Promise<Result<number>>;

/** Each is loaded when it is called: a check needs no builder. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check.ts')).check,
  audit: async () => (await import('./audit.ts')).audit,
  diff: async () => (await import('./diff.ts')).diff,
  verify: async () => (await import('./verify.ts')).verify,
  validate: async () => (await import('./validate.ts')).validate,
  info: async () => (await import('./info.ts')).info,
  clauses: async () => (await import('./clauses.ts')).clauses,
  build: async () => (await import('./build.ts')).build,
  import: async () => (await import('./import.ts')).importDelivery,
  basemap: async () => (await import('./basemap.ts')).basemap,
  serve: async () => (await import('./serve.ts')).serve,
  new: async () => (await import('./new.ts')).newPackage,
  matrix: async () => (await import('./matrix.ts')).matrix,
};

async function dispatch(argv: readonly string[], io: Io): Promise<Result<number>> {
  const [name = '', ...rest] = argv;
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load !== undefined) return (await load())(rest, io);
  const meant = nearest(name, Object.keys(COMMANDS));
  return fail({ code: 'cli.usage', received: shown(name), text: { zh: `没有这个命令${meant === undefined ? '' : `，是否指 ${meant}`}。用法见 signplan --help。`, en: `There is no such command${meant === undefined ? '' : `; was ${meant} meant`}. See signplan --help.` } });
}

/** Runs one command. Never rejects: what could not run is told on standard error and gives 2. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const language = languageOf(argv);
  const [first] = argv;
  if (first === 'help' || argv.some((arg) => arg === '--help' || arg === '-h')) {
    await io.stdout(help(language));
    return EXIT.fine;
  }
  if (first === '--version') {
    await io.stdout(`${VERSION}\n`);
    return EXIT.fine;
  }
  if (first === undefined) {
    io.stderr(help(language));
    return EXIT.failed;
  }
  try {
    const result = await dispatch(argv, io);
    if (result.ok) return result.value;
    complain(io, result.problems, language);
  } catch (error) {
    complain(io, [{ code: 'cli.failed', received: shown(error instanceof Error ? error.message : String(error)), text: { zh: '没有运行完。', en: 'The command could not finish.' } }], language);
  }
  return EXIT.failed;
}
