/** The desk's tools over its map, on the production build: where a sign may go, measuring and drawing, the sheet of paper, remarks. What is saved is read back by other programs. One page goes through it all: software rendering is slow. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feature, FeatureCollection, Point, Position } from 'geojson';
import geographiclib from 'geographiclib-geodesic';
import type { Browser, JSHandle, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromGrid, toGrid } from '../../src/geo/coordinates/grid.ts';
import { toShifted } from '../../src/geo/coordinates/shift.ts';
import { systemOf } from '../../src/geo/coordinates/systems.ts';
import { readFgb } from '../../src/io/fgb-read.ts';
import { surfaceColours } from '../../src/map/desk/surface-colours.ts';
import type { SignPlanDelivery } from '../../src/elements/delivery/sign-plan-delivery.ts';
import type { SignPlanDeskMap } from '../../src/map/desk/sign-plan-desk-map.ts';
import type { Manifest } from '../../src/plan/schema/manifest.ts';
import type { Report } from '../../src/report/types.ts';
import { violations } from '../support/axe.ts';
import { signplan } from '../support/cli.ts';
import { gbk } from '../support/gbk.ts';
import { counted, deskPixel, drawnDesk, identified, NARROWER, openDesk, pane, saved, SWIFT } from '../support/desk.ts';
import { launch, shown } from '../support/page.ts';
import { StaticServer } from '../support/static-server.ts';

const PACKAGE = join(import.meta.dirname, '../../data/jiujiang/package');
const MANIFEST = JSON.parse(readFileSync(join(PACKAGE, 'manifest.json'), 'utf8')) as Manifest;
const GRID = systemOf(`EPSG:${MANIFEST.crs.epsg}`)?.grid ?? { width: 3, meridian: 117, zone: 39, prefixed: true };

const hasGdal = spawnSync('gdalinfo', ['--version']).status === 0;
if (!hasGdal) console.warn('gdal-bin is not installed: the saved picture is not placed by GDAL here');
const hasPoppler = spawnSync('pdftocairo', ['-v']).status === 0;
if (!hasPoppler) console.warn('poppler-utils is not installed: what is printed is not read back here');

/** A shop sign on a wall, as it stands in the form when the desk is opened. */
const SIGN = { signType: 'wall', use: 'commercial', display: 'lightbox', width: 6, height: 2.4, depth: 0.3, clearance: 3, clearanceOver: 'sidewalk', bearing: 6, illumination: 'internal', luminance: 420, environmentZone: 'E3', buildingUse: 'commercial', buildingStoreys: 6, buildingHeight: 20, facadeWidth: 20, storeyHeight: 4.5, commonParts: false, sidewalkWidth: 4 };
const AS_OF = '2026-11-24';
const CENTRE = [115.9921, 29.7196] as const;
const POINTS_PER_MM = 72 / 25.4;

const run = (tool: string, ...args: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`${tool}: ${stderr}`);
  return stdout;
};
const metres = (a: Position, b: Position): number => geographiclib.Geodesic.WGS84.Inverse(a[1] ?? NaN, a[0] ?? NaN, b[1] ?? NaN, b[0] ?? NaN).s12 ?? NaN;
/** The outline of an area; empty for what is none. */
const ringOf = (of: Pick<Feature, 'geometry'> | undefined): readonly Position[] => (of?.geometry.type === 'Polygon' ? (of.geometry.coordinates[0] ?? []) : []);
/** Metres of `1.864 km` or `864.2 m`. */
function lengthOf(text: string): number {
  const [, value = '', unit] = /^\s*([\d.\s\u202f]+?)\s*(km|m)\b/.exec(text) ?? [];
  return Number(value.replaceAll(/\s|\u202f/g, '')) * (unit === 'km' ? 1000 : 1);
}

