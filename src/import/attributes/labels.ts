/** The text that a drawing has within an area, or beside a line or a point: a number or name that is no attribute. */
import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import { inRing } from '../../plan/build/rings.ts';
import type { PlacedFeature, RawGeometry } from '../types.ts';

/** Metres between a line or point and its text. */
const BESIDE = 1;
/** Metres of a degree of latitude; a metre more or less in a hundred is nothing here. */
const DEGREE = 111_000;

/** Edges held against texts, for one layer of texts. */
const MOST_WORK = 300_000_000;

interface Label {
  readonly text: string;
  readonly at: readonly [number, number];
}

export class Labels {
  private readonly labels: readonly Label[];
  private readonly index: Flatbush | undefined;
  private readonly used = new Set<number>();
  private work = 0;

  /** @param layer of the drawing */
  constructor(texts: readonly PlacedFeature[], layer: string) {
    this.labels = texts.flatMap(({ geometry, properties }): Label[] => {
      const text = properties['text'];
      if (properties['layer'] !== layer || typeof text !== 'string' || text.trim() === '' || geometry?.type !== 'Point') return [];
      const [x = NaN, y = NaN] = geometry.coordinates;
      return Number.isFinite(x) && Number.isFinite(y) ? [{ text: text.trim(), at: [x, y] }] : [];
    });
    if (this.labels.length === 0) return;
    this.index = new Flatbush(this.labels.length, 16, Float64Array);
    for (const { at } of this.labels) this.index.add(at[0], at[1]);
    this.index.finish();
  }

  get count(): number {
    return this.labels.length;
  }

  /** Whether texts and features lie on one heap, so that nobody could tell them apart in time; then nothing more is found. */
  get heaped(): boolean {
    return this.work > MOST_WORK;
  }

  /** Different texts, in the order of the drawing. @param areas closed lines are areas */
  of(geometry: RawGeometry | null, areas: boolean): string[] {
    if (geometry === null || this.index === undefined || this.heaped) return [];
    const polygons = polygonsIn(geometry, areas);
    const found = polygons.length > 0 ? polygons.flatMap((rings) => this.inside(rings)) : this.beside(geometry);
    for (const item of found) this.used.add(item);
    return [...new Set(found.sort((a, b) => a - b).map((item) => this.labels[item]?.text ?? ''))];
  }

  /** Texts that belong to nothing, with their places. */
  unused(): readonly Label[] {
    return this.labels.filter((_, item) => !this.used.has(item));
  }

  private inside(rings: readonly Position[][]): number[] {
    const box = boxOf(rings[0] ?? []);
    const within = this.index?.search(...box) ?? [];
    this.work += within.length * rings.reduce((sum, ring) => sum + ring.length, 0);
    return within.filter((item) => {
      const at = this.labels[item]?.at;
      return at !== undefined && rings.filter((ring) => inRing([...at], ring)).length % 2 === 1;
    });
  }

  private beside(geometry: RawGeometry): number[] {
    const chains = chainsOf(geometry);
    let [best, nearest] = [BESIDE, -1];
    for (const chain of chains) {
      const [west, south, east, north] = boxOf(chain);
      const dy = BESIDE / DEGREE;
      const dx = dy / Math.max(0.01, Math.cos((south * Math.PI) / 180));
      const near = this.index?.search(west - dx, south - dy, east + dx, north + dy) ?? [];
      this.work += near.length * chain.length;
      for (const item of near.sort((a, b) => a - b)) {
        const at = this.labels[item]?.at;
        const metres = at === undefined ? Infinity : distance(at, chain);
        if (metres < best || (metres === best && nearest < 0)) [best, nearest] = [metres, item];
      }
    }
    return nearest < 0 ? [] : [nearest];
  }
}

function polygonsIn(geometry: RawGeometry, areas: boolean): Position[][][] {
  if (geometry.type === 'Polygon') return [closed(geometry.coordinates)];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.map(closed);
  if (!areas) return [];
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.type === 'MultiLineString' ? geometry.coordinates : [];
  return lines.filter((line) => line.length > 3 && line[0]?.[0] === line.at(-1)?.[0] && line[0]?.[1] === line.at(-1)?.[1]).map((line) => [line]);
}

/** Rings as a file has them may be open. */
const closed = (rings: Position[][]): Position[][] => rings.map((ring) => (ring[0] === undefined ? ring : [...ring, ring[0]]));

function chainsOf(geometry: RawGeometry): Position[][] {
  if (geometry.type === 'Point') return [[geometry.coordinates]];
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : geometry.type === 'MultiPoint' ? geometry.coordinates.map((position) => [position]) : [];
}

function boxOf(chain: readonly Position[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = NaN, y = NaN] of chain) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** Metres from a point to a chain of positions, in a plane about the point. */
function distance([x, y]: readonly [number, number], chain: readonly Position[]): number {
  const wide = DEGREE * Math.cos((y * Math.PI) / 180);
  const flat = chain.map(([px = NaN, py = NaN]) => [(px - x) * wide, (py - y) * DEGREE] as const);
  let best = Infinity;
  flat.forEach(([bx, by], i) => {
    const [ax, ay] = flat[Math.max(0, i - 1)] ?? [bx, by];
    const [dx, dy] = [bx - ax, by - ay];
    const length = dx * dx + dy * dy;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
    best = Math.min(best, Math.hypot(ax + share * dx, ay + share * dy));
  });
  return best;
}
