import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { fingerprint } from './fingerprint.ts';
import { PLACES, SHOP, small } from './report.fixture.ts';
import { reportJson } from './report.ts';
import type { Report } from './types.ts';

let report: Report;
beforeAll(async () => {
  report = (await small()).report(PLACES.general, SHOP);
});

test('the first twelve digits of the digest of the JSON that a report is handed out as', () => {
  const digest = createHash('sha256').update(reportJson(report)).digest('hex');
  expect(fingerprint(report)).toMatch(/^[0-9A-F]{4} [0-9A-F]{4} [0-9A-F]{4}$/);
  expect(fingerprint(report).replaceAll(' ', '').toLowerCase()).toBe(digest.slice(0, 12));
});

test('another date makes another', () => expect(fingerprint({ ...report, asOf: '2027-01-01' })).not.toBe(fingerprint(report)));