let browser: Browser;
let host: StaticServer;
let folder: string;
let page: Page;
let map: JSHandle<SignPlanDeskMap>;
let errors: string[];
let requests: string[];
beforeAll(async () => {
  browser = await launch({ webgl: true, flags: SWIFT });
  host = new StaticServer(join(import.meta.dirname, '../../dist/app'));
  await host.start();
  folder = mkdtempSync(join(tmpdir(), 'desk-tools-'));
  const fragment = `v=1&${Object.entries(SIGN).map(([name, value]) => `${name}=${String(value)}`).join('&')}&asOf=${AS_OF}`;
  ({ page, errors, requests } = await openDesk(browser, host, `zones&sign-plan-date=${AS_OF}&sign-plan-view=14.85/${CENTRE[1]}/${CENTRE[0]}`, { map: true, fragment, viewport: NARROWER }));
  map = await drawnDesk(page);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
  rmSync(folder, { recursive: true });
});

const idle = (): Promise<void> => map.evaluate((element) => element.whenIdle());
const go = async (at: readonly number[], zoom: number): Promise<void> => {
  await map.evaluate((element, [lon, lat, zoom]) => element.maps[0]?.jumpTo({ center: [lon, lat], zoom }), [at[0] ?? 0, at[1] ?? 0, zoom] as const);
  await idle();
};
const place = (x: number, y: number): Promise<[number, number]> =>
  map.evaluate((element, [x, y]) => {
    const box = element.maps[0]?.getContainer().getBoundingClientRect();
    const { lng = NaN, lat = NaN } = element.maps[0]?.unproject([x - (box?.left ?? 0), y - (box?.top ?? 0)]) ?? {};
    return [lng, lat] as [number, number];
  }, [x, y] as const);
const middle = (): Promise<[number, number]> => map.evaluate((element) => element.maps[0]?.getCenter().toArray() ?? [NaN, NaN]);
const drawnFile = async (): Promise<FeatureCollection> => JSON.parse((await saved(page, () => page.locator('sign-plan-draw').getByRole('button', { name: '存为 GeoJSON' }).click())).bytes.toString('utf8')) as FeatureCollection;

