/**
 * Files of a package from a web server, guarded against the hosts that get it wrong. Which version came is told by the manifest's digests, which `plan/load.ts` holds every whole file against;
 * parts of files are read by `http-range.ts`.
 */
import { fail, shown, type Problem, type Result } from '../problem.ts';
import { aborted, checkBytes, isFileName, MAX_BYTES, missing, sourceProblem, tooLarge, unsafeName, type ByteSource } from './source.ts';

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** @param baseUrl the package's folder, with or without the last slash; a query or fragment is ignored. */
export function httpSource(baseUrl: string, fetcher: Fetch = (url, init) => fetch(url, init)): ByteSource {
  const base = baseUrl.replace(/[?#].*$/s, '').replace(/\/*$/, '/');
  const get = async (file: string, init: RequestInit): Promise<Result<Uint8Array>> => {
    if (!isFileName(file)) return fail(unsafeName(file));
    const url = base + file;
    try {
      return await body(await fetcher(url, init), url);
    } catch (error) {
      return fail(init.signal?.aborted === true ? aborted(url) : await whyUnreachable(url, error, fetcher));
    }
  };
  const until = (signal?: AbortSignal): RequestInit => (signal === undefined ? {} : { signal });
  return {
    name: base,
    read: (file, signal) => get(file, until(signal)),
    kept: (file, signal) => get(file, { ...until(signal), cache: 'force-cache' }),
  };
}

/** A browser says no more than that a request failed; of another origin's host the likeliest cause has a message of its own. */
export async function whyUnreachable(url: string, error: unknown, fetcher: Fetch): Promise<Problem> {
  const received = shown(error instanceof Error ? error.message : String(error));
  const page = (globalThis.location as Location | undefined)?.origin;
  if (page !== undefined && url.startsWith('http') && !url.startsWith(`${page}/`)) {
    const other = await import('./cross-origin.ts').catch(() => null);
    if (other !== null) return other.whyNot(url, page, received, fetcher);
  }
  return sourceProblem('unreachable', url, '无法读取。请检查网络；网页须经 http(s) 打开。', 'Cannot be read. Check the network; the page must be opened over http(s).', received);
}

async function body(response: Response, url: string): Promise<Result<Uint8Array>> {
  // 206 without a Range request comes from proxies that replay a cached part; 204 and 3xx bodies from misrouted gateways.
  if (response.status !== 200) {
    await response.body?.cancel();
    if (response.status === 404 || response.status === 410) return fail(missing(url));
    return fail(sourceProblem('status', url, '服务器没有给出文件，应返回 200。', 'The server did not give the file; it must answer 200.', `HTTP ${response.status}`));
  }
  const header = response.headers.get('content-length');
  const declared = header !== null && /^\d+$/.test(header) ? Number(header) : undefined;
  if (declared !== undefined && declared > MAX_BYTES) {
    await response.body?.cancel();
    return fail(tooLarge(url, declared));
  }
  const bytes = await collect(response, MAX_BYTES);
  if (bytes === undefined) return fail(tooLarge(url, MAX_BYTES + 1));
  // Node's fetch and some browsers hand over what arrived when a proxy cuts the connection. Where the body was compressed,
  // content-length counts compressed bytes, and across origins the encoding isn't visible, so nothing is concluded there.
  const identity = response.type !== 'cors' && (response.headers.get('content-encoding') ?? 'identity') === 'identity';
  if (declared !== undefined && identity && bytes.length < declared)
    return fail(sourceProblem('truncated', url, '传输中断，文件不完整。请重试；若反复出现，请检查代理的超时和大小限制。', 'The transfer broke off. Try again; if it recurs, check the proxy\'s time and size limits.', `${bytes.length} of ${declared} bytes`));
  return checkBytes(url, bytes);
}

/** The body, or undefined where it passes the bound: a host without content-length may stream for ever. */
export async function collect(response: Response, most: number): Promise<Uint8Array | undefined> {
  if (response.body === null) return new Uint8Array(0);
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    total += value.length;
    if (total > most) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(total);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
