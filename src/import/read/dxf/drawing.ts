/** What a drawing consists of, once its groups are understood and before its blocks are put where they are inserted. */
import type { Affine } from './affine.ts';
import type { Curve } from './curves.ts';

interface Common {
  /** As the drawing calls it: `LWPOLYLINE`, `HATCH`… */
  readonly type: string;
  /** Its handle, else `#` and its number in its section. */
  readonly name: string;
  readonly handle: string | null;
  readonly layer: string;
  readonly color: Color;
  readonly hidden: boolean;
  /** Plane it is drawn in; null for the drawing's own. */
  readonly plane: Affine | null;
}

/** Number of AutoCAD’s table, `#rrggbb`, or, taken from where it stands, `by-layer` or `by-block`. */
export type Color = string;

export interface PathEntity extends Common {
  readonly kind: 'path';
  readonly curve: Curve;
  readonly closed: boolean;
}

/** One way around an area: curves that may be in any order and direction. */
export type Loop = readonly Curve[];

export interface AreaEntity extends Common {
  readonly kind: 'area';
  readonly loops: readonly Loop[];
  /** Which loops are filled: every second one inwards, only the outermost strip, or all that the outer ones hold. */
  readonly fill: 'alternate' | 'outermost' | 'all';
}

export interface PointEntity extends Common {
  readonly kind: 'point';
  readonly at: readonly [number, number];
  readonly text: string | null;
}

export interface Attribute {
  readonly tag: string;
  readonly text: string;
  /** How it is shown; null where it is not. */
  readonly shown: PointEntity | null;
}

export interface InsertEntity extends Common {
  readonly kind: 'insert';
  readonly block: string;
  readonly at: readonly [number, number];
  readonly scale: readonly [number, number];
  /** Degrees. */
  readonly rotation: number;
  readonly columns: number;
  readonly rows: number;
  readonly columnSpacing: number;
  readonly rowSpacing: number;
  /** Filled while those behind it are read. */
  readonly attributes: Attribute[];
}

export type Entity = PathEntity | AreaEntity | PointEntity | InsertEntity;

export interface Block {
  readonly name: string;
  readonly base: readonly [number, number];
  /** File of an external reference; null for a block of this drawing. */
  readonly external: string | null;
  readonly entities: readonly Entity[];
  /** Texts that are the same wherever the block is inserted, by tag. */
  readonly constants: readonly Attribute[];
}

export interface LayerEntry {
  readonly name: string;
  readonly color: string;
  /** Switched off or frozen. */
  readonly hidden: boolean;
}

export interface Drawing {
  /** By name in capitals: CAD does not tell `Zone` from `ZONE`. */
  readonly layers: ReadonlyMap<string, LayerEntry>;
  readonly blocks: ReadonlyMap<string, Block>;
  readonly entities: readonly Entity[];
  /** Whether it has a section of entities at all. */
  readonly found: boolean;
}

export const caseless = (name: string): string => name.toUpperCase();