describe('where a sign may go', () => {
  const surface = () => page.locator('sign-plan-surface');
  const done = (): Promise<void> => surface().getByText('已判定', { exact: true }).waitFor({ timeout: 60_000 });
  const corners = (): Promise<readonly Position[] | null> => map.evaluate((element) => element.second?.surface?.corners ?? null);

  test('more than forty thousand cells are judged beside a page that goes on; a cell tells its clause, and another view is asked for anew', async () => {
    await page.evaluate(() => {
      const longest = { task: 0 };
      Object.assign(window, { longest });
      new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (longest.task = Math.max(longest.task, duration)))).observe({ entryTypes: ['longtask'] });
    });
    const start = Date.now();
    await pane(page, '适建性');
    await done();
    const [, columns = '', rows = '', cells = ''] = /([\d\s\u202f]+?) × ([\d\s\u202f]+?) = ([\d\s\u202f]+?) 格/.exec(await shown(page, 'sign-plan-surface')) ?? [];
    const number = (text: string): number => Number(text.replaceAll(/\s|\u202f/g, ''));
    const longest = await page.evaluate(() => (window as unknown as { longest: { task: number } }).longest.task);
    console.warn(`where a sign may go: ${number(cells)} cells ${Date.now() - start} ms after the pane was chosen, the map drawn in software; longest task of the page ${Math.round(longest)} ms`);
    expect(number(cells)).toBeGreaterThanOrEqual(40_000);
    expect(number(columns) * number(rows)).toBe(number(cells));

    await idle();
    expect(await map.evaluate((element) => element.maps.length)).toBe(2);
    const at = await deskPixel(map, CENTRE);
    await page.mouse.move(at.x + 60, at.y + 40);
    const pointed = surface().locator('.pointed');
    await expect.poll(() => pointed.innerText()).toMatch(/(不符合|无法判定|有条件符合|未发现冲突|跨界格)[^]*(第.+[条款项]|管控表|未发现冲突)/);

    // The second move takes the place of what the first has asked for, while that runs.
    const before = await corners();
    const running = await map.evaluate(async (element) => {
      const surface = (element.getRootNode() as ShadowRoot).querySelector('sign-plan-surface');
      const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
      element.maps[0]?.panBy([160, 0], { animate: false });
      const progress = (): string | undefined => surface?.progress;
      for (const start = performance.now(); progress() !== 'running' && performance.now() - start < 20_000; ) await frame();
      const seen = progress();
      element.maps[0]?.panBy([0, 90], { animate: false });
      return seen;
    });
    expect(running).toBe('running');
    await expect.poll(() => corners()).not.toEqual(before);
    await done();
    // The cells are those of the view where it has come to rest: somewhat beyond it on every side, and no more than that.
    const beyond = async (): Promise<string> => {
      const [west = NaN, south = NaN, east = NaN, north = NaN] = await map.evaluate((element) => element.maps[0]?.getBounds().toArray().flat() ?? []);
      const [[left = NaN, top = NaN] = [], , [right = NaN, bottom = NaN] = []] = (await corners()) ?? [];
      return [west - left, top - north, right - east, south - bottom].map((degrees) => (degrees * 111_000).toFixed(0)).join(' ');
    };
    await expect.poll(async () => (await beyond()).split(' ').map((far) => Number(far) > -8 && Number(far) < 60)).toEqual([true, true, true, true]);
  });

  test.skipIf(!hasGdal)('picture, world file and projection lie where the map has them for GDAL, and a cell has the colour of the verdict that the command line gives', { timeout: 120_000 }, async () => {
    const [nw = []] = (await corners()) ?? [];
    const files: Record<string, string> = {};
    for (const [what, label] of [['geojson', '格网 GeoJSON'], ['png', '图片 PNG'], ['pgw', '坐标文件 PGW'], ['prj', '坐标系 PRJ'], ['aux', '坐标系 AUX']] as const) {
      const { name, bytes } = await saved(page, () => surface().getByRole('button', { name: label }).click());
      expect(name).toBe(`signplan-surface-wall-${AS_OF}.${what === 'aux' ? 'png.aux.xml' : what}`);
      files[what] = join(folder, name);
      writeFileSync(files[what], bytes);
    }
    const { geoTransform, size } = JSON.parse(run('gdalinfo', '-json', files['png'] ?? '')) as { geoTransform: [number, number, number, number, number, number]; size: [number, number] };
    // The system comes from the file beside it: a PNG has none, and GDAL passes a .prj over.
    expect(run('gdalsrsinfo', '-o', 'epsg', files['png'] ?? '')).toContain(`EPSG:${MANIFEST.crs.epsg}`);
    const [west, cell, , north] = geoTransform;
    const [easting, northing] = toGrid({ lon: nw[0] ?? NaN, lat: nw[1] ?? NaN }, GRID);
    expect([Math.abs(west - easting) < 0.01, Math.abs(north - northing) < 0.01]).toEqual([true, true]);
    expect(run('gdalsrsinfo', '-o', 'epsg', files['prj'] ?? '')).toContain(`EPSG:${MANIFEST.crs.epsg}`);
    const { surface: head, features } = JSON.parse(readFileSync(files['geojson'] ?? '', 'utf8')) as FeatureCollection & { surface: { cell: number; epsg: number; asOf: string; sign: Record<string, unknown> } };
    expect(head).toMatchObject({ cell, epsg: MANIFEST.crs.epsg, asOf: AS_OF, sign: { ...SIGN } });
    expect(features.reduce((sum, { properties }) => sum + Number(properties?.['cells']), 0)).toBe(size[0] * size[1]);

    // Cells of every colour, spread over the picture.
    const picture = `data:image/png;base64,${readFileSync(files['png'] ?? '').toString('base64')}`;
    const colours = await page.evaluate(async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
      return Array.from({ length: data.length / 4 }, (_, i) => `#${[0, 1, 2].map((band) => (data[4 * i + band] ?? 0).toString(16).padStart(2, '0')).join('')}`);
    }, picture);
    const byState = surfaceColours('light');
    const samples = (['nonconforming', 'undetermined', 'conditional', 'conforming'] as const).flatMap((state) => {
      const own = colours.flatMap((colour, i) => (colour === byState[`surface-${state}`] ? [i] : []));
      return [0.07, 0.31, 0.58, 0.83].flatMap((share) => (own.length === 0 ? [] : [{ state, index: own[Math.floor(share * own.length)] ?? 0 }]));
    });
    expect(new Set(samples.map(({ state }) => state)).size).toBeGreaterThan(1);
    const proposals = samples.map(({ index }) => {
      const [x, y] = [west + ((index % size[0]) + 0.5) * cell, north - (Math.floor(index / size[0]) + 0.5) * cell];
      const { lon, lat } = fromGrid(x - GRID.zone * 1_000_000, y, GRID.meridian) ?? { lon: NaN, lat: NaN };
      return { type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] }, properties: SIGN };
    });
    const judged = JSON.parse(signplan(['check', '--as-of', AS_OF, '--format', 'json', '-'], JSON.stringify({ type: 'FeatureCollection', features: proposals })).stdout) as Report[];
    expect(judged.map(({ verdict }) => verdict)).toEqual(samples.map(({ state }) => state));
  });
});

