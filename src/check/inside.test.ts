/** Containment of the whole footprint in what the selected features cover together. */
import { describe, expect, test } from 'vitest';
import { at } from '../../test/support/random-plan.ts';
import { box, check, planOf, SIGN, zone } from '../../test/support/sketch.ts';
import type { PlanFeature, Value } from '../plan/plan.ts';
import type { PublishedClause } from '../plan/schema/rules.ts';
import { compile } from './compile.ts';
import type { Finding } from './types.ts';

const clause: Partial<PublishedClause> = { requires: { inside: { layer: 'zones', where: { attr: 'class', in: ['display', 'general'] } } } };
const inside = (zones: PlanFeature[], x: number, y: number, properties: Record<string, Value>): Finding | undefined => check({ zones, clauses: [clause] }, x, y, { accuracy: 0, ...properties }).findings.find((finding) => finding.clause === 'c0');

describe('inside', () => {
  const west = zone('A', 'display', -100);
  const east = zone('B', 'general', 0);
  test('a façade that lies across two selected zones that meet is inside both together', () => {
    expect(inside([west, east], 0, 0, { width: 20 })?.result).toBe('pass');
    expect(inside([west, east], 0, 0, { width: 20, accuracy: 5 })?.result).toBe('pass');
    expect(inside([west, zone('B', 'strict', 0)], 0, 0, { width: 20 })?.result).toBe('fail');
    expect(inside([west], 0, 0, { width: 20 })?.result).toBe('fail');
  });
  test('near the outer edge it is open, and the reason is the position', () => {
    const edge = inside([west, east], 0, 99, { width: 20, accuracy: 1 });
    expect(edge?.result).toBe('unknown');
    expect(edge?.reasons).toEqual([{ kind: 'accuracy', layer: 'zones', feature: 'A', tolerance: 1.5 }, { kind: 'accuracy', layer: 'zones', feature: 'B', tolerance: 1.5 }]);
    expect(inside([west, east], 0, 98, { width: 20, accuracy: 1 })?.result).toBe('pass');
    expect(inside([west, east], 0, 102, { width: 20, accuracy: 1 })?.result).toBe('fail');
  });
  test('a zone of another class, or nothing, between them is outside', () => {
    expect(inside([zone('A', 'display', -100, 96), zone('S', 'strict', -4, 8), zone('B', 'display', 4)], 0, 0, { width: 20 })?.result).toBe('fail');
    expect(inside([zone('A', 'display', -100, 96), zone('B', 'display', 4)], 0, 0, { width: 20 })?.result).toBe('fail');
  });
  test('a zone of which the class is not known may hold it and may not', () => {
    const { class: _, ...unclassed } = east.properties;
    const finding = inside([west, { ...east, properties: unclassed }], 0, 0, { width: 20 });
    expect(finding).toMatchObject({ result: 'unknown', reasons: expect.arrayContaining([{ kind: 'attribute', layer: 'zones', feature: 'B', name: 'class' }]) });
  });
  test('where three meet at a T they are one', () => {
    const third = { key: 'C', geometry: box(0, -100, 100, 90), properties: { key: 'C', class: 'display' } };
    const fourth = { key: 'D', geometry: box(0, -10, 100, 110), properties: { key: 'D', class: 'display' } };
    expect(inside([west, third, fourth], 0, -10, { width: 12, accuracy: 2 })?.result).toBe('pass');
    expect(inside([west, third], 0, -10, { width: 12, accuracy: 2 })?.result).toBe('unknown');
    expect(inside([west, third], 0, -5, { width: 12, accuracy: 2 })?.result).toBe('fail');
  });
  test('two that overlap hold together what neither holds', () => {
    const over = [zone('A', 'display', -100, 110), zone('B', 'general', -10, 110)];
    expect(inside(over, 0, 0, { width: 40 })?.result).toBe('pass');
    expect(inside(over, 0, 101, { width: 40 })?.result).toBe('fail');
    // One side of it reaches out of both.
    expect(inside([zone('A', 'display', -100, 110), zone('B', 'general', -10, 25)], 0, 0, { width: 40 })?.result).toBe('fail');
  });
  test('in the hairline between two that were drawn side by side it is certain in neither', () => {
    const apart = [zone('A', 'display', -100, 99.97), zone('B', 'general', 0.03)];
    expect(inside(apart, 0, 0, { width: 20 })?.result).toBe('unknown');
    expect([inside(apart, 2, 0, { width: 20 })?.result, inside(apart, -2, 0, { width: 20 })?.result]).toEqual(['pass', 'pass']);
  });
  test('a width that is not stated is asked for', () => {
    const compiled = compile(planOf({ zones: [west, east], clauses: [clause] }));
    if (!compiled.ok) throw new Error(compiled.problems[0]?.received);
    const { width: _, ...unsized } = SIGN;
    const { findings } = compiled.value.check({ geometry: { type: 'Point', coordinates: at(0, 0) }, properties: { ...unsized, accuracy: 0 } }, { asOf: '2026-11-24' });
    expect(findings.find((one) => one.clause === 'c0')).toMatchObject({ result: 'unknown', reasons: [{ kind: 'fact', name: 'width' }] });
  });
});
