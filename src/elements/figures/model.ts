/** A figure as it is drawn and told: bars with their marks, numbers and words in one language. Pure. */
import type { Theme } from '../../map/palette.ts';
import type { Plan } from '../../plan/plan.ts';
import { citationText } from '../../report/citation.ts';
import { lexicon } from '../../report/lexicon.ts';
import { say } from '../../report/phrases.ts';
import type { ClauseFigure, Figure, FigureId, FigureRow } from '../../survey/figures/types.ts';
import type { SetId } from '../../survey/sets/types.ts';
import { TELLING } from '../../survey/types.ts';
import type { Language } from '../shared/messages.ts';
import { plainMark, resultMark, segmentMark, siteMark, verdictMark, zoneMark, type Mark } from './marks.ts';
import { figureNumber, placesFor, share } from './numbers.ts';
import { words } from './words.ts';

export interface Part {
  readonly amount: number;
  readonly mark: Mark;
  /** What a press on it asks for. */
  readonly value: string | null;
}
export interface Bar {
  readonly value: string | null;
  readonly title: string;
  readonly parts: readonly Part[];
  /** In columns at the right. */
  readonly numbers: readonly string[];
}
export interface Model {
  readonly id: FigureId;
  readonly title: string;
  readonly set: SetId;
  readonly column: string;
  /** `bars`: name, bar, numbers; `stack`: all in one bar; `named`: the name above its bar. */
  readonly kind: 'bars' | 'stack' | 'named';
  readonly bars: readonly Bar[];
  /** Units of the columns of numbers. */
  readonly heads: readonly string[];
  /** Of the parts of bars, where bars have parts. */
  readonly legend: readonly { readonly title: string; readonly mark: Mark }[];
  /** What is said beside it: sums, the filter, what is not in a bar. */
  readonly total: string;
  readonly notes: readonly string[];
  /** All of it in one sentence, for whoever does not see it. */
  readonly sentence: string;
  readonly table: Table;
}
export interface Table {
  readonly heads: readonly string[];
  readonly rows: readonly { readonly value: string | null; readonly cells: readonly string[] }[];
  /** None where sums make no sense. */
  readonly sums: readonly string[] | null;
}
export interface ModelOptions {
  readonly plan: Plan;
  readonly language: Language;
  readonly theme: Theme;
}

/** Clauses with a bar; the others are in the table. */
const MOST = 6;

/** Best news first, as the mock of the desk has it; what is no verdict last. */
const VERDICT_ORDER: readonly (string | null)[] = ['conforming', 'conditional', 'outside', 'undetermined', 'nonconforming', 'waiting', 'error'];

export function figureModel(figure: Figure, options: ModelOptions): Model {
  const { language, theme, plan } = options;
  const { id, set, column, total, measure } = figure;
  const w = words(language);
  const rows = id === 'verdicts' ? [...figure.rows].sort((a, b) => VERDICT_ORDER.indexOf(a.value) - VERDICT_ORDER.indexOf(b.value)) : figure.rows;
  const places = placesFor(Math.max(0, ...rows.map((row) => row.measure ?? 0)));
  const unit = measure === null ? null : measure.unit || (id === 'zones' ? 'km²' : 'km');
  const told = (row: Pick<FigureRow, 'count' | 'measure'>, decimals: number): string[] => [...(unit === null ? [] : [figureNumber(row.measure ?? 0, decimals)]), figureNumber(row.count, 0)];
  const withUnits = (row: Pick<FigureRow, 'count' | 'measure'>, decimals: number): string => told(row, decimals).map((number, index, { length }) => `${number}\u00a0${index === length - 1 ? w.units[id] : (unit ?? '')}`).join(w.comma);
  const amount = (row: FigureRow): number => (unit === null ? row.count : (row.measure ?? 0));
  const whole = unit === null ? total.count : (total.measure ?? 0);
  const bars = rows.map((row): Bar => ({ value: row.value, title: row.title[language], parts: [{ amount: amount(row), mark: markOf(id, row.value, plan, theme), value: row.value }], numbers: told(row, places) }));
  const sum = withUnits(total, places);
  const parts = rows.reduce((all, row) => all + Number((row.measure ?? 0).toFixed(places)), 0);
  const notes = [
    ...(total.count < figure.of ? [w.filtered(total.count, figure.of)] : []),
    ...(parts.toFixed(places) === (total.measure ?? 0).toFixed(places) ? [] : [w.rounded]),
    ...(total.unmeasured > 0 && unit !== null ? [w.unmeasured(total.unmeasured)] : []),
  ];
  const sentence = `${w.titles[id]}${w.colon}${[...rows.map((row) => `${row.title[language]} ${withUnits(row, places)}`), `${w.total} ${sum}`, ...notes].join(w.semicolon)}${w.stop}`;
  return {
    id, set, column, title: w.titles[id], kind: id === 'verdicts' ? 'stack' : 'bars', bars, heads: [...(unit === null ? [] : [unit]), w.units[id]], legend: [], total: sum, notes, sentence,
    table: {
      heads: [w.what[id], ...(unit === null ? [] : [`${w.measure[id] ?? ''} ${unit}`]), w.count, w.share],
      rows: rows.map((row) => ({ value: row.value, cells: [row.title[language], ...told(row, 2), share(amount(row), whole)] })),
      sums: [w.total, ...told(total, 2), share(whole, whole)],
    },
  };
}

