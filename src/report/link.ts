/** All inputs of a check in a URL fragment that a person can read: `v=1&at=115.98265,29.72752&signType=wall&width=6`. */
import type { LineString, Point, Position } from 'geojson';
import { readDate } from '../plan/proposal-values.ts';
import { PROPERTIES, PROPERTY } from '../plan/vocabulary.ts';
import { fail, ok, shown, type Result } from '../problem.ts';

/** What a link holds. Without a place it is a form filled in so far. */
export interface Link {
  readonly geometry: Point | LineString | null;
  /** As stated; `readProposal` judges the values. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly asOf?: string;
}

const VERSION = '1';
const MAX_LENGTH = 8000;
const NUMBER = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const AS_OF = { zh: '判定日期', en: 'The as-of date' };

/** Percent-encoded, but for what is safe in a fragment and easier to read as it is. */
const encode = (value: unknown): string => encodeURIComponent(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).replace(/%(2C|3A|2F|40)/g, (code) => decodeURIComponent(code));
const position = ([lon = 0, lat = 0]: Position): string => `${lon},${lat}`;

/** The fragment, without `#`. Properties come in the order of the vocabulary; what is unknown is left out. */
export function encodeLink({ geometry, properties, asOf }: Link): string {
  const parts = [`v=${VERSION}`];
  if (geometry?.type === 'Point') parts.push(`at=${position(geometry.coordinates)}`);
  if (geometry?.type === 'LineString') parts.push(`line=${geometry.coordinates.map(position).join(';')}`);
  for (const { name } of PROPERTIES) {
    const value = properties[name];
    if (value === undefined || value === null || value === '') continue;
    // A semicolon within an entry stays encoded, so the bare ones part the entries.
    parts.push(`${name}=${Array.isArray(value) ? value.map(encode).join(';') : encode(value)}`);
  }
  if (asOf !== undefined) parts.push(`asOf=${asOf}`);
  return parts.join('&');
}

const bad = (code: string, path: string, received: unknown, zh: string, en: string): Result<never> => fail({ code: `link.${code}`, path, received: shown(received), text: { zh, en } });

/** Two numbers, or the text where they are none: then the reader of proposals says so. */
const readPosition = (text: string): unknown[] => text.split(',').map((part) => (NUMBER.test(part) ? Number(part) : part));

function readStated(name: string, raw: string): unknown {
  switch (PROPERTY.get(name)?.kind) {
    case 'list':
      return raw.split(';').map(decodeURIComponent);
    case 'number': {
      const text = decodeURIComponent(raw);
      return NUMBER.test(text) ? Number(text) : text;
    }
    case 'flag':
      return raw === 'true' ? true : raw === 'false' ? false : decodeURIComponent(raw);
    default:
      return decodeURIComponent(raw);
  }
}

/** Reads a fragment, with or without `#`. Values are typed, not judged: that is for `readProposal`. */
export function decodeLink(fragment: string): Result<Link> {
  const text = fragment.replace(/^[#?]/, '');
  if (text.length > MAX_LENGTH) return bad('too-long', '', text.length, `链接超过 ${MAX_LENGTH} 个字符。`, `The link is longer than ${MAX_LENGTH} characters.`);
  const raw = new Map<string, string>();
  for (const part of text.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    if (raw.has(name)) return bad('twice', name, part, `${name} 出现了两次。`, `${name} occurs twice.`);
    raw.set(name, equals < 0 ? '' : part.slice(equals + 1));
  }
  const version = raw.get('v');
  if (version !== VERSION) return bad('version', 'v', version ?? '', `链接的版本须为 ${VERSION}；须用当前页面重新生成。`, `The version of the link must be ${VERSION}; make it anew on the current page.`);
  let current = '';
  try {
    const at = raw.get('at');
    const line = raw.get('line');
    if (at !== undefined && line !== undefined) return bad('place', 'line', decodeURIComponent(line), 'at 和 line 只能有一个。', 'Only one of at and line may be given.');
    const properties: [string, unknown][] = [];
    for (const [name, value] of raw) {
      current = name;
      if (name === 'v' || name === 'at' || name === 'line' || name === 'asOf' || value === '') continue;
      properties.push([decodeURIComponent(name), readStated(name, value)]);
    }
    current = 'at';
    const geometry =
      at !== undefined
        ? { type: 'Point' as const, coordinates: readPosition(decodeURIComponent(at)) as Position }
        : line !== undefined
          ? { type: 'LineString' as const, coordinates: decodeURIComponent(line).split(';').map((vertex) => readPosition(vertex) as Position) }
          : null;
    current = 'asOf';
    const asOf = raw.get('asOf');
    if (asOf === undefined) return ok({ geometry, properties: Object.fromEntries(properties) });
    const date = readDate(AS_OF, decodeURIComponent(asOf), 'asOf');
    return date.ok ? ok({ geometry, properties: Object.fromEntries(properties), asOf: date.value }) : date;
  } catch {
    return bad('encoding', current, raw.get(current) ?? '', '百分号编码有误，链接可能被截断。', 'The percent encoding is broken; the link may be cut off.');
  }
}
