/**
 * The records of a .shp, each checked before the library reads it: a length or count that lies would make it loop for ever or lose the whole file.
 * Layout: ESRI Shapefile Technical Description, July 1998.
 */

/** What the file holds; heights and measures are not read. */
export type ShapeKind = 'null' | 'point' | 'line' | 'area' | 'points';

const KINDS: Readonly<Record<number, ShapeKind>> = { 0: 'null', 1: 'point', 3: 'line', 5: 'area', 8: 'points', 11: 'point', 13: 'line', 15: 'area', 18: 'points', 21: 'point', 23: 'line', 25: 'area', 28: 'points' };
/** The type by which the library reads x and y alone, and areas as lines: as areas it would turn their rings and drop holes that lie in no ring. */
const READ_AS: Readonly<Record<ShapeKind, number>> = { null: 1, point: 1, line: 3, area: 3, points: 8 };

export interface ShapeFrame {
  readonly kind: ShapeKind;
  readonly heights: boolean;
  /** A copy to be handed to the library: broken records are null shapes in it. */
  readonly bytes: Uint8Array;
  readonly count: number;
  /** Indices of records whose lengths or counts contradict each other, or that are of another type than the file. */
  readonly broken: readonly number[];
  /** The file ends before its header says, or in the middle of a record. */
  readonly cut: boolean;
}

export type FrameFault = 'short' | 'multipatch' | 'type';

export function shapeFrame(given: Uint8Array): ShapeFrame | FrameFault {
  if (given.length < 100) return 'short';
  const bytes = given.slice();
  const view = new DataView(bytes.buffer);
  const type = view.getInt32(32, true);
  if (type === 31) return 'multipatch';
  const kind = KINDS[type];
  if (kind === undefined) return 'type';
  const stated = view.getInt32(24) * 2;
  const broken: number[] = [];
  let count = 0;
  let at = 100;
  let whole = true;
  while (at + 12 <= bytes.length) {
    const length = view.getInt32(at + 4) * 2;
    if (length < 4 || at + 8 + length > bytes.length) {
      whole = false;
      break;
    }
    const own = view.getInt32(at + 8, true);
    if (own !== 0 && (own !== type || !fits(new DataView(bytes.buffer, at + 8, length), kind))) {
      broken.push(count);
      view.setInt32(at + 8, 0, true);
    }
    count += 1;
    at += 8 + length;
  }
  view.setInt32(32, READ_AS[kind], true);
  return { kind, heights: type > 10 && type < 20, bytes: bytes.subarray(0, at), count, broken, cut: !whole || at < stated };
}

/** Whether what a record says of itself fits into it. */
function fits(record: DataView, kind: ShapeKind): boolean {
  const length = record.byteLength;
  if (kind === 'point') return length >= 20;
  if (length < 40) return false;
  if (kind === 'points') {
    const points = record.getInt32(36, true);
    return points >= 0 && 40 + points * 16 <= length;
  }
  if (length < 44) return false;
  const [parts, points] = [record.getInt32(36, true), record.getInt32(40, true)];
  if (parts < 0 || points < 0 || 44 + parts * 4 + points * 16 > length) return false;
  if (parts === 0) return true;
  if (record.getInt32(44, true) !== 0) return false;
  for (let i = 1, last = 0; i < parts; i++) {
    const start = record.getInt32(44 + i * 4, true);
    if (start < last || start > points) return false;
    last = start;
  }
  return true;
}
