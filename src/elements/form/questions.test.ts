import { describe, expect, it } from 'vitest';
import type { SignType } from '../../plan/schema/rules.ts';
import { PROPERTIES } from '../../plan/vocabulary.ts';
import type { Report } from '../../report/types.ts';
import { groupOf, mattering, questions } from './questions.ts';

const type: SignType = { id: 'wall', title: { zh: '墙', en: 'Wall' }, group: 'building', mounting: 'building', groundStructure: false, asks: ['use', 'height', 'width', 'commonParts', 'bearing'] };
const names = (values: Record<string, string>, wanted: string[] = []): Record<string, string[]> => Object.fromEntries([...questions(type, values, wanted)].map(([group, list]) => [group, list.map(({ name }) => name)]));

describe('questions', () => {
  it("keeps the type's own order, and leaves out what is asked elsewhere in the form", () => {
    expect(names({})).toEqual({ sizes: ['height', 'width'], light: [], host: ['commonParts'], terms: [] });
  });
  it('adds what is answered already or still matters, after the rest', () => {
    expect(names({ luminance: '300', depth: '' }, ['clearance'])).toEqual({ sizes: ['height', 'width', 'clearance'], light: ['luminance'], host: ['commonParts'], terms: [] });
  });
  it('has a group for every word of the vocabulary', () => {
    for (const { name } of PROPERTIES) expect(['sizes', 'light', 'host', 'terms']).toContain(groupOf(name));
  });
});

it('names the facts that undecided findings wait for, most wanted first', () => {
  const finding = (result: string, ...facts: string[]) => ({ result, reason: facts.map((name) => ({ kind: 'fact', name })) });
  const report = { findings: [finding('unknown', 'width', 'height'), finding('unknown', 'height', 'groundStructure'), finding('advice', 'luminance')] } as unknown as Report;
  expect(mattering(report)).toEqual(['height', 'width']);
  expect(mattering(null)).toEqual([]);
});
