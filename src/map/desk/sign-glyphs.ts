/** A judged sign on the map: a triangle in the colour of its verdict, and by what is in it told from the others without colour. */
import { VERDICTS } from '../../survey/summary.ts';
import type { Drawing, Stroke } from '../images.ts';
import type { Palette } from '../palette.ts';

const TRIANGLE = 'M0-5.6L5.6 4H-5.6Z';
const dot = (y: number, radius: number): string => `M${-radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;

/** By index of `VERDICTS`, and after them the sign without a verdict: filled and crossed, dotted, barred, half filled, open; thin and open. */
export function signDrawings(palette: Palette): readonly Drawing[] {
  const open = (colour: string, width: number): Stroke => ({ path: TRIANGLE, fill: palette.surface, stroke: colour, width });
  const inside: Readonly<Record<(typeof VERDICTS)[number], (colour: string) => readonly Stroke[]>> = {
    nonconforming: (colour) => [{ path: TRIANGLE, fill: colour, stroke: colour, width: 1.75 }, { path: 'M-1.7-.6L1.7 2.8M1.7-.6L-1.7 2.8', stroke: palette.surface, width: 1.25 }],
    undetermined: (colour) => [open(colour, 1.75), { path: dot(1, 1.5), fill: colour }],
    outside: (colour) => [open(colour, 1.5), { path: 'M-2.2 1.4H2.2', stroke: colour, width: 1.5 }],
    conditional: (colour) => [open(colour, 1.75), { path: 'M0-5.6V4H-5.6Z', fill: colour }],
    conforming: (colour) => [open(colour, 1.75)],
  };
  const halo: Stroke = { path: TRIANGLE, stroke: palette.surface, width: 4, cap: 'round' };
  const drawing = (...strokes: readonly Stroke[]): Drawing => ({ size: 18, centred: true, shrink: 1, strokes: [halo, ...strokes] });
  return [...VERDICTS.map((verdict) => drawing(...inside[verdict](palette[verdict]))), drawing(open(palette.existing, 1.25))];
}
