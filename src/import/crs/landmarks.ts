/** Where a delivery puts what is known by name, against where that is known to be: a shift of the web maps, or of a wrong datum. */
import { degreeMetres } from '../../geo/coordinates/ground.ts';
import { fromShifted, isShifted, toShifted, type Shifted } from '../../geo/coordinates/shift.ts';
import type { Text } from '../../problem.ts';
import type { ImportContext } from '../context.ts';
import type { ImportFinding } from '../finding.ts';
import type { PlacedFeature, RawLayer } from '../types.ts';
import { pairsOf, type Met } from './met.ts';
import { distance, median } from './sample.ts';
import type { XY } from './types.ts';

/** Metres east and north. */
function between(from: XY, to: XY): XY {
  const [east, north] = degreeMetres((from[1] + to[1]) / 2);
  return [(to[0] - from[0]) * east, (to[1] - from[1]) * north];
}

const long = ([east, north]: XY): number => Math.hypot(east, north);

type Move = (at: XY) => XY | undefined;

interface Suspicion {
  readonly move: Move;
  readonly name: string;
  readonly what: Text;
  readonly todo: Text;
}

const unshift = (system: Shifted): Move => ([lon, lat]) => {
  const place = isShifted({ lon, lat }) ? fromShifted({ lon, lat }, system) : undefined;
  return place === undefined ? undefined : [place.lon, place.lat];
};
const shift = (system: Shifted): Move => ([lon, lat]) => {
  const place = toShifted({ lon, lat }, system);
  return place.lon === lon && place.lat === lat ? undefined : [place.lon, place.lat];
};

const suspicion = (name: string, system: Shifted): Suspicion => ({ name, move: unshift(system), what: { zh: `像是 ${name} 坐标`, en: `This looks like ${name}` }, todo: { zh: `核实后在映射中写 crs: {system: ${system}}`, en: `Have it confirmed and write crs: {system: ${system}}` } });
const reverse = (name: string, system: Shifted): Suspicion => ({ name, move: shift(system), what: { zh: `像是把本来没有偏移的坐标当作 ${name} 移动了`, en: `This looks like coordinates that were not shifted, moved as if they were ${name}` }, todo: { zh: '请去掉或改正映射中的 crs', en: 'Take the crs out of the mapping, or correct it' } });

const SUSPICIONS: readonly Suspicion[] = [suspicion('GCJ-02', 'gcj02'), suspicion('BD-09', 'bd09'), reverse('GCJ-02', 'gcj02'), reverse('BD-09', 'bd09')];

/** Of a shift, how near to it the middle of the features must lie, and each of those that count as agreeing. A landmark's own place is often known to a hundred metres. */
const [MIDDLE, EACH] = [0.15, 0.3];
/** Metres: nearer than this is what a landmark's own place may be off, and what a new survey may have moved. */
const [LANDMARK, DRAWN] = [30, 3];
/** Metres: a web map's shift is ten times as much. */
const EXCLUDES = 50;

