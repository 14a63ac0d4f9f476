import { describe, expect, it } from 'vitest';
import type { SignType } from '../../plan/schema/rules.ts';
import { PROPERTIES } from '../../plan/vocabulary.ts';
import type { Report } from '../../report/types.ts';
import { groupOf, mattering, questions } from './questions.ts';

const type: SignType = { id: 'wall', title: { zh: '墙', en: 'Wall' }, group: 'building', mounting: 'building', groundStructure: false, asks: ['use', 'height', 'width', 'clearance', 'topHeight', 'depth', 'commonParts', 'bearing', 'luminance'] };
const names = (list: readonly { readonly name: string }[]): string[] => list.map(({ name }) => name);
const asked = (values: Record<string, string>, put: string[] = []) => {
  const { sizes, open, rest } = questions(type, values, put);
  return { sizes: names(sizes), open: names(open), rest: Object.fromEntries([...rest].map(([group, list]) => [group, names(list)])) };
};

describe('questions', () => {
  it('puts the face, one height and the bearing first; the rest can be stated besides', () => {
    expect(asked({})).toEqual({ sizes: ['height', 'width', 'clearance', 'bearing'], open: [], rest: { sizes: ['topHeight', 'depth'], light: ['luminance'], host: ['commonParts'], terms: [] } });
  });
  it('puts what decides something in the order in which it was asked, and sizes among the sizes', () => {
    expect(asked({}, ['hours', 'depth', 'commonParts'])).toMatchObject({ sizes: ['height', 'width', 'clearance', 'depth', 'bearing'], open: ['hours', 'commonParts'], rest: { host: [], light: ['luminance'] } });
  });
  it('keeps a question where it was put, answered or not', () => {
    expect(asked({ commonParts: 'true' }, ['commonParts']).open).toEqual(['commonParts']);
  });
  it('shows what is stated, asked or not', () => {
    expect(asked({ reach: '1', building: 'A' })).toMatchObject({ sizes: ['height', 'width', 'clearance', 'reach', 'bearing'], rest: { host: ['commonParts', 'building'] } });
  });
  it('asks neither width nor bearing of a baseline', () => {
    expect(asked({ line: '116 29.7;116.0001 29.7' }, ['width']).sizes).toEqual(['height', 'clearance']);
  });
  it('has a group for every word of the vocabulary', () => {
    for (const { name } of PROPERTIES) expect(['sizes', 'light', 'host', 'terms']).toContain(groupOf(name));
  });
});

it('names the facts that undecided findings wait for, the most decisive first', () => {
  const finding = (result: string, ...facts: string[]) => ({ result, reason: facts.map((name) => ({ kind: 'fact', name })) });
  const report = { findings: [finding('unknown', 'width', 'height', 'clearance'), finding('unknown', 'width', 'height', 'clearance'), finding('unknown', 'commonParts', 'groundStructure'), finding('advice', 'luminance')] } as unknown as Report;
  expect(mattering(report)).toEqual(['commonParts', 'width', 'height', 'clearance']);
  expect(mattering(null)).toEqual([]);
});
