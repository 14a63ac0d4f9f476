/** The matrix for sign-off, at the command line: total, in words, and aligned. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFromSources } from '../plan/build/build.ts';
import { tinyMatrix, tinySources, type Tiny } from '../plan/tiny.fixture.ts';
import { displayWidth } from '../report/columns.ts';
import type { MatrixTable } from '../report/matrix-table.ts';
import { run } from './run.ts';

let dir: string;
async function pack(name: string, change?: (tiny: Tiny) => void): Promise<void> {
  const built = buildFromSources(tinySources(change));
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  await mkdir(join(dir, name));
  for (const [file, bytes] of built.value.files) await writeFile(join(dir, name, file), bytes);
}
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'signplan-matrix-'));
  await pack('tiny');
  await pack('full', (tiny) => {
    tiny.matrix = tinyMatrix().replaceAll(',silent,', ',allowed,').replace('zone,general,wall,commercial,regular,allowed,', 'zone,general,wall,commercial,regular,limited,topHeight <= 6.6; display = static|lightbox; animated = false').replace('none,,pole,own-name,large,allowed', 'none,,pole,own-name,large,forbidden');
  });
});
afterAll(() => rm(dir, { recursive: true }));

async function info(...argv: string[]): Promise<{ exit: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const exit = await run(['info', ...argv], { stdout: (text) => void (out += text), stderr: (text) => void (err += text), stdin: (async function* () {})(), cwd: dir, today: () => '2026-11-24' });
  return { exit, out, err };
}
const table = async (name: string): Promise<MatrixTable> => JSON.parse((await info(name, '--matrix', '--format', 'json')).out) as MatrixTable;

describe('info --matrix', () => {
  it('answers each combination exactly once, and says so', async () => {
    for (const name of ['tiny', 'full']) {
      const { sections, totals, total, proof, silent } = await table(name);
      const seen = sections.flatMap(({ scope, columns, rows }) => rows.flatMap(({ types, cells }) => types.flatMap((type) => columns.flatMap(({ combinations }, i) => combinations.map(({ use, band }) => [`${scope} ${type} ${use} ${band}`, cells[i]?.answer] as const)))));
      expect(new Set(seen.map(([key]) => key)).size).toBe(48);
      expect(seen).toHaveLength(totals.combinations);
      for (const answer of ['allowed', 'limited', 'forbidden', 'silent'] as const) expect(seen.filter(([, one]) => one === answer)).toHaveLength(totals[answer]);
      expect(silent.reduce((sum, { combinations }) => sum + combinations.length, 0)).toBe(totals.silent);
      expect(total).toBe(true);
      expect(proof.en).toBe('48 combinations = 4 scopes × 2 types × 3 uses × 2 size bands, each answered exactly once.');
    }
  });

  it('merges what has the same answers, and no more', async () => {
    const { sections } = await table('full');
    const shape = sections.map(({ scope, columns, rows }) => [scope, columns.map(({ title }) => title.zh), rows.map(({ types }) => types.join())]);
    expect(shape).toEqual([
      ['zone:prohibited', ['全部用途，全部大小'], ['wall,pole']],
      ['zone:general', ['商业广告（一般）', '商业广告（大型）；公益广告、招牌'], ['wall', 'pole']],
      ['segment:strict', ['全部用途，全部大小'], ['wall,pole']],
      ['none', ['商业广告、公益广告；招牌（一般）', '招牌（大型）'], ['wall', 'pole']],
    ]);
  });

  it('tells the limits in words, with the article', async () => {
    const zh = await info('full', '--matrix');
    expect({ exit: zh.exit, err: zh.err }).toEqual({ exit: 0, err: '' });
    for (const part of ['管控表 · 小规划 · 版本 1', '示范数据', 'rules.json SHA-256 ', '一般 (zone:general)', '有限准许', '顶部离地 ≤ 6.60 m', '显示方式为静态或灯箱', '[第 2 条]', '未作规定的组合：0\n', '准许 46，有限准许 1，禁止 1，未作规定 0', '签认：']) expect(zh.out).toContain(part);
    const en = await info('full', '--matrix', '--lang', 'en');
    for (const part of ['Matrix · Tiny plan · version 1', 'General (zone:general)', 'allowed within limits', 'Height of the top ≤ 6.60 m', '[art. 2]', 'Combinations on which the plan is silent: 0\n', 'each answered exactly once']) expect(en.out.replace(/\s+/g, ' ')).toContain(part.replace(/\s+/g, ' ').trim());
  });

  it('lists every combination on which the plan is silent, apart', async () => {
    const { out } = await info('tiny', '--matrix');
    const [, tail = ''] = out.split('未作规定的组合：');
    expect(tail).toMatch(/^46\n {2}禁止 × 墙面 × 全部用途，全部大小 \[第 2 条\]\n {2}禁止 × 立柱 × 商业广告（一般）；公益广告、招牌 \[第 2 条\]\n/);
  });

  it('is aligned where Chinese is two columns wide', async () => {
    const lines = (await info('tiny', '--matrix')).out.split('\n');
    for (const [i, line] of lines.entries()) {
      if (!line.startsWith('===')) continue;
      const starts = [...line.matchAll(/(?<=^| )=/g)].map(({ index }) => index);
      for (let row = i + 1; (lines[row] ?? '') !== ''; row++) {
        // No text of one column reaches into the gap before the next.
        let at = 0;
        const text = Array.from(lines[row] ?? '').flatMap((char) => [char, ...Array.from({ length: displayWidth(char) - 1 }, () => ' ')].map((part) => [at++, part] as const));
        for (const start of starts.slice(1)) expect(text.filter(([column, char]) => (column === start - 1 || column === start - 2) && char !== ' ')).toEqual([]);
      }
    }
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(140);
  });

  it('as CSV has a row a combination', async () => {
    const { out } = await info('full', '--matrix', '--format', 'csv');
    const lines = out.trimEnd().split('\r\n');
    expect(lines).toHaveLength(49);
    expect(lines[0]).toBe('\ufeff范围,类型,用途,大小,结果,限值,条文');
    expect(lines).toContain('一般,墙面,商业广告,一般,有限准许,顶部离地 ≤ 6.60 m；显示方式为静态或灯箱；画面不是动态的,第 2 条');
  });

  it('refuses a format without the matrix, and one that there is not', async () => {
    expect(await info('tiny', '--format', 'csv')).toMatchObject({ exit: 2, out: '' });
    expect(await info('tiny', '--matrix', '--format', 'xml')).toMatchObject({ exit: 2, out: '' });
  });
});
