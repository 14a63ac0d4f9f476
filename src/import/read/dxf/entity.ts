/** One entity from its groups: what it is, where, and in which plane. */
import { isTilted, type Normal, planeOf } from './affine.ts';
import { type Bulged, circle, circularArc, type Curve, isWhole, sweepOf } from './curves.ts';
import type { AreaEntity, Color, Entity, InsertEntity, Loop, PathEntity, PointEntity } from './drawing.ts';
import type { Entry } from './entry.ts';
import { hatchOf } from './hatch.ts';
import { plainParagraphs, plainText } from './plain.ts';
import { splineOf } from './spline.ts';
import { count, type Tally } from './tally.ts';

export type Common = Omit<PointEntity, 'kind' | 'at' | 'text'>;

/** Their numbers are of the drawing, not of a plane of their own. */
const IN_WORLD: ReadonlySet<string> = new Set(['LINE', 'POINT', '3DFACE', 'SPLINE', 'ELLIPSE', 'MTEXT']);
/** They draw nothing of a plan. What is in neither list may: regions, and the objects of special programmes, which have names of their own. */
const BESIDE: ReadonlySet<string> = new Set([
  'DIMENSION', 'ARC_DIMENSION', 'LARGE_RADIAL_DIMENSION', 'LEADER', 'MULTILEADER', 'TOLERANCE', 'IMAGE', 'WIPEOUT', 'OLEFRAME', 'OLE2FRAME', 'VIEWPORT', 'RAY', 'XLINE',
  'LIGHT', 'SUN', 'CAMERA', 'PDFUNDERLAY', 'DWFUNDERLAY', 'DGNUNDERLAY', 'ACAD_TABLE', 'SHAPE', 'RTEXT', 'ARCALIGNEDTEXT', 'POINTCLOUD', 'GEOPOSITIONMARKER',
]);
/** They say that something ends, or define what is read elsewhere. */
const SILENT: ReadonlySet<string> = new Set(['SEQEND', 'ATTDEF', 'ATTRIB', 'VERTEX', 'ENDBLK']);

export function colorOf(entry: Entry): Color {
  const exact = entry.number(420, -1);
  if (exact >= 0 && exact <= 0xffffff) return `#${exact.toString(16).padStart(6, '0')}`;
  const index = Math.abs(entry.number(62, 256));
  return index === 0 ? 'by-block' : index >= 1 && index <= 255 ? String(index) : 'by-layer';
}

export function commonOf(entry: Entry, order: number, tally: Tally): Common {
  const handle = entry.text(5)?.trim().slice(0, 40) ?? '';
  const normal: Normal = [entry.number(210, 0), entry.number(220, 0), entry.number(230, 1)];
  const elevation = entry.number(38, entry.number(30, 0));
  if (elevation !== 0 || entry.number(31, 0) !== 0) tally.heights += 1;
  const flat = IN_WORLD.has(entry.type);
  if (!flat && isTilted(normal)) tally.tilted += 1;
  return {
    type: entry.type,
    name: handle === '' ? `#${order}` : handle,
    handle: handle === '' ? null : handle,
    layer: entry.text(8)?.trim() ?? '0',
    color: colorOf(entry),
    hidden: entry.number(60, 0) === 1,
    plane: flat ? null : planeOf(normal, Number.isFinite(elevation) ? elevation : 0),
  };
}

/** Null where it is left out; why is in the tally then. POLYLINE is not read here, since its vertices are entries of their own. */
export function entityOf(entry: Entry, common: Common, tally: Tally): Entity | null {
  const entity = shapeOf(entry, common, tally);
  if (typeof entity === 'string') {
    leave(entity, common, tally);
    return null;
  }
  if (entity === null && !SILENT.has(entry.type)) count(BESIDE.has(entry.type) ? tally.leftOut : tally.unread, entry.type || '?');
  return entity;
}

export function leave(why: Nothing, common: Common, tally: Tally): void {
  if (why === 'empty') tally.empty += 1;
  else tally.senseless.push(common.name);
}

