/** The frame's own address: who may be spoken with, and which package may be read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowedPlan, readAddress, readOrigin } from './address.ts';

const PLANS = { base: 'https://plan.example/app/embed.html?x#y', listed: ['https://data.example', 'http://10.0.0.8:8080'] };
const read = (search: string): { attributes: Record<string, string | null>; origin: string | null; problems: (string | undefined)[] } => {
  const { attributes, origin, problems } = readAddress(search, PLANS);
  return { attributes: Object.fromEntries(attributes), origin, problems: problems.map(({ code, path }) => `${code} ${path ?? ''}`) };
};

describe('the address of a frame', () => {
  test('says by their names what the attributes of the element say', () => {
    expect(read('?lang=en&theme=bureau&mode=viewer&as-of=2026-11-24&center=115.98,29.72&zoom=15.5&layers=zones+sites&basemap=none&readonly&origin=https://site.example')).toEqual({
      attributes: { lang: 'en', theme: 'bureau', mode: 'viewer', 'as-of': '2026-11-24', center: '115.98,29.72', zoom: '15.5', layers: 'zones sites', basemap: 'none', readonly: '' },
      origin: 'https://site.example',
      problems: [],
    });
    expect(read('')).toEqual({ attributes: {}, origin: null, problems: [] });
    expect(read('?readonly=false')).toEqual({ attributes: {}, origin: null, problems: [] });
  });

  test('what is wrong in it is left out and named', () => {
    expect(read('?lang=fr&theme=light&zoom=abc&readonly=maybe&onclick=x&layers=a%3Cb&basemaps=https://tiles.example/b.json')).toEqual({
      attributes: { theme: 'light' },
      origin: null,
      problems: ['embed.value lang', 'embed.value zoom', 'embed.value readonly', 'embed.unknown-setting onclick', 'embed.value layers', 'embed.unknown-setting basemaps'],
    });
  });

  test.each(['*', 'null', '', 'site.example', 'https://site.example/', 'https://site.example/path', 'HTTPS://SITE.EXAMPLE', 'https://site.example:443', 'file:///srv', 'javascript:alert(1)', 'https://*.example', 'https://u:p@site.example'])('nobody is spoken with where origin is “%s”', (origin) => {
    const { origin: taken, problems } = readAddress(`?origin=${encodeURIComponent(origin)}`, PLANS);
    expect(taken).toBeNull();
    expect(problems[0]?.code).toBe('embed.origin');
  });

  test('the message says what to write, where that can be told', () => {
    expect(readAddress('?origin=https://Site.example:443/path', PLANS).problems[0]?.text.en).toContain('origin=https://site.example ');
  });

  test('an origin that is taken is one, as browsers write it', () => {
    const part = fc.constantFrom('', '/', '*', 'A', ':80', ':443', ':8080', '#', '?', '.', 'site', '.example', '@', '\\', ' ', '[::1]', '中');
    fc.assert(fc.property(fc.constantFrom('https://', 'http://', '//', 'data:', 'HTTP:'), fc.array(part, { maxLength: 4 }), (scheme, parts) => {
      const origin = readOrigin(scheme + parts.join(''));
      if (origin !== null) expect([new URL(origin).origin, /^https?:\/\/[^/*@?#]+$/.test(origin)]).toEqual([origin, true]);
    }));
  });
});

describe('a package', () => {
  test('comes from the frame’s own origin, or from one that is listed', () => {
    expect(allowedPlan('plan/', PLANS)).toBe('https://plan.example/app/plan/');
    expect(allowedPlan('../other/', PLANS)).toBe('https://plan.example/other/');
    expect(allowedPlan('https://data.example/x/', PLANS)).toBe('https://data.example/x/');
    expect(allowedPlan('http://10.0.0.8:8080/x/', PLANS)).toBe('http://10.0.0.8:8080/x/');
    for (const address of ['https://evil.example/plan/', '//evil.example/plan/', 'http://data.example/x/', 'https://data.example.evil.example/', 'https://u@plan.example/', 'data:application/json,{}', 'blob:https://plan.example/1', 'javascript:1', '\\\\evil.example\\x', '', 'x'.repeat(2000)]) expect(allowedPlan(address, PLANS)).toBeNull();
  });

  test('of another folder takes the page along that would open links with the usual one', () => {
    expect(read('?plan=other/')).toMatchObject({ attributes: { plan: 'https://plan.example/app/other/', share: null }, problems: [] });
    expect(read('?plan=https://evil.example/')).toEqual({ attributes: {}, origin: null, problems: ['embed.plan plan'] });
  });
});
