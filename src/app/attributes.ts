/** What the host page states by attribute or property beside the package: read here, checked, and told where it can't be read. Fetched only where something is stated. */
import type { LineString, Point } from 'geojson';
import { fromStated, OPENING, tidy, type FormValues } from '../elements/form/values.ts';
import type { Plan } from '../plan/plan.ts';
import { readDate } from '../plan/proposal-values.ts';
import { fail, ok, problemLine, shown, type Problem, type Result, type Text } from '../problem.ts';
import { emit } from '../elements/shared/events.ts';

/** Nothing can be read: told on the page too, since nothing works without it. */
export const NO_PLAN: Problem = { code: 'attribute.plan', path: 'plan', text: { zh: '<sign-plan> 没有写 plan：须写规划数据包文件夹的网址，如 plan="plan/"。', en: '<sign-plan> has no “plan”: write the address of the folder of a plan package, such as plan="plan/".' } };

/** As it is stated; empty or null where it is not. */
export interface Stated {
  /** `lon,lat`, degrees. */
  readonly center: string | null;
  readonly zoom: number | null;
  /** Ids, parted by spaces or commas. */
  readonly layers: string | null;
  readonly basemap: string | null;
  readonly mode: string;
  readonly theme: string;
  readonly lang: string;
  readonly address: string | null;
  /** ISO date. */
  readonly asOf: string | null;
}

export interface Look {
  readonly camera: { readonly center?: readonly [number, number]; readonly zoom?: number } | null;
  /** Ids of the layers that are drawn; null: all. */
  readonly layers: ReadonlySet<string> | null;
  readonly problems: readonly Problem[];
}

const problem = (path: string, received: unknown, text: Text): Problem => ({ code: `attribute.${path}`, path, received: shown(received), text });

/** What may be written where only a few words mean something. */
const WORDS = { mode: ['applicant', 'planner', 'viewer'], theme: ['auto', 'light', 'dark', 'bureau'], lang: ['zh-CN', 'en'], address: ['page'] } as const;

/** Words that mean nothing: as if they were not written. Other spellings of a language are taken (`zh`, `en-GB`). */
function words(stated: Stated): Problem[] {
  return (Object.keys(WORDS) as (keyof typeof WORDS)[]).flatMap((name) => {
    const said = stated[name];
    const known: readonly string[] = WORDS[name];
    if (said === null || said === '' || known.includes(said) || (name === 'lang' && /^(?:zh|en)\b/i.test(said))) return [];
    return [problem(name, said, { zh: `${name} 须为 ${known.join('、')} 之一；现按未写处理。`, en: `“${name}” must be one of ${known.join(', ')}; it counts as not written.` })];
  });
}

/** A part that can't be read is left out, and told. */
export function readLook({ center, zoom, layers, basemap, ...rest }: Stated, plan: Plan): Look {
  const problems: Problem[] = words({ center, zoom, layers, basemap, ...rest });
  const { asOf } = rest;
  if (asOf !== null && !readDate(AS_OF, asOf, 'as-of').ok) problems.push(problem('as-of', asOf, { zh: 'as-of 须为日期，如 2026-11-24。', en: '“as-of” must be a date such as 2026-11-24.' }));
  const at = (center ?? '').trim() === '' ? null : (center ?? '').split(/[,\s]+/).filter((part) => part !== '').map(Number);
  const [lon = NaN, lat = NaN] = at ?? [];
  const [west, south, east, north] = plan.manifest.extent;
  const inside = at?.length === 2 && lon >= west - 1 && lon <= east + 1 && lat >= south - 1 && lat <= north + 1;
  const swapped = at?.length === 2 && lat >= west - 1 && lat <= east + 1 && lon >= south - 1 && lon <= north + 1;
  if (swapped) problems.push(problem('center', center, { zh: `center 的经纬度写反了：须为 ${lat},${lon}。`, en: `“center” has latitude first: it must be ${lat},${lon}.` }));
  else if (at !== null && !inside) problems.push(problem('center', center, { zh: 'center 须为本规划范围内的“经度,纬度”（度）。', en: '“center” must be “longitude,latitude” in degrees, within this plan.' }));
  const scale = zoom === null || (zoom >= 8 && zoom <= 20) ? zoom : null;
  if (zoom !== scale) problems.push(problem('zoom', zoom, { zh: 'zoom 须为 8 至 20 之间的数。', en: '“zoom” must be a number from 8 to 20.' }));
  const listed = (layers ?? '').split(/[\s,]+/).filter((id) => id !== '');
  const known = plan.manifest.layers.map(({ id }) => id);
  const unknown = listed.filter((id) => !known.includes(id));
  if (unknown.length > 0) problems.push(problem('layers', unknown.join(' '), { zh: `layers 中没有这些图层；可用：${known.join(' ')}。`, en: `“layers” names layers that the plan does not have; it has: ${known.join(' ')}.` }));
  const camera = inside || scale !== null ? { ...(inside ? { center: [lon, lat] as const } : {}), ...(scale === null ? {} : { zoom: scale }) } : null;
  return { camera, layers: shownLayers(plan, listed.filter((id) => known.includes(id)), basemap === 'none'), problems };
}