export function suspectShift(features: readonly PlacedFeature[], context: ImportContext, { file, name }: Pick<RawLayer, 'file' | 'name'>): ImportFinding[] {
  if (features.length === 0) return [];
  const met = pairsOf(features, context);
  const finding = (code: string, severity: ImportFinding['severity'], zh: string, en: string): ImportFinding => ({ code: `import.crs-${code}`, severity, file, layer: name, text: { zh, en }, ...(met[0] === undefined ? {} : { at: met[0].here }) });
  if (met.length === 0) return [finding('not-compared', 'note', '没有可按名称或编号对照的已知地物，坐标有没有偏移（GCJ-02、BD-09、旧基准）无从判断。', 'Nothing known could be compared by name or key: whether the coordinates are shifted (GCJ-02, BD-09, an older datum) can’t be told.')];
  const offs = met.map(({ here, there }) => between(there, here));
  const middle: XY = [median(offs.map(([east]) => east)), median(offs.map(([, north]) => north))];
  const apart = median(offs.map(long));
  const [suspect] = SUSPICIONS.flatMap((one) => agreement(met, one, apart) ?? []).toSorted((a, b) => a.left - b.left);
  const lie = { zh: `${met.length} 个已知地物${named(met)}比已知位置偏 ${moved(middle)}`, en: `${met.length} known ${met.length === 1 ? 'feature lies' : 'features lie'} ${moved(middle)} from where ${met.length === 1 ? 'it is' : 'they are'} known${named(met)}` };
  if (suspect !== undefined) {
    const sure = suspect.agreeing >= 2;
    const { what, todo } = suspect.suspicion;
    return [finding(sure ? 'shifted' : 'maybe-shifted', sure ? 'error' : 'remark', `${what.zh}：${lie.zh}，与 ${suspect.suspicion.name} 的偏移相差 ${distance({ metres: suspect.left })}。${todo.zh}。${sure ? '' : '只有一个地物，不足为凭。'}`, `${what.en}: ${lie.en}, which is ${distance({ metres: suspect.left })} from that shift. ${todo.en}.${sure ? '' : ' It is one feature only, which proves nothing.'}`)];
  }
  const sure = met.filter(({ exact }) => exact).length;
  const exact = sure >= 2 && sure * 2 >= met.length;
  const spread = median(offs.map(([east, north]) => long([east - middle[0], north - middle[1]])));
  if (met.length >= 2 && long(middle) >= (exact ? DRAWN : LANDMARK) && spread <= long(middle) * 0.2)
    return [finding('offset', 'remark', `${lie.zh}，各处一致：坐标系可能不对（旧基准、中央经线、控制点），或原图整体平移过。请核实。`, `${lie.en}, everywhere alike: the system may be wrong (an older datum, a meridian, control points), or the drawing was moved as a whole. Have it looked at.`)];
  return [finding('compared', 'note', `${met.length} 个已知地物${named(met)}，与已知位置相差的中位数为 ${distance({ metres: apart })}，没有发现整体偏移。`, `${met.length} known ${met.length === 1 ? 'feature' : 'features'}${named(met)} ${met.length === 1 ? 'lies' : 'lie'} ${distance({ metres: apart })} (median) from where known; no common shift was found.`)];
}

/**
 * How many known features lie where they are known to be; 0 where that proves nothing: fewer than two, or not as near as it takes to exclude another datum.
 * @param degrees then the shift of a web map is to be excluded, which landmarks can; of a grid its datum, which only shapes can that were published before
 */
export function agreeing(features: readonly PlacedFeature[], context: ImportContext, degrees: boolean): number {
  const met = pairsOf(features, context).filter(({ exact }) => exact || degrees);
  const there = met.filter(({ here, there }) => long(between(there, here)) <= (degrees ? EXCLUDES : DRAWN)).length;
  return there >= 2 && there * 2 > met.length ? there : 0;
}

interface Agreement {
  readonly suspicion: Suspicion;
  /** Metres that are left, in the middle, where the shift is taken off. */
  readonly left: number;
  readonly agreeing: number;
}

function agreement(met: readonly Met[], suspicion: Suspicion, apart: number): Agreement | undefined {
  const moves = met.flatMap(({ here, there }) => {
    const to = suspicion.move(here);
    return to === undefined ? [] : [{ size: long(between(here, to)), left: long(between(there, to)) }];
  });
  if (moves.length === 0) return undefined;
  const [size, left] = [median(moves.map((move) => move.size)), median(moves.map((move) => move.left))];
  const agreeing = moves.filter((move) => move.left <= move.size * EACH).length;
  return left <= size * MIDDLE && left * 4 < apart && agreeing * 2 > met.length ? { suspicion, left, agreeing } : undefined;
}

/** `567 m（东 490，南 280）`, in letters that both languages read. */
function moved(middle: XY): string {
  const [east, north] = middle.map(Math.round) as [number, number];
  return `${distance({ metres: long(middle) })} (E ${sign(east)}, N ${sign(north)})`;
}

const sign = (value: number): string => (value < 0 ? `−${-value}` : `+${value}`);

function named(met: readonly Met[]): string {
  const names = met.slice(0, 4).map(({ name }) => name);
  return ` (${names.join(', ')}${met.length > names.length ? ', …' : ''})`;
}
