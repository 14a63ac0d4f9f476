import { expect, test } from 'vitest';
import { didYouMean, nearest } from './nearest.ts';

const WORDS = ['signType', 'width', 'height', 'depth', 'topHeight', 'clearance', 'JZ-1'];

test.each([
  ['hieght', 'height'],
  ['sign_type', 'signType'],
  ['signtype', 'signType'],
  ['heigth', 'height'],
  ['widht', 'width'],
  ['clearence', 'clearance'],
  ['JZ-2', 'JZ-1'],
])('%s means %s', (word, meant) => {
  expect(nearest(word, WORDS)).toBe(meant);
});

test.each(['colour', 'x', '', 'w'.repeat(10_000)])('nothing is near %s', (word) => {
  expect(nearest(word, WORDS)).toBeUndefined();
});

test('of equals the first', () => {
  expect(nearest('bat', ['cat', 'bad'])).toBe('cat');
});

test('is said in both languages, or not at all', () => {
  expect(didYouMean('hieght', WORDS)).toEqual({ zh: '是否应为 height？', en: ' Did you mean height?' });
  expect(didYouMean('colour', WORDS)).toEqual({ zh: '', en: '' });
});