describe('measuring and drawing', () => {
  const draw = () => page.locator('sign-plan-draw');
  const things = () => draw().locator('ul:not(.problems) > li');
  const size = (index: number): Promise<string> => things().nth(index).locator('.size').innerText();
  const canvas = () => page.locator('sign-plan-desk-map canvas.maplibregl-canvas').first();
  /** Without drawing to what is near. */
  const free = async (x: number, y: number): Promise<void> => {
    await page.keyboard.down('Alt');
    await page.mouse.move(x - 3, y);
    await page.mouse.click(x, y);
    await page.keyboard.up('Alt');
  };

  test('a line is as long as the geodesic, by hand and by keys alone', async () => {
    await page.getByRole('toolbar', { name: '图上工具' }).getByRole('button', { name: '量长度' }).click();
    await draw().waitFor();
    await go(CENTRE, 15);
    const { x, y } = await deskPixel(map, CENTRE);
    const ends = [[x - 180, y + 60], [x + 170, y - 50]] as const;
    for (const [px, py] of ends) await free(px, py);
    await page.keyboard.press('Enter');
    await expect.poll(() => things().count()).toBe(1);
    const wanted = metres(await place(...ends[0]), await place(...ends[1]));
    expect(Math.abs(lengthOf(await size(0)) / wanted - 1)).toBeLessThan(0.001);

    const snapping = draw().getByRole('checkbox', { name: /吸附/ });
    await snapping.focus();
    await page.keyboard.press('Space');
    await expect.poll(() => snapping.isChecked()).toBe(false);
    await page.mouse.move(5, 5);
    await canvas().focus();
    const from = await middle();
    await page.keyboard.press('Enter');
    for (const key of ['ArrowRight', 'ArrowUp']) {
      const before = await middle();
      await page.keyboard.press(key);
      await expect.poll(async () => String(await middle()) !== String(before) && (await map.evaluate((element) => element.maps[0]?.isMoving())) === false).toBe(true);
    }
    const to = await middle();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(() => things().count()).toBe(2);
    expect(metres(from, to)).toBeGreaterThan(100);
    expect(Math.abs(lengthOf(await size(1)) / metres(from, to) - 1)).toBeLessThan(0.001);
    await snapping.check();
  });

  test('an area is drawn to the corner of a zone exactly, filters the table, has a buffer, and is saved as GeoJSON', async () => {
    const zones = readFgb(new Uint8Array(readFileSync(join(PACKAGE, 'zones.fgb'))), 'zones.fgb');
    const zone = zones.ok ? zones.value.features.find(({ properties }) => properties['key'] === 'YB-12') : undefined;
    const corner = ringOf(zone)[2] ?? [];
    await go(corner, 16);
    await draw().getByRole('button', { name: '画面', exact: true }).click();
    const { x, y } = await deskPixel(map, [corner[0] ?? 0, corner[1] ?? 0]);
    await page.mouse.move(x + 40, y + 40);
    await page.mouse.move(x + 4, y - 3, { steps: 3 });
    await page.mouse.click(x + 4, y - 3);
    await free(x + 170, y + 30);
    await free(x + 120, y + 130);
    await page.keyboard.press('Enter');
    await expect.poll(() => things().count()).toBe(3);
    const before = await counted(page, '分区');
    await things().nth(2).getByRole('button', { name: /^用作筛选/ }).click();
    await expect.poll(() => counted(page, '分区')).toBeLessThan(before);
    expect(await counted(page, '分区')).toBeGreaterThan(0);
    await expect.poll(() => new URL(page.url()).searchParams.get('sign-plan-q') ?? '').toContain('@drawn,');

    await things().nth(2).getByLabel('缓冲距离').fill('100');
    await things().nth(2).getByRole('button', { name: '缓冲', exact: true }).click();
    await expect.poll(() => things().count()).toBe(4);
    expect(await size(3)).toContain('缓冲 100 m');

    const { features } = await drawnFile();
    expect(features.map(({ properties }) => properties?.['kind'] as unknown)).toEqual(['length', 'length', 'polygon', 'polygon']);
    const [line, , area, around] = features;
    const [from = [], to = []] = line?.geometry.type === 'LineString' ? line.geometry.coordinates : [];
    expect(Math.abs(Number(line?.properties?.['length_m']) - metres(from, to))).toBeLessThan(0.002);
    const ring = ringOf(area);
    expect(ring.map(String)).toContain(String(corner));
    // To scale on the ground: no place of the buffer's outline is nearer or farther than it says, but for the flats of its round corners.
    const north = (of: readonly Position[]): Position => of.reduce((best, at) => ((at[1] ?? 0) > (best[1] ?? 0) ? at : best));
    const outline = ringOf(around);
    const nearest = Math.min(...ring.map((at) => metres(at, north(outline))));
    expect(Math.abs(nearest / 100 - 1)).toBeLessThan(0.01);
    const geodesic = geographiclib.Geodesic.WGS84.Polygon(false);
    for (const [lon = 0, lat = 0] of ring.slice(0, -1)) geodesic.AddPoint(lat, lon);
    expect(Math.abs(Number(area?.properties?.['area_m2']) / Math.abs(geodesic.Compute(false, true).area ?? NaN) - 1)).toBeLessThan(1e-4);
  });
});

