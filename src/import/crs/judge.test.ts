import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toGrid } from '../../geo/coordinates/grid.ts';
import { toShifted } from '../../geo/coordinates/shift.ts';
import { gridsFor, gridSystem } from '../../geo/coordinates/systems.ts';
import type { CrsChoice } from '../mapping/types.ts';
import { readDelivery } from '../read/delivery.ts';
import type { RawLayer, StatedCrs } from '../types.ts';
import { choiceYaml } from './choice.ts';
import { context, inGrid, layerOf, offBy, PLACES, point, said } from './crs.fixture.ts';
import { crsText, judgeCrs } from './judge.ts';
import { place } from './place.ts';
import type { XY } from './types.ts';

const MILLIMETRE = 0.001;
const judged = (positions: readonly XY[], more: Partial<RawLayer> = {}, stated?: CrsChoice) => judgeCrs(layerOf(positions, more), stated, context);
/** By the first of the systems that are offered, as a person would confirm it. */
const confirmed = (positions: readonly XY[], more: Partial<RawLayer> = {}) => judged(positions, more, judged(positions, more).choices[0]?.choice);
/** The definitions of a system as GDAL writes them: of ArcGIS, of OGC, of ISO 19162. All at one go: a process is dear. */
function wkts(code: number): Readonly<Record<'esri' | 'wkt1' | 'wkt2', StatedCrs>> {
  const all = execFileSync('gdalsrsinfo', ['-o', 'all', '--single-line', `EPSG:${code}`], { encoding: 'utf8' }).split('\n').filter((line) => line !== '');
  const after = (title: string): StatedCrs => ({ wkt: all[all.findIndex((line) => line.startsWith(title)) + 1] ?? '' });
  return { esri: after('ESRI WKT'), wkt1: after('OGC WKT1 :'), wkt2: after('OGC WKT2:2019') };
}
const moved = (code: number, places: readonly XY[] = PLACES): XY[] =>
  execFileSync('gdaltransform', ['-s_srs', 'EPSG:4490', '-t_srs', `EPSG:${code}`, '-output_xy'], { input: places.map((at) => at.join(' ')).join('\n'), encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line): XY => {
      const [x = NaN, y = NaN] = line.split(' ').map(Number);
      return [x, y];
    });

