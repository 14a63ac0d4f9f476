/** The picture of the ground: one colour a verdict, marks of a fixed size over undetermined and conforming ground, nothing where there is no answer. */
import { expect, test } from 'vitest';
import { CELL_STATES, NO_GROUND, NOT_YET, type SurfaceGrid } from '../../../survey/suitability/types.ts';
import { paint, paintingOf } from './picture.ts';

const grid: SurfaceGrid = { size: 10, column: 0, row: 0, columns: CELL_STATES.length + 2, rows: 1 };
const states = Uint8Array.from([...CELL_STATES.keys(), NO_GROUND, NOT_YET]);
const COLOURS: Readonly<Record<string, string>> = { 'surface-undetermined-mark': '#000000', 'surface-conforming-mark': '#ffffff' };
const painting = paintingOf(grid, grid.columns * 24, 1, (token) => COLOURS[token] ?? '#408020');

test('plain, hatched, dotted, and transparent', () => {
  expect(painting).toMatchObject({ pixels: 24, ratio: 1 });
  const pixels = paint({ grid, states }, painting);
  const width = grid.columns * 24;
  const reds = (cell: number): number[] => Array.from({ length: 24 * 24 }, (_, i) => pixels[4 * (Math.floor(i / 24) * width + cell * 24 + (i % 24))] ?? -1);
  const alphas = (cell: number): Set<number> => new Set(Array.from({ length: 24 * 24 }, (_, i) => pixels[4 * (Math.floor(i / 24) * width + cell * 24 + (i % 24)) + 3] ?? -1));
  CELL_STATES.forEach((state, cell) => {
    const found = reds(cell);
    const [dark, light] = [found.some((red) => red < 0x40), found.some((red) => red > 0x40)];
    expect([dark, light], state).toEqual([state === 'undetermined' || state === 'crossed', state === 'conforming']);
    expect(found.filter((red) => red === 0x40).length, state).toBeGreaterThan(200);
    expect([...alphas(cell)]).toEqual([255]);
  });
  for (const cell of [CELL_STATES.length, CELL_STATES.length + 1]) expect([...alphas(cell)]).toEqual([0]);
});

test('a picture is no larger than two million pixels, and never less than a pixel a cell', () => {
  const of = (columns: number, rows: number, width: number): number => paintingOf({ ...grid, columns, rows }, width, 2, () => '#408020').pixels;
  expect(of(300, 270, 900)).toBe(4);
  expect(of(300, 270, 300)).toBe(2);
  expect(of(3000, 40, 300)).toBe(1);
  expect(of(30, 27, 9000)).toBeLessThanOrEqual(49);
});
