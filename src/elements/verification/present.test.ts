import { describe, expect, it } from 'vitest';
import type { ReportFinding } from '../../report/types.ts';
import type { FindingChange, VerifiedRow, Verification } from '../../report/verify/types.ts';
import { MOST, present, presentRows, problemText } from './present.ts';
import { readFile, readPasted } from './read-file.ts';

const t = (text: string): { zh: string; en: string } => ({ zh: `${text}。`, en: `${text}.` });
const verification = (over: Partial<Verification> = {}): Verification => ({
  schema: 'signplan-verification/1',
  outcome: 'confirmed',
  report: { id: 'ZP-1', name: '老店', signType: 'wall', plan: { id: 'p', version: '1', title: { zh: '规划', en: 'Plan' } }, engine: 'signplan 1', asOf: '2026-11-24' },
  against: { plan: { id: 'p', version: '1' }, engine: 'signplan 1' },
  holds: true,
  verdict: { was: 'nonconforming', now: 'nonconforming' },
  headline: { was: t('h'), now: t('h') },
  plan: [], files: [], findings: [], fields: [], without: [], whole: null, problems: [],
  ...over,
});
const said = (result: ReportFinding['result'], height: number, text: string): FindingChange['was'] => ({ result, measure: 'topHeight', value: [height, height], unit: 'm', text: t(text) });
const change: FindingChange = { change: 'changed', clause: 'top', title: { zh: '顶部', en: 'Top' }, was: said('pass', 6, '余 0.60 m'), now: said('fail', 7, '超出 0.40 m') };

describe('one report', () => {
  it('confirmed: the word, the sentence, and the verdict once', () => {
    const shown = present(verification(), 'zh');
    expect(shown).toMatchObject({ outcome: 'confirmed', word: '证实', verdicts: ['nonconforming', null], notes: [], data: { items: [] }, findings: { items: [] }, fields: { items: [] } });
    expect(shown.about).toEqual([['广告', 'ZP-1 老店'], ['规划数据', '规划 1'], ['判定日期', '2026-11-24'], ['引擎', 'signplan 1']]);
  });
  it('confirmed by another engine, or with layers that were not read: a note each', () => {
    expect(present(verification({ against: { plan: { id: 'p', version: '1' }, engine: 'signplan 2' } }), 'en').notes).toEqual(['The engine was signplan 1 and is signplan 2; the result is the same.']);
    expect(present(verification({ without: [{ id: 'water', title: { zh: '水面', en: 'Water' } }], whole: { verdict: 'conforming', headline: t('h') } }), 'zh').notes).toEqual(['出具时没有读到：水面；已按同样条件重算。全部读到时，结论为“未发现冲突”。']);
  });
  it('differs: files with their checksums cut, findings then and now, and no verdict or count said again', () => {
    const shown = present(verification({
      outcome: 'differs', holds: false, verdict: { was: 'conforming', now: 'nonconforming' }, against: { plan: { id: 'p', version: '2' }, engine: 'signplan 1' },
      plan: [{ field: 'version', was: '1', now: '2' }],
      files: [{ file: 'zones.fgb', title: { zh: '分区', en: 'Zones' }, change: 'changed', was: 'a'.repeat(64), now: 'b'.repeat(64) }, { file: 'new.fgb', change: 'new', was: null, now: 'c'.repeat(64) }],
      findings: [change, { ...change, change: 'gone', now: null }],
      fields: [{ path: 'verdict', was: '1', now: '2' }, { path: 'counts.fail', was: '0', now: '1' }, { path: 'headline.zh', was: '1', now: '2' }, { path: 'papers[0].id', was: '"a"', now: null }],
    }), 'zh');
    expect(shown).toMatchObject({ outcome: 'differs', word: '有出入', verdicts: ['conforming', 'nonconforming'], fieldsTitle: '其余不同之处' });
    expect(shown.about[1]).toEqual(['规划数据', '规划 1 → 2']);
    expect(shown.data.items).toEqual([{ title: '版本', what: '', was: '1', now: '2' }, { title: 'zones.fgb 分区', what: '内容不同', was: 'a'.repeat(12), now: 'b'.repeat(12) }, { title: 'new.fgb', what: '出具时没有', was: '没有', now: 'c'.repeat(12) }]);
    expect(shown.findings.items[0]).toMatchObject({ title: '顶部', was: '符合', now: '不符合', results: ['pass', 'fail'], values: ['6.00\u00a0m', '7.00\u00a0m'], texts: ['余 0.60\u00a0m。', '超出 0.40\u00a0m。'] });
    expect(shown.findings.items[1]).toMatchObject({ now: '没有', results: ['pass', null], texts: ['余 0.60\u00a0m。', ''] });
    expect(shown.fields.items).toEqual([{ title: 'papers[0].id', what: '', was: '"a"', now: '没有' }]);
  });
  it('other data of which all still holds is told apart from one that differs', () => {
    expect(present(verification({ outcome: 'differs', files: [{ file: 'a.fgb', change: 'changed', was: 'a', now: 'b' }] }), 'en')).toMatchObject({ outcome: 'moved', word: 'Other data', sentence: expect.stringContaining('still holds') as string });
  });
  it('edited: the places, the verdict among them', () => {
    const shown = present(verification({ outcome: 'edited', holds: false, findings: [change], fields: [{ path: 'verdict', was: '"conforming"', now: '"nonconforming"' }, { path: 'findings[0].result', was: '"pass"', now: '"fail"' }] }), 'zh');
    expect(shown).toMatchObject({ outcome: 'edited', word: '被改动', fieldsTitle: '改动之处', findings: { items: [] } });
    expect(shown.fields.items.map(({ title }) => title)).toEqual(['verdict', 'findings[0].result']);
    expect(shown.sentence).toContain('2 处');
  });
  it('with a proposal that the data do not take: why', () => {
    expect(present(verification({ outcome: 'differs', holds: false, verdict: { was: 'conforming', now: null }, problems: [{ code: 'x', text: t('没有这个类型') }] }), 'zh')).toMatchObject({ problems: ['没有这个类型。'], verdicts: ['conforming', null] });
  });
  it('long lists are cut, and say by how much', () => {
    const fields = Array.from({ length: MOST + 7 }, (_, i) => ({ path: `findings[${i}]`, was: null, now: null }));
    expect(present(verification({ outcome: 'edited', fields }), 'zh').fields).toMatchObject({ more: 7, items: { length: MOST } });
  });
});