describe('paper', () => {
  test.skipIf(!hasPoppler)('A4 across at the scale that was typed: bar and grid measured in the PDF, and what the data are is written on it', async () => {
    await pane(page, '制图');
    await page.getByRole('button', { name: '预览与打印' }).click();
    const sheet = page.locator('sign-plan-map-sheet');
    await sheet.locator('.page').first().waitFor({ timeout: 30_000 });
    await sheet.getByLabel('比例尺').first().fill('1:10000');
    await sheet.getByLabel('比例尺').first().press('Enter');
    await expect.poll(() => sheet.locator('.scale-line b').innerText()).toMatch(/1 : 10\s?000/);
    const pdf = join(folder, 'map.pdf');
    writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+) pts/.exec(run('pdfinfo', pdf)) ?? [];
    expect([Math.abs(Number(width) / POINTS_PER_MM - 297) < 0.5, Math.abs(Number(height) / POINTS_PER_MM - 210) < 0.5]).toEqual([true, true]);
    const text = run('pdftotext', '-layout', pdf, '-').replaceAll(/\s|[\u00a0\u2009\u202f\u2060]/g, '');
    for (const part of ['示范数据', '审图号', '1:10000', 'EPSG:4527', '图例', MANIFEST.version, AS_OF]) expect(text).toContain(part);

    const drawing = join(folder, 'map.svg');
    run('pdftocairo', '-svg', '-f', '1', '-l', '1', pdf, drawing);
    const svg = readFileSync(drawing, 'utf8');
    const [, length = '', unit] = /(\d+) (km|m)$/.exec((await sheet.locator('.scale-bar').getAttribute('aria-label')) ?? '') ?? [];
    const bar = /d="M (\S+) \S+ L \1 \S+ L (\S+) \S+ L \2 \S+ M [^"]*" transform="matrix\(([\d.]+),/.exec(svg);
    const barMm = ((Number(bar?.[2]) - Number(bar?.[1])) * Number(bar?.[3])) / POINTS_PER_MM;
    expect(Math.abs(barMm / ((Number(length) * (unit === 'km' ? 1000 : 1)) / 10) - 1)).toBeLessThan(0.005);
    // Every tick of the grid's eastings stands where its figure says: so many millimetres on as metres of the grid.
    const step = Number(await sheet.locator('.plan-grid').getAttribute('data-step'));
    const ticks = /stroke-width:0\.2;[^>]* d="((?:M (\S+) \S+ L \2 \S+ ){6,}[^"]*)" transform="matrix\(([\d.]+),/.exec(svg);
    const stands = [...new Set([...(ticks?.[1] ?? '').matchAll(/M (\S+) \S+ L \1 /g)].map(([, at]) => Number(at)))].sort((a, b) => a - b);
    expect(stands.length).toBeGreaterThan(3);
    // A metre of the grid is a ten-thousandth less than one of the ground here, a degree from the meridian.
    for (const [i, at] of stands.slice(1).entries()) expect(Math.abs(((at - (stands[i] ?? 0)) * Number(ticks?.[3])) / POINTS_PER_MM / (step / 10) - 1)).toBeLessThan(0.005);
    await sheet.getByRole('button', { name: '关闭' }).click();
    await expect.poll(() => sheet.count()).toBe(0);
  });
});

