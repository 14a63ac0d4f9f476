/** What the host page states by attribute or property beside the package: read here, checked, and told where it can't be read. Fetched only where something is stated. */
import type { LineString, Point } from 'geojson';
import { fromStated, OPENING, tidy, type FormValues } from '../elements/form/values.ts';
import type { Plan } from '../plan/plan.ts';
import { fail, ok, shown, type Problem, type Result, type Text } from '../problem.ts';

/** As it is stated; empty or null where it is not. */
export interface Stated {
  /** `lon,lat`, degrees. */
  readonly center: string | null;
  readonly zoom: number | null;
  /** Ids, parted by spaces or commas. */
  readonly layers: string | null;
  readonly basemap: string | null;
}

export interface Look {
  readonly camera: { readonly center?: readonly [number, number]; readonly zoom?: number } | null;
  /** Ids of the layers that are drawn; null: all. */
  readonly layers: ReadonlySet<string> | null;
  readonly problems: readonly Problem[];
}

const problem = (path: string, received: unknown, text: Text): Problem => ({ code: `attribute.${path}`, path, received: shown(received), text });

/** A part that can't be read is left out, and told. */
export function readLook({ center, zoom, layers, basemap }: Stated, plan: Plan): Look {
  const problems: Problem[] = [];
  const at = (center ?? '').trim() === '' ? null : (center ?? '').split(/[,\s]+/).filter((part) => part !== '').map(Number);
  const [lon = NaN, lat = NaN] = at ?? [];
  const [west, south, east, north] = plan.manifest.extent;
  const inside = at?.length === 2 && lon >= west - 1 && lon <= east + 1 && lat >= south - 1 && lat <= north + 1;
  if (at !== null && !inside) problems.push(problem('center', center, { zh: 'center 须为本规划范围内的“经度,纬度”（度）。', en: '“center” must be “longitude,latitude” in degrees, within this plan.' }));
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

const looks = new WeakMap<object, { readonly key: string; readonly plan: Plan; readonly look: Look }>();

/** The same look while the same is stated, so that nothing is drawn anew. @param host for which it is remembered */
export function lookOf(host: Stated & object, plan: Plan): Look {
  const { center, zoom, layers, basemap } = host;
  const key = JSON.stringify([center, zoom, layers, basemap]);
  const known = looks.get(host);
  if (known?.key === key && known.plan.manifest === plan.manifest) return known.look;
  const look = readLook({ center, zoom, layers, basemap }, plan);
  looks.set(host, { key, plan, look });
  return look;
}
