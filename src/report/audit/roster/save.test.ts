/** What is saved of an audit: the file's own columns first, as they are; nothing that a spreadsheet would run. */
import * as fflate from 'fflate';
import Papa from 'papaparse';
import readWorkbook from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { contextOf } from '../../../plan/proposal-context.ts';
import { readProposals, type ProposalRow } from '../../../plan/proposal-rows.ts';
import type { Plan } from '../../../plan/plan.ts';
import { audit } from '../../../survey/audit.ts';
import { city, PLACES } from '../../../survey/city.fixture.ts';
import { HeldSigns } from '../../../survey/roster/held.ts';
import { pieceOf } from '../../../survey/roster/piece.ts';
import type { AuditEntry } from '../../../survey/types.ts';
import { auditFrame, entryWriter } from '../format.ts';
import { csvParts, plainCell } from './csv.ts';
import { linesParts } from './lines.ts';
import { foundTitles, type RosterSheet } from './table.ts';
import { workbookParts } from './workbook.ts';

const DAY = '2026-11-24';
const CELLS = [
  ['A', '=1+1', -5, '-5.0', '007'],
  ['B', '@x', 12.5, '１２', '12345678901234567890'],
  ['', '<b>&"', true, null, 'x\u0000y'],
  ['D', '+cmd', 0, '', '说明'],
] as const;
const CSV = `id,signType,use,lon,lat,width,height,clearance,bearing,building\nA,wall,own-name,${PLACES.general.join(',')},2,1,3,90,B\nB,wall,commercial,${PLACES.prohibited.join(',')},2,1,3,90,B\n,what,,${PLACES.general.join(',')},,,,,\nD,pole,own-name,${PLACES.highway.join(',')},2,2,9,0,\n`;

let plan: Plan;
let rows: readonly ProposalRow[];
let entries: readonly AuditEntry[];
let sheet: RosterSheet;
beforeAll(async () => {
  plan = await city();
  const read = readProposals(CSV, contextOf(plan));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  rows = read.value.rows;
  const result = audit(plan, rows, { asOf: DAY, today: DAY });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  entries = [...result.value.entries];
  const signs = new HeldSigns(entries.length, []);
  signs.add(pieceOf(0, entries, []));
  sheet = { plan, signs, asOf: DAY, language: 'zh', titles: ['编号', '甲', '乙', '丙', '丁'], cells: (i) => CELLS[i] ?? [] };
});

function text(steps: Generator<{ readonly part: string }, void, void>): string {
  return [...steps].map(({ part }) => part).join('');
}
const OURS = 5;

describe('as CSV', () => {
  it('has the file’s columns, then verdict, clauses in words and zones; a row in error says what is wrong', () => {
    const [head, ...lines] = Papa.parse<string[]>(text(csvParts(sheet)).replace(/^\ufeff/, ''), { skipEmptyLines: true }).data;
    expect(head).toEqual(['编号', '甲', '乙', '丙', '丁', ...foundTitles('zh')]);
    expect(lines.map((line) => line.length)).toEqual([17, 17, 17, 17]);
    const column = (name: string): (string | undefined)[] => lines.map((line) => line[head?.indexOf(name) ?? -1]);
    expect(column('行号')).toEqual(['2', '3', '4', '5']);
    expect(column('核查结论')[1]).toBe('不符合');
    expect(column('决定的条款')[1]).toContain('管控');
    expect(column('所在分区')[1]).toContain('JZ-1');
    expect(column('输入有误').map((said) => said !== '')).toEqual([false, false, true, false]);
    expect(column('输入有误')[2]).toContain('what');
  });
  it('runs nothing in a spreadsheet, and leaves numbers as they are', () => {
    expect(['=1+1', '-5', '-5.0', '+3', '-x', '@x', -5, null, '1,2', '＝1+1', '＠x', '\t=1'].map(plainCell)).toEqual(["'=1+1", '-5', '-5.0', '+3', "'-x", "'@x", '-5', '', '"1,2"', "'＝1+1", "'＠x", "'\t=1"]);
  });
  it('of the rows in error alone has these', () => {
    expect(Papa.parse<string[]>(text(csvParts(sheet, true)), { skipEmptyLines: true }).data.map((line) => line[OURS])).toEqual(['行号', '4']);
  });
});

describe('as a workbook', () => {
  it.each(['zh', 'en'] as const)('has a row a sign and a row a finding (%s)', async (language) => {
    const steps = workbookParts({ ...sheet, language }, fflate);
    let parts: Uint8Array[] = [];
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        parts = step.value;
        break;
      }
    }
    const sheets = await readWorkbook(Buffer.concat(parts), { trim: false });
    expect(sheets.map((one) => one.sheet)).toEqual(language === 'zh' ? ['核查结果', '判定明细'] : ['Signs', 'Findings']);
    const [signs, findings] = sheets.map(({ data }) => data as unknown[][]);
    expect(signs?.map((row) => row.slice(0, OURS + 1))).toEqual([
      ['编号', '甲', '乙', '丙', '丁', language === 'zh' ? '行号' : 'Row'],
      // Text stays text: no formula, no digit lost.
      ['A', '=1+1', -5, '-5.0', '007', 2], ['B', '@x', 12.5, '１２', '12345678901234567890', 3], [null, '<b>&"', true, null, 'xy', 4], ['D', '+cmd', 0, null, '说明', 5],
    ]);
    const count = entries.reduce((sum, entry) => sum + (entry.kind === 'sign' ? entry.findings.length : 0), 0);
    expect(findings?.length).toBe(count + 1);
    expect(count).toBeGreaterThan(1);
    expect(findings?.every((row) => row.length === 8)).toBe(true);
  });
});

it.each(['geojson', 'ndjson'] as const)('as %s it is what signplan audit writes', (format) => {
  const like = { format, language: 'zh', plan: `${plan.manifest.id} ${plan.manifest.version}`, extra: [] } as const;
  const { head, between } = auditFrame(like, plan, DAY);
  const written = text(linesParts({ plan, signs: sheet.signs, asOf: DAY, language: 'zh', format, read: (i) => rows[i] as ProposalRow }));
  const tail = format === 'geojson' ? '\n]}\n' : '\n';
  expect(written).toBe(head + entries.map(entryWriter(like)).join(between) + tail);
});
