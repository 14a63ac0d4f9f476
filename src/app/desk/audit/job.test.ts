/** The work of the audit, order by order, as a worker does it. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../../plan/plan.ts';
import { city, PLACES } from '../../../survey/city.fixture.ts';
import type { RosterMapping } from '../../../survey/roster/types.ts';
import { Job } from './job.ts';
import { breathe } from '../../../slices.ts';
import { Cancelled, Pace } from './pace.ts';
import type { Order, Said } from './talk.ts';

const OPTIONS = { asOf: '2026-11-24', today: '2026-11-24' };
let plan: Plan;
beforeAll(async () => {
  plan = await city();
});

const file = (count: number): File => new File([`编号,类型,用途,经度,纬度,宽,高,净空,朝向\n${Array.from({ length: count }, (_, i) => `S-${i},墙面,招牌,${PLACES.general[0] + i / 10000},${PLACES.general[1]},2,${i % 10 === 9 ? '高' : 1},3,90`).join('\n')}\n`], 'signs.csv');

async function run(job: Job, order: Order, pace = new Pace(5, breathe)): Promise<Said[]> {
  const said: Said[] = [];
  await job.run(order, pace, (one) => void said.push(one));
  return said;
}
const kinds = (said: readonly Said[]): Said['kind'][] => [...new Set(said.map(({ kind }) => kind).filter((kind) => kind !== 'progress'))];
function mappingOf(said: readonly Said[]): RosterMapping {
  const opened = said.find((one) => one.kind === 'opened');
  if (opened === undefined) throw new Error(JSON.stringify(said));
  return opened.guess.mapping;
}

describe('a file', () => {
  it('is opened, mapped, judged, judged again on another day, looked into, and saved', async () => {
    const job = new Job(plan);
    const opened = await run(job, { kind: 'open', file: file(60) });
    expect(opened.at(-1)).toMatchObject({ kind: 'opened', table: { file: 'signs.csv', count: 60, samples: [['S-0', 'S-1', 'S-2'], ['墙面'], ['招牌'], {}, {}, {}, ['1', '高'], {}, {}] }, words: [{ word: '墙面', to: 'wall' }, { word: '招牌', to: 'own-name' }] });
    const mapping = mappingOf(opened);
    const judged = await run(job, { kind: 'judge', mapping, options: OPTIONS });
    expect(kinds(judged)).toEqual(['begun', 'piece', 'judged']);
    expect(judged.at(-1)).toMatchObject({ kind: 'judged', tally: { errors: 6 } });
    expect(kinds(await run(job, { kind: 'again', options: { asOf: '2027-01-01', today: '2027-01-01' } }))).toEqual(['begun', 'piece', 'judged']);
    expect(await run(job, { kind: 'report', index: 0, asOf: '2026-11-24', engine: 'test' })).toMatchObject([{ kind: 'report', report: { asOf: '2026-11-24', engine: 'test' } }]);
    expect(await run(job, { kind: 'report', index: 9, asOf: '2026-11-24', engine: 'test' })).toMatchObject([{ kind: 'refused', problems: [{ path: 'row 11, column 高' }] }]);
    for (const format of ['csv', 'xlsx', 'geojson', 'ndjson', 'errors'] as const) {
      const saved = (await run(job, { kind: 'save', format, language: 'zh' })).at(-1);
      expect(saved?.kind === 'saved' && saved.blob.size > 100).toBe(true);
    }
  });
  it('that cannot be read, or a mapping that cannot be used, is refused', async () => {
    const job = new Job(plan);
    expect((await run(job, { kind: 'open', file: new File(['x'], 'x.csv') })).at(-1)).toMatchObject({ kind: 'refused', problems: [{ code: 'roster.no-titles' }] });
    const mapping = mappingOf(await run(job, { kind: 'open', file: file(3) }));
    expect((await run(job, { kind: 'judge', mapping: { ...mapping, system: 'xian80' }, options: OPTIONS })).at(-1)).toMatchObject({ kind: 'refused', problems: [{ code: 'roster.refused-system' }] });
    expect(await run(new Job(plan), { kind: 'judge', mapping, options: OPTIONS })).toMatchObject([{ kind: 'refused', problems: [{ code: 'roster.lost' }] }]);
  });
  it('can be left at any moment, and judged anew', async () => {
    const job = new Job(plan);
    const mapping = mappingOf(await run(job, { kind: 'open', file: file(400) }));
    const pace = new Pace(0, breathe);
    const left = job.run({ kind: 'judge', mapping, options: OPTIONS }, pace, ({ kind }) => {
      if (kind === 'begun') pace.cancel();
    });
    await expect(left).rejects.toBeInstanceOf(Cancelled);
    expect((await run(job, { kind: 'judge', mapping, options: OPTIONS })).at(-1)).toMatchObject({ kind: 'judged', tally: { errors: 40 } });
  });
});

it('the package’s own signs are judged without any file', async () => {
  const job = new Job(plan);
  const count = plan.layers.get('existing-signs')?.features.length ?? 0;
  const said = await run(job, { kind: 'judge', mapping: null, options: OPTIONS });
  expect(said.find(({ kind }) => kind === 'begun')).toMatchObject({ count });
  expect(said.at(-1)?.kind).toBe('judged');
});