function shapeOf(entry: Entry, common: Common, tally: Tally): Entity | null | Nothing {
  const [x, y] = [entry.number(10, Number.NaN), entry.number(20, Number.NaN)];
  switch (entry.type) {
    case 'LINE': return pathOf(common, { kind: 'bulged', vertices: [x, y, 0, entry.number(11, Number.NaN), entry.number(21, Number.NaN), 0], closed: false });
    case 'LWPOLYLINE': return pathOf(common, polylineOf(entry));
    case 'CIRCLE': return pathOf(common, circle(x, y, entry.number(40, Number.NaN)));
    case 'ARC': return pathOf(common, circularArc(x, y, entry.number(40, Number.NaN), entry.number(50, 0), entry.number(51, 360)), false);
    case 'ELLIPSE': return pathOf(common, ellipseOf(entry, x, y));
    case 'SPLINE': return splineEntity(entry, common, tally);
    case 'POINT': return pointOf(common, x, y, null);
    case 'TEXT': return textOf(entry, common);
    case 'MTEXT': return pointOf(common, x, y, plainParagraphs(entry.joined([1, 3])));
    case 'SOLID': case 'TRACE': return cornersOf(entry, common, [10, 11, 13, 12]);
    case '3DFACE': return cornersOf(entry, common, [10, 11, 12, 13]);
    case 'HATCH': return hatchEntity(entry, common, tally);
    case 'INSERT': return insertOf(entry, common, x, y);
    default: return null;
  }
}

/** Nothing to be read, and nothing wrong with it. */
type Nothing = 'senseless' | 'empty';

function finite(numbers: readonly number[]): boolean {
  for (const number of numbers) if (!Number.isFinite(number)) return false;
  return true;
}

const isSound = (curve: Curve): boolean => finite(curve.kind === 'bulged' ? curve.vertices : curve.kind === 'spline' ? curve.points : [...curve.centre, ...curve.u, ...curve.v, curve.from, curve.sweep]);

/** A path is closed where it says so, or is a whole circle; an arc of 0° to 360° is not. */
export function pathOf(common: Common, curve: Curve, closed = curve.kind === 'bulged' ? curve.closed : isWhole(curve)): PathEntity | Nothing {
  if (!isSound(curve)) return 'senseless';
  if (curve.kind === 'bulged' && curve.vertices.length < 6) return 'empty';
  return { ...common, kind: 'path', curve, closed };
}

function pointOf(common: Common, x: number, y: number, text: string | null): PointEntity | Nothing {
  return finite([x, y]) ? { ...common, kind: 'point', at: [x, y], text } : 'senseless';
}

/** Text that is aligned otherwise than left on its base line stands at its second point; the first one is then where it happens to begin. */
export function textOf(entry: Entry, common: Common): PointEntity | Nothing {
  const vertical = entry.number(entry.type === 'TEXT' ? 73 : 74, 0);
  const aligned = entry.number(72, 0) !== 0 || vertical !== 0;
  const [x, y] = [entry.number(10, Number.NaN), entry.number(20, Number.NaN)];
  return pointOf(common, aligned ? entry.number(11, x) : x, aligned ? entry.number(21, y) : y, plainText(entry.text(1) ?? ''));
}

function polylineOf(entry: Entry): Bulged {
  const vertices: number[] = [];
  for (let index = 0; index < entry.length; index += 1) {
    const value = entry.at(index);
    const { length } = vertices;
    switch (entry.code(index)) {
      case 10: vertices.push(value, Number.NaN, 0); break;
      case 20: if (length > 0) vertices[length - 2] = value; break;
      case 42: if (length > 0) vertices[length - 1] = value; break;
      default:
    }
  }
  return { kind: 'bulged', vertices, closed: (entry.number(70, 0) & 1) === 1 };
}

