/** Blocks put where they are inserted, curves flattened: the drawing as features. */
import type { Position } from 'geojson';
import type { RawFeature, RawGeometry, RawValue } from '../../types.ts';
import { after, type Affine, IDENTITY, moved, scaled, stretch, turned } from './affine.ts';
import { flatten } from './curves.ts';
import { type AreaEntity, type Attribute, type Block, caseless, type Color, type Drawing, type Entity, type InsertEntity, type PathEntity } from './drawing.ts';
import { areasOf, type Line, ringsOf } from './rings.ts';
import { Sizes } from './sizes.ts';
import { count, MOST_POSITIONS, type Tally } from './tally.ts';

/** Of one insert. Every feature of its block has them, so that thousands would be multiplied. */
export const MOST_ATTRIBUTES = 200;
/** Fields of every feature. */
export const OWN_FIELDS = ['layer', 'entity', 'handle', 'block', 'text', 'closed', 'color'] as const;

/** Blocks within blocks; what is nested deeper is taken for one that holds itself. */
const DEEPEST = 64;
export const MOST_FEATURES = 2_000_000;

/** Where an entity stands: what its block is inserted by. */
interface Place {
  readonly matrix: Affine;
  /** What layer 0 and colours by block take. */
  readonly layer: string | null;
  readonly color: Color;
  readonly block: string | null;
  /** Names of the inserts around it. */
  readonly path: string;
  readonly handles: string | null;
  readonly attributes: readonly (readonly [string, string])[];
  /** Blocks around it, in capitals. */
  readonly within: readonly string[];
}

const MODEL: Place = { matrix: IDENTITY, layer: null, color: 'by-layer', block: null, path: '', handles: '', attributes: [], within: [] };

export interface Expanded {
  readonly features: RawFeature[];
  /** Tags of attributes, in the order in which they came. */
  readonly tags: ReadonlySet<string>;
}

export function expand(drawing: Drawing, tolerance: number, tally: Tally): Expanded {
  return new Expansion(drawing, tolerance, tally).all();
}

class Expansion {
  private readonly features: RawFeature[] = [];
  private readonly tags = new Set<string>();
  private readonly sizes: Sizes;
  private positions = 0;
  private readonly drawing: Drawing;
  private readonly tolerance: number;
  private readonly tally: Tally;

  constructor(drawing: Drawing, tolerance: number, tally: Tally) {
    this.drawing = drawing;
    this.tolerance = tolerance;
    this.tally = tally;
    this.sizes = new Sizes(drawing.blocks, DEEPEST);
  }

  all(): Expanded {
    this.put(this.drawing.entities, MODEL);
    return { features: this.features, tags: this.tags };
  }

  private put(entities: readonly Entity[], place: Place): void {
    for (const entity of entities) {
      if (this.features.length >= MOST_FEATURES || this.positions >= MOST_POSITIONS) {
        this.tally.tooMany.add(place.block ?? '');
        return;
      }
      if (entity.kind === 'insert') this.insert(entity, place);
      else if (entity.kind === 'point') this.add(entity, place, { type: 'Point', coordinates: this.position(this.matrixOf(entity, place), ...entity.at) }, entity.text, false);
      else if (entity.kind === 'path') this.path(entity, place);
      else this.area(entity, place);
    }
  }

  private matrixOf(entity: Entity, place: Place): Affine {
    return entity.plane === null ? place.matrix : after(place.matrix, entity.plane);
  }

  private position({ a, b, c, d, e, f }: Affine, x: number, y: number): Position {
    return [a * x + c * y + e, b * x + d * y + f];
  }

  /** Tolerance in the numbers of what is to be transformed. */
  private within(matrix: Affine): number {
    const factor = matrix === IDENTITY ? 1 : stretch(matrix);
    return factor > 0 && Number.isFinite(factor) ? this.tolerance / factor : this.tolerance;
  }

  private line(matrix: Affine, line: Line): Position[] {
    const positions: Position[] = [];
    for (let at = 0; at + 1 < line.length; at += 2) positions.push(this.position(matrix, line[at] ?? 0, line[at + 1] ?? 0));
    this.positions += positions.length;
    return positions;
  }

  private path(entity: PathEntity, place: Place): void {
    const matrix = this.matrixOf(entity, place);
    const line: Line = [];
    flatten(entity.curve, this.within(matrix), line, this.tally.flattened);
    if (entity.closed && entity.curve.kind === 'spline') closeTo(line, this.within(matrix));
    this.add(entity, place, { type: 'LineString', coordinates: this.line(matrix, line) }, null, entity.closed);
  }