describe('remarks', () => {
  test('a zone is marked as wrong, the file names it with its checksums, and is listed when it is opened', async () => {
    await page.getByRole('toolbar', { name: '图上工具' }).getByRole('button', { name: '点查' }).click();
    await pane(page, '点查');
    await go(CENTRE, 15);
    const { x, y } = await deskPixel(map, CENTRE);
    await page.mouse.click(x, y);
    await expect.poll(async () => (await identified(page)).length).toBeGreaterThan(0);
    const [zone] = await identified(page);
    await page.locator('sign-plan-identify').getByRole('button', { name: '标为有误' }).first().click();
    const remarks = page.locator('sign-plan-remarks');
    await remarks.getByText('分类错').click();
    await remarks.getByLabel('说明').fill('现场为商业街，应为展示区。');
    await remarks.getByRole('button', { name: '记下' }).click();
    const { name, bytes } = await saved(page, () => remarks.getByRole('button', { name: '存为文件（1 条）' }).click());
    const { features } = JSON.parse(bytes.toString('utf8')) as FeatureCollection<Point>;
    const [lon = NaN, lat = NaN] = features[0]?.geometry.coordinates ?? [];
    expect(metres([lon, lat], [...CENTRE])).toBeLessThan(3);
    expect(features[0]?.properties).toMatchObject({ signplan: 'signplan-remarks/1', kind: 'class', note: '现场为商业街，应为展示区。', asOf: AS_OF, layer: 'zones', key: zone?.key });
    expect(JSON.stringify(features[0]?.properties)).toContain(MANIFEST.layers.find(({ id }) => id === 'zones')?.sha256 ?? 'no checksum');
    await expect.poll(() => map.evaluate((element) => element.maps[0]?.queryRenderedFeatures({ layers: ['overlay-point'] }).map(({ properties }) => String(properties['kind'])))).toEqual(['remark']);
    await remarks.locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/geo+json', buffer: bytes });
    await remarks.getByText(/就是这份数据/).waitFor();
    expect(await remarks.locator('details').innerText()).toContain('现场为商业街，应为展示区。');
  });
});

