/** Which headers a file of the built app goes out with. The same are in `deploy/nginx.conf` and `deploy/Caddyfile`; the documentation explains them. */

export interface Rules {
  /** Origins whose pages may read the package and the scripts; `*` for all. */
  readonly cors: readonly string[];
  /** What may frame `embed.html`: sources of `frame-ancestors`. */
  readonly frame: readonly string[];
  /** Other origins that the page may ask: those of the basemaps that the operator has configured. */
  readonly connect: readonly string[];
}

export const STRICT: Rules = { cors: [], frame: ["'self'"], connect: [] };

/** The policy that every page of the app works under. @param path below the folder, without a slash in front */
export function policy(path: string, { frame, connect }: Rules): string {
  const also = connect.map((origin) => ` ${origin}`).join('');
  const frames = path === 'embed.html' ? frame.join(' ') : "'self'";
  return `default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; connect-src 'self'${also}; img-src 'self' data:${also}; base-uri 'none'; form-action 'none'; frame-ancestors ${frames}`;
}

/** What never changes under its name is kept for ever; all else is asked for again, and answered with 304. */
export const caching = (path: string): string => (/^assets\/[^/]+-[\w-]{8}\.\w+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  fgb: 'application/octet-stream',
  geojson: 'application/geo+json',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  md: 'text/markdown; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
};

/** The type of what is worth compressing; other files are sent as they are. */
export const typeOf = (path: string): string | undefined => TYPES[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];

/** Whether other origins may read it: what they load, not the pages themselves. */
const isShared = (path: string): boolean => !path.endsWith('.html') && path !== 'sw.js';

/** Every header that goes by the path alone. @param origin of the page that asks, where the browser says so */
export function headersFor(path: string, origin: string | undefined, rules: Rules): Readonly<Record<string, string>> {
  const isPage = path.endsWith('.html');
  return {
    'cache-control': caching(path),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    ...(isPage ? { 'content-security-policy': policy(path, rules), 'permissions-policy': 'geolocation=(self), camera=(), microphone=(), payment=(), usb=()' } : {}),
    ...(rules.cors.length > 0 && isShared(path) ? cors(origin, rules.cors) : {}),
  };
}

function cors(origin: string | undefined, allowed: readonly string[]): Readonly<Record<string, string>> {
  const open = allowed.includes('*');
  const granted = open ? '*' : origin !== undefined && allowed.includes(origin) ? origin : undefined;
  return {
    ...(open ? {} : { vary: 'Origin' }),
    ...(granted === undefined ? {} : { 'access-control-allow-origin': granted, 'access-control-expose-headers': 'Accept-Ranges, Content-Encoding, Content-Range, ETag', 'cross-origin-resource-policy': 'cross-origin' }),
  };
}
