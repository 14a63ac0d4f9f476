/** What may lie under the plan, as the operator's configuration says it. Addresses are http(s) or relative to the page. */
import type { Text } from '../../../problem.ts';

interface Common {
  /** In the link and the switch. */
  readonly id: string;
  readonly title: Text;
  /** Whose data they are; shown under the map. */
  readonly attribution: string;
  /** 审图号 */
  readonly reviewNumber: string | null;
}
interface Tiles {
  /** One address a host, each with `{z}`, `{x}`, `{y}`. */
  readonly tiles: readonly string[];
  readonly tileSize: number;
  readonly minzoom: number;
  readonly maxzoom: number;
}
/** The package's own ground. */
export type Schematic = Common & { readonly kind: 'schematic' };
/** The key is the operator's; empty where none is set. */
export type Tianditu = Common & { readonly kind: 'tianditu-vec' | 'tianditu-img'; readonly key: string };
export type RasterTiles = Common & Tiles & { readonly kind: 'xyz' | 'wmts' };
export type FileBase = Common & { readonly kind: 'pmtiles' | 'flatgeobuf'; readonly url: string };
export type Basemap = Schematic | Tianditu | RasterTiles | FileBase;

export const SCHEMATIC: Schematic = { kind: 'schematic', id: 'schematic', title: { zh: '自带底图', en: 'The plan’s own' }, attribution: '', reviewNumber: null };
