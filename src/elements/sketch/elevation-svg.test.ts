import type { TemplateResult } from 'lit';
import { beforeAll, describe, expect, it } from 'vitest';
import { elevation } from '../../report/elevation/elevation.ts';
import { limited, studio, type Studio } from '../../report/elevation/elevation.fixture.ts';
import { elevationSvg } from './elevation-svg.ts';

/** A template as text: attributes are quoted, arrays joined, what is nothing left out. */
function written(part: unknown): string {
  if (Array.isArray(part)) return part.map(written).join('');
  if (typeof part === 'string' || typeof part === 'number') return String(part).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  if (typeof part !== 'object' || part === null || !('strings' in part)) return '';
  const { strings, values } = part as TemplateResult;
  return strings.map((text, i) => (i === 0 ? text : (strings[i - 1] ?? '').endsWith('=') ? `"${written(values[i - 1])}"${text}` : written(values[i - 1]) + text)).join('');
}

let at: Studio;
beforeAll(async () => {
  at = await studio();
});

describe('the elevation as SVG', () => {
  it('is well-formed for every type, named by all that it shows, with numbers only', () => {
    for (const signType of at.types)
      for (const stated of [{}, { width: 6, height: 2.4, depth: 0.5, clearance: 4.8, reach: 1.4, sidewalkWidth: 3, beyondKerb: 0.3, panelsPerPole: 2, buildingHeight: 12 }]) {
        const proposal = at.proposal({ signType, ...stated });
        const model = elevation(at.plan, proposal, at.report([limited('topHeight', '<=', 6.6, 7.2), limited('width', '<=', 5, 6)]), 'zh');
        const text = written(elevationSvg(model, { width: 360, language: 'zh' }));
        const open: string[] = [];
        for (const [, end, name, rest] of text.matchAll(/<(\/?)([a-z]+)((?:[^>"]|"[^"]*")*)>/g)) {
          if (end === '/') expect(open.pop()).toBe(name);
          else if (rest?.endsWith('/') !== true) open.push(name ?? '');
        }
        expect(open).toEqual([]);
        expect(text).not.toMatch(/NaN|Infinity|undefined|="-?[\d.]*e-/);
        expect(text).not.toMatch(/ (?:width|height|r)="-/);
        expect(text).not.toContain('style=');
        expect(text).toMatch(/role="img" aria-labelledby="sketch-title sketch-desc"/);
        expect(text).toContain(model.text.zh);
        expect(text).toContain('人高 1.70 米');
      }
  });
});
