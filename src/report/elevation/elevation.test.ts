import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Envelope, MeasureEnvelope } from '../../check/envelope-types.ts';
import { drawing } from './drawing.ts';
import { elevation } from './elevation.ts';
import { limited, studio, type Studio } from './elevation.fixture.ts';
import type { TextItem } from './items.ts';
import { areaOf, type Area } from './placer.ts';
import type { Elevation, Role, View } from './types.ts';

let at: Studio;
beforeAll(async () => {
  at = await studio();
});

const WALL = { signType: 'wall', width: 6, height: 2.4, depth: 0.3, clearance: 4.8, sidewalkWidth: 4 };
const boxes = (view: View, role: Role): readonly string[] => view.shapes.filter((shape) => shape.role === role).map(({ points }) => [points[0], points[2]].map((point) => point?.map((value) => Math.round(value * 1e4) / 1e4).join(',')).join(' '));
const labels = ({ dimensions }: Elevation): readonly string[] => dimensions.map(({ label }) => label);
const draw = (properties: Parameters<Studio['proposal']>[0], findings: Parameters<Studio['report']>[0] = [], envelope?: Envelope): Elevation => elevation(at.plan, at.proposal(properties), at.report(findings, envelope === undefined ? {} : { envelope }), 'zh');
const passing = (measures: readonly Partial<MeasureEnvelope>[]): Envelope => ({ whatever: [], couplings: [], types: [], measures: measures.map((measure) => ({ measure: 'width', unit: 'm', step: 0.01, ranges: [], pending: [], ...measure })) });

describe('what is drawn of a sign', () => {
  it('is at its stated size and height, with what follows', () => {
    const model = draw(WALL);
    expect(boxes(model.front, 'face')).toEqual(['-3,4.8 3,7.2']);
    expect(boxes(model.side, 'face')).toEqual(['0,4.8 0.3,7.2']);
    expect(labels(model)).toEqual(['高 2.40', '净空 4.80', '顶高 7.20', '宽 6.00', '厚 0.30', '人行道 4.00']);
    expect(model.caption?.texts).toEqual(['广告面 14.40 m²', '14.40 m²']);
    expect(model.notes).toEqual([]);
  });
  it('is red exactly beyond the limit, in both views', () => {
    const model = draw(WALL, [limited('topHeight', '<=', 6.6, 7.2), limited('depth', '<=', 0.4, 0.3)]);
    expect(boxes(model.front, 'beyond')).toEqual(['-3,6.6 3,7.2']);
    expect(boxes(model.side, 'beyond')).toEqual(['0,6.6 0.3,7.2']);
    expect(model.limits.map(({ label, state, at: y, excess }) => [label, state, y, excess?.label])).toEqual([['上限 6.60', 'fail', 6.6, '超出 0.60']]);
    expect(model.text.zh).toBe('广告宽 6.00 米、高 2.40 米、厚 0.30 米，底边离地 4.80 米，顶边离地 7.20 米，单面面积 14.40 平方米。顶部离地上限 6.60 米，超出 0.60 米。人行道宽 4.00 米。');
    expect(model.text.en).toContain('The sign is 6.00 m wide, 2.40 m high, 0.30 m deep, underside 4.80 m above ground, top 7.20 m above ground');
    expect(model.text.en).toContain('limit ≤ 6.60 m, 0.60 m over.');
  });
  it('has a line and nothing red where the limit is kept or not yet decided', () => {
    for (const [finding, state] of [[limited('topHeight', '<=', 7.5, 7.2), 'met'], [limited('topHeight', '<=', 7.5, null), 'open']] as const) {
      const model = draw(WALL, [finding]);
      expect(model.limits.map((limit) => limit.state)).toEqual([state]);
      expect(boxes(model.front, 'beyond')).toEqual([]);
    }
    expect(draw(WALL, [limited('topHeight', '<=', 60, 7.2)]).limits).toEqual([]);
  });
  it('of an area too large marks a strip of just that area', () => {
    const model = draw(WALL, [limited('faceArea', '<=', 12, 14.4, 'm²')]);
    expect(boxes(model.front, 'beyond')).toEqual(['2,4.8 3,7.2']);
    expect(model.limits[0]?.label).toBe('面积 ≤ 12 m²');
    expect(model.limits[0]?.excess?.label).toBe('超出 2.40 m²');
    expect(model.caption?.bad).toBe(true);
  });
  it('past the kerb is held against the carriageway, and only there', () => {
    const model = draw({ signType: 'lamp-post', width: 0.8, height: 2, clearance: 3.2, beyondKerb: 0.3, panelsPerPole: 2, kerbHeight: 0.1 }, [limited('carriagewayClearance', '>=', 4.5, 3.3)]);
    const [red] = model.front.shapes.filter(({ role }) => role === 'beyond');
    const [from, , to] = red?.points ?? [];
    expect([(to?.[0] ?? 0) - (from?.[0] ?? 0), from?.[1], to?.[1]].map((value) => Math.round(Number(value) * 1e4) / 1e4)).toEqual([0.3, 3.2, 4.4]);
    expect(model.limits[0]).toMatchObject({ label: '车行道 ≥ 4.50', excess: { label: '差 1.20' } });
    expect(model.front.ground.map(({ kind, level }) => [kind, level])).toEqual([['sidewalk', 0], ['carriageway', -0.1]]);
  });
  it('of a projecting sign the face is seen from the side, where it reaches out', () => {
    const model = draw({ signType: 'projecting', width: 0.8, height: 2, depth: 0.2, reach: 1, clearance: 3 }, [limited('reach', '<=', 0.8, 1)]);
    expect(boxes(model.side, 'face')).toEqual(['0.2,3 1,5']);
    expect(boxes(model.front, 'face')).toEqual(['-0.1,3 0.1,5']);
    expect(boxes(model.side, 'beyond')).toEqual(['0.8,3 1,5']);
  });
  it('follows definitions of the plan that set a height off against another', () => {
    const definitions = [...at.plan.rules.definitions, { name: 'roofRise', title: { zh: '高出屋面', en: 'Rise' }, unit: 'm', value: { minus: [{ fact: 'topHeight' }, { fact: 'buildingHeight' }] as [{ fact: string }, { fact: string }] } }];
    const plan = { ...at.plan, rules: { ...at.plan.rules, definitions } };
    const model = elevation(plan, at.proposal({ signType: 'roof', width: 8, height: 2, topHeight: 12, buildingHeight: 9 }), at.report([limited('roofRise', '<=', 1.8, 3)]), 'zh');
    expect(boxes(model.front, 'beyond')).toEqual(['-4,10.8 4,12']);
    expect(model.limits[0]?.label).toBe('高出屋面 ≤ 1.80');
  });
});

