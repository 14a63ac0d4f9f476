/** Units that a column may be in, and how many of them make one of the vocabulary's. */
export interface Unit {
  /** The vocabulary's: m, s, °, cd/m², or nothing for a share. */
  readonly of: string;
  /** How many make one: values are divided by it, which is exact where a product would not be. */
  readonly per: number;
  readonly words: readonly string[];
}

export const UNITS: Readonly<Record<string, Unit>> = {
  m: { of: 'm', per: 1, words: ['m', '米', '公尺', 'meter', 'meters', 'metre', 'metres'] },
  dm: { of: 'm', per: 10, words: ['dm', '分米'] },
  cm: { of: 'm', per: 100, words: ['cm', '厘米', '公分'] },
  mm: { of: 'm', per: 1000, words: ['mm', '毫米'] },
  s: { of: 's', per: 1, words: ['s', '秒', 'sec'] },
  '°': { of: '°', per: 1, words: ['°', '度', 'deg', 'degree', 'degrees'] },
  'cd/m²': { of: 'cd/m²', per: 1, words: ['cd/m2', 'cd/㎡', 'cd/m²', 'nit', 'nits', '尼特', '坎德拉每平方米', '坎德拉/平方米'] },
  '%': { of: '', per: 100, words: ['%', '百分比', 'percent'] },
};

const byWord = new Map(Object.entries(UNITS).flatMap(([name, { words }]) => words.map((word) => [word, name] as const)));

/** The name of a unit that is written so; spaces, width and case make no difference. */
export const unitOf = (text: string): string | undefined => byWord.get(text.normalize('NFKC').trim().toLowerCase());

/** Units in which a property can be given; the vocabulary's own first. */
export const unitsFor = (unit: string): readonly string[] => Object.entries(UNITS).flatMap(([name, { of }]) => (of === unit ? [name] : []));
