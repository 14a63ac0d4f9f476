/** Envelopes of single cases made by hand: where a range ends and by what, what it needs, what no size settles, and what is said of each type. */
import { describe, expect, it } from 'vitest';
import { TYPES } from '../../../test/support/random-plan.ts';
import { clause, feature, forbidden, limited, line, open, box, point, sign, silent, type Case } from '../cases.fixture.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Envelope, MeasureEnvelope, TypeAnswer } from '../envelope-types.ts';
import { envelope } from './envelope.ts';

const here = (of: Case, proposal: Proposal, asOf = '2026-06-01'): Envelope => envelope(open(of, { asOf }).setting, proposal);
function of(found: Envelope, measure: string): MeasureEnvelope {
  const one = found.measures.find((each) => each.measure === measure);
  if (one === undefined) throw new Error(`no envelope of ${measure}`);
  return one;
}
/** `[0.01, 3)`: every range, by its ends. */
const ranges = (found: Envelope, measure: string): string[] => of(found, measure).ranges.map(({ low, high }) => `${low.closed ? '[' : '('}${low.value ?? '−'}, ${high.value ?? '−'}${high.closed ? ']' : ')'}`);
const answer = (found: Envelope, type: string): TypeAnswer | undefined => found.types.find(({ signType }) => signType === type);

describe('an end', () => {
  it('is where the limit is, to the millimetre, though the step is a centimetre', () => {
    const area = { clauses: [clause('area', { fact: 'faceArea', op: '<=', value: 10 })] };
    const found = here(area, sign({ width: 3, height: 2 }));
    expect(ranges(found, 'height')).toEqual(['[−, 3.333]']);
    expect(of(found, 'height').ranges[0]?.high).toMatchObject({ clause: 'area', result: 'fail' });
    // A stated height that passes lies in the range.
    expect(ranges(here({ clauses: [clause('h', { fact: 'height', op: '<=', value: 2.345 })] }, sign({ height: 2.345 })), 'height')).toEqual(['[−, 2.345]']);
  });
  it('is open where the limit itself does not pass, of lengths and of what goes by whole units', () => {
    expect(ranges(here({ clauses: [clause('h', { fact: 'height', op: '<', value: 3 })] }, sign({ height: 2 })), 'height')).toEqual(['[−, 3)']);
    expect(ranges(here({ clauses: [clause('l', { fact: 'luminance', op: '<', value: 400 })] }, sign({ luminance: 399.5 })), 'luminance')).toEqual(['[−, 400)']);
    expect(ranges(here({ clauses: [clause('f', { fact: 'faces', op: '<', value: 3 })] }, sign({ faces: 2 })), 'faces')).toEqual(['[−, 2]']);
  });
  it('is what else is stated, to the millimetre, where that bounds the measure', () => {
    expect(ranges(here({ clauses: [clause('t', { fact: 'topHeight', op: '<=', value: 10 })] }, sign({ height: 2.345, topHeight: 12 })), 'topHeight')).toEqual(['[2.345, 10]']);
  });
  it('of a height or a clearance is where the top is too high, whether or not the form asks for the top by its own name', () => {
    for (const asks of [[], ['topHeight']]) {
      const of: Case = { clauses: [clause('t', { fact: 'topHeight', op: '<=', value: 6.6 })], types: TYPES.map((type) => ({ ...type, asks })) };
      const found = here(of, sign({ height: 2.4, clearance: 4.8 }));
      expect(ranges(found, 'height')).toEqual(['[−, 1.8]']);
      expect(ranges(found, 'clearance')).toEqual(['[−, 4.2]']);
      expect(found.measures.flatMap(({ pending }) => pending)).toEqual([]);
    }
  });
  it('is that of a planned site, by its key', () => {
    const site = feature('P', point(0, 0), { signType: 'wall', use: 'commercial', radius: 10, maxWidth: 6, maxTop: 9 });
    const found = here({ cell: () => forbidden, layers: { sites: [site] } }, sign({ width: 7, height: 2, clearance: 6, bearing: 0 }, point(1, 0)));
    expect(ranges(found, 'width')).toEqual(['[−, 6]']);
    expect(of(found, 'width').ranges[0]?.high).toMatchObject({ clause: 'matrix', scope: { kind: 'site', key: 'P' } });
    expect(ranges(found, 'height')).toEqual(['[−, 3]']);
  });
});

