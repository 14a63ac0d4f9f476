/** A Shapefile as a layer: shpjs reads the shapes, records and rings are looked at here. */
import type { Position } from 'geojson';
import { parseShp } from 'shpjs';
import { fail, ok, type Result } from '../../../problem.ts';
import type { ImportFinding } from '../../finding.ts';
import type { RawFeature, RawField, RawGeometry, RawLayer, RawValue, TextReading } from '../../types.ts';
import { MOST_FEATURES, tooManyFeatures } from '../bounds.ts';
import { Faults } from '../faults.ts';
import { isSound } from '../geometry.ts';
import { noticed, refused } from '../say.ts';
import { emptyLayer, lookAtTexts, withoutPlace } from '../texts.ts';
import { readDbf } from './dbf.ts';
import { shapeFrame, type ShapeFrame } from './frame.ts';
import { groupRings } from './rings.ts';

/** The files of one Shapefile, as far as they are there. */
export interface ShapefileParts {
  readonly file: string;
  /** Without folders and ending. */
  readonly name: string;
  readonly shp: Uint8Array;
  readonly dbf?: Uint8Array;
  readonly shx?: Uint8Array;
  readonly prj?: Uint8Array;
  readonly cpg?: Uint8Array;
}

export function readShapefile(parts: ShapefileParts, encoding: string | undefined): Result<RawLayer> {
  const { file, name: layer } = parts;
  const frame = shapeFrame(parts.shp);
  if (frame === 'short') return fail(refused('shp-truncated', file, '.shp 文件不完整；重新导出或重新传送。', 'The .shp is cut short; export or transfer it again.', `${parts.shp.length} B`));
  if (frame === 'multipatch') return fail(refused('shp-multipatch', file, '是三维多面体（MultiPatch）；在 ArcGIS 或 QGIS 中转为面再导出。', 'It holds solids (MultiPatch); turn them into polygons in ArcGIS or QGIS and export again.'));
  if (frame === 'type') return fail(refused('shp-type', file, '.shp 的图形类型无法识别，文件已损坏；重新导出。', 'The shape type of the .shp is unknown, the file is damaged; export it again.'));
  if (frame.count > MOST_FEATURES) return fail(tooManyFeatures(file));
  const findings: ImportFinding[] = partFindings(parts, layer);
  const faults = new Faults(file, layer);
  for (const i of frame.broken) faults.broken(`row ${i + 1}`);
  const { geometries, orphans } = geometriesOf(frame, faults);
  const table = parts.dbf === undefined ? undefined : readDbf(parts.dbf, { file, layer, user: encoding, cpg: textOf(parts.cpg) });
  if (parts.dbf !== undefined && table === undefined) findings.push(noticed('error', 'dbf-damaged', '.dbf 不是属性表，或文件头已损坏；重新导出。', 'The .dbf is no table, or its header is damaged; export it again.', { file, layer }));
  findings.push(...(table?.findings ?? []));
  findings.push(...faults.findings(), ...frameFindings(frame, geometries.length, table?.rows.length, file, layer));
  if (orphans.length > 0) findings.push(noticed('note', 'ring-direction', `${orphans.length} 个要素的外环为逆时针，与 Shapefile 规定相反，已按面读取；第一个是 row ${orphans[0] ?? 0}。`, `The outer rings of ${orphans.length} features run counter-clockwise, against the format; they were read as areas. The first is row ${orphans[0] ?? 0}.`, { file, layer }));
  const fields: readonly RawField[] = table?.fields ?? [];
  const features = featuresOf(geometries, table?.rows, fields);
  const deleted = table?.rows.filter((row) => row === null).length ?? 0;
  if (deleted > 0) findings.push(noticed('note', 'deleted-rows', `${deleted} 行已标记删除，未读取。`, `${deleted} rows are marked as deleted and were not read.`, { file, layer }));
  if (features.length === 0) findings.push(emptyLayer(file, layer));
  const looked = lookAtTexts(file, layer, fields, features);
  findings.push(...withoutPlace(file, layer, features), ...looked.findings);
  const text: TextReading | null = table === undefined ? null : { ...table.encoding, preview: looked.preview };
  const wkt = textOf(parts.prj)?.replace(/^\ufeff/, '').trim();
  return ok({ file, name: layer, format: 'shapefile', fields, features, crs: wkt === undefined || wkt === '' ? null : { wkt }, text, findings });
}

