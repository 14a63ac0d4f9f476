/** The default package as it is published: what it holds, whether GDAL reads it as we wrote it, and whether it is what its sources make. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Position } from 'geojson';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderSource } from '../../src/io/node-source.ts';
import { buildPackage } from '../../src/plan/build/build.ts';
import { checkInStep } from '../../src/plan/build/write-package.ts';
import { loadPlan } from '../../src/plan/load.ts';
import type { Plan, PlanFeature } from '../../src/plan/plan.ts';
import { random } from '../bench/random.ts';

const DATA = join(import.meta.dirname, '../../data/jiujiang');
const PACKAGE = join(DATA, 'package');
const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0;
if (!hasGdal) console.warn('ogrinfo is not installed: the package is not compared with GDAL here');

let plan: Plan;
beforeAll(async () => {
  const loaded = await loadPlan(folderSource(PACKAGE));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  plan = loaded.value;
});

const classes = (id: string): Set<unknown> => new Set(plan.layers.get(id)?.features.map((feature) => feature.properties['class']));
const count = (id: string): number => plan.layers.get(id)?.features.length ?? 0;

test('holds what a plan must show: zones of four classes, segments of three, sites, and what national law measures against', () => {
  expect(plan.problems).toEqual([]);
  expect(count('zones')).toBeGreaterThanOrEqual(30);
  expect(classes('zones')).toEqual(new Set(['prohibited', 'strict', 'general', 'display']));
  expect(count('segments')).toBeGreaterThanOrEqual(15);
  expect(classes('segments').size).toBe(3);
  expect(count('sites')).toBeGreaterThanOrEqual(20);
  for (const id of ['state-organs', 'heritage', 'scenic-areas', 'highways', 'railways', 'power-lines', 'water', 'junctions', 'existing-signs']) expect(count(id), id).toBeGreaterThan(0);
  for (const gone of plan.manifest.absent) expect(gone.holder.zh, gone.id).not.toBe('');
});

test('is a demonstration and says so: no approval of the data, a label on every layer of the plan, one name and key a feature', () => {
  expect(plan.manifest).toMatchObject({ status: 'demonstration', dataApproval: null });
  for (const layer of plan.layers.values()) {
    expect(layer.entry.source.zh, layer.entry.id).not.toBe('');
    if (layer.entry.role !== 'base') expect(layer.entry, layer.entry.id).toMatchObject({ basis: 'demonstration', groundError: { zh: expect.any(String) as string } });
    for (const feature of layer.features) expect(feature.properties['name'], feature.key).toBeTruthy();
  }
});

test('is in step with its sources, to the byte', async () => {
  const built = await buildPackage(DATA);
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  const step = await checkInStep(DATA, built.value.files);
  expect(step.ok ? [] : step.problems).toEqual([]);
});

function box(feature: PlanFeature): [number, number, number, number] {
  const flat = (JSON.stringify((feature.geometry as { coordinates: unknown }).coordinates).match(/\[-?[\d.e-]+,-?[\d.e-]+\]/g) ?? []).map((pair) => JSON.parse(pair) as Position);
  const xs = flat.map(([x = 0]) => x);
  const ys = flat.map(([, y = 0]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

describe.runIf(hasGdal)('in GDAL', () => {
  const manifest = JSON.parse(readFileSync(join(PACKAGE, 'manifest.json'), 'utf8')) as { layers: { id: string; file: string; count: number }[] };
  test.each(manifest.layers)('$file opens without a complaint, with $count features, and -spat counts as a scan does', ({ id, file, count: expected }) => {
    const info = spawnSync('ogrinfo', ['-ro', '-so', '-al', join(PACKAGE, file)], { encoding: 'utf8' });
    expect(info.status).toBe(0);
    expect(info.stderr).toBe('');
    expect(info.stdout).toContain(`Feature Count: ${expected}`);
    expect(info.stdout).toContain('ID["EPSG",4490]');
    const boxes = (plan.layers.get(id)?.features ?? []).map(box);
    const next = random(3);
    const [west, south, east, north] = plan.manifest.extent;
    for (let i = 0; i < 4; i++) {
      const x = west + next() * (east - west) * 0.8;
      const y = south + next() * (north - south) * 0.8;
      const spat = [x, y, x + (east - west) * 0.2, y + (north - south) * 0.2] as const;
      const { stdout } = spawnSync('ogrinfo', ['-ro', '-al', '-geom=NO', '-spat', ...spat.map(String), join(PACKAGE, file)], { encoding: 'utf8' });
      // GDAL filters FlatGeobuf by its index first and by geometry after, so a box hit is the most there can be and a contained feature is always there.
      const listed = (stdout.match(/^OGRFeature/gm) ?? []).length;
      const touching = boxes.filter((b) => b[0] <= spat[2] && b[2] >= spat[0] && b[1] <= spat[3] && b[3] >= spat[1]).length;
      const within = boxes.filter((b) => b[0] >= spat[0] && b[2] <= spat[2] && b[1] >= spat[1] && b[3] <= spat[3]).length;
      expect(listed).toBeLessThanOrEqual(touching);
      expect(listed).toBeGreaterThanOrEqual(within);
      if (boxes.every((b) => b[0] === b[2] && b[1] === b[3])) expect(listed).toBe(touching);
    }
  });
});