describe('what is not stated', () => {
  it('is not there at all where nothing is: carrier and person alone', () => {
    for (const signType of at.types) {
      const model = draw({ signType });
      for (const view of [model.front, model.side]) {
        expect(view.shapes.some(({ role }) => role === 'face' || role === 'ghost' || role === 'beyond')).toBe(false);
        expect(view.ground.length).toBeGreaterThan(0);
      }
      expect(model.dimensions).toEqual([]);
      expect(model.text.zh).toContain('尺寸未填');
    }
  });
  it('is dashed and never dimensioned', () => {
    const model = draw({ signType: 'wall', height: 2.4 });
    expect(labels(model)).toEqual(['高 2.40']);
    expect(boxes(model.front, 'face')).toEqual([]);
    expect(boxes(model.front, 'ghost')).toHaveLength(1);
    expect(model.notes).toEqual(['未填 宽、厚、净空、顶高', '虚线为示意']);
    expect(model.text.zh).toContain('宽、厚、净空、顶部离地未填，虚线为示意。');
  });
  it('of contradicting heights nothing follows', () => {
    expect(labels(draw({ signType: 'wall', width: 2, topHeight: 3, height: 5 }))).toEqual(['高 5.00', '顶高 3.00', '宽 2.00']);
  });
});

describe('what would pass', () => {
  it('is a band along its dimension, in the words of the report', () => {
    const none = { value: null, closed: true };
    const model = draw(WALL, [], passing([{ measure: 'width', ranges: [{ low: none, high: { value: 3.333, closed: true }, consents: [] }, { low: { value: 4, closed: true }, high: { value: 6.25, closed: true }, consents: [] }] }, { measure: 'clearance', ranges: [{ low: { value: 2.5, closed: true }, high: none, consents: [] }] }, { measure: 'depth', ranges: [{ low: none, high: none, consents: [] }] }]));
    expect(model.bands.map(({ measure, label, parts }) => [measure, label, parts])).toEqual([
      ['width', '宽 ≤ 3.333 或 4.00–6.25', [{ from: -3, to: 0.333 }, { from: 1, to: 3.25 }].map((part) => ({ from: expect.closeTo(part.from) as number, to: expect.closeTo(part.to) as number }))],
      ['clearance', '净空 ≥ 2.50', [{ from: 2.5, to: null }]],
    ]);
    expect(model.text.zh).toContain('可行：宽不大于 3.333 米；或不小于 4.00 米，不大于 6.25 米；净空不小于 2.50 米。');
  });
});

const BOLD = new Set(['limt', 'bad']);
const meet = (a: Area, b: Area): boolean => a.x0 < b.x1 - 0.01 && a.x1 > b.x0 + 0.01 && a.y0 < b.y1 - 0.01 && a.y1 > b.y0 + 0.01;

