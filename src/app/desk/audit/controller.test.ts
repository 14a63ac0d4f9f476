/** The audit as the desk drives it; without a worker, as on a page that can have none. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../../plan/plan.ts';
import { city, PLACES } from '../../../survey/city.fixture.ts';
import { AuditController } from './controller.ts';

const DAY = '2026-11-24';
let plan: Plan;
beforeAll(async () => {
  plan = await city();
});

const file = (count: number, type = '墙面'): File => new File([`编号,类型,经度,纬度,备注\n${Array.from({ length: count }, (_, i) => `S-${i},${type},${PLACES.general[0]},${PLACES.general[1]},x`).join('\n')}\n`], 'signs.csv');

/** A controller, and a wait until something holds of it. */
function made(): { readonly audit: AuditController; readonly until: (holds: (audit: AuditController) => boolean) => Promise<void> } {
  const waiting = new Set<() => void>();
  const audit = new AuditController({ requestUpdate: () => waiting.forEach((look) => look()) }, plan, DAY);
  const until = (holds: (audit: AuditController) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!holds(audit)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return { audit, until };
}

describe('the audit', () => {
  it('begins with the package’s own signs, takes a file, and goes back', async () => {
    const { audit, until } = made();
    audit.layer();
    await until(({ view }) => view.phase === 'done');
    expect(audit.view).toMatchObject({ ofFile: false, asOf: DAY, table: null });
    const own = audit.view.signs?.count;
    audit.open(file(20));
    await until(({ view }) => view.phase === 'mapping');
    // What stood still stands.
    expect(audit.view.signs?.count).toBe(own);
    audit.start();
    await until(({ view }) => view.phase === 'done');
    expect(audit.view).toMatchObject({ ofFile: true, summary: { rows: 20, errors: 0 }, signs: { count: 20, extraNames: ['备注'] } });
    const blob = await audit.save('csv', 'zh');
    expect((await blob?.text())?.startsWith('编号,类型,经度,纬度,备注,行号,')).toBe(true);
    expect(await audit.report(3)).toMatchObject({ asOf: DAY });
    audit.asOf('2027-02-03');
    await until(({ view }) => view.phase === 'done');
    expect(audit.view).toMatchObject({ asOf: '2027-02-03', summary: { rows: 20 } });
    audit.layer();
    await until(({ view }) => view.phase === 'done');
    expect(audit.view).toMatchObject({ ofFile: false, signs: { count: own } });
    audit.close();
  });

  it('hears of words that are settled, and of a mapping that cannot be used', async () => {
    const { audit, until } = made();
    audit.open(file(3, '落地式'));
    await until(({ view }) => view.phase === 'mapping');
    expect(audit.view.words).toEqual([{ property: 'signType', word: '落地式', count: 3, to: undefined }]);
    const { mapping } = audit.view;
    if (mapping === null) throw new Error();
    audit.map({ ...mapping, words: { signType: { 落地式: 'wall' } } });
    await until(({ view }) => view.words[0]?.to === 'wall');
    const saved = audit.mappingText;
    audit.map({ ...mapping, system: null });
    audit.start();
    await until(({ view }) => view.problems.length > 0);
    expect(audit.view).toMatchObject({ phase: 'mapping', problems: [{ code: 'roster.no-system' }] });
    audit.loadMapping(saved, 'm.json');
    audit.start();
    await until(({ view }) => view.phase === 'done');
    expect(audit.view.summary).toMatchObject({ rows: 3, errors: 0 });
    audit.close();
  });

  it('is left for another file, or cancelled, and says no more of the first', async () => {
    const { audit, until } = made();
    audit.open(file(3000));
    audit.open(file(2));
    await until(({ view }) => view.phase === 'mapping');
    expect(audit.view.table?.count).toBe(2);
    audit.open(file(3000));
    await until(({ view }) => view.phase === 'mapping' && view.table?.count === 3000);
    audit.start();
    await until(({ view }) => view.signs !== null);
    audit.cancel();
    await until(({ view }) => view.phase === 'mapping');
    expect(audit.view).toMatchObject({ summary: null, signs: null, problems: [] });
    audit.open(new File(['x'], 'x.csv'));
    await until(({ view }) => view.problems.length > 0);
    expect(audit.view).toMatchObject({ phase: 'none', problems: [{ code: 'roster.no-titles' }] });
    audit.close();
  });
});
