import { describe, expect, it } from 'vitest';
import { sign, testPlan } from '../plan.fixture.ts';
import { SCALES, chooseScale } from './choose-scale.ts';
import { flat } from './flat.fixture.ts';
import { drawLocationMap } from './location-map.ts';
import { mapLegend, scaleBar } from './margin.ts';

const proposal = sign({ type: 'Point', coordinates: [115.985, 29.703] }, { width: 6, bearing: 180, accuracy: 10 });

describe('scale bar', () => {
  it('is as long as it says', () => {
    for (const scale of SCALES) {
      const text = flat(scaleBar({ scale, language: 'zh' }));
      const [, metres = 0] = (/>(\d+) m</.exec(text) ?? []).map(Number);
      const [, from = 0, to = 0] = (/d="M([\d.]+) 4.3V6.2H([\d.]+)V/.exec(text) ?? []).map(Number);
      expect(((to - from) * scale) / 1000).toBeCloseTo(metres, 2);
      expect(metres).toBeGreaterThan(0);
    }
  });
});

describe('legend of a map', () => {
  it('explains what is in the frame, with the sign by its name, and nothing else', () => {
    const plan = testPlan();
    const { shown } = drawLocationMap({ plan, report: null, proposal, language: 'en', scale: 1000, width: 108, height: 79, ids: 'm' });
    const text = flat(mapLegend({ plan, shown, language: 'en', ids: 'l' }));
    expect(text.match(/<li>/g)?.length).toBe(3);
    expect(text).toContain('Proposed sign');
    expect(text).toContain('Error of its location');
  });
});

describe('choice of a scale', () => {
  const frame = { plan: testPlan(), report: null, proposal, width: 108, height: 79 };
  it('is the largest that holds the error of the location', () => {
    const scales = [10, 60, 150, 300].map((accuracy) => chooseScale({ ...frame, proposal: sign(proposal.geometry, { ...proposal.properties, accuracy }), plan: { ...frame.plan, layers: new Map() } }));
    expect(scales).toEqual([1000, 2000, 5000, 10_000]);
  });
  it('shows a road with a name', () => {
    expect(chooseScale(frame)).toBe(10_000);
  });
  it('is the smallest where nothing else will do', () => {
    const far = sign({ type: 'Point', coordinates: [116.05, 29.65] }, proposal.properties);
    expect(chooseScale({ ...frame, proposal: far })).toBe(10_000);
  });
});
