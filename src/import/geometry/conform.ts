/** What a delivery draws, brought to the kind of geometry that its layer has in the plan. */
import type { Position } from 'geojson';
import type { LayerSource } from '../../plan/schema/manifest.ts';
import type { ImportFinding } from '../finding.ts';
import type { MappedFeature, RawGeometry } from '../types.ts';
import { chained } from './chain.ts';
import { Ground } from './ground.ts';
import { nestedIn } from './nested.ts';
import { figure, Tally } from './tally.ts';

export interface ConformOptions {
  /** Closed lines become areas: where it is left out, in layers of areas. */
  readonly closedLines?: 'areas' | 'lines';
  /** Metres: what lies nearer than this should meet. */
  readonly tolerance: number;
}

export interface Conformed {
  readonly features: MappedFeature[];
  /** What the layer is to say in `plan.json`: `MultiPolygon` where an area has several parts, and then all are written as that; a package has one type a layer. */
  readonly geometry: LayerSource['geometry'];
  readonly findings: readonly ImportFinding[];
}

type Kind = 'area' | 'line' | 'point' | 'any';
const KIND: Readonly<Record<LayerSource['geometry'], Kind>> = { Point: 'point', LineString: 'line', Polygon: 'area', MultiPolygon: 'area', Unknown: 'any' };
const WORDS = { area: { zh: '面', en: 'areas' }, line: { zh: '线', en: 'lines' }, point: { zh: '点', en: 'points' }, any: { zh: '', en: '' } };

/**
 * Nothing is mended: a ring that is open by less than the tolerance stays open and is judged so. What can't be brought to the layer's kind stays as it is, with an error.
 * Several lines or points in one feature become features of their own: `KEY/1`, `KEY/2`…
 */
export function conform(features: readonly MappedFeature[], layer: LayerSource, options: ConformOptions): Conformed {
  const work = new Conforming(layer, options, groundOf(features), new Set(features.map(({ key }) => key)));
  const out = features.flatMap((feature) => work.feature(feature));
  const settled = oneType(out, layer);
  return { ...settled, findings: work.findings(settled.geometry === layer.geometry ? 0 : out.filter((feature) => feature.geometry?.type === 'MultiPolygon').length) };
}

/** One type for all: where an area of a layer of `Polygon` has several parts, all become `MultiPolygon`. */
export function oneType(features: readonly MappedFeature[], layer: LayerSource): Pick<Conformed, 'features' | 'geometry'> {
  const geometry = layer.geometry === 'Polygon' && features.some((feature) => feature.geometry?.type === 'MultiPolygon') ? 'MultiPolygon' : layer.geometry;
  return { features: geometry === 'MultiPolygon' ? features.map(promoted) : [...features], geometry };
}

const promoted = (feature: MappedFeature): MappedFeature => (feature.geometry?.type === 'Polygon' ? { ...feature, geometry: { type: 'MultiPolygon', coordinates: [feature.geometry.coordinates] } } : feature);

/** Counted from the first place that there is. */
function groundOf(features: readonly MappedFeature[]): Ground {
  for (const { geometry } of features) {
    let first: unknown = geometry?.coordinates;
    while (Array.isArray(first) && Array.isArray(first[0])) first = first[0];
    if (!Array.isArray(first)) continue;
    const [lon, lat]: unknown[] = first;
    if (typeof lon === 'number' && typeof lat === 'number' && Number.isFinite(lon) && Number.isFinite(lat)) return new Ground(lon, lat);
  }
  return new Ground(0, 0);
}

class Conforming {
  private readonly tally: Tally;
  private readonly kind: Kind;
  private readonly rounded: MappedFeature[] = [];
  private joined = 0;

  constructor(
    private readonly layer: LayerSource,
    private readonly options: ConformOptions,
    private readonly ground: Ground,
    private readonly keys: Set<string>,
  ) {
    this.tally = new Tally(layer);
    this.kind = KIND[layer.geometry];
  }

  findings(multiple: number): ImportFinding[] {
    if (multiple > 0)
      this.tally.add('import.multipart', 'note', null, () => ({
        text: { zh: `有 ${multiple} 个面由多个部分组成，图层几何类型改为 MultiPolygon，全部面按此写出。`, en: `${multiple} areas have several parts; the geometry of the layer becomes MultiPolygon, and all areas are written so.` },
      }));
    if (this.joined > 0) this.tally.add('import.joined-lines', 'note', null, () => ({ text: { zh: `有 ${this.joined} 个要素的线段首尾相接，已各自连成一条线，图形不变。`, en: `The pieces of ${this.joined} features meet end to end; they are joined into one line each, and the shape stays the same.` } }));
    return [...this.tally.findings(), ...nestedIn(this.rounded, this.layer, this.ground)];
  }