describe('where the place is not known well enough', () => {
  // A planned site begins 20 m to the east, and the position is good to 25 m: whether the plan's limit or the site's holds nobody can say.
  const site = feature('P', point(40, 0), { signType: 'wall', use: 'commercial', radius: 20, maxWidth: 60, maxTop: 9 });
  const cell = () => limited({ fact: 'width', op: '<=', value: 12 }, { fact: 'faceArea', op: '<=', value: 200 });
  const of: Case = { cell, layers: { sites: [site] } };
  const stated = { height: 0.8, clearance: 4.5, bearing: 0, accuracy: 25 };

  it('no size is said to pass under which it is undecided or fails', () => {
    const found = here(of, sign({ ...stated, width: 15 }));
    expect(ranges(found, 'height')).toEqual([]);
    expect(ranges(found, 'clearance')).toEqual([]);
    expect(ranges(found, 'width')).toEqual(['[−, 12]']);
  });
  it('nor one of which stating the rest would not tell to which side it belongs', () => {
    const { bearing: _, ...without } = stated;
    expect(ranges(here(of, sign({ ...without, width: 3.5 })), 'width')).toEqual(['[−, 12]']);
  });
});

describe('a range', () => {
  it('says so where something fails whatever its measure is', () => {
    const cell = () => limited({ fact: 'width', op: '<=', value: 12 }, { fact: 'height', op: '<=', value: 6 });
    const fails = (proposal: Proposal): Record<string, true | undefined> => Object.fromEntries(here({ cell }, proposal).measures.map(({ measure, fails }) => [measure, fails]));
    expect(fails(sign({ width: 15, height: 8 }))).toMatchObject({ width: true, height: true });
    expect(fails(sign({ width: 15, height: 4 }))).toMatchObject({ height: true });
    expect(fails(sign({ width: 15, height: 4 }))['width']).toBeUndefined();
  });
  it('tells two limits of one cell on one measure apart', () => {
    const cell = () => limited({ fact: 'height', op: '<=', value: 3 }, { fact: 'height', op: '<=', value: { fact: 'width' } });
    // At 4 m the first is broken at every width, the second below 4 m.
    expect(ranges(here({ cell }, sign({ width: 2, height: 3.9, bearing: 0 })), 'width')).toEqual(['[3.9, −]']);
  });
  it('rests on no turn of events that cannot be: nothing hangs higher than its top', () => {
    const wide = clause('c', { fact: 'animated', is: false }, { applies: { not: { fact: 'width', op: '<', value: { fact: 'clearance' } } } });
    // Below 0.02 m there is no room for a clearance as large as the least width.
    expect(ranges(here({ clauses: [wide] }, sign({ signType: 'pole', animated: true, topHeight: 5 })), 'topHeight')).toEqual(['(0.02, −]']);
  });
  it('is listed of a measure that no form asks for, where something is undecided for want of it', () => {
    expect(ranges(here({ clauses: [clause('l', { fact: 'luminance', op: '<=', value: 10 })] }, sign()), 'luminance')).toEqual(['[−, 10]']);
  });
});

describe('a consent', () => {
  const needs = (found: Envelope, measure: string) => of(found, measure).ranges.flatMap(({ consents }) => consents);
  it('is marked from where it is needed, open where the limit is not', () => {
    const clauses = [clause('k', { fact: 'height', op: '<=', value: 3 }, { outcome: 'consent', consent: 'k' }), clause('h', { fact: 'height', op: '<=', value: 5 })];
    expect(needs(here({ clauses }, sign({ height: 1 })), 'height')).toEqual([{ consent: 'k', clause: 'k', low: { value: 3, closed: false }, high: { value: 5, closed: true } }]);
    const area = [clause('k', { fact: 'faceArea', op: '<=', value: 10 }, { outcome: 'consent', consent: 'k' })];
    expect(needs(here({ clauses: area }, sign({ width: 3, height: 1, bearing: 0 })), 'height')).toEqual([{ consent: 'k', clause: 'k', low: { value: 3.334, closed: true }, high: { value: null, closed: true } }]);
  });
  it('that is certain for some values is not lost among those for which it depends on what is missing', () => {
    const low = clause('k', { fact: 'animated', is: false }, { applies: { fact: 'clearance', op: '<', value: { by: { fact: 'use' }, cases: { commercial: 0.5, 'public-service': 0.5 }, else: 5 } }, outcome: 'consent', consent: 'k' });
    const { geometry, properties: { use: _, ...properties } } = sign({ animated: true });
    const found = here({ clauses: [low] }, { geometry, properties: { ...properties, clearance: 1 } as Proposal['properties'] });
    expect(of(found, 'clearance').pending).toEqual(['use']);
    expect(needs(found, 'clearance')).toEqual([{ consent: 'k', clause: 'k', low: { value: null, closed: true }, high: { value: 0.5, closed: false } }]);
  });
});

