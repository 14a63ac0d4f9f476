/** The package of the plan that comes along, out into the formats that a GIS writes, and back into an empty plan: the same bytes. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller } from '../../src/cli/run.fixture.ts';
import type { LayerSource } from '../../src/plan/schema/manifest.ts';

const home = join(import.meta.dirname, '../..');
const project = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { signplan: { package: string } };
const published = join(home, project.signplan.package);
const plan = dirname(published);
const { layers } = JSON.parse(readFileSync(join(plan, 'plan.json'), 'utf8')) as { layers: LayerSource[] };

let root = '';
const run = caller(() => root);
const ogr2ogr = (...args: string[]): void => void execFileSync('ogr2ogr', args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });

/** Columns of a layer that hold anything, by the name that a format keeps of them. */
function columnsOf({ id, columns }: LayerSource, fieldOf: (name: string, taken: readonly string[]) => string): string {
  const { features } = JSON.parse(readFileSync(join(plan, 'source', `${id}.geojson`), 'utf8')) as { features: { properties: Record<string, unknown> }[] };
  const taken: string[] = [];
  return Object.keys(columns).flatMap((name) => {
    taken.push(fieldOf(name, taken));
    const used = features.some(({ properties }) => properties[name] !== undefined && properties[name] !== null);
    return used ? [`      ${name}: { from: ${taken.at(-1) ?? ''}, optional: true }\n`] : [];
  }).join('');
}

/** Ten characters, as GDAL cuts names for a DBF: the second of a name gets `_1`. */
const dbfName = (name: string, taken: readonly string[]): string => {
  const cut = name.slice(0, 10);
  return taken.includes(cut) ? `${name.slice(0, 8)}_1` : cut;
};
const asIs = (name: string): string => name;

interface Way {
  readonly write: (layer: string, from: string) => void;
  readonly source: (layer: string) => string;
  readonly field: typeof dbfName;
}
const WAYS: Readonly<Record<string, Way>> = {
  GeoPackage: { write: (layer, from) => ogr2ogr('-f', 'GPKG', ...(existsSync(join(root, 'GeoPackage/plan.gpkg')) ? ['-update'] : []), 'GeoPackage/plan.gpkg', from, '-nln', layer), source: (layer) => `  - file: plan.gpkg\n    layer: ${layer}\n`, field: asIs },
  Shapefile: { write: (layer, from) => ogr2ogr('-f', 'ESRI Shapefile', `Shapefile/${layer}.shp`, from, '-lco', 'ENCODING=UTF-8'), source: (layer) => `  - file: ${layer}.shp\n`, field: dbfName },
  GeoJSON: { write: (layer, from) => ogr2ogr('-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=9', `GeoJSON/${layer}.geojson`, from), source: (layer) => `  - file: ${layer}.geojson\n`, field: asIs },
  FlatGeobuf: { write: (layer, from) => ogr2ogr('-f', 'FlatGeobuf', `FlatGeobuf/${layer}.fgb`, from, '-nln', layer), source: (layer) => `  - file: ${layer}.fgb\n`, field: asIs },
};

/** One of each kind of geometry and column; the whole plan goes out in one format alone, since each layer costs a process. */
const SOME = new Set(['zones', 'segments', 'sites', 'heritage', 'highways', 'existing-signs']);
const WHOLE = 'FlatGeobuf';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'signplan-round-'));
  cpSync(join(plan, '../national'), join(root, 'national'), { recursive: true });
  cpSync(join(plan, '../comparators'), join(root, 'comparators'), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

describe('out into a format and back into an empty plan', () => {
  it.each(Object.entries(WAYS))('%s: every layer and the whole package are the same to the byte', async (name, { write, source, field }) => {
    const dir = join(root, `plan-${name}`);
    mkdirSync(join(dir, 'source'), { recursive: true });
    mkdirSync(join(root, name));
    for (const file of readdirSync(plan)) if (!['package', 'source', 'import-report'].includes(file)) cpSync(join(plan, file), join(dir, file), { recursive: true });
    const going = layers.filter(({ id }) => name === WHOLE || SOME.has(id));
    cpSync(join(plan, 'source'), join(dir, 'source'), { recursive: true });
    for (const { id } of going) {
      writeFileSync(join(dir, 'source', `${id}.geojson`), '{"type":"FeatureCollection","features":[]}\n');
      write(id, join(published, `${id}.fgb`));
    }
    writeFileSync(join(root, `${name}.yaml`), `schema: signplan-import/1\nsources:\n${going.map((layer) => `${source(layer.id)}    into: ${layer.id}\n    columns:\n${columnsOf(layer, field)}`).join('')}`);
    const { exit, err } = await run(['import', name, '--into', basename(dir), '--mapping', `${name}.yaml`]);
    expect({ exit, err: exit === 0 ? '' : err }).toEqual({ exit: 0, err: '' });
    const files = readdirSync(published).sort();
    expect(readdirSync(join(dir, 'package')).sort()).toEqual(files);
    const differing = files.filter((file) => !readFileSync(join(published, file)).equals(readFileSync(join(dir, 'package', file))));
    expect(differing).toEqual([]);
    // And the sources that were written are what the package is built from.
    if (name === WHOLE) expect((await run(['build', basename(dir), '--check'])).exit).toBe(0);
    expect(readFileSync(join(dir, 'plan.json'), 'utf8')).toBe(readFileSync(join(plan, 'plan.json'), 'utf8'));
  });
});

it('back into the plan itself nothing is written, not even a source', async () => {
  const dir = join(root, 'same');
  cpSync(plan, dir, { recursive: true, filter: (from) => !from.endsWith('import-report') });
  const { exit, out } = await run(['import', WHOLE, '--into', 'same', '--mapping', `${WHOLE}.yaml`, '--lang', 'en']);
  expect(exit).toBe(0);
  expect(out).toContain('nothing had to be written');
  for (const file of ['plan.json', ...layers.map(({ id }) => `source/${id}.geojson`)]) expect(readFileSync(join(dir, file)).equals(readFileSync(join(plan, file))), file).toBe(true);
});