interface Shapes {
  readonly geometries: readonly (RawGeometry | null)[];
  /** Rows whose rings run the wrong way. */
  readonly orphans: readonly number[];
}

function geometriesOf(frame: ShapeFrame, faults: Faults): Shapes {
  const orphans: number[] = [];
  const geometries = parseShp(frame.bytes).map((read, i): RawGeometry | null => {
    if (read === null) return null;
    if (!isSound(read)) {
      faults.broken(`row ${i + 1}`);
      return null;
    }
    if (frame.kind !== 'area' || (read.type !== 'LineString' && read.type !== 'MultiLineString')) return bare(read);
    const rings: Position[][] = read.type === 'LineString' ? [read.coordinates] : read.coordinates;
    if (rings.every((ring) => ring.length === 0)) return null;
    const grouped = groupRings(rings);
    if (grouped.orphans > 0) orphans.push(i + 1);
    return grouped.geometry;
  });
  return { geometries, orphans };
}

/** Without the box that the library adds: it holds for the file's system alone. */
const bare = ({ type, coordinates }: Exclude<ReturnType<typeof parseShp>[number], null>): RawGeometry => ({ type, coordinates }) as RawGeometry;

function featuresOf(geometries: readonly (RawGeometry | null)[], rows: readonly (Readonly<Record<string, RawValue>> | null)[] | undefined, fields: readonly RawField[]): RawFeature[] {
  const blank = Object.fromEntries(fields.map(({ name }) => [name, null]));
  const features: RawFeature[] = [];
  for (let i = 0; i < Math.max(geometries.length, rows?.length ?? 0); i++) {
    const row = rows?.[i];
    if (row !== null) features.push({ geometry: geometries[i] ?? null, properties: row ?? blank, at: `row ${i + 1}` });
  }
  return features;
}

function frameFindings({ cut, heights, kind }: ShapeFrame, shapes: number, rows: number | undefined, file: string, layer: string): ImportFinding[] {
  const findings: ImportFinding[] = [];
  if (cut) findings.push(noticed('error', 'shp-truncated', `.shp 不完整，只读到 ${shapes} 个图形；重新导出或重新传送。`, `The .shp is cut short, ${shapes} shapes could be read; export or transfer it again.`, { file, layer }));
  if (rows !== undefined && rows !== shapes) findings.push(noticed('error', 'count-mismatch', `图形 ${shapes} 个，属性 ${rows} 行，数目不符，属性可能错位；重新导出整个 Shapefile。`, `There are ${shapes} shapes and ${rows} rows: attributes may belong to other shapes. Export the whole Shapefile again.`, { file, layer, received: `${shapes} / ${rows}` }));
  if (heights) findings.push(noticed('note', 'heights', '高程未读取，只用平面坐标。', 'Heights were left out; only the plane coordinates are used.', { file, layer }));
  if (kind === 'null') findings.push(noticed('remark', 'geometry-missing', '.shp 的类型为空，没有图形。', 'The .shp is of the null type: it holds no shapes.', { file, layer }));
  return findings;
}

function partFindings({ dbf, shx, prj, file }: ShapefileParts, layer: string): ImportFinding[] {
  const findings: ImportFinding[] = [];
  if (dbf === undefined) findings.push(noticed('error', 'shapefile-part', '缺少同名的 .dbf，没有属性；请一并交付 .shp、.shx、.dbf、.prj。', 'The .dbf of the same name is missing, so there are no attributes; deliver .shp, .shx, .dbf and .prj together.', { file, layer }));
  if (shx === undefined) findings.push(noticed('note', 'shapefile-part', '缺少同名的 .shx；已按 .shp 顺序读取。', 'The .shx of the same name is missing; the .shp was read in its own order.', { file, layer }));
  if (prj === undefined) findings.push(noticed('note', 'shapefile-part', '缺少同名的 .prj，文件没有写明坐标系。', 'The .prj of the same name is missing: the file states no reference system.', { file, layer }));
  return findings;
}

/** Short texts beside the data; a name in WKT may be in GBK. */
function textOf(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined || bytes.length > 1_000_000) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
