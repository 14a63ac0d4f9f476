import { describe, expect, it } from 'vitest';
import type { Report, ReportFinding } from '../report/types.ts';
import { concernData, highlightData, labelSide, proposalData } from './focus-data.ts';
import { proposalShape } from './proposal-shape.ts';
import { sign, testPlan } from './plan.fixture.ts';

const plan = testPlan();
const here = sign({ type: 'Point', coordinates: [115.98, 29.7] }, { width: 6, height: 2.4, bearing: 0 });
const text = { zh: '示', en: 'x' };

function finding(layer: string, key: string, result: ReportFinding['result']): ReportFinding {
  return {
    clause: 'c', result, basis: 'published', tier: 'T1', confidence: 'V', citation: { document: 'd', article: '1' },
    feature: { layer, key }, title: text, text, reason: [],
  };
}
function report(...findings: ReportFinding[]): Report {
  return {
    schema: 'signplan-report/1', plan: { id: 'test', version: '1', status: 'demonstration', title: text, notice: text, files: [], includes: [], adopts: [] }, engine: '0', asOf: '2026-01-01', phases: [],
    proposal: { type: 'Feature', geometry: here.geometry, properties: here.properties }, verdict: 'nonconforming', headline: text, notice: null,
    counts: { checked: 0, fail: 0, unknown: 0, consent: 0, advice: 0, reserved: 0, notCovered: 0, pass: 0 },
    place: { area: 'inside', zones: [{ key: 'YK-01', class: 'class-strict', name: '旧城', certain: true, edge: 10 }, { key: 'JZ-01', class: 'class-prohibited', name: '湖区', certain: false, edge: 1 }], segments: [], sites: [] },
    findings, consents: [], office: { unknown: text }, disclaimer: text,
  };
}
const brief = (data: GeoJSON.FeatureCollection): unknown[] => data.features.map(({ properties }) => [properties?.['role'], properties?.['key'], properties?.['result']]);

describe('concernData', () => {
  it('marks certain zones and, by its worst result, each feature that decides', () => {
    const data = concernData(plan, report(finding('heritage', 'WB-1', 'consent'), finding('heritage', 'WB-1', 'fail'), finding('heritage', 'WB-2', 'pass'), finding('zones', 'YK-01', 'fail'), finding('gone', 'X', 'fail')));
    expect(brief(data)).toEqual([['zone', 'YK-01', undefined], ['feature', 'WB-1', 'fail']]);
    expect(data.features[0]?.properties?.['style']).toBe('strict');
  });
  it('is empty without a report', () => expect(concernData(plan, null).features).toEqual([]));
});

describe('highlightData', () => {
  const shape = proposalShape(here, 10);
  it('draws the feature, a leader to its nearest point, and its name', () => {
    const data = highlightData(plan, { layer: 'heritage', key: 'WB-1' }, shape);
    expect(data.features.map(({ properties }) => properties?.['role'])).toEqual(['feature', 'leader', 'label']);
    expect(data.features[1]?.geometry).toMatchObject({ type: 'LineString', coordinates: [[115.98, 29.7], [expect.closeTo(116.019, 6), expect.closeTo(29.7, 6)]] });
    expect(data.features[2]?.properties?.['text']).toBe('烟水亭\nWB-1');
  });
  it('needs no leader where the sign stands in it, and draws nothing for what is not there', () => {
    expect(highlightData(plan, { layer: 'zones', key: 'YK-01' }, shape).features.map(({ properties }) => properties?.['role'])).toEqual(['feature', 'label']);
    expect(highlightData(plan, { layer: 'zones', key: 'nope' }, shape).features).toEqual([]);
    expect(highlightData(plan, null, shape).features).toEqual([]);
  });
});

describe('proposalData', () => {
  it('draws error, face, symbol and words, with the words on the side that was asked for', () => {
    const data = proposalData(here, 10, 'zh', 'bottom');
    expect(data.features.map(({ properties }) => properties?.['role'])).toEqual(['error', 'face', 'place', 'label']);
    expect(data.features.at(-1)?.properties).toMatchObject({ text: '拟设广告\n6.00 × 2.40 m', side: 'bottom' });
    expect(proposalData(sign(here.geometry, { bearing: 180 }), 10, 'en', 'top').features.at(-1)?.properties).toMatchObject({ text: 'Proposed sign', side: 'top' });
  });
  it('is a disc without a bearing and nothing without a proposal', () => {
    expect(proposalData(sign(here.geometry, { width: 6 }), 10, 'zh', 'top').features.map(({ properties }) => properties?.['role'])).toEqual(['error', 'disc', 'place', 'label']);
    expect(proposalData(null, 10, 'zh', 'top').features).toEqual([]);
  });
});

describe('labelSide', () => {
  const anywhere = (): boolean => true;
  it('is behind the face, so that the arrow is free', () => {
    expect([0, 90, 180, 270, 359, null].map((bearing) => labelSide(bearing, anywhere))).toEqual(['bottom', 'left', 'top', 'right', 'bottom', 'bottom']);
  });
  it('is another side where the words would be cut, the arrow’s last', () => {
    expect(labelSide(null, (side) => side !== 'bottom')).toBe('top');
    expect(labelSide(0, (side) => side !== 'bottom')).toBe('right');
    expect(labelSide(0, (side) => side === 'top')).toBe('top');
    expect(labelSide(90, () => false)).toBe('left');
  });
});