describe('the drawing', () => {
  const size = (most: number): fc.Arbitrary<number | undefined> => fc.option(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: most * 10 })).map((value) => value / 10), { nil: undefined });
  const inputs = fc.record({ type: fc.nat({ max: 17 }), width: size(60), height: size(30), depth: size(3), clearance: size(80), reach: size(3), beyondKerb: size(2), sidewalkWidth: size(40), buildingHeight: size(90), facadeWidth: size(80), panelsPerPole: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }), limits: fc.array(fc.record({ measure: fc.constantFrom('topHeight', 'clearance', 'height', 'width', 'depth', 'reach', 'sidewalkWidth', 'faceArea', 'carriagewayClearance'), share: fc.constantFrom(0.5, 0.9, 1.1, 2) }), { maxLength: 4 }), sheet: fc.constantFrom(280, 336, 420, 700, 980) });
  it('of any sizes has no text on another, nothing off the sheet, and every dimension', () => {
    fc.assert(
      fc.property(inputs, ({ type, limits, sheet, ...sizes }) => {
        const stated = Object.fromEntries(Object.entries(sizes).filter(([, value]) => value !== undefined));
        const proposal = { signType: at.types[type] ?? 'wall', ...stated };
        const worth: Record<string, number> = { width: sizes.width ?? 2, height: sizes.height ?? 2, depth: sizes.depth ?? 0.3, clearance: sizes.clearance ?? 3, reach: sizes.reach ?? 1, sidewalkWidth: sizes.sidewalkWidth ?? 3, topHeight: (sizes.clearance ?? 3) + (sizes.height ?? 2), faceArea: (sizes.width ?? 2) * (sizes.height ?? 2), carriagewayClearance: (sizes.clearance ?? 3) + 0.1 };
        const findings = limits.map(({ measure, share }) => {
          const value = worth[measure] ?? 1;
          return limited(measure, /[cC]learance|sidewalk/.test(measure) ? '>=' : '<=', Math.round(value * share * 100) / 100 + 0.01, value, measure === 'faceArea' ? 'm²' : 'm');
        });
        const model = draw(proposal, findings);
        const made = drawing(model, { width: sheet });
        expect(JSON.stringify(drawing(draw(proposal, findings), { width: sheet }))).toBe(JSON.stringify(made));
        expect(JSON.stringify(made)).not.toMatch(/NaN|Infinity|null/);
        const texts = made.items.filter((item): item is TextItem => item.kind === 'text');
        const areas = texts.map((item) => areaOf(item.text, item, BOLD.has(item.style)));
        for (const [i, area] of areas.entries()) {
          expect([area.x0 >= -0.5, area.x1 <= made.width + 0.5, area.y0 >= -0.5, area.y1 <= made.height + 0.5], `${texts[i]?.text} on ${sheet}`).toEqual([true, true, true, true]);
          for (const [j, other] of areas.entries()) if (j > i) expect(meet(area, other), `${texts[i]?.text} and ${texts[j]?.text}`).toBe(false);
        }
        const all = texts.map(({ text }) => text);
        for (const { label, measure } of model.dimensions) if (measure !== 'topHeight' || sheet >= 560) expect(all.includes(label) || (['height', 'clearance'].includes(measure) && all.includes(label.split(' ').at(-1) ?? '')), label).toBe(true);
        for (const { label, excess } of model.limits) {
          expect(all).toContain(label);
          if (excess !== undefined) expect(all.includes(excess.label) || all.includes(excess.short)).toBe(true);
        }
        for (const item of made.items) if (item.kind === 'person') expect(item.height).toBeGreaterThan(2);
      }),
      { numRuns: 60 },
    );
  });
  it('is to scale: a metre is as long on one axis as on the other, and in both views', () => {
    const model = draw(WALL);
    const made = drawing(model, { width: 980 });
    const metre = 96 / 0.0254 / made.scale;
    const faces = made.items.flatMap((item) => (item.kind === 'path' && item.style === 'face' ? [item.d.match(/-?[\d.]+/g)?.map(Number) ?? []] : []));
    const spans = faces.map(([x0 = 0, y0 = 0, x1 = 0, , , y1 = 0]) => [(x1 - x0) / metre, (y0 - y1) / metre]);
    expect(spans).toEqual([[expect.closeTo(6, 2), expect.closeTo(2.4, 2)], [expect.closeTo(0.3, 2), expect.closeTo(2.4, 2)]]);
    const [person] = made.items.filter((item) => item.kind === 'person');
    expect(person).toMatchObject({ height: expect.closeTo(1.7 * metre, 5) as number });
  });
});
