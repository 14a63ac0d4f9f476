/** `signplan serve [DIR]`: the built app on a port, as `deploy/nginx.conf` would serve it. For an intranet, a trial, a meeting room without a network. */
import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { fail, ok, shown, type Problem, type Result } from '../problem.ts';
import { readArgs, usage } from './args.ts';
import { builtApp } from './default-plan.ts';
import { folderOf } from './folder.ts';
import { EXIT, type Io } from './io.ts';
import { STRICT, type Rules } from './serve/rules.ts';
import { staticFiles } from './serve/static.ts';

const PORT = 8080;
const HOST = '127.0.0.1';

export async function serve(argv: readonly string[], io: Io): Promise<Result<number>> {
  const app = builtApp();
  const args = readArgs(argv, { port: { type: 'string' }, host: { type: 'string' }, cors: { type: 'string' }, frame: { type: 'string' }, connect: { type: 'string' }, plan: { type: 'string' } }, { count: 1, name: 'DIR', optional: true });
  if (!args.ok) return args;
  const { positionals, text, language } = args.value;
  if (positionals.length === 0 && app === undefined) return fail({ code: 'serve.no-app', text: { zh: '网页还没有构建：在仓库里先运行 npm run build；或给出已构建应用的文件夹 DIR。', en: 'The app has not been built: run npm run build in the repository first, or name the folder DIR of a built one.' } });
  const port = portOf(text.get('port'));
  if (!port.ok) return port;
  const rules = rulesOf(text);
  if (!rules.ok) return rules;
  const named = positionals[0] ?? app ?? '';
  const dir = resolve(io.cwd, named);
  const wrong = await folderProblem(dir, named);
  if (wrong !== null) return fail(wrong);
  const plan = text.has('plan') ? await packageOf(io.cwd, text.get('plan') ?? '') : ok(undefined);
  if (!plan.ok) return plan;

  const handle = staticFiles(dir, rules.value, plan.value);
  const server = createServer((request, response) => void handle(request, response).catch(() => response.destroy()));
  const host = text.get('host') ?? HOST;
  const started = await listen(server, port.value, host);
  if (!started.ok) return started;
  await io.stdout(addresses(host, started.value).map((address) => `${address}\n`).join(''));
  io.stderr(language === 'zh' ? `正在发布 ${dir}，按 Ctrl-C 结束。\n` : `Serving ${dir}; Ctrl-C ends it.\n`);
  await io.interrupted?.();
  server.close();
  server.closeAllConnections();
  return ok(EXIT.fine);
}

function portOf(given: string | undefined): Result<number> {
  if (given === undefined) return ok(PORT);
  const port = /^\d{1,5}$/.test(given) ? Number(given) : -1;
  return port >= 0 && port <= 65535 ? ok(port) : fail(usage(`--port ${given}`, '端口须为 0–65535 的整数；0 为任意空闲端口。', 'A port is a whole number from 0 to 65535; 0 takes a free one.'));
}

/** A package, or that of a folder with the sources of one. */
async function packageOf(cwd: string, named: string): Promise<Result<string>> {
  const folder = await folderOf(cwd, named);
  if (!folder.ok) return folder;
  const { dir, kind } = folder.value;
  if (kind === 'package') return ok(dir);
  const built = join(dir, 'package');
  const there = await stat(join(built, 'manifest.json')).catch(() => null);
  return there?.isFile() === true ? ok(built) : fail({ code: 'serve.not-built', file: named, text: { zh: '还没有生成数据包；须先运行 signplan build。', en: 'Its package has not been built; run signplan build first.' } });
}

/** Lists of origins, by spaces or commas. */
function rulesOf(text: ReadonlyMap<string, string>): Result<Rules> {
  const list = (name: string): string[] => (text.get(name) ?? '').split(/[\s,]+/).filter((one) => one !== '');
  const known: Readonly<Record<string, readonly string[]>> = { cors: ['*', 'null'], frame: ['*', 'none', 'self'], connect: [] };
  for (const [name, words] of Object.entries(known))
    for (const origin of list(name))
      if (!words.includes(origin) && !isOrigin(origin))
        return fail(usage(`--${name} ${origin}`, `须为来源，如 https://www.example.gov.cn（没有路径）${words.length > 0 ? `，或 ${words.join('、')}` : ''}。`, `An origin is needed, such as https://www.example.gov.cn (without a path)${words.length > 0 ? `, or ${words.join(', ')}` : ''}.`));
  const frame = list('frame').map((one) => (one === 'none' || one === 'self' ? `'${one}'` : one));
  return ok({ cors: list('cors'), frame: frame.length > 0 ? frame : STRICT.frame, connect: list('connect') });
}

const isOrigin = (text: string): boolean => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;

async function folderProblem(dir: string, file: string): Promise<Problem | null> {
  const there = await stat(dir).catch(() => null);
  if (there?.isDirectory() !== true) return { code: 'cli.no-folder', file, text: { zh: '没有这个文件夹；须核对路径。本仓库里须先运行 npm run build。', en: 'There is no such folder; check the path. In the repository, run npm run build first.' } };
  const index = await stat(join(dir, 'index.html')).catch(() => null);
  return index?.isFile() === true ? null : { code: 'serve.no-index', file, text: { zh: '文件夹里没有 index.html，不是已构建的应用；须给出 npm run build 生成的 dist/app。', en: 'The folder has no index.html, so it is no built app; name dist/app, which npm run build makes.' } };
}

function listen(server: Server, port: number, host: string): Promise<Result<number>> {
  const why: Readonly<Record<string, readonly [zh: string, en: string]>> = {
    EADDRINUSE: ['端口已被占用；须用 --port 另选，或先结束占用它的程序。', 'The port is in use; choose another with --port, or end what uses it.'],
    EACCES: ['不得使用这个端口；须用 --port 选 1024 以上的。', 'This port may not be used; choose one above 1024 with --port.'],
    EADDRNOTAVAIL: ['--host 不是本机的地址；所有地址用 0.0.0.0。', '--host is no address of this machine; 0.0.0.0 takes all.'],
    ENOTFOUND: ['--host 不是本机的地址；所有地址用 0.0.0.0。', '--host is no address of this machine; 0.0.0.0 takes all.'],
  };
  return new Promise((done) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const [zh, en] = why[error.code ?? ''] ?? ['无法开始发布。', 'Serving could not start.'];
      done(fail({ code: 'serve.listen', received: shown(`${host}:${port} ${error.code ?? error.message}`), text: { zh, en } }));
    });
    server.listen(port, host, () => done(ok((server.address() as AddressInfo).port)));
  });
}

/** Under which it can be opened: all of the machine's where it listens on all. */
function addresses(host: string, port: number): string[] {
  const all = host === '0.0.0.0' || host === '::';
  const others = Object.values(networkInterfaces()).flatMap((one) => one ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal);
  const hosts = all ? [HOST, ...others.map(({ address }) => address)] : [host.includes(':') ? `[${host}]` : host];
  return hosts.map((one) => `http://${one}:${port}/`);
}
