/** GDAL as far as it is needed here: it opens a source and hands over each of its layers as FlatGeobuf. */
import type { Problem, Result } from '../../problem.ts';
import type { GivenFile } from '../types.ts';

/** What is opened by it. */
export type GdalFormat = 'filegdb' | 'geopackage' | 'kml';

export interface GdalSource {
  /** What it is called in messages. */
  readonly file: string;
  readonly format: GdalFormat;
  /** By plain names, without folders. Of a FileGDB the tables of its folder; else the file that is opened first. */
  readonly files: readonly GivenFile[];
}

export interface GdalLayer {
  readonly name: string;
  /** Positions have heights in the source; they may have been lost on the way. */
  readonly heights: boolean;
  /** Features in the source; those without geometry do not come along, as GDAL writes none of them into FlatGeobuf. */
  readonly count: number;
  /**
   * One layer as FlatGeobuf: coordinates, reference system and texts as the source has them, in the source's order. Null for a table without geometry.
   * A problem where this layer could not be read.
   */
  readonly fgb: Result<Uint8Array> | null;
}

export interface Gdal {
  /** `GDAL 3.6.2 (ogr2ogr)`. */
  readonly name: string;
  /** Layers in the source's order. Never hangs, leaves no file behind, asks no network. */
  layers(source: GdalSource): Promise<Result<readonly GdalLayer[]>>;
}

/** Of one source: feature classes of a geodatabase are some hundred. */
export const MOST_LAYERS = 1000;
/** Milliseconds for one step: a hundred thousand polygons take ten seconds. */
export const LONGEST = 300_000;

/** How each layer is written: no index, so that features keep their order; any geometry; lists and times of day as text; words of coded domains beside their codes. */
export const TRANSLATION: readonly string[] = ['-f', 'FlatGeobuf', '-nln', 'layer', '-nlt', 'GEOMETRY', '-lco', 'SPATIAL_INDEX=NO', '-resolveDomains', '-mapFieldType', 'StringList=String,IntegerList=String,Integer64List=String,RealList=String,Time=String'];

/** A layer by its name; one that looks like an option by a query. */
export const selection = (name: string): string[] => (name.startsWith('-') || name.startsWith('@') ? ['-dialect', 'OGRSQL', '-sql', `SELECT * FROM "${name.replace(/["\\]/g, '\\$&')}"`] : [name]);

export const gdalProblem = (code: string, file: string, zh: string, en: string, received?: string): Problem => ({ code: `import.gdal-${code}`, file, ...(received === undefined ? {} : { received }), text: { zh, en } });

export const cannotOpen = (file: string, received?: string): Problem => gdalProblem('open', file, 'GDAL 打不开这个文件：不完整、已损坏，或版本过新；重新导出或重新传送。', 'GDAL cannot open this file: it is cut short, damaged, or of too new a version. Export or transfer it again.', received);
export const cannotRead = (file: string, layer: string, received?: string): Problem => ({ ...gdalProblem('layer', file, `GDAL 读不了图层「${layer}」；重新导出。`, `GDAL cannot read the layer “${layer}”; export it again.`, received), path: layer });
export const tookTooLong = (file: string): Problem => gdalProblem('timeout', file, 'GDAL 读取超时，已中止；文件可能已损坏，或太大，分批导出。', 'GDAL took too long and was stopped; the file may be damaged, or too large: export it in parts.');
export const tooManyLayers = (file: string): Problem => gdalProblem('too-many-layers', file, `超过 ${MOST_LAYERS} 个图层；只导出要导入的图层。`, `There are more than ${MOST_LAYERS} layers; export only those that are to be imported.`);
