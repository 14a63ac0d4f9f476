/** In which system and order the coordinates of a file are: by its titles, else by where the first rows then lie. */
import { cluesOf } from '../../geo/coordinates/clues.ts';
import { PREFIX } from '../../geo/coordinates/grid.ts';
import { normalise } from '../../geo/coordinates/normalise.ts';
import { gridsFor, REFUSED, systemOf, WGS84, type System } from '../../geo/coordinates/systems.ts';
import type { Extent, RefusedId, SystemId } from '../../geo/coordinates/types.ts';
import type { Text } from '../../problem.ts';
import { axesOf } from './axes.ts';

export interface AxesGuess {
  readonly system: SystemId | RefusedId | null;
  /** The column that is called north is east. */
  readonly swapped: boolean;
  readonly why: Text;
}

const within = ([west, south, east, north]: Extent, place: readonly [number, number] | undefined): boolean => place !== undefined && place[0] >= west && place[0] <= east && place[1] >= south && place[1] <= north;

/** @param pairs of the first rows, as the titles call them: east, north; @param titles of the two columns, and what GeoJSON names */
export function guessAxes(pairs: readonly (readonly [east: number, north: number])[], titles: string, extent: Extent): AxesGuess {
  const clues = cluesOf(normalise(titles));
  if (clues.refused !== undefined) {
    const name = REFUSED[clues.refused];
    return { system: clues.refused, swapped: false, why: { zh: `列名写明 ${name.zh}；转换参数不公开，须先换算成 CGCS2000。`, en: `The titles say ${name.en}; the parameters are not public, convert to CGCS2000 first.` } };
  }
  if (pairs.length === 0) return { system: null, swapped: false, why: { zh: '前几行里没有坐标数字。', en: 'There are no coordinates in the first rows.' } };
  const named = clues.system === undefined ? undefined : systemOf(clues.system);
  const share = (system: System, swapped: boolean): number => {
    const axes = axesOf(system);
    const { grid } = system;
    const good = pairs.filter(([first, second]) => {
      const [east, north] = swapped ? [second, first] : [first, second];
      // A zone number that is missing, or too much, is forgiven to a row, not taken for the rule.
      return (grid === undefined || east >= PREFIX === grid.prefixed) && within(extent, axes(east, north));
    });
    return good.length / pairs.length;
  };
  const systems = named === undefined ? [WGS84, ...gridsFor(extent)] : [named, WGS84, ...gridsFor(extent)];
  const ways = systems.flatMap((system) => [false, true].map((swapped) => ({ system, swapped, share: share(system, swapped) })));
  const best = ways.reduce((a, b) => (b.share > a.share ? b : a));
  if (best.share === 0) return { system: null, swapped: false, why: { zh: `前 ${pairs.length} 行按经纬度和 CGCS2000 各带都不在规划范围内；选定坐标系。`, en: `The first ${pairs.length} rows lie outside the plan’s extent as degrees and in every zone of CGCS2000; choose the system.` } };
  const rows = { zh: `前 ${pairs.length} 行有 ${Math.round(best.share * 100)}% 落在规划范围内`, en: `${Math.round(best.share * 100)} % of the first ${pairs.length} rows lie within the plan’s extent` };
  const by = best.system === named && clues.named !== undefined ? { zh: `列名写明「${clues.named}」；`, en: `The titles say “${clues.named}”; ` } : { zh: '', en: '' };
  const turn = best.swapped ? { zh: '；两列标反，已对调', en: '; the two columns are named the wrong way round, exchanged' } : { zh: '', en: '' };
  const shifted = best.system === WGS84 && named === undefined ? { zh: '。没有写明坐标系；取自高德、腾讯的选 GCJ-02，取自百度的选 BD-09', en: '. No system is stated; choose GCJ-02 for those of Amap and Tencent, BD-09 for those of Baidu' } : { zh: '', en: '' };
  return { system: best.system.id, swapped: best.swapped, why: { zh: `${by.zh}按 ${best.system.title.zh} 读，${rows.zh}${turn.zh}${shifted.zh}。`, en: `${by.en}${by.en === '' ? 'Read' : 'read'} as ${best.system.title.en}, ${rows.en}${turn.en}${shifted.en}.` } };
}
