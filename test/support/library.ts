/** The npm library as it is published, and pages of others that were built with it. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { preview, type PreviewServer } from 'vite';

export const ROOT = join(import.meta.dirname, '../..');
export const LIBRARY = join(ROOT, 'dist/lib');

/** What the library is built from. */
const SOURCES = ['src', 'build/lib', 'vite.lib.config.ts', 'tsconfig.lib.json', 'package.json'];

const lastChange = (path: string): number =>
  statSync(path).isDirectory() ? Math.max(...readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs)) : statSync(path).mtimeMs;

/** In a process of its own: the test runner's NODE_ENV would have libraries built for development. */
function run(command: string, args: readonly string[]): void {
  const { NODE_ENV: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: ROOT, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stdout}${stderr}`);
}

/** Builds it unless it stands already, as `npm test` has it by now. */
export function buildLibrary(): void {
  const made = join(LIBRARY, 'custom-elements.json');
  if (process.env['SIGNPLAN_BUILT'] !== undefined) return;
  if (existsSync(made) && SOURCES.every((path) => lastChange(join(ROOT, path)) < statSync(made).mtimeMs)) return;
  run('npm', ['run', '-s', 'build:lib']);
}

/** A member of an element, as `custom-elements.json` has it. */
export interface Documented {
  readonly name: string;
  readonly description?: string;
}
export interface DocumentedElement {
  readonly tagName: string;
  readonly name: string;
  readonly description?: string;
  readonly members: readonly (Documented & { readonly kind: 'field' | 'method'; readonly attribute?: string })[];
  readonly attributes: readonly (Documented & { readonly fieldName?: string })[];
  readonly events: readonly (Documented & { readonly type: { readonly text: string } })[];
  readonly slots?: readonly Documented[];
  readonly cssParts?: readonly Documented[];
  readonly cssProperties: readonly (Documented & { readonly default?: string })[];
}

export function documentedElements(): ReadonlyMap<string, DocumentedElement> {
  const { modules } = JSON.parse(readFileSync(join(LIBRARY, 'custom-elements.json'), 'utf8')) as { modules: readonly { readonly declarations: readonly DocumentedElement[] }[] };
  return new Map(modules.flatMap(({ declarations }) => declarations.map((one) => [one.tagName, one] as const)));
}

export const HOSTS = ['react', 'vue', 'elements'] as const;
export type Host = (typeof HOSTS)[number];

/** Each page on a server of its own, built as whoever uses the library would: one plain build, with the library found by the name of its package. */
export async function serveHosts(): Promise<{ readonly urls: Readonly<Record<Host, string>>; readonly close: () => Promise<unknown> }> {
  const root = join(ROOT, 'test/hosts');
  const outDir = join(ROOT, 'test-results/hosts');
  run('npx', ['vite', 'build', '--config', 'test/hosts/vite.config.ts', '--logLevel', 'error']);
  const servers = new Map<Host, PreviewServer>();
  for (const host of HOSTS) servers.set(host, await preview({ configFile: false, root, logLevel: 'error', build: { outDir }, preview: { port: 0, host: '127.0.0.1' } }));
  const urlOf = (host: Host): string => `${servers.get(host)?.resolvedUrls?.local[0]}${host}/`;
  return { urls: { react: urlOf('react'), vue: urlOf('vue'), elements: urlOf('elements') }, close: () => Promise.all([...servers.values()].map((server) => server.close())) };
}