export function clauseModel(figure: ClauseFigure, { plan, language, theme }: ModelOptions): Model {
  const w = words(language);
  const named = lexicon(plan);
  const title = (clause: string): string => {
    const known = named.clause(clause);
    return known === undefined ? (clause === 'matrix' ? say('matrix.title', language) : clause) : known.title[language];
  };
  const { rows, signs } = figure;
  const bars = rows.slice(0, MOST).map(({ clause, ...row }): Bar => ({ value: clause, title: title(clause), numbers: [figureNumber(row.count, 0)], parts: TELLING.map((result) => ({ amount: row[result], mark: resultMark(result, theme), value: clause })) }));
  const notes = [
    ...(rows.length > MOST ? [w.more(rows.length - MOST)] : []),
    ...(signs.without > 0 ? [w.without(signs.without)] : []),
    ...(signs.waiting > 0 ? [w.waiting(signs.waiting)] : []),
    ...(signs.error > 0 ? [w.errors(signs.error)] : []),
  ];
  const cited = (clause: string): string => {
    const known = named.clause(clause);
    return known === undefined ? '' : citationText(known.citation, language);
  };
  return {
    id: 'clauses', set: 'signs', column: 'clause', title: w.titles.clauses, kind: 'named', bars, heads: [w.units.clauses],
    legend: TELLING.filter((result) => rows.some((row) => row[result] > 0)).map((result) => ({ title: w.results[result], mark: resultMark(result, theme) })),
    total: `${figureNumber(signs.found, 0)}\u00a0${w.units.clauses}`, notes,
    sentence: `${w.titles.clauses}${w.colon}${[...bars.map((bar) => `${bar.title} ${bar.numbers.join('')}`), ...notes].join(w.semicolon)}${w.stop}`,
    table: {
      heads: [w.what.clauses, w.count, ...TELLING.map((result) => w.results[result])],
      rows: rows.map(({ clause, ...row }) => ({ value: clause, cells: [[title(clause), cited(clause)].filter((part) => part !== '').join(w.comma), figureNumber(row.count, 0), ...TELLING.map((result) => figureNumber(row[result], 0))] })),
      sums: null,
    },
  };
}

function markOf(id: Figure['id'], value: string | null, { manifest }: Plan, theme: Theme): Mark {
  switch (id) {
    case 'zones': {
      const klass = manifest.zoneClasses.find((one) => one.id === value);
      return klass === undefined ? plainMark(theme) : zoneMark(klass.style, theme);
    }
    case 'segments': {
      const klass = manifest.segmentClasses.find((one) => one.id === value);
      return klass === undefined ? plainMark(theme) : segmentMark(klass.style, theme);
    }
    case 'sites': return value === null ? plainMark(theme) : siteMark(theme);
    case 'verdicts': return verdictMark(value, theme);
  }
}