test('shapefiles of GDAL: 4527 by its .prj, 4548 without one by its numbers, both where they were', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'signplan-crs-'));
  try {
    const features = PLACES.map((coordinates, index) => ({ type: 'Feature', properties: { n: index }, geometry: { type: 'Point', coordinates } }));
    writeFileSync(join(folder, 'in.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
    for (const code of [4527, 4548]) execFileSync('ogr2ogr', ['-s_srs', 'EPSG:4490', '-t_srs', `EPSG:${code}`, join(folder, `z${code}.shp`), join(folder, 'in.geojson')]);
    const files = readdirSync(folder).filter((name) => name !== 'in.geojson' && name !== 'z4548.prj').map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
    const read = await readDelivery(files, {});
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const [prefixed, unstated] = read.value.layers.map((layer) => ({ layer, judgement: judgeCrs(layer, undefined, context) }));
    if (prefixed === undefined || unstated === undefined) throw new Error('two layers');
    expect(said(prefixed.judgement)).toEqual([]);
    expect(prefixed.judgement.title).toEqual({ zh: 'EPSG:4527 3° 带第 39 带（按文件所写）', en: 'EPSG:4527 3° zone 39 (as the file says)' });
    expect(said(unstated.judgement)).toEqual(['error import.crs-unstated']);
    expect(unstated.judgement.toLonLat).toBeUndefined();
    expect(unstated.judgement.choices.map(({ choice }) => choice)).toEqual([{ system: 'EPSG:4548' }]);
    const plain = { layer: unstated.layer, judgement: judgeCrs(unstated.layer, unstated.judgement.choices[0]?.choice, context) };
    expect(said(plain.judgement)).toEqual([]);
    expect(plain.judgement.title.zh).toBe('EPSG:4548 3° 带，中央经线 117°（按映射）');
    for (const { layer, judgement } of [prefixed, plain]) {
      if (judgement.toLonLat === undefined) throw new Error('decided');
      const { features, findings } = place(layer, judgement.toLonLat);
      expect(findings).toEqual([]);
      features.forEach(({ geometry }, index) => {
        const [lon = 0, lat = 0] = geometry?.type === 'Point' ? geometry.coordinates : [];
        expect(Math.hypot(lon - (PLACES[index]?.[0] ?? 0), lat - (PLACES[index]?.[1] ?? 0))).toBeLessThan(2e-9);
      });
    }
    expect(crsText(prefixed.judgement).en).toMatch(/^EPSG:4527 3° zone 39 \(as the file says\); first position 39\d{6}\.\d+, 3\d{6}\.\d+ → 115\.9500000, 29\.6500000$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('definitions of ArcGIS, GDAL and PROJ, as GDAL writes them and moves by them', () => {
  for (const code of [4527, 32650, 3857]) {
    const positions = moved(code);
    if (code === 3857) expect(judged(positions).choices[0]?.text.en).toBe('EPSG:3857 Web Mercator');
    for (const [form, crs] of Object.entries(wkts(code))) {
      const judgement = judged(positions, { crs });
      expect(said(judgement), `${code} ${form}`).toEqual(code === 4527 ? [] : ['remark import.crs-wgs84']);
      expect(offBy(judgement, positions), `${code} ${form}`).toBeLessThan(MILLIMETRE);
    }
    expect(offBy(judged(positions, { crs: { epsg: code } }), positions)).toBeLessThan(MILLIMETRE);
  }
  const { esri, wkt2 } = wkts(4490);
  for (const crs of [esri, wkt2, { epsg: 4490 }]) expect(said(judged(PLACES, { crs }))).toEqual([]);
  expect(said(judged(PLACES, { crs: { epsg: 4326 } }))).toEqual(['note import.crs-wgs84']);
  expect(said(judged(PLACES, { crs: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } }))).toEqual(['note import.crs-wgs84']);
});

test('Xian 1980 and Beijing 1954 are refused in every form, also where proj4 has parameters of another country; with stated parameters they are used and remarked', () => {
  const positions = inGrid(4527);
  for (const code of [2363, 2415]) {
    for (const crs of [...Object.values(wkts(code)), { epsg: code }]) {
      const judgement = judged(positions, { crs });
      expect(said(judgement), JSON.stringify(crs)).toEqual(['error import.crs-datum']);
      expect(judgement.toLonLat).toBeUndefined();
      expect(judgement.findings[0]?.text.zh).toMatch(/七参数.*控制点/);
      if (!('epsg' in crs)) expect(judgement.findings[0]?.text.en).toContain(`+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +x_0=39500000 +y_0=0 +ellps=${code === 2363 ? 'IAU76' : 'krass'} +units=m +towgs84=`);
    }
    expect(said(judged(positions, {}, { system: `EPSG:${code}` }))).toEqual(['error import.crs-datum']);
  }
  const plain = '+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +x_0=39500000 +y_0=0 +ellps=krass +units=m +no_defs';
  expect(said(judged(positions, {}, { proj: plain }))).toEqual(['error import.crs-datum']);
  expect(said(judged(positions, {}, { proj: `${plain} +towgs84=0,0,0` }))).toEqual(['error import.crs-datum']);
  const stated = judged(positions, {}, { proj: `${plain} +towgs84=15.8,-154.4,-82.3,0,0,0,0` });
  expect(said(stated)).toEqual(['remark import.crs-parameters']);
  expect(offBy(stated, positions)).toBeGreaterThan(20);
});

test('axes the wrong way round are turned where only that is possible, and said', () => {
  for (const [positions, more] of [[inGrid(4527), {}], [inGrid(4548), {}], [inGrid(4527), { crs: { epsg: 4527 } }], [PLACES, {}], [PLACES, { crs: { epsg: 4490 } }]] as const) {
    const flipped = positions.map(([x, y]): XY => [y, x]);
    const stated = 'crs' in more;
    const judgement = stated ? judged(flipped, more) : confirmed(flipped);
    if (stated) expect(said(judgement)).toContain('remark import.crs-turned');
    else expect(judged(flipped).choices[0]?.choice).toMatchObject({ axes: 'north-east' });
    expect(offBy(judgement, flipped)).toBeLessThan(MILLIMETRE);
  }
  const wrong = judged(inGrid(4527), {}, { system: 'EPSG:4527', axes: 'north-east' });
  expect(said(wrong)).toEqual(['error import.crs-axes']);
  expect(wrong.toLonLat).toBeUndefined();
});

test('what is stated and what the numbers are: a contradiction stops, with both and where they lead', () => {
  const prefix = judged(inGrid(4527), { crs: { epsg: 4548 } });
  expect(said(prefix)).toEqual(['error import.crs-contradicts']);
  expect(prefix.toLonLat).toBeUndefined();
  expect(prefix.choices.map(({ choice }) => choiceYaml(choice))).toEqual(['crs: {system: EPSG:4527}']);
  expect(prefix.findings[0]?.text.zh).toMatch(/EPSG:4548.*不代表任何地点.*EPSG:4527 3° 带第 39 带/);

  const zone = judged(inGrid(4548), { crs: { epsg: 4547 } });
  expect(said(zone)).toEqual(['error import.crs-contradicts']);
  expect(zone.findings[0]?.text.en).toMatch(/EPSG:4547.*\b28\d km west of the plan’s extent.*EPSG:4548/);
  expect(said(judged(inGrid(4548), {}, { system: 'EPSG:4547' }))).toEqual(['error import.crs-contradicts']);
  expect(said(judged(inGrid(4548), { crs: { epsg: 4326 } }))).toEqual(['error import.crs-contradicts']);
  expect(said(judged(PLACES, { crs: { epsg: 4548 } }))).toEqual(['error import.crs-contradicts']);

  const far = judged(PLACES.map(([lon, lat]): XY => [lon - 5, lat + 5]), { crs: { epsg: 4490 } });
  expect(said(far)).toEqual(['error import.crs-outside']);
  expect(far.findings[0]?.text.en).toMatch(/\d+ km north-west of the plan’s extent/);

  for (const epsg of [2363, 4526, 4527]) {
    const overruled = judged(inGrid(4527), { crs: { epsg } }, { system: 'EPSG:4527' });
    expect(said(overruled)).toEqual(epsg === 4527 ? [] : ['remark import.crs-overruled']);
    expect(offBy(overruled, inGrid(4527))).toBeLessThan(MILLIMETRE);
  }
  const elsewhere = '+proj=tmerc +lat_0=0 +lon_0=117.001 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
  expect(said(judged(inGrid(4548), { crs: { epsg: 4548 } }, { proj: elsewhere }))).toEqual(['remark import.crs-overruled']);
});

test('a neighbouring zone, and 6° zones, are found by their numbers; 4509 and 4548 are one place', () => {
  for (const code of [4528, 4549, 4498]) {
    expect(said(judged(inGrid(code)))).toEqual(['error import.crs-unstated']);
    const judgement = confirmed(inGrid(code));
    expect(judgement.title.zh).toContain(`EPSG:${code}`);
    expect(offBy(judgement, inGrid(code))).toBeLessThan(MILLIMETRE);
  }
  expect(offBy(confirmed(inGrid(4509)), inGrid(4509))).toBeLessThan(MILLIMETRE);
});

test('drawings in millimetres, claims left over from a template, single strays', () => {
  const drawn = inGrid(4548).map(([x, y]): XY => [x * 1000, y * 1000]);
  for (const unit of ['mm', undefined, 'inch'] as const) {
    const judgement = judged(drawn, { format: 'dxf', ...(unit === undefined ? {} : { unit }) });
    expect(said(judgement)).toEqual(['error import.crs-unstated']);
    const [choice] = judgement.choices;
    if (choice === undefined) throw new Error('a choice');
    expect(offBy(judged(drawn, { format: 'dxf' }, choice.choice), drawn)).toBeLessThan(MILLIMETRE);
  }
  expect(offBy(judged(drawn, { format: 'dxf' }, { system: 'EPSG:4548' }), drawn)).toBeLessThan(MILLIMETRE);
  expect(said(judged(drawn, { format: 'dxf', unit: 'mm' }, { system: 'EPSG:4548' }))).toEqual(['note import.crs-unit']);
  expect(said(judged(drawn, { format: 'dxf' }, { system: 'EPSG:4548' }))).toEqual(['remark import.crs-unit']);
  expect(said(judged(inGrid(4548), { format: 'dxf', unit: 'mm' }, { system: 'EPSG:4548' }))).toEqual(['note import.crs-unit']);
  expect(said(judged(drawn, { crs: { epsg: 4548 } }))).toEqual(['error import.crs-contradicts']);

  const stray = confirmed([...inGrid(4527), [0, 0]]);
  expect(said(stray)).toEqual(['error import.crs-stray']);
  expect(stray.findings[0]).toMatchObject({ feature: 'row 7' });
  expect(stray.findings[0]?.text.zh).toContain('row 7（0, 0）');
  expect(offBy(stray, inGrid(4527))).toBeLessThan(MILLIMETRE);
  // A drawing has its legend in the same layer; what of it goes into the plan is judged there.
  expect(said(confirmed([...inGrid(4527), [0, 0]], { format: 'dxf' }))).toContain('remark import.crs-stray');
});

test('numbers of no national system, and a local system that is stated, stop and ask', () => {
  const local = PLACES.map(([lon, lat]): XY => [(lon - 115.9) * 96_700, (lat - 29.6) * 110_900]);
  const unknown = judged(local);
  expect(said(unknown)).toEqual(['error import.crs-unknown']);
  expect(unknown.toLonLat).toBeUndefined();
  expect(unknown.findings[0]?.text.zh).toContain('fit: similarity');
  const own = judged(PLACES.map(([lon, lat]): XY => toGrid({ lon, lat }, { width: 3, zone: 0, meridian: 116, prefixed: false })));
  expect(said(own)).toEqual(['error import.crs-unknown']);
  expect(own.findings[0]?.text.en).toContain('central meridian near 116°E');
  for (const crs of [{ wkt: 'LOCAL_CS["City 1990",UNIT["metre",1]]' }, { wkt: 'PROJCS["broken"' }, { epsg: 28992 }, { name: 'our own' }]) {
    const judgement = judged(inGrid(4548), { crs });
    expect(said(judgement), JSON.stringify(crs)).toEqual(['error import.crs-unknown']);
    expect(judgement.toLonLat).toBeUndefined();
    expect(judgement.choices.map(({ choice }) => choice)).toEqual([{ system: 'EPSG:4548' }]);
  }
});

test('a definition of a city’s own meridian, stated by the file or by a person, and what is wrong with one', () => {
  const grid = { width: 3, zone: 0, meridian: 116, prefixed: false } as const;
  const positions = PLACES.map(([lon, lat]): XY => toGrid({ lon, lat }, grid));
  const proj = '+proj=tmerc +lat_0=0 +lon_0=116 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
  expect(said(judged(positions, {}, { proj }))).toEqual([]);
  expect(offBy(judged(positions, {}, { proj }), positions)).toBeLessThan(MILLIMETRE);
  const esri = { wkt: 'PROJCS["City",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",116.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]' };
  expect(offBy(judged(positions, { crs: esri }), positions)).toBeLessThan(MILLIMETRE);
  for (const wrong of [proj.replace('116', 'abc'), proj.replace('GRS80', 'GRS81'), `${proj} +nadgrids=x.gsb`, `${proj} +towgs84=1,2`, proj.replace('+lon_0', '+lon0')]) expect(said(judged(positions, {}, { proj: wrong })), wrong).toEqual(['error import.crs-definition']);
  for (const system of ['EPSG:28992', 'nonsense', '']) expect(said(judged(positions, {}, { system })), system).toEqual(['error import.crs-system']);
  expect(said(judged(positions, {}, { proj: '+proj=nope' }))).toEqual(['error import.crs-system']);
});

test('GeoJSON is WGS84 by its own rules; degrees of another file wait for a person, or for places that are known; shifted ones are moved back where a person says so', () => {
  expect(said(judged(PLACES, { format: 'geojson' }))).toEqual(['note import.crs-wgs84']);
  expect(said(judged(PLACES, { format: 'csv' }))).toEqual(['error import.crs-unstated']);
  expect(judged(PLACES, { format: 'csv' }).choices.map(({ choice }) => choice)).toEqual([{ system: 'EPSG:4490' }, { system: 'gcj02' }, { system: 'bd09' }]);
  const named = (positions: readonly XY[]): RawLayer => ({ ...layerOf([], { format: 'csv' }), features: positions.map((at, index) => point(at, index, { 名称: `地标${index}` })) });
  const known = { ...context, landmarks: PLACES.map(([lon, lat], index) => ({ name: `地标${index}`, lon, lat, source: 'test' })) };
  expect(said(judgeCrs(named(PLACES), undefined, known))).toEqual(['remark import.crs-from-numbers']);
  const beside = named(PLACES.map(([lon, lat]): XY => Object.values(toShifted({ lon, lat }, 'gcj02')) as unknown as XY));
  expect(said(judgeCrs(beside, undefined, known))).toEqual(['error import.crs-unstated', 'error import.crs-shifted']);
  // A grid's datum is within the accuracy of landmarks; only what was drawn before tells it.
  expect(said(judgeCrs({ ...named(inGrid(4548)), format: 'shapefile' }, undefined, known))).toEqual(['error import.crs-unstated']);
  for (const system of ['gcj02', 'bd09'] as const) {
    const shifted = PLACES.map(([lon, lat]): XY => {
      const there = toShifted({ lon, lat }, system);
      return [there.lon, there.lat];
    });
    expect(offBy(judged(shifted, {}, { system }), shifted)).toBeLessThan(MILLIMETRE);
  }
});

test('numbers that are no place leave their feature without a geometry, and the layer with an error', () => {
  const layer = layerOf([...inGrid(4527), [NaN, 1], [1e300, 3e6]]);
  const judgement = judgeCrs(layer, { system: 'EPSG:4527' }, context);
  if (judgement.toLonLat === undefined) throw new Error('decided');
  const { features, findings } = place(layer, judgement.toLonLat);
  expect(findings.map(({ code, feature, received }) => [code, feature, received])).toEqual([['import.crs-no-place', 'row 7', '"NaN, 1"'], ['import.crs-no-place', 'row 8', '"1e+300, 3000000"']]);
  expect(features.map(({ geometry }) => geometry === null)).toEqual([false, false, false, false, false, false, true, true]);
  expect(judgeCrs(layerOf([]), undefined, context)).toMatchObject({ findings: [], choices: [] });
  expect(said(judgeCrs(layerOf([[NaN, NaN]]), { system: 'EPSG:4527' }, context))).toEqual([]);
});

test('anywhere in China and in each of its grids, the numbers lead back within a millimetre, and a system that is found is never another place', () => {
  const places = fc.tuple(fc.double({ min: 74, max: 134, noNaN: true }), fc.double({ min: 18, max: 53, noNaN: true }));
  fc.assert(
    fc.property(places, fc.nat(), fc.constantFrom(-1, 0, 1), fc.boolean(), fc.constantFrom(1, 0.001), ([lon, lat], pick, beside, north, unit) => {
      const extent: [number, number, number, number] = [lon - 0.1, lat - 0.1, lon + 0.1, lat + 0.1];
      const systems = gridsFor(extent);
      const of = systems[pick % Math.max(1, systems.length)]?.grid;
      const system = of === undefined ? undefined : gridSystem(of.width, of.zone + beside, of.prefixed);
      if (system?.grid === undefined) return;
      const spots: XY[] = [[lon, lat], [lon + 0.05, lat - 0.06], [lon - 0.07, lat + 0.02]];
      const positions = spots.map(([x, y]): XY => {
        const [e, n] = toGrid({ lon: x, lat: y }, system.grid ?? of ?? { width: 3, zone: 0, meridian: 0, prefixed: false });
        return north ? [n / unit, e / unit] : [e / unit, n / unit];
      });
      const judgement = judgeCrs({ ...layerOf([]), features: positions.map((at, index) => point(at, index)) }, undefined, { ...context, plan: { ...context.plan, extent } });
      // Beyond 450 km of its meridian no grid is used: then it asks, or names what lies there.
      const { toLonLat } = judgement;
      const reached = positions.flatMap((at, index) => (toLonLat?.(...at) === undefined ? [] : [index]));
      if (reached.length < positions.length) expect(said(judgement).some((one) => one.startsWith('error'))).toBe(true);
      if (reached.length > 0) expect(offBy(judgement, reached.map((index) => positions[index] ?? [0, 0]), reached.map((index) => spots[index] ?? [0, 0]))).toBeLessThan(MILLIMETRE);
    }),
    { numRuns: 150 },
  );
});

test('no definition makes it throw, take long, or place anything outside what it says', () => {
  const wkt2 = 'PROJCRS["x",BASEGEOGCRS["y",DATUM["z",ELLIPSOID["CGCS2000",6378137,298.257222101,LENGTHUNIT["metre",1]]]],CONVERSION["c",METHOD["Transverse Mercator"],PARAMETER["Longitude of natural origin",117,ANGLEUNIT["degree",0.0174532925199433]],PARAMETER["False easting",500000]],CS[Cartesian,2],AXIS["e",east],AXIS["n",north],LENGTHUNIT["metre",1]]';
  const whole = [wkt2, 'PROJCS["a",GEOGCS["b",DATUM["c",SPHEROID["d",6378137,298.257222101]],PRIMEM["e",0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["Central_Meridian",117.0],UNIT["Meter",1.0]]', '+proj=tmerc +lon_0=117 +x_0=500000 +ellps=GRS80', 'EPSG:4548', '[[[[[[[[', 'A['.repeat(2000), `+towgs84=${'1,'.repeat(3000)}`];
  const positions = inGrid(4548);
  fc.assert(
    fc.property(fc.constantFrom(...whole), fc.nat(), fc.nat(40), fc.string({ maxLength: 12 }), (text, at, cut, put) => {
      const from = at % text.length;
      const broken = text.slice(0, from) + put + text.slice(from + cut);
      for (const judgement of [judged(positions, { crs: { wkt: broken } }), judged(positions, { crs: { name: broken } }), judged(positions, {}, { proj: broken }), judged(positions, {}, { system: broken })])
        expect(judgement.toLonLat !== undefined || said(judgement).some((one) => one.startsWith('error'))).toBe(true);
    }),
    { numRuns: 60 },
  );
});
