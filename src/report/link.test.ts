import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProposal } from '../plan/proposal.ts';
import { PROPERTIES, type Property } from '../plan/vocabulary.ts';
import { decodeLink, encodeLink, type Link } from './link.ts';

const TYPES = ['wall', 'roof'];
const context = { signTypes: TYPES, extent: [115.8, 29.5, 116.2, 29.9] as const };

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => text.trim() === text && !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/u.test(text) && text.length <= 200);
function valueOf(property: Property): fc.Arbitrary<unknown> {
  switch (property.kind) {
    case 'number':
      return property.integer === true ? fc.integer({ min: property.min, max: property.max }) : fc.double({ min: property.min, max: property.max, noNaN: true });
    case 'choice':
      return fc.constantFrom(...(property.values ?? TYPES));
    case 'flag':
      return fc.boolean();
    case 'date':
      return fc.constantFrom('2026-01-01', '2024-02-29');
    case 'hours':
      return fc.constant('07:00-22:00');
    case 'list':
      return fc.uniqueArray(word, { minLength: 1, maxLength: 3 });
    default:
      return word;
  }
}
const lon = fc.double({ min: 115.8, max: 116.2, noNaN: true });
const point = fc.tuple(lon, fc.double({ min: 29.5, max: 29.9, noNaN: true }));
const properties = fc.record(Object.fromEntries(PROPERTIES.map((property) => [property.name, valueOf(property)])), { requiredKeys: ['signType'] });
/** Facts that contradict one another are no proposal. */
const free = ({ topHeight: _top, start: _start, ...rest }: Record<string, unknown>): Record<string, unknown> => rest;

describe('a link', () => {
  it('can be read by a person', () => {
    const link: Link = { geometry: { type: 'Point', coordinates: [115.98265, 29.72752] }, properties: { width: 6, signType: 'wall', name: '店 一&二', hours: '07:00-22:00', animated: false, replaces: ['XZ-1', 'a;b'] }, asOf: '2026-11-24' };
    expect(encodeLink(link)).toBe('v=1&at=115.98265,29.72752&name=%E5%BA%97%20%E4%B8%80%26%E4%BA%8C&replaces=XZ-1;a%3Bb&signType=wall&animated=false&width=6&hours=07:00-22:00&asOf=2026-11-24');
    expect(decodeLink(`#${encodeLink(link)}`)).toEqual({ ok: true, value: link });
    const line: Link = { geometry: { type: 'LineString', coordinates: [[116, 29.7], [116.0001, 29.7]] }, properties: { signType: 'roof' } };
    expect(encodeLink(line)).toBe('v=1&line=116,29.7;116.0001,29.7&signType=roof');
    expect(decodeLink(encodeLink(line))).toEqual({ ok: true, value: line });
    expect(decodeLink('v=1&signType=wall')).toEqual({ ok: true, value: { geometry: null, properties: { signType: 'wall' } } });
  });

  it('brings every proposal back, to the last digit', () => {
    fc.assert(
      fc.property(point, properties, fc.option(fc.constant('2026-11-24')), (coordinates, stated, asOf) => {
        const read = readProposal({ type: 'Feature', geometry: { type: 'Point', coordinates }, properties: free(stated) }, context);
        if (!read.ok) expect.fail(JSON.stringify(read.problems));
        const text = encodeLink({ ...read.value, ...(asOf === null ? {} : { asOf }) });
        expect(text).toMatch(/^[\w\-.,;:/&=%@!~*'()]+$/);
        const decoded = decodeLink(text);
        if (!decoded.ok) expect.fail(JSON.stringify(decoded.problems));
        expect(readProposal({ type: 'Feature', ...decoded.value }, context)).toEqual(read);
        expect(decoded.value.asOf).toBe(asOf ?? undefined);
      }),
    );
  });

  it('survives a chat program that encodes everything once more', () => {
    const text = 'v=1&line=116,29.7;116.0001,29.7&signType=wall&replaces=a;b';
    const decoded = decodeLink(text.replaceAll(',', '%2C').replace('29.7;', '29.7%3B'));
    expect(decoded).toEqual(decodeLink(text));
  });

  it.each([
    ['', 'link.version', 'v'],
    ['v=2&signType=wall', 'link.version', 'v'],
    ['v=1&width=1&width=2', 'link.twice', 'width'],
    ['v=1&at=1,2&line=1,2;3,4', 'link.place', 'line'],
    ['v=1&name=%E5%BA', 'link.encoding', 'name'],
    ['v=1&asOf=tomorrow', 'proposal.date', 'asOf'],
    [`v=1&name=${'a'.repeat(8000)}`, 'link.too-long', ''],
  ])('%s is refused', (text, code, path) => {
    expect(decodeLink(text)).toMatchObject({ ok: false, problems: [{ code, path }] });
  });

  it('leaves what is wrong with a value to the reader of proposals', () => {
    const decoded = decodeLink('v=1&at=116,north&signType=wal&width=5,000&start=tomorrow');
    if (!decoded.ok) expect.fail('refused');
    expect(decoded.value.problems).toBeUndefined();
    const read = readProposal({ type: 'Feature', ...decoded.value }, context);
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(['proposal.coordinates', 'proposal.unknown-type', 'proposal.comma', 'proposal.date']);
  });

  it('leaves out what no form could show, and names it with what was received', () => {
    const decoded = decodeLink('v=1&at=abc&signType=wall&use=foo&animated=maybe&widht=2&%E9%A2%9C=red&width=6');
    if (!decoded.ok) expect.fail('refused');
    expect(decoded.value).toMatchObject({ geometry: null, properties: { signType: 'wall', width: 6 } });
    expect(decoded.value.problems?.map(({ code, path, received }) => [code, path, received])).toEqual([
      ['proposal.unknown-value', 'use', '"foo"'],
      ['proposal.not-a-flag', 'animated', '"maybe"'],
      ['proposal.unknown-property', 'widht', '"2"'],
      ['proposal.unknown-property', '颜', '"red"'],
      ['link.position', 'at', '"abc"'],
    ]);
    expect(decoded.value.problems?.[0]?.text.zh).toMatch(/^use=foo：没有这个用途。/);
    expect(decoded.value.problems?.[2]?.text.en).toBe('widht=2: There is no property "widht". Was width meant?');
    expect(decoded.value.problems?.[4]?.text.zh).toBe('at=abc：位置须为“经度,纬度”。');
  });

  it.each(['at=', 'at=116', 'at=116,29.7,5', 'at=115,98,29,7', 'at=116,', 'line=116,29.7;116.001', 'line=;'])('%s is no place', (part) => {
    expect(decodeLink(`v=1&${part}&signType=wall`)).toMatchObject({ ok: true, value: { geometry: null, problems: [{ code: 'link.position', path: part.split('=')[0] }] } });
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof decodeLink(`v=1&${text}`).ok).toBe('boolean');
      }),
    );
  });
});
