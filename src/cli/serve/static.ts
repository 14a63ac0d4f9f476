/** Requests for the files of one folder: ranges, conditions and paths by `send`; what lies compressed beside a file goes out in its place. */
import { realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, normalize, sep } from 'node:path';
import compression from 'compression';
import send from 'send';
import { headersFor, typeOf, type Rules } from './rules.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Milliseconds within which file systems tell times apart, at worst. */
const CLOCK = 2000;

/** Where the app looks for its package. */
const PLAN = 'plan/';

const ENCODINGS = [['br', '.br'], ['gzip', '.gz']] as const;

/** Whether the browser takes it; `;q=0` refuses. */
const takes = (header: string, name: string): boolean =>
  header.split(',').some((part) => {
    const [coding = '', ...params] = part.split(';').map((one) => one.trim());
    return coding === name && !params.some((param) => /^q=0(\.0*)?$/.test(param));
  });

const say = (response: ServerResponse, status: number, text: string): void => {
  for (const name of ['content-encoding', 'content-security-policy', 'etag', 'last-modified']) response.removeHeader(name);
  response.writeHead(status, { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
};

const REFUSALS: Readonly<Record<number, string>> = {
  400: '地址有误。 This is no address.',
  403: '不在所发布的文件夹内。 This is not in the folder.',
  404: '没有这个文件。 There is no such file.',
  412: '文件已变。 The file has changed.',
  416: '文件没有这一段。 The file has no such range.',
};

/**
 * @param app the folder, which exists
 * @param plan a package that stands in the place of the app's own, `plan/`
 */
export function staticFiles(app: string, rules: Rules, plan?: string): Handler {
  const squeeze = compression({ filter: ({ headers, url }) => headers.range === undefined && typeOf((url ?? '').replace(/[?#].*$/s, '')) !== undefined }) as unknown as Middleware;
  return async (request, response) => {
    const asked = pathOf(request.url ?? '/');
    if (asked === null) return say(response, 400, REFUSALS[400] ?? '');
    for (const [name, value] of Object.entries(headersFor(asked, request.headers.origin, rules))) response.setHeader(name, value);
    const [dir, path] = plan !== undefined && asked.startsWith(PLAN) ? [plan, asked.slice(PLAN.length)] : [app, asked];
    if (request.method === 'OPTIONS') {
      response.writeHead(204, { 'access-control-allow-headers': 'Range, If-Range, If-Match, If-None-Match', 'access-control-allow-methods': 'GET, HEAD', 'access-control-max-age': '86400', allow: 'GET, HEAD, OPTIONS' }).end();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD, OPTIONS');
      return say(response, 405, '只能读取。 Reading only.');
    }
    if (!(await isInside(dir, path))) return say(response, 404, REFUSALS[404] ?? '');
    const beside = await compressedBeside(dir, path, request);
    const type = typeOf(path);
    if (type !== undefined) response.setHeader('content-type', type);
    if (beside !== null) {
      response.setHeader('content-encoding', beside.coding);
      response.appendHeader('vary', 'Accept-Encoding');
      // Parts of a compressed file are of no use to anybody who asked for parts of the file.
      return give(request, response, dir, path + beside.ending, false);
    }
    squeeze(request, response, () => give(request, response, dir, path, true));
  };
}

function give(request: IncomingMessage, response: ServerResponse, dir: string, path: string, acceptRanges: boolean): void {
  const url = `/${path.split('/').map(encodeURIComponent).join('/')}`;
  send(request, url, { root: dir, dotfiles: 'ignore', cacheControl: false, index: false, acceptRanges })
    .on('error', ({ status }: { status?: number }) => say(response, status ?? 500, REFUSALS[status ?? 500] ?? '读不出。 It cannot be read.'))
    .on('directory', () => {
      response.writeHead(301, { location: `./${path.split('/').at(-1) ?? ''}/`, 'cache-control': 'no-store' }).end();
    })
    .pipe(response);
}

/** Below the folder, with `index.html` for a folder; null where it can't be read. */
function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, ''));
    if (path.includes('\0') || path.includes('\\') || !path.startsWith('/')) return null;
    // `normalize` keeps `..` from climbing above the root of an absolute path.
    return normalize(path).replace(/^\/+/, '').replace(/(^|\/)$/, '$1index.html');
  } catch {
    return null;
  }
}

/** A link within the folder may lead out of it; what is not there is for `send` to say. */
async function isInside(dir: string, path: string): Promise<boolean> {
  try {
    return (await realpath(join(dir, path))).startsWith((await realpath(dir)) + sep);
  } catch {
    return true;
  }
}

async function compressedBeside(dir: string, path: string, { headers }: IncomingMessage): Promise<{ coding: string; ending: string } | null> {
  if (headers.range !== undefined || typeOf(path) === undefined) return null;
  const original = await stat(join(dir, path)).catch(() => null);
  for (const [coding, ending] of ENCODINGS) {
    if (!takes(headers['accept-encoding'] ?? '', coding)) continue;
    const beside = await stat(join(dir, path + ending)).catch(() => null);
    // A file that was published anew, and not compressed again, must not come out as it was.
    if (original?.isFile() === true && beside?.isFile() === true && beside.mtimeMs > original.mtimeMs - CLOCK) return { coding, ending };
  }
  return null;
}