describe('many reports', () => {
  const row = (n: number, over: Partial<Verification>): VerifiedRow => ({ row: n, kind: 'verified', verification: verification({ report: { ...verification().report, id: `r${n}`, name: '' }, ...over }) });
  it('those that do not hold stand first, the others under their count', () => {
    const shown = presentRows({ single: false, rows: [row(1, {}), row(2, { outcome: 'differs', holds: false }), { row: 3, id: 'bad', kind: 'skipped' }, { row: 4, kind: 'unreadable', problems: [{ code: 'report.json', file: 'f', path: 'line 4', text: t('不是 JSON') }] }, row(5, {})] }, 'zh');
    expect(shown.summary).toBe('共 5 份：证实 2，有出入 1，读不了 1，无报告 1。');
    expect(shown.outcome).toBe('differs');
    expect(shown.rows.items.map(({ name, word, says }) => [name, word, ...says])).toEqual([['r2', '有出入'], ['bad', '无报告', '出具时此行输入有误，没有可以核验的报告。'], ['第 4 行', '读不了', 'line 4: 不是 JSON。']]);
    expect(shown.confirmed).toEqual({ count: 2, more: 0, items: ['r1 · 不符合', 'r5 · 不符合'] });
  });
  it('all confirmed are', () => expect(presentRows({ single: false, rows: [row(1, {}), row(2, {})] }, 'en')).toMatchObject({ outcome: 'confirmed', summary: 'Reports: 2. Confirmed 2.', rows: { items: [] } }));
});

describe('the file', () => {
  const file = (bytes: Uint8Array, name = 'report.json'): File => new File([new Uint8Array(bytes)], name);
  it('is UTF-8, or UTF-16 with its mark', async () => {
    expect(await readFile(file(new TextEncoder().encode('{"a":"中"}')))).toEqual({ ok: true, value: '{"a":"中"}' });
    expect(await readFile(file(new Uint8Array(Buffer.from('\ufeff{"a":"中"}', 'utf16le'))))).toEqual({ ok: true, value: '{"a":"中"}' });
  });
  it('that holds no text, is too large, or cannot be read is a problem that says what to do', async () => {
    expect(await readFile(file(new Uint8Array([0xff, 0xd8, 0xff, 0xe0])))).toMatchObject({ ok: false, problems: [{ code: 'report.encoding', file: 'report.json' }] });
    expect(await readFile(file(new Uint8Array([123, 0, 125])))).toMatchObject({ ok: false, problems: [{ code: 'report.encoding' }] });
    const huge = Object.defineProperty(file(new Uint8Array(1)), 'size', { value: 60 * 1024 * 1024 });
    expect(await readFile(huge)).toMatchObject({ ok: false, problems: [{ code: 'report.too-large', received: '60 MB' }] });
    const gone = Object.defineProperty(file(new Uint8Array(1)), 'arrayBuffer', { value: () => Promise.reject(new Error('gone')) });
    expect(await readFile(gone)).toMatchObject({ ok: false, problems: [{ code: 'report.encoding', received: '"gone"' }] });
  });
  it('pasted text must be there', () => expect([readPasted(' \n').ok, readPasted('{}').ok]).toEqual([false, true]));
});

it('a problem is told with its place and value, without its code', () => {
  expect(problemText({ code: 'report.value', file: 'x.json', path: 'verdict', received: '5', text: t('应为文字') }, 'zh')).toBe('verdict: 应为文字。（收到 5）');
});
