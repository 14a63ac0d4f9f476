/**
 * Parts of files from a web server. A range is a wish that a host may leave unheard, and caches and proxies on the way get it wrong in ways of their own:
 * nothing is taken for the part that was asked for unless the answer says so, and where it can't be had the message says what to change.
 */
import { fail, ok, type Problem, type Result } from '../problem.ts';
import { collect, httpSource, whyUnreachable, type Fetch } from './http-source.ts';
import { aborted, beyond, checkBytes, cut, isFileName, missing, sourceProblem, unsafeName, type ByteSource, type Slice } from './source.ts';

/** Bytes of a file that is kept as a whole where the host sends it so. A larger one is not waited for. */
const MOST_WHOLE = 8 * 1024 * 1024;

/** What tells versions of a file apart, as far as the host says it. */
interface Version {
  readonly total: number | null;
  readonly tag: string | null;
}

/** @param baseUrl as that of `httpSource` */
export function httpRanges(baseUrl: string, fetcher: Fetch = (url, init) => fetch(url, init), mostWhole = MOST_WHOLE): ByteSource {
  const whole = httpSource(baseUrl, fetcher);
  const kept = new Map<string, Uint8Array>();
  const versions = new Map<string, Version>();

  const answer = async (response: Response, url: string, begin: number, length: number): Promise<Result<Slice>> => {
    if (response.status === 200) return entire(response, url, begin, length);
    const wrong = whatIsWrong(response, url, begin, length);
    if (wrong !== null) {
      await response.body?.cancel();
      return fail(wrong);
    }
    const bytes = await collect(response, length);
    if (bytes?.length !== length) return fail(sourceProblem('range-length', url, '收到的与所要的字节数不符：传输中断，或服务器、代理改动了内容。请重试；若反复出现，须让代理原样传递 Range 请求。', 'Another number of bytes came than was asked for: the transfer broke off, or server or proxy changed the content. Try again; if it recurs, make the proxy pass Range requests through unchanged.', `${bytes?.length ?? `more than ${length}`} of ${length} bytes`));
    const { total } = rangeOf(response) ?? { total: null };
    const tag = response.headers.get('etag') ?? response.headers.get('last-modified');
    const before = versions.get(url);
    versions.set(url, { total, tag });
    if (before !== undefined && (differ(before.total, total) || differ(before.tag, tag))) return fail(changed(url, `${before.tag ?? before.total} → ${tag ?? total}`));
    return ok({ bytes, total });
  };

  /** The host sends the file instead of its part: it is kept, so that it comes once, unless it is too large. */
  const entire = async (response: Response, url: string, begin: number, length: number): Promise<Result<Slice>> => {
    const declared = Number(response.headers.get('content-length') ?? 0);
    const bytes = declared > mostWhole ? undefined : await collect(response, mostWhole);
    if (bytes === undefined) {
      if (response.body?.locked === false) await response.body.cancel();
      return fail(ignored(url, declared));
    }
    const checked = checkBytes(url, bytes);
    if (!checked.ok) return checked;
    kept.set(url, bytes);
    return cut(url, bytes, begin, length);
  };

  return {
    ...whole,
    async slice(file, begin, length, { signal, fresh = false } = {}) {
      if (!isFileName(file)) return fail(unsafeName(file));
      const url = whole.name + file;
      if (fresh) {
        kept.delete(url);
        versions.delete(url);
      }
      const isGivenUp = (): boolean => signal?.aborted === true;
      if (isGivenUp()) return fail(aborted(url));
      const there = kept.get(url);
      if (there !== undefined) return cut(url, there, begin, length);
      try {
        const response = await fetcher(url, { headers: { range: `bytes=${begin}-${begin + length - 1}` }, ...(fresh ? { cache: 'reload' } : {}), ...(signal === undefined ? {} : { signal }) });
        return await answer(response, url, begin, length);
      } catch (error) {
        return fail(isGivenUp() ? aborted(url) : await whyUnreachable(url, error, fetcher));
      }
    },
  };
}

/** Null where it is the part that was asked for, as far as the host lets the page see. */
function whatIsWrong(response: Response, url: string, begin: number, length: number): Problem | null {
  const { status, headers } = response;
  if (status === 404 || status === 410) return missing(url);
  if (status === 416) return beyond(url, begin, length);
  if (status !== 206) return sourceProblem('status', url, '服务器没有给出文件，应返回 206。', 'The server did not give the file; it must answer 206.', `HTTP ${status}`);
  if (/^(text\/html|application\/xhtml)/i.test(headers.get('content-type') ?? '')) return sourceProblem('html', url, '收到的是网页而不是数据。请检查服务器：文件不存在时应返回 404，且不得转到首页或登录页。', 'A web page came instead of data. Fix the server: a missing file must give 404, not the start page or a login page.');
  const encoding = headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity') return sourceProblem('range-encoded', url, '服务器压缩了文件的一部分，这样拼不起来。须对 .fgb 文件关闭压缩（nginx：gzip_types 不列 application/octet-stream，关 gzip_static；代理：不改动 Accept-Encoding）。', 'The server compresses parts of the file, which can\'t be put together. Turn compression off for .fgb files (nginx: no application/octet-stream among gzip_types, gzip_static off; a proxy must leave Accept-Encoding alone).', `Content-Encoding: ${encoding}`);
  // Across origins the header is hidden unless the host exposes it: the length and the manifest's digests of blocks tell then.
  if (headers.get('content-range') === null && response.type === 'cors') return null;
  const range = rangeOf(response);
  if (range?.begin === begin && range.end === begin + length - 1) return null;
  return sourceProblem('range-wrong', url, '服务器给出的不是所要的部分（响应头 Content-Range 缺失或不符）。须让服务器和代理原样处理 Range 请求；做不到时关闭它（nginx：max_ranges 0），则整个读取。', 'The server gives another part than was asked for (the response header Content-Range is missing or does not fit). Make server and proxy handle Range requests as they are; where that can\'t be done, turn them off (nginx: max_ranges 0), and the file is read whole.', `${headers.get('content-range') ?? 'no Content-Range'}, not bytes ${begin}-${begin + length - 1}`);
}

function rangeOf({ headers }: Response): { readonly begin: number; readonly end: number; readonly total: number | null } | null {
  const found = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(headers.get('content-range') ?? '');
  return found === null ? null : { begin: Number(found[1]), end: Number(found[2]), total: found[3] === '*' ? null : Number(found[3]) };
}

const differ = (a: number | string | null, b: number | string | null): boolean => a !== null && b !== null && a !== b;

const changed = (url: string, received: string): Problem =>
  sourceProblem('range-changed', url, '文件在读取途中换了版本。请重新读取。', 'The file was replaced while it was read. Read it again.', received);

const ignored = (url: string, bytes: number): Problem =>
  sourceProblem('range-ignored', url, '服务器不理会 Range 请求，总是给出整个文件；这个文件太大，不宜这样读。须开启按范围读取（nginx：去掉 max_ranges 0，关 gzip_static；代理或 CDN：放行 Range 请求，回源不改写；python3 -m http.server 不支持，可用 signplan serve）。', 'The server takes no notice of Range requests and always gives the whole file, which is too large for that. Turn ranges on (nginx: drop max_ranges 0, gzip_static off; proxy or CDN: let Range requests through to the origin; python3 -m http.server has none, signplan serve does).', bytes > 0 ? `HTTP 200, ${bytes} bytes` : 'HTTP 200');
