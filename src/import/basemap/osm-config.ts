/** How GDAL's reader of OpenStreetMap is told which tags to keep. */
import { OSM_KEYS, OSM_LAYERS, OSM_RULES, type OsmRule } from './osm-tags.ts';

/** Key and words that a rule looks for first. */
const first = ({ when }: OsmRule): readonly [key: string, words: readonly string[] | true] => Object.entries(when)[0] ?? ['', []];

/**
 * In the form of GDAL's `osmconf.ini`. All layers have the same columns, so that one condition selects from each.
 * Closed ways that it leaves as lines are made areas by our rules: of several values of one key in `closed_ways_are_polygons` GDAL 3.6.2 heeds only some.
 */
export function osmConfig(): string {
  const layer = (name: string): string => [`[${name}]`, 'osm_id=yes', 'osm_version=no', 'osm_timestamp=no', 'osm_uid=no', 'osm_user=no', 'osm_changeset=no', `attributes=${OSM_KEYS.join(',')}`, 'other_tags=no', ''].join('\n');
  return ['closed_ways_are_polygons=', 'attribute_name_laundering=no', '', ...OSM_LAYERS.map(layer)].join('\n');
}

/** What may be drawn at all, in the language of GDAL's `-where`; the rules themselves decide. */
export function osmCondition(): string {
  const words = new Map<string, Set<string> | true>();
  for (const rule of OSM_RULES) {
    const [key, some] = first(rule);
    const before = words.get(key);
    if (some === true || before === true) words.set(key, true);
    else words.set(key, new Set([...(before ?? []), ...some]));
  }
  return [...words].map(([key, some]) => (some === true ? `"${key}" IS NOT NULL` : `"${key}" IN (${[...some].map((word) => `'${word}'`).join(',')})`)).join(' OR ');
}
