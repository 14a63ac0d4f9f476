#!/usr/bin/env node
import { once } from 'node:events';
import { run } from './run.ts';

const { stdin, stdout, stderr } = process;
// `signplan … | head` is no error.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await run(process.argv.slice(2), {
  stdout: async (text) => {
    if (text !== '' && !stdout.write(text)) await once(stdout, 'drain');
  },
  stderr: (text) => void stderr.write(text),
  stdin,
  cwd: process.cwd(),
  terminal: stderr.isTTY,
  // Listened for only where a command waits for it; a second one ends the process as ever.
  interrupted: async () => void (await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])),
  // China keeps UTC+8 all year.
  today: () => new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10),
});
