/**
 * OpenStreetMap's tags → what the map draws. Meanings of keys and values are those of the OpenStreetMap wiki's “Map features” and the pages of the keys
 * named here. The first rule that fits decides; what fits none is left out. No rule takes `boundary=administrative`: boundaries on a published map are reviewed.
 */
import type { Drawn } from './types.ts';

/** `true`: any value but `no`. */
type Words = readonly string[] | true;

export interface OsmRule extends Drawn {
  /** All of these. */
  readonly when: Readonly<Record<string, Words>>;
  /** None of these. */
  readonly unless?: Readonly<Record<string, Words>>;
  /** The name ends so. */
  readonly ends?: readonly string[];
  /** Only what has a name is worth drawing. */
  readonly named?: true;
  /** Tags that a name is taken from before `name` and its translations, and after them. */
  readonly before?: string;
  readonly after?: string;
}

const AREAS: readonly OsmRule[] = [
  { into: 'base-areas', kind: 'water', when: { natural: ['water'] }, unless: { intermittent: ['yes'], water: ['wastewater', 'pool', 'fountain'] } },
  { into: 'base-areas', kind: 'water', when: { waterway: ['riverbank', 'dock'] } },
  { into: 'base-areas', kind: 'water', when: { landuse: ['reservoir', 'basin'] }, unless: { intermittent: ['yes'] } },
  { into: 'base-areas', kind: 'green', when: { leisure: ['park', 'garden', 'golf_course'] } },
  { into: 'base-areas', kind: 'green', when: { landuse: ['forest', 'recreation_ground', 'village_green'] } },
  { into: 'base-areas', kind: 'green', when: { natural: ['wood'] } },
  { into: 'base-areas', kind: 'built', when: { landuse: ['residential', 'commercial', 'retail', 'industrial', 'education', 'institutional'] } },
];

/** Ways within premises and paths are too many for a map of a plan: `service`, `track`, `footway`, `path`, `cycleway`, `steps` are left out. */
const LINES: readonly OsmRule[] = [
  { into: 'base-lines', kind: 'bridge', rank: 1, when: { highway: ['trunk', 'primary'], 'bridge:name': true }, before: 'bridge:name' },
  { into: 'base-lines', kind: 'bridge', rank: 2, when: { highway: ['secondary', 'tertiary'], 'bridge:name': true }, before: 'bridge:name' },
  { into: 'base-lines', kind: 'bridge', rank: 1, when: { highway: ['trunk', 'primary'], bridge: true }, ends: ['桥'] },
  { into: 'base-lines', kind: 'bridge', rank: 2, when: { highway: ['secondary', 'tertiary'], bridge: true }, ends: ['桥'] },
  { into: 'base-lines', kind: 'highway', rank: 1, when: { highway: ['motorway'] }, after: 'ref' },
  { into: 'base-lines', kind: 'highway', rank: 4, when: { highway: ['motorway_link'] } },
  { into: 'base-lines', kind: 'highway', rank: 2, when: { highway: ['trunk'] }, after: 'ref' },
  { into: 'base-lines', kind: 'road', rank: 1, when: { highway: ['primary'] }, after: 'ref' },
  { into: 'base-lines', kind: 'road', rank: 2, when: { highway: ['secondary'] }, after: 'ref' },
  { into: 'base-lines', kind: 'road', rank: 3, when: { highway: ['tertiary'] }, after: 'ref' },
  { into: 'base-lines', kind: 'road', rank: 4, when: { highway: ['trunk_link', 'primary_link', 'secondary_link', 'tertiary_link', 'unclassified', 'residential', 'living_street', 'pedestrian', 'road'] } },
  { into: 'base-lines', kind: 'rail', rank: 1, when: { railway: ['rail'], highspeed: ['yes'] }, unless: { service: true } },
  { into: 'base-lines', kind: 'rail', rank: 2, when: { railway: ['rail', 'narrow_gauge'] }, unless: { service: true } },
  { into: 'base-lines', kind: 'rail', rank: 3, when: { railway: ['light_rail', 'subway', 'monorail'] }, unless: { service: true, tunnel: true } },
  { into: 'base-lines', kind: 'dyke', rank: 1, when: { man_made: ['dyke'] } },
  { into: 'base-lines', kind: 'water', rank: 1, when: { waterway: ['river'] }, unless: { tunnel: true, intermittent: ['yes'] } },
  { into: 'base-lines', kind: 'water', rank: 2, when: { waterway: ['canal'] }, unless: { tunnel: true, intermittent: ['yes'] } },
];

