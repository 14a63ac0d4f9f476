import { describe, expect, it } from 'vitest';
import { loadTiny as plan } from '../../plan/tiny-loaded.fixture.ts';
import { dataNotes, type Line } from './present.ts';

const valueOf = (lines: readonly Line[], label: string): string | undefined => lines.find((line) => line.label === label)?.value;

const APPROVED = { title: { zh: '某规划', en: 'Some plan' }, number: '府字〔2023〕1号', date: '2023-05-01' };

describe('the notes on the data', () => {
  it('keep the approval of the plan apart from that of the data, which a demonstration never has', async () => {
    const { standing, why, notice } = dataNotes(await plan((tiny) => Object.assign(tiny.plan, { approval: { ...APPROVED, note: { zh: '不涉及示范数据。', en: 'It does not concern the demonstration.' } } })), 'zh');
    expect(notice).toBe('示范数据');
    expect(valueOf(standing, '状态')).toBe('示范');
    expect(valueOf(standing, '规划的批准')).toBe('某规划 府字〔2023〕1号（2023-05-01）');
    expect(valueOf(standing, '数据的批准')).toContain('没有');
    expect(valueOf(standing, '数据的批准')).not.toContain('2023');
    expect(why.at(-1)).toBe('不涉及示范数据。');
    const official = dataNotes(await plan((tiny) => Object.assign(tiny.plan, { status: 'in-force', dataApproval: APPROVED })), 'en');
    expect([valueOf(official.standing, 'Approval of the data'), valueOf(official.standing, 'Approval of the plan'), official.why]).toEqual(['Some plan 府字〔2023〕1号 (2023-05-01)', 'none', []]);
  });

  it('give term, phases and the plane that distances are measured in', async () => {
    const { standing, crs } = dataNotes(await plan(), 'en');
    expect(valueOf(standing, 'Term of the plan')).toBe('2022-01-01 to 2035-12-31');
    expect(valueOf(standing, 'Phases')).toBe('Near: 2022-01-01 to 2025-12-31');
    expect(crs.map(({ value }) => value)).toEqual(['CGCS2000 longitude and latitude (EPSG:4490)', 'CGCS2000 Gauss–Krüger (EPSG:4548), corrected by the point scale to ground distance', '117°', '500\u202f000 m', '10.00 m']);
  });

  it('give every layer its source, date, errors, licence and whole checksum, and say which was not read', async () => {
    const loaded = await plan(undefined, ['highways.fgb']);
    const { layers } = dataNotes(loaded, 'zh');
    expect(layers.map(({ id }) => id)).toEqual(loaded.manifest.layers.map(({ id }) => id));
    for (const { lines, demonstration, id } of layers) {
      expect(demonstration).toBe(true);
      expect(valueOf(lines, '来源')).toBe('手绘');
      expect(valueOf(lines, '图上误差')).toBe('1.00 m，计入每个距离');
      expect(valueOf(lines, '与实地之差')).toBe('未知');
      expect(lines.at(-1)).toEqual({ label: 'sha-256', digest: true, value: loaded.manifest.layers.find((entry) => entry.id === id)?.sha256 });
    }
    expect(layers.filter(({ unread }) => unread).map(({ id }) => id)).toEqual(['highways']);
  });

  it('say of what is not there what it is, who has it and how it is added', async () => {
    const gap = { title: { zh: '文本', en: 'Text' }, what: { zh: '没有查到', en: 'Not found' }, holder: { zh: '市政府', en: 'City government' }, add: { zh: '写入条款', en: 'Write clauses' } };
    const { absent, unavailable } = dataNotes(await plan((tiny) => Object.assign(tiny.plan, { unavailable: [gap] })), 'en');
    expect(absent).toEqual([{ title: 'Cables', id: 'power-cables', lines: [{ label: 'What is missing', value: 'Not public' }, { label: 'Who has it', value: 'Grid company' }, { label: 'How to add it', value: expect.stringContaining('source/power-cables.geojson') as string }] }]);
    expect(unavailable).toEqual([{ title: 'Text', lines: [{ label: 'What is missing', value: 'Not found' }, { label: 'Who has it', value: 'City government' }, { label: 'How to add it', value: 'Write clauses' }] }]);
    expect(dataNotes(await plan(), 'en').unavailable).toEqual([]);
  });

  it('count the clauses of each document, and those that advise only: not the plan\'s own, and not one that it adopts', async () => {
    const counts = async (adopts: string[]): Promise<string[]> => dataNotes(await plan((tiny) => Object.assign(tiny.plan, { adopts })), 'zh').documents.map(({ id, own, counts: said }) => `${id} ${own} ${said}`);
    expect(await counts(['S-01'])).toEqual(['law false 3 条', 'tiny-own true 1 条']);
    expect(await counts([])).toEqual(['law false 3 条，其中只作建议 1 条', 'tiny-own true 1 条']);
  });

  it('name rules of other cities only where the package holds some', async () => {
    expect(dataNotes(await plan(), 'zh').comparators).toBeNull();
    const loaded = await plan((tiny) => Object.assign(tiny.plan, { comparators: [{ id: 'cities', version: '1' }] }));
    expect(dataNotes(loaded, 'zh').comparators).toEqual({ listed: ['cities 1'], lines: [{ label: 'sha-256', digest: true, value: loaded.manifest.documents?.comparators?.sha256 }] });
  });
});
