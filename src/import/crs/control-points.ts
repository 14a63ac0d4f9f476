/** Control points as a person writes them, brought to lon, lat and into a plane in which the fit is made. */
import { fromGrid, toGrid } from '../../geo/coordinates/grid.ts';
import type { Grid } from '../../geo/coordinates/systems.ts';
import type { ImportFinding } from '../finding.ts';
import type { CrsChoice } from '../mapping/types.ts';
import type { Pair } from './fit.ts';
import { around, farText, within } from './sample.ts';
import type { Case, Known } from './settle.ts';
import type { ToLonLat, XY } from './types.ts';

export type FitChoice = Extract<CrsChoice, { readonly fit: unknown }>;

/** The plane is Gauss–Krüger about the meridian of `to`, or about the plan's own. */
export interface Control {
  readonly pairs: readonly Pair[];
  readonly names: readonly string[];
  readonly toLonLat: ToLonLat;
}

export function controlOf({ context, extent, say }: Case, { points }: FitChoice, to: Known): Control | readonly ImportFinding[] {
  const meridian = to.system?.grid?.meridian ?? context.plan.crs.centralMeridian;
  const grid: Grid = { width: 3, zone: 0, meridian, prefixed: false };
  const names = points.map(({ name }, index) => (name === undefined || name === '' ? String(index + 1) : name));
  const faults: ImportFinding[] = [];
  const pairs: Pair[] = [];
  for (const [index, point] of points.entries()) {
    const called = names[index] ?? '';
    const placed = placeOf(point.to, to);
    if (placed === undefined || !within(around(extent), placed)) {
      const other = placeOf([point.to[1], point.to[0]], to);
      const turned = other !== undefined && within(around(extent), other);
      const where = placed === undefined ? { zh: `在 ${to.way.title.zh} 中不代表任何地点`, en: `stands for no place in ${to.way.title.en}` } : { zh: `落在${farText(extent, placed).zh}`, en: `lies ${farText(extent, placed).en}` };
      faults.push(
        say(
          'control-point', 'error',
          `控制点 ${called} 的 to ${where.zh}。${turned ? '两个数次序反了，to 写 [经度, 纬度] 或 [横坐标(东), 纵坐标(北)]。' : '请核对数字和 to 的坐标系。'}`,
          `The “to” of control point ${called} ${where.en}. ${turned ? 'Its two numbers are the wrong way round: write [lon, lat] or [easting, northing].' : 'Look at its digits and at the system “to”.'}`,
          { received: point.to.join(', ') },
        ),
      );
      continue;
    }
    const [easting, northing] = toGrid({ lon: placed[0], lat: placed[1] }, grid);
    pairs.push({ from: point.from, to: [easting, northing] });
  }
  faults.push(...sameTwice(pairs, names, say));
  if (faults.length > 0) return faults;
  return {
    pairs,
    names,
    toLonLat: (x, y) => {
      const place = fromGrid(x, y, meridian);
      return place === undefined ? undefined : [place.lon, place.lat];
    },
  };
}

/** Degrees are taken as degrees whatever `to` says: no metres are as small. */
function placeOf([x, y]: XY, { way, degrees }: Known): XY | undefined {
  return !degrees && Math.abs(x) <= 180 && Math.abs(y) <= 90 ? [x, y] : way.toLonLat(x, y);
}

/** The same point twice is one point; the same place for two different ones is a slip. */
function sameTwice(pairs: readonly Pair[], names: readonly string[], say: Case['say']): ImportFinding[] {
  const close = (a: XY, b: XY): boolean => Math.abs(a[0] - b[0]) < 1e-3 && Math.abs(a[1] - b[1]) < 1e-3;
  return pairs.flatMap(({ from, to }, index) => {
    const twin = pairs.findIndex((other, i) => i < index && (close(other.from, from) || close(other.to, to)));
    return twin < 0 ? [] : [say('control-point', 'error', `控制点 ${names[twin] ?? ''} 与 ${names[index] ?? ''} 是同一处。请删去一个，或改正数字。`, `Control points ${names[twin] ?? ''} and ${names[index] ?? ''} are the same place. Delete one of them, or correct its digits.`)];
  });
}
