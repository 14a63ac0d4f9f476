import { expect, test } from 'vitest';
import { whereText } from './where.ts';

test('a place in a table is told in Chinese', () => {
  expect(whereText('row 4, column 类型', 'zh')).toBe('第 4 行“类型”列');
  expect(whereText('row 9, columns 经度, 纬度', 'zh')).toBe('第 9 行“经度”“纬度”列');
  expect(whereText('line 7', 'zh')).toBe('第 7 行');
});

test('another path, and an English reader’s, stay as they are', () => {
  expect(whereText('features[3].geometry', 'zh')).toBe('features[3].geometry');
  expect(whereText('row 4, column type', 'en')).toBe('row 4, column type');
  expect(whereText(undefined, 'zh')).toBe('');
});
