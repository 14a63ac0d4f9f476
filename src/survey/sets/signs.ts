/** Signs as a set of things. */
import type { Plan } from '../../plan/plan.ts';
import type { Text } from '../../problem.ts';
import { whereText } from '../../where.ts';
import type { FeatureRef } from '../types.ts';
import { number, text, word } from './columns.ts';
import { doubledIds } from './doubled.ts';
import { verdictWord, type JudgedSigns } from './judged.ts';
import type { Cell, Column, ThingSet } from './types.ts';
import { clauseWords, columnTitle, joined, SET_TITLES, titled, useWords, VERDICT_STATES } from './words.ts';

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);
const stated = (value: string): string | null => (value === '' ? null : value);

export function signSet(plan: Plan, judged: JudgedSigns): ThingSet {
  const layer = [...plan.layers.values()].find(({ entry }) => entry.role === 'existing-signs');
  const key = keysOf(judged);
  const columns: Column[] = [
    text('key', key),
    text('name', (i) => stated(judged.name(i))),
    word('verdict', VERDICT_STATES, (i) => verdictWord(judged.verdict[i] ?? 0)),
    word('signType', titled(plan.rules.signTypes), (i) => stated(judged.word('signType', i))),
    word('use', useWords(), (i) => stated(judged.word('use', i))),
    number('width', (i) => known(judged.number('width', i)), { unit: 'm', digits: 2 }),
    number('height', (i) => known(judged.number('height', i)), { unit: 'm', digits: 2 }),
    number('area', (i) => areaOf(judged, i), { unit: 'm²', digits: 2 }),
    number('top', (i) => known(judged.number('topHeight', i)), { unit: 'm', digits: 2 }),
    text('zone', (i) => stated(judged.zones(i).join('、'))),
    number('failures', (i) => (isDecided(judged, i) ? (judged.counts?.(i)?.fail ?? judged.findings(i).reduce((sum, { result }) => sum + (result === 'fail' ? 1 : 0), 0)) : null), { digits: 0 }),
    word('clause', clauseWords(plan), (i) => judged.findings(i)[0]?.clause ?? null),
    word('clauses', clauseWords(plan), (i) => (isDecided(judged, i) ? clausesOf(judged, i) : null), {
      minor: true,
      many: true,
      told: (i) => (isDecided(judged, i) ? joined(clausesOf(judged, i), clauseWords(plan)) : null),
    }),
    number('row', (i) => judged.row(i), { digits: 0, minor: true }),
    text('error', (i) => stated(judged.problems(i).map(({ code }) => code).join(' ')), {
      minor: true,
      told: (i) => {
        const problems = judged.problems(i);
        return problems.length === 0 ? null : both((language) => problems.map(({ path, text }) => `${whereText(path, language)}${path === undefined ? '' : language === 'zh' ? '：' : ': '}${text[language]}`).join(language === 'zh' ? '' : ' '));
      },
    }),
  ];
  const taken = new Set(columns.map(({ id }) => id));
  for (const name of judged.extraNames) if (!taken.has(name)) columns.push({ id: name, title: columnTitle(layer?.entry, name), kind: layer?.entry.columns[name] === 'double' || layer?.entry.columns[name] === 'int' ? 'number' : 'text', minor: true, ...unitOf(layer?.entry.titles?.[name]?.unit), cell: (i) => cellOf(judged.extra(i)[name]) });
  const id = layer?.entry.id ?? 'existing-signs';
  return {
    id: 'signs',
    title: SET_TITLES.signs,
    count: judged.count,
    columns,
    ref: (i): FeatureRef => ({ layer: id, key: key(i) }),
    geometry: (i) => {
      const [lon = NaN, lat = NaN] = [judged.lon[i], judged.lat[i]];
      return Number.isNaN(lon) || Number.isNaN(lat) ? null : { type: 'Point', coordinates: [lon, lat] };
    },
  };
}

const unitOf = (unit: string | undefined): { unit?: string } => (unit === undefined ? {} : { unit });
const both = (make: (language: keyof Text) => string): Text => ({ zh: make('zh'), en: make('en') });
const isDecided = ({ verdict }: JudgedSigns, i: number): boolean => (verdict[i] ?? 255) < 254;

/** Every clause of which it has a finding, once; empty where it has none. */
const clausesOf = (judged: JudgedSigns, i: number): string => [...new Set(judged.findings(i).map(({ clause }) => clause))].join('|');

/** Width × height to the mm²; else what the package states. */
function areaOf(judged: JudgedSigns, i: number): number | null {
  const area = judged.number('width', i) * judged.number('height', i);
  if (!Number.isNaN(area)) return Math.round(area * 1e6) / 1e6;
  const listed = judged.extra(i)['area'];
  return typeof listed === 'number' ? listed : null;
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? null);
}

/** A sign without an id of its own, or whose id others have too, is known by its row, as the audit has it: `#5`. */
function keysOf(judged: JudgedSigns): (i: number) => string {
  let doubled: ReadonlySet<string> | null = null;
  return (i) => {
    doubled ??= doubledIds(judged);
    const id = judged.id(i);
    return id === '' || doubled.has(id) ? `#${judged.row(i)}` : id;
  };
}