/** The ground is drawn whatever layers are listed; `bare`: without it. */
function shownLayers(plan: Plan, listed: readonly string[], bare: boolean): ReadonlySet<string> | null {
  if (listed.length === 0 && !bare) return null;
  return new Set(plan.manifest.layers.filter(({ id, role }) => (role === 'base' ? !bare : listed.length === 0 || listed.includes(id))).map(({ id }) => id));
}

const cut = new WeakMap<Plan, { readonly layers: ReadonlySet<string>; readonly plan: Plan }>();

/** The plan as the map is to draw it: judging goes by all of it in any case. */
export function drawn(plan: Plan, layers: ReadonlySet<string> | null): Plan {
  if (layers === null) return plan;
  const known = cut.get(plan);
  if (known?.layers === layers) return known.plan;
  const made = { ...plan, layers: new Map([...plan.layers].filter(([id]) => layers.has(id))) };
  cut.set(plan, { layers, plan: made });
  return made;
}

const AS_OF: Text = { zh: '判定日期', en: 'The as-of date' };
const PROPOSAL: Text = { zh: 'proposal 须为一个 GeoJSON Feature：geometry 为 Point、LineString 或 null，properties 为对象。', en: '“proposal” must be one GeoJSON Feature whose geometry is a Point, a LineString or null, and whose properties are an object.' };
/** Characters of a proposal: far more than one that can be judged. */
const MOST = 20_000;

/** The form's entries for a proposal: an object, or its JSON; null empties the form. The values are judged like those that are typed. */
export function readGiven(given: unknown): Result<FormValues> {
  if (given === null) return ok(OPENING);
  let feature: unknown = given;
  if (typeof given === 'string') {
    try {
      feature = given.length > MOST ? null : JSON.parse(given);
    } catch {
      feature = null;
    }
  }
  const { type, geometry, properties } = (typeof feature === 'object' && feature !== null ? feature : {}) as { readonly type?: unknown; readonly geometry?: unknown; readonly properties?: unknown };
  if (type !== 'Feature' || !isPlace(geometry) || (typeof properties !== 'object' && properties !== undefined) || Array.isArray(properties)) return fail(problem('proposal', given, PROPOSAL));
  return ok(tidy(fromStated({ geometry, properties: { ...(properties as Readonly<Record<string, unknown>> | null | undefined) } })));
}

function isPlace(geometry: unknown): geometry is Point | LineString | null {
  if (geometry === null) return true;
  const { type, coordinates } = (typeof geometry === 'object' ? geometry : {}) as { readonly type?: unknown; readonly coordinates?: unknown };
  if (!Array.isArray(coordinates)) return false;
  return type === 'Point' || (type === 'LineString' && coordinates.every(Array.isArray));
}

/** Once for each thing that is wrong: in the console and as an event, for whoever runs the page. A visitor can do nothing about it, and nothing that is judged rests on it. */
function tell(host: EventTarget, problems: readonly Problem[], before: readonly Problem[]): void {
  const fresh = problems.filter((one) => !before.some((other) => problemLine(other, 'en') === problemLine(one, 'en')));
  if (fresh.length === 0) return;
  for (const one of fresh) console.warn(`sign-plan: ${problemLine(one, 'zh')} ${one.text.en}`);
  emit(host, 'sign-plan-error', { problems: fresh });
}

const looks = new WeakMap<object, { readonly key: string; readonly plan: Plan; readonly look: Look }>();

/** The same look while the same is stated, so that nothing is drawn anew; what is wrong with it is told. @param host for which it is remembered */
export function lookOf(host: Stated & EventTarget, plan: Plan): Look {
  const { center, zoom, layers, basemap, mode, theme, lang, address, asOf } = host;
  const stated = { center, zoom, layers, basemap, mode, theme, lang, address, asOf };
  const key = JSON.stringify(stated);
  const known = looks.get(host);
  if (known?.key === key && known.plan.manifest === plan.manifest) return known.look;
  const look = readLook(stated, plan);
  looks.set(host, { key, plan, look });
  tell(host, look.problems, known?.look.problems ?? []);
  return look;
}
