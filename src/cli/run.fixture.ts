/** The command line within a test: its own input, what it writes, and a fixed day. */
import type { Io } from './io.ts';
import { run } from './run.ts';

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** @param cwd called each time: the folder is made after the tests are gathered */
export function caller(cwd: () => string): (argv: readonly string[], stdin?: string | Uint8Array, terminal?: boolean) => Promise<Ran> {
  return async (argv, stdin = '', terminal = false) => {
    let out = '';
    let err = '';
    const io: Io = {
      stdout: (text) => void (out += text),
      stderr: (text) => void (err += text),
      stdin: (async function* () {
        await Promise.resolve();
        yield typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin;
      })(),
      cwd: cwd(),
      today: () => '2026-11-24',
      terminal,
    };
    const exit = await run(argv, io);
    return { exit, out, err };
  };
}