/** Nodes, and areas that a point stands for. A city's own subdistricts are told by their name: `place=suburb` alone may be any quarter. */
const PLACES: readonly OsmRule[] = [
  { into: 'places', kind: 'station', when: { railway: ['station', 'halt'] }, named: true },
  { into: 'places', kind: 'town', when: { place: ['town'] }, named: true },
  { into: 'places', kind: 'town', when: { place: ['village'] }, ends: ['镇', '乡'], named: true },
  { into: 'places', kind: 'subdistrict', when: { place: ['suburb', 'quarter', 'neighbourhood'] }, ends: ['街道', '街道办事处'], named: true },
  { into: 'places', kind: 'landmark', when: { tourism: ['attraction', 'museum', 'theme_park', 'zoo'] }, named: true },
  { into: 'places', kind: 'landmark', when: { historic: ['castle', 'monument', 'archaeological_site', 'city_gate', 'pagoda'] }, named: true },
  { into: 'places', kind: 'landmark', when: { aeroway: ['aerodrome'] }, named: true },
  { into: 'places', kind: 'landmark', when: { amenity: ['university', 'hospital', 'theatre', 'library', 'townhall'] }, named: true },
  { into: 'places', kind: 'landmark', when: { leisure: ['stadium'] }, named: true },
];

export const OSM_RULES: readonly OsmRule[] = [...AREAS, ...LINES, ...PLACES];

/** GDAL's layers of an OSM file. */
export const OSM_LAYERS = ['points', 'lines', 'multipolygons'] as const;

/** Chinese first as it is written on signs, then what the locals write. */
const NAMES = ['name:zh-Hans', 'name:zh', 'name'] as const;
const ENGLISH = 'name:en';

export type Tags = (key: string) => string | undefined;

/** Keys that have to be read. */
export const OSM_KEYS: readonly string[] = [...new Set([...NAMES, ENGLISH, ...OSM_RULES.flatMap(({ when, unless = {}, before = 'name', after = 'name' }) => [...Object.keys(when), ...Object.keys(unless), before, after])])].toSorted();

const has = (tags: Tags, key: string, words: Words): boolean => {
  const value = tags(key);
  return value !== undefined && (words === true ? value !== 'no' : words.includes(value));
};

export interface Told extends Drawn {
  readonly name?: string;
  readonly nameEn?: string;
}

/** What is drawn of something with these tags, in one of the layers; undefined where nothing is. */
export function byTags(tags: Tags, into: Drawn['into']): Told | undefined {
  for (const rule of OSM_RULES) {
    if (rule.into !== into || !Object.entries(rule.when).every(([key, words]) => has(tags, key, words))) continue;
    if (Object.entries(rule.unless ?? {}).some(([key, words]) => has(tags, key, words))) continue;
    const name = [rule.before, ...NAMES, rule.after].flatMap((key) => (key === undefined ? [] : (tags(key) ?? []))).at(0);
    if (rule.named === true && name === undefined) continue;
    if (rule.ends !== undefined && !rule.ends.some((end) => name?.endsWith(end) === true)) continue;
    const nameEn = tags(ENGLISH);
    return { into, kind: rule.kind, ...(rule.rank === undefined ? {} : { rank: rule.rank }), ...(name === undefined ? {} : { name }), ...(name === undefined || nameEn === undefined ? {} : { nameEn }) };
  }
  return undefined;
}
