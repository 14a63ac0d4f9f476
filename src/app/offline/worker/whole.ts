/** Whole files: fetched, held against their digest, and answered from, in full or by range. */
import type { Store } from './scope.ts';

/** SHA-256 in lower-case hexadecimal; a service worker runs in secure contexts only, where there is `crypto.subtle`. */
export async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** An answer to be kept: the host's headers, its policy among them, with a body that is no longer compressed and was not redirected. */
export function kept(bytes: ArrayBuffer, { headers }: Pick<Response, 'headers'>): Response {
  const own = new Headers(headers);
  own.delete('content-encoding');
  own.set('content-length', String(bytes.byteLength));
  return new Response(bytes, { headers: own });
}

/** A file with this digest, or null. What the browser's own cache has is good if it has the digest, however old; else the host is asked. */
export async function fetchWhole({ fetch }: Store, url: string, sha256: string): Promise<Response | null> {
  for (const cache of ['force-cache', 'reload'] as const) {
    const response = await fetch(url, { cache });
    if (response.status !== 200) continue;
    const bytes = await response.arrayBuffer();
    if ((await digestOf(bytes)) === sha256) return kept(bytes, response);
  }
  return null;
}

/** Each in turn, two at a time: what is kept for later should not crowd out what is wanted now. True where each came out true. */
export async function inTurn<T>(items: readonly T[], run: (item: T) => Promise<boolean>): Promise<boolean> {
  const rest = [...items];
  const lane = async (): Promise<boolean> => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) if (!(await run(item))) return false;
    return true;
  };
  return (await Promise.all([lane(), lane()])).every(Boolean);
}

/** The stretch of a file that a request asks for: `bytes=a-b`, `a-`, `-n`. Whole where it asks for all, for several, or under a condition. */
export async function ranged(request: Request, whole: Response): Promise<Response> {
  const found = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '');
  if (found === null || request.headers.has('if-range') || (found[1] === '' && found[2] === '')) return whole;
  const bytes = await whole.arrayBuffer();
  const size = bytes.byteLength;
  const [, from = '', to = ''] = found;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size : Math.min(size, Number(to) + 1);
  const headers = new Headers(whole.headers);
  if (start >= size || start >= end) {
    headers.set('content-range', `bytes */${size}`);
    headers.set('content-length', '0');
    return new Response(null, { status: 416, headers });
  }
  headers.set('content-range', `bytes ${start}-${end - 1}/${size}`);
  headers.set('content-length', String(end - start));
  return new Response(bytes.slice(start, end), { status: 206, headers });
}
