/** Files of a package from a web server, guarded against the hosts that get it wrong. */
import { fail, shown, type Result } from '../problem.ts';
import { checkBytes, isFileName, MAX_BYTES, missing, sourceProblem, tooLarge, unsafeName, type ByteSource } from './source.ts';

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** @param baseUrl the package's folder, with or without the last slash; a query or fragment is ignored. */
export function httpSource(baseUrl: string, fetcher: Fetch = (url, init) => fetch(url, init)): ByteSource {
  const base = baseUrl.replace(/[?#].*$/s, '').replace(/\/*$/, '/');
  return {
    name: base,
    async read(file, signal) {
      if (!isFileName(file)) return fail(unsafeName(file));
      const url = base + file;
      try {
        const response = await fetcher(url, signal === undefined ? {} : { signal });
        return await body(response, url);
      } catch (error) {
        if (signal?.aborted === true) return fail(sourceProblem('aborted', url, '读取已取消。', 'Reading was cancelled.'));
        return fail(
          sourceProblem('unreachable', url, '无法读取。请检查网络；跨域时服务器须返回 Access-Control-Allow-Origin；网页须经 http(s) 打开。', 'Cannot be read. Check the network; across origins the server must send Access-Control-Allow-Origin; the page must be opened over http(s).', shown(error instanceof Error ? error.message : String(error))),
        );
      }
    },
  };
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
  const bytes = await collect(response);
  if (bytes === undefined) return fail(tooLarge(url, MAX_BYTES + 1));
  // Node's fetch and some browsers hand over what arrived when a proxy cuts the connection. Where the body was compressed,
  // content-length counts compressed bytes, and across origins the encoding isn't visible, so nothing is concluded there.
  const identity = response.type !== 'cors' && (response.headers.get('content-encoding') ?? 'identity') === 'identity';
  if (declared !== undefined && identity && bytes.length < declared)
    return fail(sourceProblem('truncated', url, '传输中断，文件不完整。请重试；若反复出现，请检查代理的超时和大小限制。', 'The transfer broke off. Try again; if it recurs, check the proxy\'s time and size limits.', `${bytes.length} of ${declared} bytes`));
  return checkBytes(url, bytes);
}

/** The body, or undefined where it passes the bound: a host without content-length may stream for ever. */
async function collect(response: Response): Promise<Uint8Array | undefined> {
  if (response.body === null) return new Uint8Array(0);
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    total += value.length;
    if (total > MAX_BYTES) {
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
