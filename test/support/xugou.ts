/**
 * The invented city of the tutorial, as an institute would hand it over. It stands for no place: its coordinates are there to be in another zone of the grid.
 * `npx tsx test/support/xugou.ts` writes the files anew; a test holds those that are kept against this.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gbk } from './gbk.ts';

type XY = readonly [x: number, y: number];
interface Zone {
  readonly 编号: string;
  readonly 名称: string;
  readonly 类别: string;
  readonly ring: readonly XY[];
  readonly hole?: readonly XY[];
}

/** South-west corner of the drawing in EPSG:4523, the zone number before the easting. */
const ORIGIN: XY = [35_430_000, 4_229_000];
const at = ([x, y]: XY): XY => [ORIGIN[0] + x, ORIGIN[1] + y];

const PARK: readonly XY[] = [[1500, 3700], [2300, 3700], [2300, 4300], [1500, 4300]];
const ZONES: readonly Zone[] = [
  { 编号: 'A-1', 名称: '镜湖片区', 类别: '甲类', ring: [[0, 0], [2000, 0], [2000, 3000], [0, 3000]] },
  { 编号: 'A-2', 名称: '环岛公园', 类别: '甲类', ring: PARK },
  { 编号: 'B-1', 名称: '老街片区', 类别: '乙类', ring: [[2000, 0], [4000, 0], [4000, 1600], [4000, 3000], [2000, 3000]] },
  { 编号: 'C-1', 名称: '北里片区', 类别: '丙类', ring: [[0, 3000], [2000, 3000], [4000, 3000], [4000, 5000], [0, 5000]], hole: PARK },
  { 编号: 'D-1', 名称: '南门户片区', 类别: '丁类', ring: [[4000, 0], [6000, 0], [6000, 1600], [4000, 1600]] },
  { 编号: 'D-2', 名称: '站前片区', 类别: '丁类', ring: [[4000, 1600], [6000, 1600], [6000, 5000], [4000, 5000], [4000, 3000]] },
];

/** Rings of a shapefile run clockwise, holes the other way; both end where they begin. */
function closed(ring: readonly XY[], clockwise: boolean): XY[] {
  const doubled = ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length] ?? [x, y];
    return sum + x * ny - nx * y;
  }, 0);
  const turned = doubled < 0 === clockwise ? [...ring] : ring.toReversed();
  return [...turned, ...turned.slice(0, 1)].map(at);
}

function boxOf(points: readonly XY[]): [number, number, number, number] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** `.shp` and `.shx`, as ESRI's technical description of July 1998 lays them out. */
function polygons(shapes: readonly (readonly XY[])[][]): { readonly shp: Buffer; readonly shx: Buffer } {
  const records = shapes.map((rings) => {
    const points = rings.flat();
    const content = Buffer.alloc(44 + 4 * rings.length + 16 * points.length);
    content.writeInt32LE(5, 0);
    boxOf(points).forEach((value, i) => content.writeDoubleLE(value, 4 + 8 * i));
    content.writeInt32LE(rings.length, 36);
    content.writeInt32LE(points.length, 40);
    let first = 0;
    rings.forEach((ring, i) => {
      content.writeInt32LE(first, 44 + 4 * i);
      first += ring.length;
    });
    points.forEach(([x, y], i) => {
      content.writeDoubleLE(x, 44 + 4 * rings.length + 16 * i);
      content.writeDoubleLE(y, 52 + 4 * rings.length + 16 * i);
    });
    return content;
  });
  const head = (bytes: number): Buffer => {
    const header = Buffer.alloc(100);
    header.writeInt32BE(9994, 0);
    header.writeInt32BE(bytes / 2, 24);
    header.writeInt32LE(1000, 28);
    header.writeInt32LE(5, 32);
    boxOf(shapes.flat(2)).forEach((value, i) => header.writeDoubleLE(value, 36 + 8 * i));
    return header;
  };
  let offset = 100;
  const index: Buffer[] = [];
  const body = records.flatMap((content, i) => {
    const [before, entry] = [Buffer.alloc(8), Buffer.alloc(8)];
    before.writeInt32BE(i + 1, 0);
    before.writeInt32BE(content.length / 2, 4);
    entry.writeInt32BE(offset / 2, 0);
    entry.writeInt32BE(content.length / 2, 4);
    index.push(entry);
    offset += 8 + content.length;
    return [before, content];
  });
  return { shp: Buffer.concat([head(offset), ...body]), shx: Buffer.concat([head(100 + 8 * records.length), ...index]) };
}