  feature(feature: MappedFeature): MappedFeature[] {
    const geometry = feature.geometry === null ? undefined : filled(feature.geometry);
    if (geometry === undefined) {
      this.tally.add('import.no-geometry', 'error', feature, () => ({ text: { zh: '没有图形。请补画，或从来源中删除此条。', en: 'It has no geometry. Draw it, or delete the record.' } }));
      return [feature];
    }
    switch (geometry.type) {
      case 'Polygon':
      case 'MultiPolygon': {
        const [first] = geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
        return [this.ofKind('area', { ...feature, geometry: first !== undefined && geometry.coordinates.length === 1 ? { type: 'Polygon', coordinates: first } : geometry })];
      }
      case 'Point':
        return [this.ofKind('point', { ...feature, geometry })];
      case 'MultiPoint':
        return this.parts(feature, geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates })), 'point');
      case 'LineString':
        return this.lines(feature, [geometry.coordinates], 1);
      case 'MultiLineString':
        return this.lines(feature, chained(geometry.coordinates), geometry.coordinates.length);
    }
  }

  private lines(feature: MappedFeature, lines: readonly Position[][], given: number): MappedFeature[] {
    if (lines.length < given && this.kind !== 'point') this.joined++;
    const closed = lines.every((line) => line.length > 3 && samePlace(line[0], line.at(-1)));
    const areas = this.kind === 'area' ? this.options.closedLines !== 'lines' : this.kind === 'any' && this.options.closedLines === 'areas' && closed;
    if (!areas) return this.parts(feature, lines.map((coordinates) => ({ type: 'LineString', coordinates })), 'line');
    let open = false;
    for (const line of lines) if (this.tooOpen(feature, line)) open = true;
    if (open) return [feature];
    const [first] = lines;
    const area: MappedFeature = { ...feature, geometry: lines.length === 1 && first !== undefined ? { type: 'Polygon', coordinates: [first] } : { type: 'MultiPolygon', coordinates: lines.map((line) => [line]) } };
    this.rounded.push(area);
    return [area];
  }

  /** Whether the ends of a line that should be an area are farther apart than the tolerance; this is told. */
  private tooOpen(feature: MappedFeature, line: readonly Position[]): boolean {
    const { ground } = this;
    const [[ax = NaN, ay = NaN], [bx = NaN, by = NaN]] = [line[0] ?? [], line.at(-1) ?? []];
    const gap = ground.apart(ground.x(ax), ground.y(ay), ground.x(bx), ground.y(by));
    if (gap <= this.options.tolerance) return false;
    this.tally.add('import.open-line', 'error', feature, () => ({
      text: { zh: `应为面，但所绘的线没有闭合，首尾相距 ${figure(gap)} 米。请在原图中闭合。`, en: `It should be an area, but its line is not closed: its ends are ${figure(gap)} m apart. Close it in the drawing.` },
      at: [bx, by],
      shape: { type: 'LineString', coordinates: [[bx, by], [ax, ay]] },
    }));
    return true;
  }

  private parts(feature: MappedFeature, parts: readonly RawGeometry[], kind: Kind): MappedFeature[] {
    const [first] = parts;
    if (first === undefined || parts.length === 1) return [this.ofKind(kind, first === undefined ? feature : { ...feature, geometry: first })];
    if (!this.suits(kind)) return [this.ofKind(kind, feature)];
    const split = parts.map((geometry, i): MappedFeature => {
      let key = `${feature.key}/${i + 1}`;
      while (this.keys.has(key)) key += '/1';
      if (feature.key !== '') this.keys.add(key);
      const made = feature.key === '' ? {} : { key, properties: Object.hasOwn(feature.properties, 'key') ? { ...feature.properties, key } : feature.properties };
      return { ...feature, ...made, at: `${feature.at}/${i + 1}`, geometry };
    });
    this.tally.add('import.split-parts', 'remark', feature, () => ({
      text: { zh: `由 ${parts.length} 个互不相接的部分组成，已拆成 ${parts.length} 个要素：${split[0]?.key} 等，属性相同。`, en: `It consists of ${parts.length} parts that don't meet, and is split into as many features with the same attributes: ${split[0]?.key} and so on.` },
    }));
    return split;
  }

  private suits(kind: Kind): boolean {
    return this.kind === 'any' || this.kind === kind;
  }

  private ofKind(kind: Kind, feature: MappedFeature): MappedFeature {
    if (!this.suits(kind))
      this.tally.add('import.geometry-kind', 'error', feature, () => ({
        text: { zh: `图层应为${WORDS[this.kind].zh}，此处是${WORDS[kind].zh}。请检查映射文件所选的来源图层。`, en: `The layer is of ${WORDS[this.kind].en}, and this is of ${WORDS[kind].en}. Look at which layer of the source the mapping names.` },
        received: feature.geometry?.type ?? '',
      }));
    return feature;
  }
}

const samePlace = (a: Position | undefined, b: Position | undefined): boolean => a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

/** Without parts that have no positions; undefined where nothing is left. */
function filled(geometry: RawGeometry): RawGeometry | undefined {
  const some = (list: readonly unknown[]): boolean => list.length > 0;
  switch (geometry.type) {
    case 'Point':
      return some(geometry.coordinates) ? geometry : undefined;
    case 'MultiPoint':
    case 'LineString':
      return some(geometry.coordinates) ? geometry : undefined;
    case 'MultiLineString':
    case 'Polygon': {
      const coordinates = geometry.coordinates.filter(some);
      return some(coordinates) ? { ...geometry, coordinates } : undefined;
    }
    case 'MultiPolygon': {
      const coordinates = geometry.coordinates.map((part) => part.filter(some)).filter(some);
      return some(coordinates) ? { ...geometry, coordinates } : undefined;
    }
  }
}