  private area(entity: AreaEntity, place: Place): void {
    const matrix = this.matrixOf(entity, place);
    const rings: Position[][] = [];
    let open = false;
    for (const loop of entity.loops) {
      const found = ringsOf(loop, this.within(matrix), this.tally.flattened, this.tally.work);
      open ||= found.open;
      for (const ring of found.rings) if (ring.length > 0) rings.push(this.line(matrix, ring));
    }
    if (open) this.tally.open.push(place.path + entity.name);
    const areas = areasOf(rings, entity.fill, this.tally.work);
    if (areas === null) this.tally.unsorted.push(place.path + entity.name);
    const polygons = areas ?? rings.map((ring) => [ring]);
    const [first] = polygons;
    if (first === undefined) {
      this.tally.empty += 1;
      return;
    }
    this.add(entity, place, polygons.length === 1 ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates: polygons }, null, !open);
  }

  private insert(entity: InsertEntity, place: Place): void {
    const key = caseless(entity.block);
    const block = this.drawing.blocks.get(key);
    if (block === undefined) count(this.tally.missing, entity.block);
    else if (block.external !== null) this.tally.external.set(block.name, block.external);
    else if (place.within.includes(key) || place.within.length >= DEEPEST) this.tally.recursive.add(block.name);
    else if (this.features.length + this.sizes.of(entity) > MOST_FEATURES) this.tally.tooMany.add(block.name);
    else this.cells(entity, block, key, place);
    const shown = entity.attributes.flatMap((attribute) => attribute.shown ?? []);
    if (shown.length > 0) this.put(shown, { ...place, block: entity.block, attributes: this.attributesOf(entity.attributes, place.attributes, entity.block) });
  }

  /** Once for each row and column; rows and columns are turned with the block, and not scaled. */
  private cells(entity: InsertEntity, block: Block, key: string, place: Place): void {
    const layer = this.layerOf(entity, place);
    const attributes = this.attributesOf(entity.attributes, this.attributesOf(block.constants, place.attributes, block.name), block.name);
    const frame = after(this.matrixOf(entity, place), after(moved(...entity.at), turned(entity.rotation)));
    const shape = after(scaled(...entity.scale), moved(-block.base[0], -block.base[1]));
    const within = [...place.within, key];
    for (let row = 0; row < entity.rows; row += 1) for (let column = 0; column < entity.columns; column += 1) {
      if (this.positions >= MOST_POSITIONS) return;
      const cell = after(frame, moved(column * entity.columnSpacing, row * entity.rowSpacing));
      const suffix = entity.rows * entity.columns > 1 ? `[${row + 1},${column + 1}]` : '';
      const name = entity.name + suffix;
      const handles = entity.handle === null || place.handles === null ? null : place.handles + entity.handle + suffix;
      const inner: Place = { matrix: after(cell, shape), layer, color: this.colorOf(entity, place), block: block.name, path: `${place.path}${name}/`, handles: handles === null ? null : `${handles}/`, attributes, within };
      const point: RawGeometry = { type: 'Point', coordinates: [cell.e, cell.f] };
      this.add({ ...entity, name, handle: handles === null ? null : entity.handle + suffix }, { ...place, block: block.name, attributes }, point, null, false);
      this.put(block.entities, inner);
      this.put(block.constants.flatMap((attribute) => attribute.shown ?? []), inner);
    }
  }

  private attributesOf(attributes: readonly Attribute[], around: Place['attributes'], block: string): Place['attributes'] {
    if (attributes.length === 0) return around;
    const all = new Map(around);
    for (const { tag, text } of attributes) {
      if (tag === '') continue;
      if (all.size >= MOST_ATTRIBUTES) {
        this.tally.overfull.add(block);
        break;
      }
      const own = (OWN_FIELDS as readonly string[]).includes(tag);
      if (own) this.tally.renamed.add(tag);
      all.set(own ? `attribute-${tag}` : tag, text);
    }
    for (const tag of all.keys()) this.tags.add(tag);
    return [...all];
  }

  private layerOf(entity: Pick<Entity, 'layer'>, place: Place): string {
    return entity.layer === '0' && place.layer !== null ? place.layer : entity.layer;
  }

  private colorOf(entity: Pick<Entity, 'color' | 'layer'>, place: Place): Color {
    const color = entity.color === 'by-block' ? place.color : entity.color;
    return color === 'by-layer' ? (this.drawing.layers.get(caseless(this.layerOf(entity, place)))?.color ?? color) : color;
  }

  private add(entity: Pick<Entity, 'type' | 'name' | 'handle' | 'layer' | 'color' | 'hidden'>, place: Place, geometry: RawGeometry, text: string | null, closed: boolean): void {
    if (!isFinite(geometry)) {
      this.tally.senseless.push(place.path + entity.name);
      return;
    }
    const layer = this.layerOf(entity, place);
    const color = this.colorOf(entity, place);
    if (entity.hidden) this.tally.hidden += 1;
    if (this.drawing.layers.get(caseless(layer))?.hidden === true) count(this.tally.hiddenLayers, layer);
    const own: Record<string, RawValue> = {
      layer,
      entity: entity.type,
      handle: entity.handle === null || place.handles === null ? null : place.handles + entity.handle,
      block: place.block,
      text,
      closed,
      color: color.startsWith('by-') ? null : color,
    };
    this.positions += place.attributes.length;
    const properties = place.attributes.length === 0 ? own : Object.fromEntries([...Object.entries(own), ...place.attributes]);
    this.features.push({ geometry, properties, at: `entity ${place.path}${entity.name}` });
  }
}

/** A closed spline ends where it began but for rounding. */
function closeTo(line: Line, tolerance: number): void {
  const [x = 0, y = 0] = line;
  const [endX = 0, endY = 0] = line.slice(-2);
  if (Math.abs(endX - x) <= tolerance && Math.abs(endY - y) <= tolerance) line.length -= 2;
  line.push(x, y);
}

function isFinite(geometry: RawGeometry): boolean {
  const sound = (positions: readonly Position[]): boolean => positions.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  switch (geometry.type) {
    case 'Point': return sound([geometry.coordinates]);
    case 'LineString': return sound(geometry.coordinates);
    case 'Polygon': return geometry.coordinates.every(sound);
    case 'MultiPolygon': return geometry.coordinates.flat().every(sound);
    default: return true;
  }
}
