/**
 * The catalogue of national rules, row by row: each is in the data, as what it is, with its rank and how its text is known. A rule that nobody could read stays out,
 * and what only other cities ask for is never among what binds.
 */
import { join } from 'node:path';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ClauseFile, Matrix, Rules } from '../../src/plan/schema/rules.ts';

const DATA = join(import.meta.dirname, '../../data');
const read = (file: string): unknown => JSON.parse(readFileSync(join(DATA, file), 'utf8'));
const documents = readdirSync(join(DATA, 'national')).map((file) => read(join('national', file)) as ClauseFile);
const clauses = documents.flatMap(({ clauses: list = [] }) => list);
const tables = documents.flatMap(({ tables: list = [] }) => list);
const procedure = documents.flatMap(({ procedure: list = [] }) => list);

/** `hook`: the article that cells of the plan's matrix cite, never a finding of its own. */
type Form = 'clause' | 'table' | 'procedure' | 'hook';
const ROWS: readonly [row: string, form: Form, confidence?: 'V' | 'S'][] = [
  ['L-01a', 'clause'], ['L-01b', 'clause'], ['L-01c', 'clause'], ['L-01d', 'clause'], ['L-01e', 'hook'], ['L-02', 'procedure'], ['L-03', 'clause'], ['L-04', 'procedure'], ['L-05', 'clause'],
  ['L-06', 'procedure'], ['L-07', 'clause'], ['L-08', 'clause'], ['L-09', 'clause'], ['L-10', 'procedure'], ['L-11', 'table'], ['L-12', 'clause'], ['L-13', 'clause'], ['L-14', 'clause'],
  ['L-15', 'clause'], ['L-16', 'clause'], ['L-17', 'clause'], ['L-18', 'clause'], ['L-19', 'table'], ['L-20', 'clause'], ['L-21', 'clause'], ['L-22', 'clause'], ['L-23', 'clause'],
  ['L-24', 'clause'], ['L-25', 'clause'], ['L-26', 'clause'], ['L-27', 'clause'], ['L-28', 'clause'], ['L-29', 'clause'], ['L-30', 'clause'], ['L-31', 'clause'], ['L-32', 'procedure'], ['L-33', 'procedure'],
  ['S-01', 'clause', 'S'], ['S-02', 'clause', 'S'], ['S-03', 'clause', 'S'], ['S-04', 'clause'], ['S-05', 'procedure'], ['S-06', 'clause'], ['S-07', 'clause'], ['S-08', 'clause'],
  ['S-09', 'clause', 'S'], ['S-10', 'clause', 'S'], ['S-11', 'clause', 'S'], ['S-12', 'clause', 'S'], ['S-13', 'table', 'S'], ['S-14', 'clause', 'S'], ['S-15', 'clause', 'S'], ['S-16', 'procedure', 'S'], ['S-17', 'procedure', 'S'],
];

const LISTS = { clause: clauses, table: tables, procedure };

describe('laws and standards', () => {
  test.each(ROWS.filter(([, form]) => form !== 'hook'))('%s is there as a %s', (row, form, confidence = 'V') => {
    // A row of several sentences is several items: `L-33-decision`.
    const found = LISTS[form as Exclude<Form, 'hook'>].filter(({ id }) => id === row || (form === 'procedure' && id.startsWith(`${row}-`)));
    expect(found.length).toBeGreaterThan(0);
    for (const item of found) expect({ tier: item.tier, confidence: item.confidence }, item.id).toEqual({ tier: row.startsWith('L') ? 'T1' : 'T3', confidence });
  });

  test('every clause, table and item is of a row, or belongs to one', () => {
    const rows = new Set(ROWS.map(([row]) => row));
    const of = (id: string): string => /^[LSE]-\d+[a-e]?/.exec(id)?.[0] ?? id;
    for (const { id } of [...clauses, ...tables]) expect(rows.has(of(id)) || rows.has(of(id).replace(/[a-e]$/, '')), id).toBe(true);
    for (const { id } of procedure) expect(rows.has(of(id)) || id.startsWith('E-'), id).toBe(true);
  });

  test('every table is looked up by a clause', () => {
    for (const { id } of tables) expect(JSON.stringify(clauses), id).toContain(`"table":"${id}"`);
  });

  test('L-01e is the article of cells that forbid advertising in a prohibited zone or segment, and no clause', () => {
    const { matrix, clauses: published } = read('jiujiang/package/rules.json') as Rules;
    const articles = closedToAdvertising(matrix);
    expect(articles).not.toEqual([]);
    expect(articles.filter((article) => !article.includes('《广告法》第四十二条第四项'))).toEqual([]);
    expect(published.map(({ id }) => id)).not.toContain('L-01e');
  });

  test('what is only remembered is nowhere', () => {
    const ids = [...clauses, ...tables, ...procedure].map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('M-'))).toEqual([]);
    // The wind pressures and sight distances that nobody could check.
    expect(JSON.stringify(documents)).not.toMatch(/kN\/m²|GB 55019|CJJ 37/);
  });
});

describe('papers, time limits, duties', () => {
  test('the nine papers that cities ask for are each there', () => {
    for (let n = 1; n <= 9; n++) expect(procedure.find(({ id }) => id === `E-${n}`), `E-${n}`).toMatchObject({ kind: 'paper', tier: 'T4' });
  });

  test('what is known from other cities says so in both languages, and gives no time limit here', () => {
    const foreign = procedure.filter(({ tier }) => tier === 'T4');
    for (const { id, kind, text, days } of foreign) {
      expect(text.zh, id).toMatch(/^外地参考/);
      expect(text.en, id).toMatch(/other cities/i);
      expect({ limit: kind === 'time-limit' || kind === 'duty', days }, id).toEqual({ limit: false, days: undefined });
    }
    expect([...clauses, ...tables].filter(({ tier }) => tier === 'T4')).toEqual([]);
  });

  test('a time limit states its days, and its text the same number', () => {
    const limits = procedure.filter(({ kind }) => kind === 'time-limit');
    expect(limits.map(({ id }) => id)).toEqual(['L-33-completeness', 'L-33-decision', 'L-33-joint', 'L-33-certificate', 'L-15-decision']);
    for (const { id, days, text } of limits) {
      const unit = days?.working === true ? '个工作日' : '日';
      expect(text.zh, id).toContain(`${days?.value} ${unit}`);
    }
  });

  test('every condition is one that a proposal can answer: no item waits for what the form never asks', () => {
    const facts = new Set<unknown>([...JSON.stringify(procedure.map(({ when }) => when ?? true)).matchAll(/"fact":"(\w+)"/g)].map(([, name]) => name));
    expect(facts).toEqual(new Set(['use', 'signType', 'onBuilding', 'groundStructure', 'mounting', 'large', 'illumination']));
  });
});

/** Articles of the cells that forbid advertising in a prohibited zone or segment. */
function closedToAdvertising({ scopes, types, uses, bands, outcomes, cells }: Matrix): string[] {
  const keys = scopes.flatMap((scope) => types.flatMap(() => uses.flatMap((use) => bands.map(() => ({ scope, use })))));
  return keys.flatMap(({ scope, use }, i) => {
    const outcome = outcomes[cells[i] ?? -1];
    return outcome?.answer === 'forbidden' && scope.endsWith(':prohibited') && use !== 'own-name' ? [outcome.article] : [];
  });
}
