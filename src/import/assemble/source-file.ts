/** `source/<layer>.geojson`: a feature a line. A line of the last version stays to the byte where its feature has not changed, so that only what has changed is seen to change. */
import { readGeojsonLayer } from '../../plan/build/geojson-layer.ts';
import type { PlanFeature } from '../../plan/plan.ts';
import type { LayerSource } from '../../plan/schema/manifest.ts';

/** Characters put together before they are given away: no text of a hundred megabytes is ever made. */
const PART = 1024 * 1024;
const NEWLINE = 10;
/** Of a line, what its key is mostly found in. */
const BEGINNING = 200;

/** The file as it stands: where the line of each key is. One in any other form has none. */
export class OldSource {
  readonly bytes: Uint8Array;
  private readonly spans = new Map<string, readonly [number, number]>();

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    const decoder = new TextDecoder();
    for (let start = 0; start < bytes.length; ) {
      const found = bytes.indexOf(NEWLINE, start);
      const end = found < 0 ? bytes.length : found;
      const beginning = decoder.decode(bytes.subarray(start, Math.min(end, start + BEGINNING)));
      if (beginning.startsWith('{"type":"Feature",')) {
        const quick = /"key":("(?:[^"\\]|\\.)*")/.exec(beginning)?.[1];
        const key = quick === undefined ? keyOf(parsed(bare(decoder.decode(bytes.subarray(start, end))))) : parsed(quick);
        if (typeof key === 'string' && !this.spans.has(key)) this.spans.set(key, [start, end]);
      }
      start = end + 1;
    }
  }

  /** In the file's order. */
  keys(): Iterable<string> {
    return this.spans.keys();
  }

  /** A feature as it is written there, without the comma. */
  line(key: string): string | undefined {
    const span = this.spans.get(key);
    return span === undefined ? undefined : bare(new TextDecoder().decode(this.bytes.subarray(...span)));
  }
}

const bare = (line: string): string => line.replace(/,?\s*$/, '');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function keyOf(feature: unknown): unknown {
  const properties = typeof feature === 'object' && feature !== null && 'properties' in feature ? feature.properties : undefined;
  return typeof properties === 'object' && properties !== null && 'key' in properties ? properties.key : undefined;
}

/** The file in parts; the same each time it is gone through. */
export const sourceParts = (layer: LayerSource, features: readonly PlanFeature[], old: OldSource | undefined): Iterable<Uint8Array> => ({ [Symbol.iterator]: () => parts(layer, features, old) });

function* parts(layer: LayerSource, features: readonly PlanFeature[], old: OldSource | undefined): Generator<Uint8Array, void, void> {
  const encoder = new TextEncoder();
  let part = `{"type":"FeatureCollection","name":${JSON.stringify(layer.id)},"features":[\n`;
  for (const [index, feature] of features.entries()) {
    part += `${lineOf(layer, feature, old?.line(feature.key))}${index + 1 < features.length ? ',' : ''}\n`;
    if (part.length < PART) continue;
    yield encoder.encode(part);
    part = '';
  }
  yield encoder.encode(`${part}]}\n`);
}

function lineOf(layer: LayerSource, { geometry, properties }: PlanFeature, old: string | undefined): string {
  if (old !== undefined && same(layer, geometry, properties, old)) return old;
  return JSON.stringify({ type: 'Feature', properties, geometry });
}

/** Whether the line reads as the very same feature. */
function same(layer: LayerSource, geometry: PlanFeature['geometry'], properties: PlanFeature['properties'], line: string): boolean {
  const read = readGeojsonLayer({ type: 'FeatureCollection', features: [parsed(line)] }, layer, '');
  const [feature] = read.ok ? read.value : [];
  return feature !== undefined && JSON.stringify([feature.geometry, feature.properties]) === JSON.stringify([geometry, properties]);
}

/** Whether the parts are what the file holds already. */
export function isSame(given: Iterable<Uint8Array>, bytes: Uint8Array | undefined): boolean {
  if (bytes === undefined) return false;
  let at = 0;
  for (const part of given) {
    if (at + part.length > bytes.length) return false;
    for (let i = 0; i < part.length; i++) if (part[i] !== bytes[at + i]) return false;
    at += part.length;
  }
  return at === bytes.length;
}
