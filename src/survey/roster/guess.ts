/** What the columns of a table are likely to be. Nothing of it is final: the user sees each guess and its confidence, and changes it. */
import { readCoordinates } from '../../geo/coordinates/read.ts';
import type { Extent } from '../../geo/coordinates/types.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';
import type { Text } from '../../problem.ts';
import { guessAxes, type AxesGuess } from './guess-axes.ts';
import { numberOf } from './cells.ts';
import { textOf } from './titled.ts';
import { readTitle, targetOf, type Title } from './titles.ts';
import type { ColumnMapping, Confidence, RosterGuess, RosterTable, Target } from './types.ts';
import { UNITS } from './units.ts';

/** Rows that are looked at. */
const LOOK = 200;

interface Guessed {
  readonly title: string;
  readonly read: Title;
  target: Target;
  confidence: Confidence;
  note?: Text;
}

export function guessMapping(table: RosterTable, extent: Extent): RosterGuess {
  const { titles } = table;
  const columns = titles.map((title): Guessed => {
    const read = readTitle(title.replace(/ \(\d+\)$/, ''));
    return { title, read, ...(targetOf(read) ?? { target: 'extra', confidence: 'unsure' }) };
  });
  settleSizes(columns);
  settleDoubles(columns);
  const axes = settleAxes(columns, table, extent);
  return {
    mapping: { schema: 'signplan-roster-mapping/1', columns: columns.map((column): ColumnMapping => withUnit(column)), system: axes.system, words: wordsFor(columns) },
    confidence: columns.map(({ confidence }) => confidence),
    notes: columns.map(({ note }) => note),
    place: axes.why,
  };
}

/** 长 × 宽 of a board that has no 高 are its width and its height; beside a width, a 长 is something else. */
function settleSizes(columns: readonly Guessed[]): void {
  const called = (words: RegExp): Guessed | undefined => columns.find(({ read }) => words.test(read.bare));
  const long = called(/^(?:广告|画面|牌面|版面)?长度?$/);
  const wide = called(/^(?:广告|画面|牌面|版面)?宽度?$/);
  if (long === undefined || wide === undefined) return;
  if (columns.some(({ target }) => target === 'height')) {
    Object.assign(long, { target: 'extra', confidence: 'unsure', note: { zh: '已有宽和高，长不作尺寸。', en: 'There are width and height; the length is no size.' } });
    return;
  }
  Object.assign(long, { target: 'width', confidence: 'unsure', note: { zh: '只有长和宽：长当作宽。', en: 'There are length and width alone: the length is taken for the width.' } });
  Object.assign(wide, { target: 'height', confidence: 'unsure', note: { zh: '只有长和宽：宽当作高。', en: 'There are length and width alone: the width is taken for the height.' } });
}

const RANK: Readonly<Record<Confidence, number>> = { sure: 0, likely: 1, unsure: 2 };

/** Of several columns for one property the surest, the first of equal ones; the others are carried along. */
function settleDoubles(columns: readonly Guessed[]): void {
  const taken = new Map<Target, Guessed>();
  for (const column of [...columns].sort((a, b) => RANK[a.confidence] - RANK[b.confidence])) {
    const { target } = column;
    if (target === 'extra' || target === 'none') continue;
    const first = taken.get(target);
    if (first === undefined) taken.set(target, column);
    else Object.assign(column, { target: 'extra', confidence: 'unsure', note: { zh: `同义的列已有「${first.title}」。`, en: `“${first.title}” means the same already.` } });
  }
}

function settleAxes(columns: readonly Guessed[], { rows, crs, form }: RosterTable, extent: Extent): AxesGuess {
  const at = (target: Target): number => columns.findIndex((column) => column.target === target);
  const [east, north, place] = [at('lon'), at('lat'), at('place')];
  const named = crs === undefined ? '' : crs.replace(/.*EPSG:+(\d+)$/i, 'EPSG:$1').replace(/.*CRS84$/, '');
  if (form !== 'csv' && form !== 'workbook') {
    // The place of GeoJSON is its own: columns of numbers beside it are carried along.
    for (const column of columns) if (['lon', 'lat', 'place'].includes(column.target)) Object.assign(column, { target: 'extra', note: { zh: '位置取自几何。', en: 'The place is that of the geometry.' } });
    const pairs = rows.slice(0, LOOK).flatMap(({ geometry }) => positionOf(geometry) ?? []);
    return { ...guessAxes(pairs, named, extent), swapped: false };
  }
  if (east < 0 || north < 0) {
    if (place >= 0) return { system: 'wgs84', swapped: false, why: { zh: '坐标在一格里，逐行读；没有写明坐标系的按 WGS84。', en: 'Both coordinates stand in one cell and are read row by row; as WGS84 where no system is stated.' } };
    return { system: null, swapped: false, why: { zh: '没有认出坐标列；选定经度、纬度（或横、纵坐标）两列。', en: 'No columns of coordinates were recognised; choose the two for longitude and latitude, or easting and northing.' } };
  }
  const pairs = rows.slice(0, LOOK).flatMap(({ cells }): (readonly [number, number])[] => {
    const [x, y] = [numberOf(textOf(cells[east])), numberOf(textOf(cells[north]))];
    return x === undefined || y === undefined ? [] : [[x, y]];
  });
  const angles = pairs.length === 0 && rows.slice(0, LOOK).some(({ cells }) => readCoordinates(`${textOf(cells[north])} ${textOf(cells[east])}`, { system: 'auto', extent }).ok);
  if (angles) return { system: 'wgs84', swapped: false, why: { zh: '坐标写作度、分、秒，逐行读；没有写明坐标系的按 WGS84。', en: 'The coordinates are written in degrees, minutes and seconds and are read row by row; as WGS84 where no system is stated.' } };
  const [a, b] = [columns[east], columns[north]];
  const guess = guessAxes(pairs, `${a?.title ?? ''} ; ${b?.title ?? ''}`, extent);
  if (guess.swapped && a !== undefined && b !== undefined) {
    Object.assign(a, { target: 'lat' });
    Object.assign(b, { target: 'lon' });
  }
  return guess;
}

/** The first position of a point or a line. */
function positionOf(geometry: unknown): readonly (readonly [number, number])[] | undefined {
  const { coordinates } = (geometry ?? {}) as { coordinates?: unknown };
  const first: unknown = Array.isArray(coordinates) && Array.isArray(coordinates[0]) ? coordinates[0] : coordinates;
  if (!Array.isArray(first)) return undefined;
  const [x, y] = first as unknown[];
  return typeof x === 'number' && typeof y === 'number' ? [[x, y]] : undefined;
}

function withUnit({ title, target, read: { unit } }: Guessed): ColumnMapping {
  const property = PROPERTY.get(target);
  const fits = unit !== undefined && property?.kind === 'number' && UNITS[unit]?.of === property.unit && UNITS[unit]?.per !== 1;
  return fits ? { title, target, unit } : { title, target };
}

/** A column that asks 是否公益 answers by 是: that much is known of it. */
function wordsFor(columns: readonly Guessed[]): RosterGuess['mapping']['words'] {
  const asks = columns.find(({ target, read }) => target === 'use' && /^(?:是否)?公益(?:广告)?$|^是否公益广告$/.test(read.bare));
  return asks === undefined ? {} : { use: { 是: 'public-service' } };
}
