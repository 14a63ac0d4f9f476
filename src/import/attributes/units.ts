/** Units of lengths, areas and voltages, and their words. Factors are fractions of whole numbers, so that 600 cm are 6 m and not 6.000000000000001. */
import type { LayerSource } from '../../plan/schema/manifest.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';
import type { Unit } from '../mapping/types.ts';

interface Measure {
  readonly of: 'length' | 'area' | 'angle' | 'voltage' | 'share';
  readonly times: number;
  readonly per: number;
  readonly words: readonly string[];
}

const MEASURES: Readonly<Record<string, Measure>> = {
  mm: { of: 'length', times: 1, per: 1000, words: ['mm', '毫米'] },
  cm: { of: 'length', times: 1, per: 100, words: ['cm', '厘米', '公分'] },
  dm: { of: 'length', times: 1, per: 10, words: ['dm', '分米'] },
  m: { of: 'length', times: 1, per: 1, words: ['m', '米', '公尺', 'meter', 'meters', 'metre', 'metres'] },
  km: { of: 'length', times: 1000, per: 1, words: ['km', '千米', '公里'] },
  m2: { of: 'area', times: 1, per: 1, words: ['m2', 'm^2', '㎡', '平方米', '平米', '平方', 'sqm'] },
  ha: { of: 'area', times: 10_000, per: 1, words: ['ha', '公顷', 'hm2'] },
  km2: { of: 'area', times: 1_000_000, per: 1, words: ['km2', '平方公里', '平方千米'] },
  // 15 市亩 = 1 公顷 (国务院《关于在我国统一实行法定计量单位的命令》 keeps 亩 for land alone).
  mu: { of: 'area', times: 2000, per: 3, words: ['亩', '市亩', 'mu'] },
  degree: { of: 'angle', times: 1, per: 1, words: ['°', '度', 'deg', 'degree', 'degrees'] },
  V: { of: 'voltage', times: 1, per: 1000, words: ['v', '伏'] },
  kV: { of: 'voltage', times: 1, per: 1, words: ['kv', '千伏'] },
  万V: { of: 'voltage', times: 10, per: 1, words: ['万伏'] },
  '%': { of: 'share', times: 1, per: 100, words: ['%', '百分之'] },
};

const byWord = new Map(Object.entries(MEASURES).flatMap(([name, { words }]) => [...words, name.toLowerCase()].map((word) => [word, name] as const)));

/** The name of a unit that is written so; undefined where the words are none. */
export const unitNamed = (text: string): string | undefined => byWord.get(text.normalize('NFKC').replace(/[\s.]+/g, '').toLowerCase());

export interface Factor {
  readonly times: number;
  readonly per: number;
}

/** Undefined where one is not a measure of the other's kind. */
export function factorOf(from: Unit | (string & {}), to: string): Factor | undefined {
  const [a, b] = [MEASURES[unitNamed(from) ?? from], MEASURES[unitNamed(to) ?? to]];
  if (a === undefined || b === undefined || a.of !== b.of) return undefined;
  return { times: a.times * b.per, per: a.per * b.times };
}

export const convert = (value: number, { times, per }: Factor): number => (value * times) / per;

/** What a column is in, by the layer's titles (of `xMin` also by that of `x`), else by the fact of its name. */
export function unitOfColumn({ titles, role }: LayerSource, column: string): string | undefined {
  for (const name of [column, column.replace(/(?:Min|Max)$/, '')]) {
    const unit = titles !== undefined && Object.hasOwn(titles, name) ? titles[name]?.unit : undefined;
    if (unit !== undefined) return unit;
  }
  if (column === 'depth' || (role === 'sites' && /^(radius|max(Width|Height|Top))$/.test(column))) return 'm';
  if (/^(area|maxArea)$/.test(column)) return 'm²';
  const property = PROPERTY.get(column);
  return property?.kind === 'number' && property.unit !== '' ? property.unit : undefined;
}