describe('a delivery, before it is imported', () => {
  const delivery = () => page.locator('sign-plan-delivery');
  const read = (): Promise<void> => expect.poll(() => delivery().evaluate((element) => (element as SignPlanDelivery).view.phase), { timeout: 30_000 }).toBe('done');
  const view = () => delivery().evaluate((element) => (element as SignPlanDelivery).view);
  const drawn = (): Promise<number> => map.evaluate((element) => new Set(element.maps[0]?.querySourceFeatures('delivery').map(({ properties }) => `${String(properties['layer'])} ${String(properties['at'])}`)).size);
  /** The package's own zones, as somebody who drew them over a web map would hand them in. */
  const shifted = (): Buffer => {
    const { features } = JSON.parse(readFileSync(join(PACKAGE, '../source/zones.geojson'), 'utf8')) as FeatureCollection;
    const move = ([lon = NaN, lat = NaN]: Position): Position => Object.values(toShifted({ lon, lat }, 'gcj02'));
    const moved = features.map((feature): Feature => ({ ...feature, geometry: feature.geometry.type === 'Polygon' ? { type: 'Polygon', coordinates: feature.geometry.coordinates.map((ring) => ring.map(move)) } : feature.geometry }));
    return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: moved }));
  };
  /** Two closed polylines on a layer with a Chinese name, in the plan's grid, which a drawing does not tell. */
  const drawing = (): Buffer => {
    const [x, y] = toGrid({ lon: CENTRE[0], lat: CENTRE[1] }, GRID);
    const square = (dx: number): string => ['0', 'LWPOLYLINE', '5', `A${dx}`, '8', '禁设区', '90', '4', '70', '1', ...[[0, 0], [80, 0], [80, 80], [0, 80]].flatMap(([a = 0, b = 0]) => ['10', String(x + dx + a), '20', String(y + b)])].join('\n');
    return gbk(['0', 'SECTION', '2', 'HEADER', '9', '$ACADVER', '1', 'AC1015', '9', '$DWGCODEPAGE', '3', 'ANSI_936', '0', 'ENDSEC', '0', 'SECTION', '2', 'ENTITIES', square(0), square(200), '0', 'ENDSEC', '0', 'EOF', ''].join('\n'));
  };

  test('zones of a web map that come down on the map lie beside the plan, and are said to; a finding is looked at; a click tells their fields', async () => {
    const before = requests.length;
    await map.evaluate((element, text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], '分区.geojson'));
      element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true }));
    }, shifted().toString('utf8'));
    await read();
    const { layers, findings, readiness } = await view();
    // Its own scripts are fetched; nothing else is asked for, and nothing is sent.
    expect(requests.slice(before).filter((url) => !(url.startsWith(host.url()) && url.endsWith('.js')))).toEqual([]);
    expect(await violations(page)).toEqual([]);
    expect(layers).toMatchObject([{ file: '分区.geojson', format: 'geojson', into: { zh: '分区' } }]);
    expect(readiness).toBe('not-ready');
    expect(findings).toContainEqual(expect.objectContaining({ severity: 'error', code: 'import.crs-shifted', text: expect.objectContaining({ zh: expect.stringMatching(/GCJ-02/) }) }));
    await expect.poll(drawn).toBeGreaterThan(0);
    expect(await shown(page, 'sign-plan-delivery')).toContain('还不能导入');
    await delivery().getByRole('button', { name: '在图上看' }).first().click();
    await expect.poll(() => map.evaluate((element) => element.maps[0]?.querySourceFeatures('delivery-finding').length)).toBeGreaterThan(0);
    await go(CENTRE, 14);
    const { x, y } = await deskPixel(map, CENTRE);
    await page.mouse.click(x, y);
    await expect.poll(async () => (await view()).clicked[0]?.properties.map(([name]) => name)).toContain('class');
  });

  test('a drawing of which nobody knows the grid waits for a person, who takes it from what the numbers allow', async () => {
    await delivery().locator('#files').setInputFiles({ name: '图.dxf', mimeType: 'application/dxf', buffer: drawing() });
    await read();
    await expect.poll(async () => (await view()).files).toEqual(['图.dxf']);
    const [layer] = (await view()).layers;
    expect(layer).toMatchObject({ format: 'dxf', count: 2, text: { encoding: 'GB18030' }, box: null });
    expect(layer?.options.map(({ text }) => text.en).join()).toContain(String(MANIFEST.crs.epsg));
    await delivery().getByLabel('坐标系').selectOption({ index: 1 });
    await expect.poll(async () => (await view()).layers[0]?.box).not.toBeNull();
    const box = (await view()).layers[0]?.box;
    expect(metres([box?.[0] ?? NaN, box?.[1] ?? NaN], [...CENTRE])).toBeLessThan(1);
    await delivery().getByRole('button', { name: '缩放到' }).click();
    await expect.poll(drawn).toBe(2);
    const { name, bytes } = await saved(page, () => delivery().getByRole('button', { name: '保存对照文件初稿' }).click());
    expect(name).toBe('import.yaml');
    expect(bytes.toString('utf8')).toContain('图.dxf');
    await delivery().getByRole('button', { name: '移除' }).click();
    await expect.poll(drawn).toBe(0);
  });

  test('what is no drawing is refused, with what to do', async () => {
    await delivery().locator('#files').setInputFiles({ name: '图.dwg', mimeType: 'application/acad', buffer: Buffer.from('AC1032' + '\0'.repeat(200), 'latin1') });
    await expect.poll(async () => JSON.stringify([(await view()).problems, (await view()).findings])).toContain('DXF');
  });
});

test('nothing went wrong on the page', () => {
  expect(errors).toEqual([]);
});
