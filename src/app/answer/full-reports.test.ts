/** Without a worker, as here, reports are made on the page in idle moments: they are the same, and only the newest is finished. */
import { beforeAll, describe, expect, it } from 'vitest';
import { memorySource } from '../../io/source.ts';
import { ENGINE } from '../../report/engine.ts';
import { fullReport } from '../../report/full-report.ts';
import { PLACES, SHOP, small, type Small } from '../../report/report.fixture.ts';
import { FullReports } from './full-reports.ts';
import type { Opened } from '../package.ts';

const asOf = '2026-11-24';
let city: Small;
let opened: Opened;
beforeAll(async () => {
  city = await small();
  opened = { plan: city.plan, checker: city.checker, source: memorySource(new Map()), rest: () => Promise.reject(new Error('not asked for')) };
});

describe('a report in full', () => {
  it('is the one that the command line makes', async () => {
    const proposal = city.proposal(PLACES.general, { ...SHOP, topHeight: 8, clearance: 7 });
    const made = await new FullReports(opened, null).make({ proposal, asOf });
    expect(made).toEqual(fullReport(city.plan, city.checker, proposal, { asOf, engine: ENGINE }));
    expect(made?.remedies?.length).toBeGreaterThan(0);
  });
  it('is given up for a newer one', async () => {
    const reports = new FullReports(opened, null);
    const ask = (width: number) => reports.make({ proposal: city.proposal(PLACES.general, { ...SHOP, width }), asOf });
    const [first, second, third] = await Promise.all([ask(1), ask(2), ask(3)]);
    expect([first, second]).toEqual([null, null]);
    expect(third?.proposal.properties?.['width']).toBe(3);
  });
  it('comes to nothing where it is no longer wanted', async () => {
    const reports = new FullReports(opened, null);
    const asked = reports.make({ proposal: city.proposal(PLACES.general, SHOP), asOf });
    reports.close();
    expect(await asked).toBeNull();
  });
});