/** Text in GBK with nothing that says so: no `.cpg`, and zero for the language. */
function dbf(fields: readonly (readonly [name: string, width: number])[], rows: readonly (readonly string[])[]): Buffer {
  const header = Buffer.alloc(32 + 32 * fields.length + 1);
  const width = 1 + fields.reduce((sum, [, size]) => sum + size, 0);
  header.set([3, 126, 1, 1], 0);
  header.writeUInt32LE(rows.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(width, 10);
  fields.forEach(([name, size], i) => {
    header.set(gbk(name), 32 + 32 * i);
    header.write('C', 43 + 32 * i);
    header.writeUInt8(size, 48 + 32 * i);
  });
  header[header.length - 1] = 0x0d;
  const cell = (text: string, size: number): Buffer => Buffer.concat([gbk(text), Buffer.alloc(size, 0x20)]).subarray(0, size);
  return Buffer.concat([header, ...rows.flatMap((row) => [Buffer.from(' '), ...row.map((text, i) => cell(text, fields[i]?.[1] ?? 0))]), Buffer.of(0x1a)]);
}

const PRJ = 'PROJCS["CGCS2000_3_Degree_GK_Zone_35",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",35500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",105.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

/** Code, value, code, value… of a drawing. */
const groups = (...pairs: readonly (string | number)[]): string => Array.from({ length: pairs.length / 2 }, (_, i) => `${pairs[2 * i]}\r\n${pairs[2 * i + 1]}\r\n`).join('');

const SITES: readonly { readonly 编号: string; readonly 名称: string; readonly 类型: string; readonly 用途: string; readonly 半径: number; readonly place: XY }[] = [
  { 编号: 'S-1', 名称: '站前立柱', 类型: '大型立柱广告', 用途: '商业广告', 半径: 15, place: [5000, 3400] },
  { 编号: 'S-2', 名称: '南门户屏', 类型: '底座式广告', 用途: '公益广告', 半径: 10, place: [4900, 800] },
];

/** A drawing of 2000, in the code page of the mainland: areas as closed lines, roads with an arc, sites as blocks with attributes. */
function drawing(): Buffer {
  let handle = 0x100;
  const entity = (type: string, layer: string, subclass: string, ...rest: readonly (string | number)[]): string => groups(0, type, 5, (handle++).toString(16).toUpperCase(), 100, 'AcDbEntity', 8, layer, 100, subclass, ...rest);
  const polyline = (layer: string, closedLine: boolean, vertices: readonly (readonly [number, number, number?])[]): string =>
    entity('LWPOLYLINE', layer, 'AcDbPolyline', 90, vertices.length, 70, closedLine ? 1 : 0, ...vertices.flatMap(([x, y, bulge = 0]) => [10, at([x, y])[0], 20, at([x, y])[1], 42, bulge]));
  const attribute = (tag: string, text: string | number, [x, y]: XY): string => entity('ATTRIB', '广告点位', 'AcDbText', 10, x, 20, y, 30, 0, 40, 20, 1, text, 100, 'AcDbAttribute', 2, tag, 70, 0);
  const site = ({ place, ...attributes }: (typeof SITES)[number]): string => {
    const [x, y] = at(place);
    return entity('INSERT', '广告点位', 'AcDbBlockReference', 66, 1, 2, '广告点位', 10, x, 20, y, 30, 0) + Object.entries(attributes).map(([tag, text]) => attribute(tag, text, [x, y])).join('') + entity('SEQEND', '广告点位', 'AcDbSequence');
  };
  const layers = ['0', '规划范围', '绿廊路段', '迎宾大道', '广告点位', '图框'];
  const section = (name: string, ...content: readonly string[]): string => groups(0, 'SECTION', 2, name) + content.join('') + groups(0, 'ENDSEC');
  const [x, y] = at([0, -400]);
  return gbk(
    section('HEADER', groups(9, '$ACADVER', 1, 'AC1015', 9, '$DWGCODEPAGE', 3, 'ANSI_936', 9, '$INSUNITS', 70, 6)) +
      section('TABLES', groups(0, 'TABLE', 2, 'LAYER', 70, layers.length), ...layers.map((name) => groups(0, 'LAYER', 2, name, 70, 0, 62, 7, 6, 'CONTINUOUS')), groups(0, 'ENDTAB')) +
      section('BLOCKS', groups(0, 'BLOCK', 8, '0', 2, '广告点位', 70, 2, 10, 0, 20, 0, 30, 0, 3, '广告点位', 1, ''), groups(0, 'CIRCLE', 8, '0', 10, 0, 20, 0, 30, 0, 40, 5), groups(0, 'ENDBLK', 8, '0')) +
      section(
        'ENTITIES',
        polyline('规划范围', true, [[0, 0], [2000, 0], [4000, 0], [6000, 0], [6000, 1600], [6000, 5000], [4000, 5000], [0, 5000], [0, 3000]]),
        // A quarter of a circle between two straight stretches: the tangent of a quarter of its angle.
        polyline('绿廊路段', false, [[400, 300], [400, 1500, -Math.tan(Math.PI / 8)], [1000, 2100], [1700, 2100]]),
        polyline('迎宾大道', false, [[4200, 2000], [5800, 2000]]),
        ...SITES.map(site),
        entity('TEXT', '图框', 'AcDbText', 10, x, 20, y, 30, 0, 40, 60, 1, '虚构市（示例）规划图，不代表任何地方'),
      ) +
      groups(0, 'EOF'),
  );
}

const SIGNS = [
  ['X-001', '站前商厦招牌', '平行墙面广告', '招牌（自名）', '6', '1.2', '5.5', '90', '4700', '2300'],
  ['X-002', '老街茶馆招牌', '平行墙面广告', '招牌（自名）', '2.4', '0.6', '3.6', '180', '3000', '1200'],
  ['X-003', '北里灯杆旗', '灯杆广告', '公益广告', '0.6', '1.5', '5', '0', '3000', '3600'],
] as const;

/** Every file of the delivery, by its name. */
export function xugouDelivery(): ReadonlyMap<string, Buffer> {
  const { shp, shx } = polygons(ZONES.map(({ ring, hole }) => [closed(ring, true), ...(hole === undefined ? [] : [closed(hole, false)])]));
  const table = dbf([['编号', 10], ['名称', 40], ['类别', 10]], ZONES.map(({ 编号, 名称, 类别 }) => [编号, 名称, 类别]));
  const signs = [['编号', '名称', '广告类型', '用途', '宽', '高', '顶高', '朝向', '东坐标', '北坐标'], ...SIGNS.map((row) => [...row.slice(0, 8), String(ORIGIN[0] + Number(row[8])), String(ORIGIN[1] + Number(row[9]))])];
  return new Map([
    ['分区.dbf', table],
    ['分区.prj', Buffer.from(PRJ)],
    ['分区.shp', shp],
    ['分区.shx', shx],
    ['现状广告.csv', gbk(`${signs.map((row) => row.join(',')).join('\r\n')}\r\n`)],
    ['规划图.dxf', drawing()],
  ]);
}

if (process.argv[1] === import.meta.filename) {
  const folder = join(import.meta.dirname, '../../data/examples/xugou/delivery');
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of xugouDelivery()) writeFileSync(join(folder, name), bytes);
}
