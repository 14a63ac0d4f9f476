/**
 * What is proved once, when a package is built or validated, and taken as read when it is loaded: sound geometry,
 * zones that do not overlap, and features that refer to one another and to the rules by names that exist.
 */
import { area, featureCollection, intersect, kinks, polygon as turfPolygon, multiPolygon } from '@turf/turf';
import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { shown, type Problem } from '../../problem.ts';
import { positions } from '../feature-check.ts';
import { didYouMean } from '../nearest.ts';
import { inForce, type InForce } from '../phases.ts';
import type { PlanFeature } from '../plan.ts';
import { MATRIX_USES } from '../references.ts';
import type { LayerSource, Manifest, PlanSource } from '../schema/manifest.ts';
import type { Rules } from '../schema/rules.ts';
import { polygonsOf, unsound, type Unsound } from './rings.ts';

export interface DrawnLayer {
  readonly layer: LayerSource;
  readonly features: readonly PlanFeature[];
  /** Named in messages. */
  readonly file: string;
}

/** Square metres that two zones may share: rounding where a corner of one lies on an edge of the other. */
const SLIVER = 1;

export function checkDrawn(layers: readonly DrawnLayer[], plan: PlanSource | Manifest, rules: Rules | undefined): Problem[] {
  const problems: Problem[] = [];
  const keysOf = (role: LayerSource['role']): Set<string> | undefined => {
    const some = layers.filter(({ layer }) => layer.role === role);
    return some.length === 0 ? undefined : new Set(some.flatMap(({ features }) => features.map(({ key }) => key)));
  };
  const names: Readonly<Record<string, Iterable<string> | undefined>> = { zone: keysOf('zones'), site: keysOf('sites'), use: MATRIX_USES, signType: rules?.signTypes.map(({ id }) => id) };
  for (const { layer, features, file } of layers) {
    const say = (code: string, feature: PlanFeature, path: string, zh: string, en: string, received?: unknown): void =>
      void problems.push({ code: `layer.${code}`, file, path: `features(${feature.key})${path}`, ...(received === undefined ? {} : { received: shown(received) }), text: { zh, en } });
    for (const feature of features) {
      const wrong = unsound(feature.geometry) ?? crossing(feature.geometry) ?? overlapping(feature.geometry);
      if (wrong !== undefined) say('geometry', feature, '.geometry', wrong.zh, wrong.en, wrong.at);
      if (layer.role !== 'sites' && layer.role !== 'existing-signs') continue;
      for (const [column, known] of Object.entries(names)) {
        const value = feature.properties[column];
        if (value === undefined || known === undefined || (layer.role === 'sites' && (column === 'zone' || column === 'site'))) continue;
        const list = [...known];
        for (const one of layer.role === 'sites' ? String(value).split('|') : [String(value)]) {
          if (list.includes(one)) continue;
          const guess = didYouMean(one, list);
          say('reference', feature, `.${column}`, `所指不存在。${guess.zh}`, `There is no such ${column}.${guess.en}`, one);
        }
      }
    }
    if (layer.role === 'zones')
      for (const [one, other, shared] of overlaps(features, plan.phases))
        if (!ordered(one, other, plan.precedence[layer.id]))
          say('overlap', one, '.geometry', `与 ${other.key} 重叠 ${shared} 平方米。请改边界，或在 plan.json 的 precedence 中写明两类的先后。`, `It overlaps ${other.key} by ${shared} m². Mend the boundary, or state in precedence of plan.json which class goes first.`);
  }
  return problems;
}

function crossing(geometry: PlanFeature['geometry']): Unsound | undefined {
  for (const rings of polygonsOf(geometry)) {
    const [first] = kinks(turfPolygon(rings)).features;
    if (first !== undefined) return { zh: '边界自相交。', en: 'The boundary crosses itself.', at: first.geometry.coordinates };
  }
  return undefined;
}

/** Rings that share area without crossing themselves: parts over one another, holes over one another or beyond their shell. */
function overlapping(geometry: PlanFeature['geometry']): Unsound | undefined {
  const polygons = polygonsOf(geometry);
  for (const [shell = [], ...holes] of polygons) {
    for (const [i, hole] of holes.entries()) {
      if (area(turfPolygon([hole])) - shared([shell], [hole]) > SLIVER) return { zh: '洞伸出外环。', en: 'A hole reaches beyond its shell.', at: hole[0] };
      if (holes.slice(i + 1).some((other) => shared([hole], [other]) > SLIVER)) return { zh: '洞与洞重叠。', en: 'Two holes overlap.', at: hole[0] };
    }
  }
  for (const [i, one] of polygons.entries()) if (polygons.slice(i + 1).some((other) => shared(one, other) > SLIVER)) return { zh: '各部分相互重叠。', en: 'Its parts overlap.', at: one[0]?.[0] };
  return undefined;
}

/** Square metres. */
function shared(one: Position[][], other: Position[][]): number {
  const common = intersect(featureCollection([turfPolygon(one), turfPolygon(other)]));
  return common === null ? 0 : area(common);
}

function ordered(one: PlanFeature, other: PlanFeature, precedence: readonly string[] | undefined): boolean {
  const [a, b] = [one.properties['class'], other.properties['class']];
  return precedence !== undefined && a !== b && precedence.includes(String(a)) && precedence.includes(String(b));
}

/** Pairs in force on a common day that share more than a sliver, with the square metres. */
function overlaps(features: readonly PlanFeature[], phases: Manifest['phases']): [PlanFeature, PlanFeature, number][] {
  const found: [PlanFeature, PlanFeature, number][] = [];
  if (features.length < 2) return found;
  const boxes = features.map((feature) => {
    const all = positions(feature);
    const xs = all.map(([x = 0]) => x);
    const ys = all.map(([, y = 0]) => y);
    return [xs.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.min(a, b)), xs.reduce((a, b) => Math.max(a, b)), ys.reduce((a, b) => Math.max(a, b))] as const;
  });
  const index = new Flatbush(features.length);
  for (const box of boxes) index.add(...box);
  index.finish();
  features.forEach((one, i) => {
    const box = boxes[i];
    if (box === undefined) return;
    for (const j of index.search(...box).sort((a, b) => a - b)) {
      const other = features[j];
      if (j <= i || other === undefined || !coexist(inForce(one.properties, phases), inForce(other.properties, phases))) continue;
      const shared = intersect(featureCollection([asTurf(one), asTurf(other)]));
      const size = shared === null ? 0 : area(shared);
      if (size > SLIVER) found.push([one, other, Math.round(size)]);
    }
  });
  return found;
}

const asTurf = ({ geometry }: PlanFeature): GeoJSON.Feature<Polygon | MultiPolygon> => multiPolygon(polygonsOf(geometry));

function coexist(one: InForce, other: InForce): boolean {
  const meets = ({ from = '' }: InForce, { until = '9999-12-31' }: InForce): boolean => from <= until;
  return meets(one, other) && meets(other, one);
}
