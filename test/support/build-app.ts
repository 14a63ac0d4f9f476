/** Builds the production app once and serves it as a static host would; the browser tests get its address. */
import { spawnSync } from 'node:child_process';
import { preview } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    baseUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // In a process of its own: the test runner's NODE_ENV would have libraries built for development.
  const { NODE_ENV: _, ...env } = process.env;
  // `npm test` has built everything by now.
  for (const script of process.env['SIGNPLAN_BUILT'] === undefined ? ['build:app', 'build:single'] : []) {
    const { status, stderr } = spawnSync('npm', ['run', '-s', script], { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${script} failed: ${stderr}`);
  }
  const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the preview server gave no address');
  project.provide('baseUrl', url);
  return () => server.close();
}
