/** Drawings written as text for the tests, and what GDAL makes of the same. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Position } from 'geojson';
import type { RawFeature, RawGeometry, RawLayer } from '../../types.ts';
import { readDxf } from './read.ts';

type Value = string | number;
/** Code, value, code, value… */
export const groups = (...pairs: readonly Value[]): string => Array.from({ length: pairs.length / 2 }, (_, index) => `${pairs[index * 2]}\n${pairs[index * 2 + 1]}\n`).join('');

let handle = 0xa0;
/** An entity on a layer, with a handle of its own. */
export const entity = (type: string, layer: string, ...pairs: readonly Value[]): string => {
  handle += 1;
  return groups(0, type, 5, handle.toString(16).toUpperCase(), 100, 'AcDbEntity', 8, layer, 100, SUBCLASS[type] ?? `AcDb${type}`, ...pairs);
};
const SUBCLASS: Readonly<Record<string, string>> = { LWPOLYLINE: 'AcDbPolyline', INSERT: 'AcDbBlockReference', HATCH: 'AcDbHatch' };

/** x, y or x, y, bulge of each vertex. */
export const polyline = (layer: string, closed: boolean, vertices: readonly (readonly number[])[], ...more: readonly Value[]): string =>
  entity('LWPOLYLINE', layer, 90, vertices.length, 70, closed ? 1 : 0, ...more, ...vertices.flatMap(([x = 0, y = 0, bulge]) => [10, x, 20, y, ...(bulge === undefined ? [] : [42, bulge])]));

export const insert = (block: string, layer: string, x: number, y: number, ...more: readonly Value[]): string => entity('INSERT', layer, 2, block, 10, x, 20, y, 30, 0, ...more);

export const block = (name: string, base: readonly [number, number], ...content: readonly string[]): string =>
  `${groups(0, 'BLOCK', 8, '0', 2, name, 70, 0, 10, base[0], 20, base[1], 30, 0, 3, name, 1, '')}${content.join('')}${groups(0, 'ENDBLK')}`;

/** `loops`: groups of each boundary path from code 92 on. */
export const hatch = (layer: string, loops: readonly (readonly Value[])[], ...more: readonly Value[]): string =>
  entity('HATCH', layer, 10, 0, 20, 0, 30, 0, 210, 0, 220, 0, 230, 1, 2, 'SOLID', 70, 1, 71, 0, 91, loops.length, ...loops.flatMap((loop) => [...loop, 97, 0]), 75, 0, 76, 1, ...more, 98, 1, 10, 5, 20, 5);

export const loop = (vertices: readonly (readonly number[])[], flags = 2): Value[] => [92, flags, 72, 1, 73, 1, 93, vertices.length, ...vertices.flatMap(([x = 0, y = 0, bulge = 0]) => [10, x, 20, y, 42, bulge])];

export interface Parts {
  readonly header?: readonly Value[];
  /** `[name, colour, flags]`. */
  readonly layers?: readonly (readonly [string, number, number])[];
  readonly blocks?: readonly string[];
}

export function drawing(entities: readonly string[], { header = [], layers = [], blocks = [] }: Parts = {}): string {
  const section = (name: string, content: string): string => groups(0, 'SECTION', 2, name) + content + groups(0, 'ENDSEC');
  const table = layers.map(([name, color, flags]) => groups(0, 'LAYER', 2, name, 70, flags, 62, color, 6, 'CONTINUOUS')).join('');
  return [
    section('HEADER', groups(9, '$ACADVER', 1, 'AC1021', ...header)),
    section('TABLES', groups(0, 'TABLE', 2, 'LAYER', 70, layers.length) + table + groups(0, 'ENDTAB')),
    section('BLOCKS', blocks.join('')),
    section('ENTITIES', entities.join('')),
    groups(0, 'EOF'),
  ].join('');
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The one layer of a drawing that can be read. */
export function read(text: string | Uint8Array, tolerance = 0.01): RawLayer {
  const result = readDxf(typeof text === 'string' ? bytesOf(text) : text, 'plan.dxf', { tolerance });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const [layer] = result.value;
  if (layer === undefined) throw new Error('no layer');
  return layer;
}

/** All but the points that stand for inserts themselves, which GDAL does not have. */
export const drawnIn = (layer: RawLayer): readonly RawFeature[] => layer.features.filter(({ properties }) => properties['entity'] !== 'INSERT');

export const said = (layer: RawLayer): Record<string, string> => Object.fromEntries(layer.findings.map(({ code, severity }) => [code.replace('import.', ''), severity]));

export interface Theirs {
  readonly geometry: RawGeometry;
  readonly properties: Readonly<Record<string, string | null>>;
}

/** By `ogr2ogr`, curves in steps of half a degree, each entity of a block for itself. */
export function byGdal(text: string): Theirs[] {
  const folder = mkdtempSync(join(tmpdir(), 'dxf-'));
  try {
    const file = join(folder, 'plan.dxf');
    writeFileSync(file, text);
    const options = ['--config', 'OGR_ARC_STEPSIZE', '0.5', '--config', 'DXF_MERGE_BLOCK_GEOMETRIES', 'FALSE', '--config', 'DXF_ENCODING', 'UTF-8'];
    const json = execFileSync('ogr2ogr', [...options, '-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=9', '-dim', 'XY', '/vsistdout/', file], { stdio: ['ignore', 'pipe', 'ignore'] });
    return (JSON.parse(json.toString()) as { features: Theirs[] }).features;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const linesOf = (geometry: RawGeometry): Position[][] => {
  switch (geometry.type) {
    case 'Point': return [[geometry.coordinates]];
    case 'LineString': return [geometry.coordinates];
    case 'MultiPoint': return [geometry.coordinates];
    case 'MultiPolygon': return geometry.coordinates.flat();
    default: return geometry.coordinates;
  }
};

function away([x = 0, y = 0]: Position, lines: readonly Position[][]): number {
  let least = Infinity;
  for (const line of lines) for (const [index, [ax = 0, ay = 0]] of line.entries()) {
    const [bx = ax, by = ay] = line[index + 1] ?? [];
    const square = (bx - ax) ** 2 + (by - ay) ** 2;
    const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square));
    least = Math.min(least, Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay)));
  }
  return least;
}

/** Largest distance of a position of one to the lines of the other, both ways. */
export function apart(one: RawGeometry, other: RawGeometry): number {
  const [a, b] = [linesOf(one), linesOf(other)];
  return Math.max(...a.flat().map((position) => away(position, b)), ...b.flat().map((position) => away(position, a)));
}
