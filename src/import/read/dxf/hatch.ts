/** Boundary of a hatch from its groups: polylines with bulges, or edges of lines, arcs, ellipses and splines. */
import { type Curve, circularArc, sweepOf } from './curves.ts';
import type { Loop } from './drawing.ts';
import type { Entry } from './entry.ts';
import { splineOf } from './spline.ts';

/** Bits of code 92. */
const POLYLINE = 2;
const TEXT_BOX = 8;

/** A spline that makes no curve is no edge, and keeps the hatch from being read. */
const NO_CURVE: Curve = { kind: 'bulged', vertices: [Number.NaN, Number.NaN, 0], closed: false };

/** `texts`: how many loops only keep a text clear that stands in the hatch. They are no holes of a zone, and left out. */
export function hatchOf(entry: Entry): { loops: Loop[]; texts: number } {
  const loops: Loop[] = [];
  let texts = 0;
  let index = 0;
  while (index < entry.length && entry.code(index) !== 91) index += 1;
  while (index < entry.length && entry.code(index) !== 75) {
    if (entry.code(index) !== 92) {
      index += 1;
      continue;
    }
    const flags = entry.at(index);
    const start = index + 1;
    index = start;
    while (index < entry.length && entry.code(index) !== 92 && entry.code(index) !== 75) index += 1;
    if ((flags & TEXT_BOX) !== 0) texts += 1;
    else loops.push((flags & POLYLINE) === 0 ? edgesOf(entry, start, index) : [polylineOf(entry, start, index)]);
  }
  return { loops, texts };
}

function polylineOf(entry: Entry, start: number, end: number): Curve {
  const vertices: number[] = [];
  for (let index = start; index < end; index += 1) {
    const value = entry.at(index);
    const { length } = vertices;
    switch (entry.code(index)) {
      case 10: vertices.push(value, Number.NaN, 0); break;
      case 20: if (length > 0) vertices[length - 2] = value; break;
      case 42: if (length > 0) vertices[length - 1] = value; break;
      default:
    }
  }
  // Whatever code 73 says: what is filled is closed.
  return { kind: 'bulged', vertices, closed: true };
}

function edgesOf(entry: Entry, start: number, end: number): Loop {
  const edges: Curve[] = [];
  let index = start;
  while (index < end && entry.code(index) !== 72) index += 1;
  while (index < end) {
    const from = index;
    index += 1;
    while (index < end && entry.code(index) !== 72) index += 1;
    edges.push(edgeOf(entry, from, index));
  }
  return edges;
}

function edgeOf(entry: Entry, start: number, end: number): Curve {
  const first = (code: number, otherwise: number): number => {
    for (let index = start + 1; index < end; index += 1) if (entry.code(index) === code) return entry.at(index);
    return otherwise;
  };
  const [x, y] = [first(10, Number.NaN), first(20, Number.NaN)];
  // Clockwise edges have their angles counted clockwise too.
  const sense = first(73, 1) === 0 ? -1 : 1;
  switch (entry.at(start)) {
    case 1: return { kind: 'bulged', vertices: [x, y, 0, first(11, Number.NaN), first(21, Number.NaN), 0], closed: false };
    case 2: {
      const arc = circularArc(x, y, first(40, Number.NaN), first(50, 0), first(51, 360));
      return { ...arc, from: arc.from * sense, sweep: arc.sweep * sense };
    }
    case 3: {
      const [mx, my, ratio] = [first(11, Number.NaN), first(21, Number.NaN), first(40, 1)];
      const from = parameterOf(first(50, 0), ratio);
      return { kind: 'ellipse', centre: [x, y], u: [mx, my], v: [-my * ratio, mx * ratio], from: from * sense, sweep: sweepOf(from, parameterOf(first(51, 360), ratio)) * sense };
    }
    case 4: return splineEdge(entry, start, end, first(94, 3)) ?? NO_CURVE;
    default: return NO_CURVE;
  }
}

/** Other than of the entity ELLIPSE, of an edge the angles are those seen from the centre, in degrees. */
function parameterOf(degrees: number, ratio: number): number {
  const angle = (degrees * Math.PI) / 180;
  const turns = Math.round(angle / (Math.PI * 2));
  return Math.atan2(Math.sin(angle), ratio * Math.cos(angle)) + turns * Math.PI * 2;
}

function splineEdge(entry: Entry, start: number, end: number, degree: number): Curve | null {
  const knots: number[] = [];
  const points: number[] = [];
  for (let index = start + 1; index < end; index += 1) {
    const value = entry.at(index);
    const { length } = points;
    switch (entry.code(index)) {
      case 40: knots.push(value); break;
      case 10: points.push(value, Number.NaN, 1); break;
      case 20: if (length > 0) points[length - 2] = value; break;
      case 42: if (length > 0) points[length - 1] = value; break;
      default:
    }
  }
  return splineOf(degree, knots, points, false);
}
