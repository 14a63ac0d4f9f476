/** A layer while it is mended: features as numbers, written back only where they have changed. */
import type { Position } from 'geojson';
import { flatArea, sharedArea } from '../../geo/shared-area.ts';
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import type { Text } from '../../problem.ts';
import type { ImportFinding, Severity } from '../finding.ts';
import { positionsOf } from '../geometry/clip.ts';
import { flatten, groundOf, type Flat } from '../geometry/flat.ts';
import type { Ground } from '../geometry/ground.ts';
import { nameOf } from '../geometry/tally.ts';
import type { Repair } from '../mapping/types.ts';
import type { MappedFeature, RawGeometry } from '../types.ts';

export interface RepairOptions {
  readonly plan: PlanSource;
  /** Metres: what lies nearer than this should meet. */
  readonly tolerance: number;
}

export class Work {
  readonly ground: Ground;
  readonly findings: ImportFinding[] = [];
  flats: Flat[];

  constructor(
    features: readonly MappedFeature[],
    readonly layer: LayerSource,
    readonly options: RepairOptions,
  ) {
    this.ground = groundOf(options.plan.extent);
    this.flats = features.map((feature) => flatten(feature, this.ground));
  }

  /** Square metres that a feature covers by the even–odd rule, whatever is wrong with its rings. */
  covered(flat: Flat): number {
    const area = flatArea(flat.parts.flat().map(closedRing));
    const size = sharedArea(area, area, { left: 1e9 }) * this.ground.squareMetres((area.box[1] + area.box[3]) / 2);
    return Number.isFinite(size) ? size : 0;
  }

  /** Puts new paths in a feature's place; what is not touched keeps its coordinates to the last digit. */
  redraw(i: number, parts: Flat['parts'], lines: Flat['lines'] = []): void {
    const flat = this.flats[i];
    if (flat === undefined) return;
    this.flats[i] = flatten({ ...flat.feature, geometry: this.geometry(parts, lines) }, this.ground);
  }

  private geometry(parts: Flat['parts'], lines: Flat['lines']): RawGeometry {
    const path = (one: Float64Array): Position[] => positionsOf(one, this.ground);
    const [part] = parts;
    const [line] = lines;
    if (part !== undefined) return parts.length === 1 ? { type: 'Polygon', coordinates: part.map(path) } : { type: 'MultiPolygon', coordinates: parts.map((rings) => rings.map(path)) };
    return lines.length === 1 && line !== undefined ? { type: 'LineString', coordinates: path(line) } : { type: 'MultiLineString', coordinates: lines.map(path) };
  }

  tell(repair: Repair, severity: Severity, feature: MappedFeature | null, text: Text, more: Pick<ImportFinding, 'at' | 'change' | 'shape' | 'area'> = {}): void {
    const { change, area, ...rest } = more;
    this.findings.push({
      code: severity === 'note' ? `import.repaired-${repair}` : `import.not-repaired-${repair}`,
      severity,
      layer: this.layer.id,
      ...(feature === null ? {} : { feature: nameOf(feature) }),
      text,
      ...rest,
      ...(area === undefined ? {} : { area: hundredths(area) }),
      ...(change === undefined ? {} : { change: hundredths(change) }),
    });
  }
}

const hundredths = (n: number): number => Math.round(n * 100) / 100 + 0;

export const isClosed = (ring: Float64Array): boolean => ring[0] === ring.at(-2) && ring[1] === ring.at(-1);
export const closedRing = (ring: Float64Array): Float64Array => (isClosed(ring) ? ring : Float64Array.from([...ring, ...ring.subarray(0, 2)]));
