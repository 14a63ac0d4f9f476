/** Saved surfaces as others read them: the picture and its place by GDAL, the rectangles as a cover of the cells. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { folderSource } from '../../io/node-source.ts';
import { compile } from '../../check/compile.ts';
import { loadPlan } from '../../plan/load.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import { cellAt, cornersOf, fromPlan, gridFor } from '../../survey/suitability/grid.ts';
import { surfaceOf } from '../../survey/suitability/judge.ts';
import { CELL_STATES, NO_GROUND, type Surface } from '../../survey/suitability/types.ts';
import { surfaceGeojson, type SurfaceMade } from './geojson.ts';
import { surfacePng, type Palette } from './png.ts';
import { rectangles } from './rectangles.ts';
import { projectionFile, worldFile } from './world.ts';

const proposal: Proposal = { geometry: { type: 'Point', coordinates: [0, 0] }, properties: { signType: 'upright', use: 'commercial', width: 2, height: 3, clearance: 2.5 } };
const PALETTE: Palette = CELL_STATES.map((_, i) => [40 * i, 10, 255 - 40 * i]);

async function made(): Promise<SurfaceMade & { readonly surface: Surface }> {
  const plan = await loadPlan(folderSource(join(import.meta.dirname, '../../../data/jiujiang/package')));
  if (!plan.ok) throw new Error(plan.problems[0]?.text.en);
  const compiled = compile(plan.value);
  if (!compiled.ok) throw new Error(compiled.problems[0]?.text.en);
  const { manifest } = plan.value;
  // Past the eastern edge of the extent, so that some of it is no ground.
  const grid = gridFor(manifest, [116.2, 29.6, 116.3, 29.64], 200);
  if (!grid) throw new Error('nothing of the extent');
  const surface = surfaceOf({ checker: compiled.value, manifest, proposal, asOf: '2026-11-24', grid });
  return { plan: plan.value, proposal, asOf: '2026-11-24', engine: 'test', surface };
}

function hasGdal(): boolean {
  try {
    execFileSync('gdalinfo', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('the rectangles cover every cell that has an answer once, with its cause', async () => {
  const { surface, ...rest } = await made();
  const { columns } = surface.grid;
  const seen = new Uint8Array(surface.states.length);
  for (const one of rectangles(surface))
    for (let r = one.row; r < one.row + one.rows; r++)
      for (let c = one.column; c < one.column + one.columns; c++) {
        seen[r * columns + c] = (seen[r * columns + c] ?? 0) + 1;
        expect(surface.causes[r * columns + c]).toBe(one.cause);
      }
  expect([...seen].every((times, i) => times === (surface.states[i] === NO_GROUND ? 0 : 1))).toBe(true);
  const text = surfaceGeojson(surface, rest);
  const read = JSON.parse(text) as { surface: { demonstration: boolean; cell: number }; features: { geometry: { coordinates: [number, number][][] }; properties: { verdict: string; cells: number; demonstration: boolean } }[] };
  expect(read.surface).toMatchObject({ demonstration: true, cell: 200, asOf: '2026-11-24', plan: { id: 'jiujiang' }, sign: { signType: 'upright', width: 2 } });
  expect(read.features.reduce((sum, { properties }) => sum + properties.cells, 0)).toBe(surface.states.filter((state) => state !== NO_GROUND).length);
  for (const { geometry, properties } of read.features) {
    const [sw = [0, 0], , ne = [0, 0]] = geometry.coordinates[0] ?? [];
    const at = cellAt(surface.grid, [(sw[0] + ne[0]) / 2 + 1e-5, (sw[1] + ne[1]) / 2 + 1e-5], rest.plan.manifest);
    expect(CELL_STATES[surface.states[at] ?? -1]).toBe(properties.verdict);
  }
  expect(surfaceGeojson(surface, rest)).toBe(text);
});

test('the picture has a pixel a cell', async () => {
  const { surface } = await made();
  const { columns, rows } = surface.grid;
  const png = surfacePng(surface, PALETTE, { Description: '示范数据' });
  const view = new DataView(png.buffer);
  const found = new Map<string, Uint8Array>();
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at)) found.set(String.fromCharCode(...png.subarray(at + 4, at + 8)), png.subarray(at + 8, at + 8 + view.getUint32(at)));
  const raw = inflateSync(found.get('IDAT') ?? new Uint8Array());
  expect(raw.length).toBe(rows * (columns + 1));
  for (let i = 0; i < surface.states.length; i++) expect(raw[Math.floor(i / columns) * (columns + 1) + 1 + (i % columns)]).toBe(surface.states[i] === NO_GROUND ? CELL_STATES.length : surface.states[i]);
});

test.skipIf(!hasGdal())('GDAL finds its corners where they are, to a millimetre, and knows the system', async () => {
  const { surface, plan } = await made();
  const dir = mkdtempSync(join(tmpdir(), 'signplan-surface-'));
  try {
    const file = join(dir, 'surface.png');
    writeFileSync(file, surfacePng(surface, PALETTE, { Description: 'demonstration' }));
    writeFileSync(join(dir, 'surface.pgw'), worldFile(surface.grid));
    writeFileSync(join(dir, 'surface.prj'), projectionFile(plan.manifest));
    const info = JSON.parse(execFileSync('gdalinfo', ['-json', '-checksum', file], { encoding: 'utf8' })) as { size: number[]; cornerCoordinates: Record<'upperLeft' | 'lowerRight', [number, number]> };
    const { size, column, row, columns, rows } = surface.grid;
    expect(info.size).toEqual([columns, rows]);
    const near = (a: readonly number[], b: readonly number[]): void => a.forEach((value, i) => expect(Math.abs(value - (b[i] ?? NaN))).toBeLessThan(0.001));
    near(info.cornerCoordinates.upperLeft, [column * size, (row + rows) * size]);
    near(info.cornerCoordinates.lowerRight, [(column + columns) * size, row * size]);
    // The same corner in degrees, through PROJ and through our own way back.
    const wkt = projectionFile(plan.manifest).trim();
    const told = execFileSync('gdaltransform', ['-s_srs', wkt, '-t_srs', 'EPSG:4490', '-output_xy'], { input: `${column * size} ${(row + rows) * size}\n`, encoding: 'utf8' }).trim().split(' ').map(Number);
    const [northWest] = cornersOf(surface.grid, plan.manifest);
    expect(northWest).toEqual(fromPlan(column * size, (row + rows) * size, plan.manifest));
    const ordered = (told[0] ?? 0) > 90 ? told : told.toReversed();
    ordered.forEach((value, i) => expect(Math.abs(value - (northWest[i] ?? NaN))).toBeLessThan(1e-8));
    expect(execFileSync('gdalsrsinfo', ['-o', 'epsg', join(dir, 'surface.prj')], { encoding: 'utf8' })).toContain('EPSG:4527');
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
