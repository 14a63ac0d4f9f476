/** Web servers as they are out there, each a process or server of its own on a port of its own. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
export const APP = join(ROOT, 'dist/app');

export interface Host {
  readonly url: string;
  /** @returns the exit code of a process */
  stop(): Promise<number | null>;
}

/** Whether a program can be run here; Debian keeps servers out of an ordinary user's path. */
const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;
export const has = (program: string, ...args: string[]): boolean => spawnSync(program, args, { env: { ...process.env, PATH }, stdio: 'ignore' }).error === undefined;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A program that serves until it is ended; waits for its first answer. */
async function started(port: number, program: string, args: readonly string[], done: () => void = () => undefined): Promise<Host> {
  let told = '';
  const process = spawn(program, args, { cwd: ROOT, env: { ...globalThis.process.env, PATH, HOME: tmpdir() }, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [process.stdout, process.stderr]) stream.on('data', (part: Buffer) => (told = (told + String(part)).slice(-2000)));
  const ended = new Promise<number | null>((resolve) => process.on('exit', resolve).on('error', () => resolve(null)));
  const url = `http://127.0.0.1:${port}/`;
  for (let tries = 0; !(await answers(url)); tries++) {
    if (process.exitCode !== null || tries > 300) throw new Error(`${program} does not serve: ${told}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { url, stop: () => stopped(process, ended).finally(done) };
}

const answers = (url: string): Promise<boolean> => fetch(url).then((response) => response.body?.cancel().then(() => true) ?? true, () => false);

function stopped(process: ChildProcess, ended: Promise<number | null>): Promise<number | null> {
  process.kill('SIGINT');
  return ended;
}

/** nginx with `deploy/nginx.conf` as it is, but for name, port and folder. @param server further lines for its server */
export async function nginx({ root = APP, server = '', without = '' }: { root?: string; server?: string; without?: string } = {}): Promise<Host> {
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), 'signplan-nginx-'));
  const site = readFileSync(join(ROOT, 'deploy/nginx.conf'), 'utf8')
    .replace(/listen +80;/, `listen 127.0.0.1:${port};`)
    .replace('/srv/signplan', root)
    .replace(without === '' ? /$^/ : new RegExp(`^ *${without}.*$`, 'm'), '')
    .replace(/^( *server_tokens .*)$/m, `$1\n${server}`);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${dir}/${name};`).join(' ');
  writeFileSync(join(dir, 'site.conf'), site);
  writeFileSync(join(dir, 'nginx.conf'), `daemon off; master_process off; pid ${dir}/pid; error_log stderr error; events {} http { access_log off; ${paths} include /etc/nginx/mime.types; default_type application/octet-stream; include ${dir}/site.conf; }`);
  return started(port, 'nginx', ['-p', dir, '-c', join(dir, 'nginx.conf')], () => rmSync(dir, { recursive: true, force: true }));
}

/** Caddy with `deploy/Caddyfile` as it is, but for name and folder. */
export async function caddy(root = APP): Promise<Host> {
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), 'signplan-caddy-'));
  const site = readFileSync(join(ROOT, 'deploy/Caddyfile'), 'utf8').replace('plan.example.gov.cn', `http://127.0.0.1:${port}`).replace('/srv/signplan', root);
  writeFileSync(join(dir, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\n${site}`);
  return started(port, 'caddy', ['run', '--config', join(dir, 'Caddyfile'), '--adapter', 'caddyfile'], () => rmSync(dir, { recursive: true, force: true }));
}

/** The command line as it is installed. */
export async function signplanServe(...options: readonly string[]): Promise<Host> {
  const port = await freePort();
  return started(port, process.execPath, [join(ROOT, 'dist/cli/signplan.js'), 'serve', APP, '--port', String(port), ...options]);
}

export async function python(root = APP): Promise<Host> {
  const port = await freePort();
  return started(port, 'python3', ['-m', 'http.server', String(port), '--bind', '127.0.0.1', '--directory', root]);
}

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json' };

export interface Faults {
  /** Files that are not there, by path below the root. */
  readonly missing?: (path: string) => boolean;
  /** Answers the start page for what is not there. */
  readonly fallback?: boolean;
  /** The type that scripts are given. */
  readonly scripts?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is answered only after this. */
  readonly late?: (path: string) => Promise<unknown> | null;
  /** Further pages, by path. */
  readonly pages?: Readonly<Record<string, string | Buffer>>;
}

/** A host with the faults that are given. */
export async function faulty({ missing = () => false, fallback = false, scripts, headers = {}, late = () => null, pages = {} }: Faults): Promise<Host> {
  const answer = async ({ url = '/' }: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = normalize(decodeURIComponent(url.replace(/[?#].*$/, ''))).replace(/^\/+/, '') || 'index.html';
    await late(path);
    const send = (file: string, body: string | Buffer): void => void response.writeHead(200, { 'content-type': (file.endsWith('.js') ? scripts : undefined) ?? TYPES[extname(file)] ?? 'application/octet-stream', ...headers }).end(body);
    const page = pages[path];
    if (page !== undefined) return send(path, page);
    const there = !missing(path) && statSync(join(APP, path), { throwIfNoEntry: false })?.isFile() === true;
    if (there) send(path, readFileSync(join(APP, path)));
    else if (fallback) send('index.html', readFileSync(join(APP, 'index.html')));
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
  };
  const server = createHttpServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve(null));
        server.closeAllConnections();
      }),
  };
}
