/** One source as its layers. */
import { fail, ok, type Result } from '../../problem.ts';
import type { ImportFinding } from '../finding.ts';
import { cannotRead, type GdalSource } from '../gdal/types.ts';
import type { RawLayer } from '../types.ts';
import { readDxf } from './dxf/read.ts';
import { readFlatgeobuf } from './flatgeobuf.ts';
import { readGeojson } from './geojson.ts';
import { FLATTEN, type Delivery, type ReadOptions } from './options.ts';
import { NEEDS_GDAL, REFUSALS } from './refusals.ts';
import { asFinding, noticed, refused } from './say.ts';
import { readShapefile } from './shapefile/read.ts';
import type { Source } from './sources.ts';
import { readPoints } from './table.ts';
import { emptyLayer } from './texts.ts';
import { unzip } from './zip/unpack.ts';

export async function layersOf(source: Source, options: ReadOptions): Promise<Result<Delivery>> {
  const { file } = source;
  const tolerance = options.flatten ?? FLATTEN;
  const encoding = options.encoding?.(file);
  switch (source.kind) {
    case 'shapefile':
      return one(readShapefile(source.parts, encoding));
    case 'geojson':
      return one(readGeojson(source.bytes, file));
    case 'flatgeobuf':
      return one(readFlatgeobuf(source.bytes, file, { flatten: tolerance }));
    case 'dxf':
      return all(readDxf(source.bytes, file, { tolerance, ...(encoding === undefined ? {} : { encoding }) }));
    case 'csv':
    case 'xlsx':
      return one(await readPoints(source.bytes, file, { coordinates: options.coordinates?.(file), extent: options.extent }));
    case 'filegdb':
      return byGdal({ file, format: 'filegdb', files: source.files }, options);
    case 'geopackage':
      return byGdal({ file, format: 'geopackage', files: [{ name: 'data.gpkg', bytes: source.bytes }, ...(source.beside === undefined ? [] : [{ name: 'data.gpkg-wal', bytes: source.beside }])] }, options);
    case 'kml':
      return byGdal({ file, format: 'kml', files: [{ name: 'data.kml', bytes: inUtf8(source.bytes) }] }, options);
    case 'kmz':
      return ofKmz(file, source.bytes, options);
    default: {
      const refusal = REFUSALS[source.kind] ?? REFUSALS.unknown;
      return fail({ code: `import.${refusal?.code ?? 'file-unknown'}`, file, text: refusal?.text ?? { zh: '无法识别。', en: 'The file was not recognised.' } });
    }
  }
}

const all = (layers: Result<readonly RawLayer[]>): Result<Delivery> => (layers.ok ? ok({ layers: layers.value, findings: [] }) : layers);
const one = (layer: Result<RawLayer>): Result<Delivery> => (layer.ok ? ok({ layers: [layer.value], findings: [] }) : layer);

/** The document of a KMZ; what it links to is not followed. */
async function ofKmz(file: string, bytes: Uint8Array, options: ReadOptions): Promise<Result<Delivery>> {
  const inner = unzip({ name: file, bytes });
  if (!inner.ok) return inner;
  const documents = inner.value.filter(({ name }) => /\.kml$/i.test(name)).toSorted((a, b) => a.name.split('/').length - b.name.split('/').length || (a.name < b.name ? -1 : 1));
  const document = documents.find(({ name }) => name === `${file}/doc.kml`) ?? documents[0];
  if (document === undefined) return fail(refused('kmz', file, 'KMZ 里没有 KML；重新导出。', 'The KMZ holds no KML; export it again.'));
  return byGdal({ file, format: 'kml', files: [{ name: 'data.kml', bytes: inUtf8(document.bytes) }] }, options);
}

/** GDAL's reader of XML knows no Chinese code page: a document that says it is in one is put into UTF-8. */
function inUtf8(bytes: Uint8Array): Uint8Array {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const stated = /^<\?xml[^>]*encoding=["'](gbk|gb2312|gb18030)["']/i.exec(head)?.[1];
  if (stated === undefined) return bytes;
  return new TextEncoder().encode(new TextDecoder('gb18030').decode(bytes).replace(/encoding=["'][^"']*["']/, 'encoding="UTF-8"'));
}

async function byGdal(source: GdalSource, { gdal, flatten = FLATTEN }: ReadOptions): Promise<Result<Delivery>> {
  const { file, format } = source;
  if (gdal === undefined) return fail({ code: 'import.needs-gdal', file, text: NEEDS_GDAL });
  const read = await gdal.layers(source);
  if (!read.ok) return read;
  const layers: RawLayer[] = [];
  const findings: ImportFinding[] = [];
  for (const { name, fgb, heights, count } of read.value) {
    if (fgb === null) {
      findings.push(noticed('note', 'layer-without-geometry', '是没有图形的表，未读取。', 'This is a table without geometry and was left aside.', { file, layer: name }));
      continue;
    }
    // Of a layer without features GDAL may write nothing at all.
    if (count === 0 && fgb.ok && fgb.value.length === 0) {
      layers.push({ file, name, format, fields: [], features: [], crs: null, text: null, findings: [emptyLayer(file, name)] });
      continue;
    }
    const made = fgb.ok ? readFlatgeobuf(fgb.value, file, { from: { format, name }, flatten, heights }) : fgb;
    // Of a damaged layer GDAL may write a file that is none, and call it well; that is no fault of a FlatGeobuf that nobody delivered.
    const layer = fgb.ok && !made.ok && made.problems.some(({ code }) => code.startsWith('import.fgb-')) ? fail(cannotRead(file, name)) : made;
    if (layer.ok) layers.push(withLost(layer.value, count));
    else findings.push(...layer.problems.map((problem) => ({ ...asFinding(problem, file), layer: name })));
  }
  return read.value.length === 0 ? fail(refused('no-layers', file, '文件里没有图层；重新导出。', 'The file holds no layer; export it again.')) : ok({ layers, findings });
}

/** GDAL leaves features without geometry behind on the way. */
function withLost(layer: RawLayer, count: number): RawLayer {
  const lost = count - layer.features.length;
  if (lost <= 0 || layer.findings.some(({ code }) => code === 'import.fgb-truncated')) return layer;
  const finding = noticed('remark', 'geometry-missing', `${lost} 个要素没有图形，未读取；核对原文件。`, `${lost} features have no geometry and were not read; look at them in the original.`, { file: layer.file, layer: layer.name });
  return { ...layer, findings: [...layer.findings.filter(({ code }) => code !== 'import.layer-empty'), finding] };
}
