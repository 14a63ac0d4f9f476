/** All inputs of a check in a URL fragment that a person can read: `v=1&at=115.98265,29.72752&signType=wall&width=6`. */
import type { LineString, Point, Position } from 'geojson';
import { unknownProperty } from '../plan/proposal.ts';
import { readDate, readValue } from '../plan/proposal-values.ts';
import { statedNumber, statedValue } from '../plan/stated.ts';
import { PROPERTIES, PROPERTY } from '../plan/vocabulary.ts';
import { fail, ok, shown, type Problem, type Result } from '../problem.ts';

/** What a link holds. Without a place it is a form filled in so far. */
export interface Link {
  readonly geometry: Point | LineString | null;
  /** As stated; `readProposal` judges the values. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly asOf?: string;
  /** Which data it was made with: the first digits of the package's digest. */
  readonly data?: string;
  /** Parts that could not be read and are left out, `path` being the part's name: none of them can be shown where it would be corrected. */
  readonly problems?: readonly Problem[];
}

const VERSION = '1';
const MAX_LENGTH = 8000;
const DATA = /^[0-9a-f]{8}$/;
const AS_OF = { zh: '判定日期', en: 'The as-of date' };

/** Percent-encoded, but for what is safe in a fragment and easier to read as it is. */
const encode = (value: unknown): string => encodeURIComponent(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).replace(/%(2C|3A|2F|40)/g, (code) => decodeURIComponent(code));
const position = ([lon = 0, lat = 0]: Position): string => `${lon},${lat}`;

/** The fragment, without `#`. Properties come in the order of the vocabulary; what is unknown is left out. */
export function encodeLink({ geometry, properties, asOf, data }: Link): string {
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
  if (data !== undefined) parts.push(`data=${data}`);
  return parts.join('&');
}

/** What `data` of a link says of a package. Undefined for one that was put together in memory. */
export const dataMark = (digest: string | undefined): string | undefined => digest?.slice(0, 8);

const bad = (code: string, path: string, received: unknown, zh: string, en: string): Result<never> => fail({ code: `link.${code}`, path, received: shown(received), text: { zh, en } });

/** Two numbers, or the text where one is none: then the reader of proposals says so. Undefined where there are not two. */
function readPosition(text: string): Position | undefined {
  const parts = text.split(',');
  return parts.length === 2 && parts.every((part) => part.trim() !== '') ? (parts.map(statedNumber) as Position) : undefined;
}

function readGeometry(name: string, text: string): Point | LineString | undefined {
  const positions = (name === 'at' ? [text] : text.split(';')).map(readPosition);
  const [first] = positions;
  if (first === undefined || !positions.every((position) => position !== undefined)) return undefined;
  return name === 'at' ? { type: 'Point', coordinates: first } : { type: 'LineString', coordinates: positions };
}

/** The semicolons between entries are bare, those within are encoded. */
const readStated = (name: string, raw: string): unknown => (PROPERTY.get(name)?.kind === 'list' ? raw.split(';').map(decodeURIComponent) : statedValue(name, decodeURIComponent(raw)));

/** A part that is left out: its message begins with the part as it is written. */
function leftOut(name: string, value: unknown, { code, text }: Pick<Problem, 'code' | 'text'>): Problem {
  const part = `${name}=${String(value)}`.slice(0, 60);
  return { code, path: name, received: shown(value), text: { zh: `${part}：${text.zh}`, en: `${part}: ${text.en}` } };
}

/** What no control of a form could show: an unknown property, a word that a list of words does not have. The sign types are the package's. */
function unshowable(name: string, value: unknown): readonly Problem[] {
  const property = PROPERTY.get(name);
  if (property === undefined) return [unknownProperty(name, name, value)];
  if (property.kind !== 'flag' && (property.kind !== 'choice' || property.values === undefined)) return [];
  const read = readValue(property, value, name, []);
  return read.ok ? [] : read.problems;
}

/** Reads a fragment, with or without `#`. Values are typed; `readProposal` judges them. A part that cannot be shown is left out and named; a link broken as a whole is refused. */
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
    const problems: Problem[] = [];
    const properties: [string, unknown][] = [];
    for (const [encoded, value] of raw) {
      current = encoded;
      if (encoded === 'v' || encoded === 'at' || encoded === 'line' || encoded === 'asOf' || encoded === 'data' || value === '') continue;
      const name = decodeURIComponent(encoded);
      const stated = readStated(name, value);
      const wrong = unshowable(name, stated);
      if (wrong.length === 0) properties.push([name, stated]);
      else problems.push(...wrong.map((problem) => leftOut(name, stated, problem)));
    }
    current = at === undefined ? 'line' : 'at';
    const written = decodeURIComponent(at ?? line ?? '');
    const geometry = at === undefined && line === undefined ? null : readGeometry(current, written);
    if (geometry === undefined) problems.push(leftOut(current, written, { code: 'link.position', text: { zh: '位置须为“经度,纬度”。', en: 'A position must be “longitude,latitude”.' } }));
    current = 'asOf';
    const asOf = raw.get('asOf');
    const date = asOf === undefined ? undefined : readDate(AS_OF, decodeURIComponent(asOf), 'asOf');
    if (date?.ok === false) return date;
    const data = raw.get('data');
    if (data !== undefined && !DATA.test(data)) problems.push(leftOut('data', data, { code: 'link.data', text: { zh: '数据版本须为 8 位十六进制数。', en: 'The version of the data must be 8 hexadecimal digits.' } }));
    return ok({ geometry: geometry ?? null, properties: Object.fromEntries(properties), ...(date === undefined ? {} : { asOf: date.value }), ...(data !== undefined && DATA.test(data) ? { data } : {}), ...(problems.length === 0 ? {} : { problems }) });
  } catch {
    return bad('encoding', current, raw.get(current) ?? '', '百分号编码有误，链接可能被截断。', 'The percent encoding is broken; the link may be cut off.');
  }
}
