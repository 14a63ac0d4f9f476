import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile, type Checker } from '../../check/compile.ts';
import type { FormValues } from '../../elements/form/values.ts';
import { folderSource } from '../../io/node-source.ts';
import { loadPlan } from '../../plan/load.ts';
import type { Plan } from '../../plan/plan.ts';
import { judge, type Judged } from './judge.ts';

let plan: Plan;
let checker: Checker;
beforeAll(async () => {
  const project = JSON.parse(readFileSync('package.json', 'utf8')) as { signplan: { package: string } };
  const loaded = await loadPlan(folderSource(join(process.cwd(), project.signplan.package)));
  if (!loaded.ok) throw new Error('the default package does not load');
  plan = loaded.value;
  const compiled = compile(plan);
  if (!compiled.ok) throw new Error('the default package does not compile');
  checker = compiled.value;
});

const TODAY = '2026-11-24';
const at = (values: FormValues): FormValues => {
  const [west, south, east, north] = plan.manifest.view;
  return { lon: String((west + east) / 2), lat: String((south + north) / 2), ...values };
};
const ask = (values: FormValues, fixed?: string): Judged => judge(plan, checker, values, { fixed, today: TODAY });
const type = (): string => plan.rules.signTypes[0]?.id ?? '';

describe('judge', () => {
  it('says what is missing before it says what is wrong', () => {
    expect(ask({ use: 'commercial', signType: type() }).standing.kind).toBe('no-place');
    expect(ask(at({ use: 'commercial' })).standing.kind).toBe('no-type');
  });
  it('makes a report as soon as there is a place and a type', () => {
    const { standing, proposal } = ask(at({ signType: type() }));
    expect(standing.kind).toBe('report');
    expect(proposal?.geometry.type).toBe('Point');
  });
  it('names a wrong entry, gives no verdict, and still knows where the sign is drawn', () => {
    for (const width of ['six', '-1', '2000', 'NaN', '1e999']) {
      const { standing, problems, proposal } = ask(at({ signType: type(), width }));
      expect(standing.kind, width).toBe('invalid');
      expect(problems.map(({ path }) => path), width).toEqual(['properties.width']);
      expect(proposal?.geometry.type).toBe('Point');
    }
    expect(ask(at({ signType: type(), lon: '29.7', lat: '115.98' })).problems[0]?.code).toBe('proposal.axes-swapped');
    expect(ask(at({ signType: 'balloon' })).standing.kind).toBe('invalid');
  });
  it('while an entry is wrong, goes on with the others beside the verdict', () => {
    const { standing, proposal, aside } = ask(at({ signType: type(), use: 'commercial', width: 'six', height: '2' }));
    expect(standing.kind).toBe('invalid');
    expect(proposal?.properties).toMatchObject({ height: 2 });
    expect(proposal?.properties['width']).toBeUndefined();
    expect(aside?.findings.some(({ result, reason }) => result === 'unknown' && reason.some((why) => why.kind === 'fact' && why.name === 'width'))).toBe(true);
    expect(ask(at({ signType: type() })).aside).toBeNull();
    expect(ask(at({ signType: 'balloon', width: 'six' })).aside).toBeNull();
  });
  it('judges as of the fixed date, else the start stated, else today', () => {
    const asOf = (judged: Judged): string | undefined => (judged.standing.kind === 'report' ? judged.standing.report.asOf : undefined);
    expect(asOf(ask(at({ signType: type() })))).toBe(TODAY);
    expect(asOf(ask(at({ signType: type(), start: '2027-01-01' })))).toBe('2027-01-01');
    expect(asOf(ask(at({ signType: type(), start: '2027-01-01' }), '2026-12-31'))).toBe('2026-12-31');
    expect(ask(at({ signType: type() }), '31/12/2026').standing.kind).toBe('invalid');
  });
});
