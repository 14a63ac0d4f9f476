import { describe, expect, it } from 'vitest';
import { colours } from './tokens.ts';

/** WCAG 2.x relative luminance of `#rrggbb`. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a: string, b: string): number => (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);

describe.each(['light', 'dark'] as const)('%s theme', (name) => {
  const theme = colours(name);
  const of = (token: string): string => theme[token] ?? 'missing';
  it('keeps text at 4.5 : 1 on every ground it stands on', () => {
    const grounds = ['paper', 'surface', 'surface-2'];
    for (const text of ['ink', 'ink-2', 'ink-3', 'accent', 'nonconforming', 'undetermined', 'conditional', 'conforming', 'outside', 'advice', 'reserved', 'not-covered'])
      for (const ground of grounds) expect(contrast(of(text), of(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    for (const verdict of ['nonconforming', 'undetermined', 'conditional', 'conforming', 'outside']) {
      expect(contrast(of(verdict), of(`${verdict}-soft`)), verdict).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of('ink'), of(`${verdict}-soft`)), verdict).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of('ink-2'), of(`${verdict}-soft`)), verdict).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(of('on-accent'), of('accent'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('ink-2'), of('sunken'))).toBeGreaterThanOrEqual(4.5);
  });
  it('keeps borders of controls and the focus ring at 3 : 1', () => {
    for (const mark of ['line', 'focus']) for (const ground of ['paper', 'surface']) expect(contrast(of(mark), of(ground)), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3);
  });
});