describe('what no size settles', () => {
  const wide: Case = { clauses: [clause('w', { fact: 'width', op: '<=', value: 5 })] };
  it('is not the width of a straight baseline', () => {
    const found = here(wide, sign({}, line([0, 0], [8, 0])));
    expect(found.whatever).toEqual([]);
    expect(ranges(found, 'width')).toEqual(['[−, 5]']);
  });
  it('is that of a baseline about a corner, which is no measure', () => {
    const found = here(wide, sign({}, line([0, 0], [5, 0], [5, 5])));
    expect(found.whatever).toEqual([{ clause: 'w', result: 'fail' }]);
    expect(found.measures.map(({ measure }) => measure)).not.toContain('width');
  });
  it('is a table that is silent for one size and forbids the other', () => {
    const found = here({ cell: (_, __, band) => (band === 'large' ? forbidden : silent) }, sign());
    expect(found.whatever).toEqual([{ clause: 'matrix', result: 'unknown', scope: { kind: 'none' } }]);
    expect(answer(found, 'wall')).toEqual({ signType: 'wall', answer: 'cannot-say', clause: 'matrix', scope: { kind: 'none' } });
  });
  it.each(['zones', 'sites', 'plan-area'] as const)('is a layer that could not be read: %s', (id) => {
    const found = here({ failed: [id] }, sign({ height: 1 }));
    expect(found.whatever).toContainEqual({ clause: 'package.layer', result: 'unknown' });
    expect(found.types.map(({ answer: one }) => one)).toEqual(['cannot-say', 'cannot-say', 'cannot-say']);
  });
  it('is a date outside the term; what the law limits still stands', () => {
    const found = here({ clauses: [clause('h', { fact: 'height', op: '<=', value: 3 })], cell: () => limited({ fact: 'height', op: '<=', value: 2 }) }, sign({ height: 1 }), '2040-01-01');
    expect(found.whatever).toEqual([{ clause: 'plan.term', result: 'unknown' }]);
    expect(ranges(found, 'height')).toEqual(['[−, 3]']);
    expect(answer(found, 'wall')?.answer).toBe('cannot-say');
  });
});

describe('a coupled limit', () => {
  const both = { all: [{ fact: 'faceArea', op: '<=' as const, value: 10 }, { fact: 'height', op: '<=' as const, value: 1 }] };
  it('is told of a clause that shows another of its comparisons', () => {
    expect(here({ clauses: [clause('a', both)] }, sign({ width: 2, height: 3 })).couplings).toEqual([{ clause: 'a', fact: 'faceArea', measures: ['width', 'height'], op: '<=', limit: [10, 10] }]);
  });
  it('is none where it asks for a consent, advises, or is one of several ways', () => {
    const area = both.all[0] ?? true;
    const clauses = [clause('k', area, { outcome: 'consent', consent: 'k' }), clause('s', area, { confidence: 'S' }), clause('r', area, { recommended: true }), clause('any', { any: both.all })];
    expect(here({ clauses }, sign({ width: 2, height: 3 })).couplings).toEqual([]);
    expect(here({ clauses, manifest: { adopts: ['s'] } }, sign({ width: 2, height: 3 })).couplings).toMatchObject([{ clause: 's' }]);
  });
});

describe('a type', () => {
  it('may stand where only its missing size leaves open which zone it is in', () => {
    const cap = clause('cap', { count: { layer: 'signs', same: 'zone' }, op: '<', value: 1 });
    const layers = { zones: [feature('z', box(20, -20, 40, 40), { class: 'general', name: 'z' })], signs: [feature('x', point(40, 0))] };
    expect(answer(here({ clauses: [cap], layers }, sign()), 'wall')?.answer).toBe('limited');
  });
  it('keeps the way that a baseline faces', () => {
    const alike = clause('alike', { none: { layer: 'signs', within: 20, facing: 20 } });
    const layers = { signs: [feature('x', point(0, 10), { bearing: 180 })] };
    // The face looks right of the line: south.
    expect(answer(here({ clauses: [alike], layers }, sign({}, line([-1, 0], [1, 0]))), 'wall')).toMatchObject({ answer: 'forbidden', clause: 'alike' });
    expect(answer(here({ clauses: [alike], layers }, sign({ faces: 1 }, line([1, 0], [-1, 0]))), 'wall')?.answer).not.toBe('forbidden');
  });
});