/** Its minor axis is its normal across its major one. */
function ellipseOf(entry: Entry, x: number, y: number): Curve {
  const [mx, my, mz] = [entry.number(11, Number.NaN), entry.number(21, Number.NaN), entry.number(31, 0)];
  const [nx, ny, nz] = [entry.number(210, 0), entry.number(220, 0), entry.number(230, 1)];
  const ratio = entry.number(40, 1);
  const from = entry.number(41, 0);
  return { kind: 'ellipse', centre: [x, y], u: [mx, my], v: [(ny * mz - nz * my) * ratio, (nz * mx - nx * mz) * ratio], from, sweep: sweepOf(from, entry.number(42, Math.PI * 2)) };
}

function splineEntity(entry: Entry, common: Common, tally: Tally): PathEntity | Nothing {
  const knots: number[] = [];
  const points: number[] = [];
  const weights: number[] = [];
  const through: number[] = [];
  for (let index = 0; index < entry.length; index += 1) {
    const value = entry.at(index);
    switch (entry.code(index)) {
      case 40: knots.push(value); break;
      case 41: weights.push(value); break;
      case 10: points.push(value, Number.NaN, 1); break;
      case 20: if (points.length > 0) points[points.length - 2] = value; break;
      case 11: through.push(value, Number.NaN, 0); break;
      case 21: if (through.length > 0) through[through.length - 2] = value; break;
      default:
    }
  }
  for (const [index, weight] of weights.entries()) if (index * 3 + 2 < points.length) points[index * 3 + 2] = weight;
  const closed = (entry.number(70, 0) & 1) === 1;
  if (points.length === 0) {
    const path = pathOf(common, { kind: 'bulged', vertices: through, closed });
    if (typeof path !== 'string') tally.fitted += 1;
    return path;
  }
  const spline = splineOf(entry.number(71, 3), knots, points, closed);
  return spline === null ? 'senseless' : pathOf(common, spline, closed);
}

function cornersOf(entry: Entry, common: Common, codes: readonly number[]): AreaEntity | Nothing {
  const vertices: number[] = [];
  for (const code of codes) {
    const [x, y] = [entry.number(code, Number.NaN), entry.number(code + 10, Number.NaN)];
    // Triangles have their last corner twice, or only once.
    if (Number.isNaN(x) && vertices.length === 9) continue;
    const { length } = vertices;
    if (length === 0 || x !== vertices[length - 3] || y !== vertices[length - 2]) vertices.push(x, y, 0);
  }
  return vertices.length < 9 || !finite(vertices) ? 'senseless' : { ...common, kind: 'area', loops: [[{ kind: 'bulged', vertices, closed: true }]], fill: 'all' };
}

function hatchEntity(entry: Entry, common: Common, tally: Tally): AreaEntity | Nothing {
  const { loops, texts } = hatchOf(entry);
  if (loops.length === 0) return 'empty';
  const sound: Loop[] = loops.filter((loop) => loop.length > 0 && loop.every(isSound));
  if (sound.length < loops.length) return 'senseless';
  tally.textLoops += texts;
  return { ...common, kind: 'area', loops: sound, fill: (['alternate', 'outermost', 'all'] as const)[entry.number(75, 0)] ?? 'alternate' };
}

function insertOf(entry: Entry, common: Common, x: number, y: number): InsertEntity | Nothing {
  const scale: [number, number] = [entry.number(41, 1), entry.number(42, 1)];
  const rotation = entry.number(50, 0);
  const [columns, rows] = [entry.number(70, 1), entry.number(71, 1)];
  const [columnSpacing, rowSpacing] = [entry.number(44, 0), entry.number(45, 0)];
  if (!finite([x, y, ...scale, rotation, columns, rows, columnSpacing, rowSpacing])) return 'senseless';
  return { ...common, kind: 'insert', block: entry.text(2)?.trim() ?? '', at: [x, y], scale, rotation, columns: Math.max(1, Math.trunc(columns)), rows: Math.max(1, Math.trunc(rows)), columnSpacing, rowSpacing, attributes: [] };
}
