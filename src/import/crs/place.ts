/** A layer's features on the ground: lon, lat of CGCS2000, rounded to 1e-9 degree (0.1 mm). */
import type { Position } from 'geojson';
import { metresBetween } from '../../geo/coordinates/ground.ts';
import { shown } from '../../problem.ts';
import type { ImportFinding } from '../finding.ts';
import type { PlacedFeature, RawFeature, RawGeometry, RawLayer } from '../types.ts';
import { withCorners } from './corners.ts';
import { firstOf } from './sample.ts';
import type { ToLonLat } from './types.ts';

/** Findings that are told one by one. */
const MOST = 200;
/** Units over which the scale is measured. */
const STEP = 10;

export interface Placed {
  readonly features: PlacedFeature[];
  readonly findings: readonly ImportFinding[];
}

/** A feature with a number that stands for no place keeps no geometry, and is told. */
export function place(layer: Pick<RawLayer, 'features' | 'file' | 'name' | 'format'>, toLonLat: ToLonLat): Placed {
  const findings: ImportFinding[] = [];
  // Of a drawing most never goes into the plan; what does, and has no geometry, is an error there.
  const severity = layer.format === 'dxf' ? 'remark' : 'error';
  let unplaced = 0;
  let wrong: Position | undefined;
  const position = (from: Position): Position => {
    const [x = NaN, y = NaN] = from;
    // NaN compares as false with everything, so that a projection's own bounds need not hold it off.
    const to = Number.isFinite(x) && Number.isFinite(y) ? toLonLat(x, y) : undefined;
    if (to === undefined || !Number.isFinite(to[0]) || !Number.isFinite(to[1])) {
      wrong ??= from;
      return [NaN, NaN];
    }
    return [rounded(to[0]), rounded(to[1])];
  };
  const { features: drawn, count } = shared(layer.features, toLonLat);
  if (count > 0)
    findings.push({ code: 'import.crs-corners', severity: 'note', file: layer.file, layer: layer.name, text: { zh: `${count} 处相邻图形的角点落在长边上，换算前已加进该边，使换算后仍然密合。`, en: `Corners of neighbours that lie on long edges: ${count}. They were put into those edges before the conversion, so that both still meet after it.` } });
  const features = drawn.map((feature): PlacedFeature => {
    const { geometry } = feature;
    if (geometry === null) return { ...feature, placed: true };
    wrong = undefined;
    const there = moved(geometry, position);
    if (wrong === undefined) return { ...feature, geometry: there, placed: true };
    if (++unplaced <= MOST)
      findings.push({
        code: 'import.crs-no-place', severity, file: layer.file, layer: layer.name, feature: feature.at, received: received(wrong),
        text: { zh: '有坐标在所用坐标系中不对应任何地点，该要素没有落图。请在原文件中改正或删去该要素。', en: 'It has coordinates that stand for no place in the reference system, and is left without a geometry. Correct or delete it in the original file.' },
      });
    return { ...feature, geometry: null, placed: true };
  });
  if (unplaced > MOST)
    findings.push({ code: 'import.crs-no-place', severity, file: layer.file, layer: layer.name, text: { zh: `另有 ${unplaced - MOST} 个要素同样没有落图。`, en: `${unplaced - MOST} more features are left without a geometry for the same reason.` } });
  return { features, findings };
}

/** Degrees stay straight; of a plane, how many metres its unit has is measured where its first position lies. */
function shared(features: readonly RawFeature[], toLonLat: ToLonLat): ReturnType<typeof withCorners> {
  const first = firstOf(features);
  const [a, b] = first === undefined ? [] : [toLonLat(first[0], first[1]), toLonLat(first[0] + STEP, first[1])];
  const metres = a === undefined || b === undefined ? NaN : metresBetween({ lon: a[0], lat: a[1] }, { lon: b[0], lat: b[1] }) / STEP;
  return metres > 1e-4 && metres < 1e4 ? withCorners(features, metres) : { features, count: 0 };
}

/** JSON has no NaN: the words say what it is. */
const received = (position: Position): string => shown(position.slice(0, 2).map(String).join(', '));

const rounded = (degrees: number): number => Math.round(degrees * 1e9) / 1e9;

function moved(geometry: RawGeometry, position: (at: Position) => Position): RawGeometry {
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: position(geometry.coordinates) };
    case 'MultiPoint':
    case 'LineString':
      return { type: geometry.type, coordinates: geometry.coordinates.map(position) };
    case 'MultiLineString':
    case 'Polygon':
      return { type: geometry.type, coordinates: geometry.coordinates.map((line) => line.map(position)) };
    case 'MultiPolygon':
      return { type: 'MultiPolygon', coordinates: geometry.coordinates.map((polygon) => polygon.map((ring) => ring.map(position))) };
  }
}
