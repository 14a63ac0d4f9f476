/** What is found in a layer, bounded: so many of a kind with their places, the rest counted. Never is one left out unsaid. */
import type { Geometry, Position } from 'geojson';
import type { LayerSource } from '../../plan/schema/manifest.ts';
import type { Text } from '../../problem.ts';
import type { ImportFinding, Severity } from '../finding.ts';
import type { MappedFeature } from '../types.ts';

/** Findings of a code that are told one by one. */
export const TOLD = 200;
/** Vertices of a shape that is drawn. */
const DRAWN = 200;

export interface Detail {
  readonly text: Text;
  readonly at?: readonly [number, number];
  readonly shape?: Geometry;
  readonly area?: number;
  readonly change?: number;
  readonly received?: string;
}

export class Tally {
  private readonly told = new Map<string, ImportFinding[]>();
  private readonly more = new Map<string, { count: number; severity: Severity }>();

  constructor(private readonly layer: LayerSource) {}

  /** @param detail is asked for only where it will be told. */
  add(code: ImportFinding['code'], severity: Severity, feature: MappedFeature | null, detail: () => Detail): void {
    const kind = `${code} ${severity}`;
    const list = this.told.get(kind) ?? [];
    this.told.set(kind, list);
    if (list.length >= TOLD) {
      const more = this.more.get(kind) ?? { count: 0, severity };
      more.count++;
      this.more.set(kind, more);
      return;
    }
    const { shape, area, change, ...rest } = detail();
    list.push({
      code,
      severity,
      layer: this.layer.id,
      ...(feature === null ? {} : { feature: nameOf(feature) }),
      ...rest,
      ...(shape === undefined ? {} : { shape: bounded(shape) }),
      ...(area === undefined ? {} : { area: Math.round(area * 100) / 100 }),
      ...(change === undefined ? {} : { change: Math.round(change * 100) / 100 }),
    });
  }

  /** By code, then in the order in which they were added: that of the features. */
  findings(): ImportFinding[] {
    return [...this.told]
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .flatMap(([kind, list]) => {
        const more = this.more.get(kind);
        const [first] = list;
        if (more === undefined || first === undefined) return list;
        const text = { zh: `同类情况另有 ${more.count} 处，未逐一列出。请先处理以上各处，再次导入。`, en: `There are ${more.count} more of this kind that are not listed. Deal with those above, then import again.` };
        return [...list, { code: first.code, severity: more.severity, layer: this.layer.id, text }];
      });
  }
}

export const nameOf = (feature: MappedFeature): string => (feature.key === '' ? feature.at : feature.key);

/** A number as a sentence has it: two digits after the point, none from a hundred on. */
export const figure = (n: number): string => String(Math.abs(n) >= 100 ? Math.round(n) : Math.round(n * 100) / 100);

/** The same with fewer vertices where there are too many: every so many-th is kept. A picture, not a measure. */
function bounded(shape: Geometry): Geometry {
  const lists: readonly Position[][] = shape.type === 'Polygon' ? shape.coordinates : shape.type === 'MultiPolygon' ? shape.coordinates.flat() : shape.type === 'LineString' ? [shape.coordinates] : [];
  const count = lists.reduce((sum, list) => sum + list.length, 0);
  if (count <= DRAWN) return shape;
  const step = Math.ceil(count / (DRAWN / 2));
  const thin = (list: Position[]): Position[] => list.filter((_, i) => i % step === 0 || i === list.length - 1);
  if (shape.type === 'LineString') return { type: 'LineString', coordinates: thin(shape.coordinates) };
  const polygons = (shape.type === 'Polygon' ? [shape.coordinates] : shape.type === 'MultiPolygon' ? shape.coordinates : []).map((rings) => rings.map(thin).filter((ring) => ring.length > 3)).filter((rings) => rings.length > 0);
  return { type: 'MultiPolygon', coordinates: polygons.slice(0, DRAWN / 4) };
}
