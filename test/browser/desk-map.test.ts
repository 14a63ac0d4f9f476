/** The desk's map on the production build under a strict policy: what it draws and tells, its scale and coordinates, layers and filters on it, the view in the link, basemaps, two versions beside each other. One page goes through it all: software rendering is slow. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, crc32 } from 'node:zlib';
import geographiclib from 'geographiclib-geodesic';
import type { Browser, JSHandle, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toGrid } from '../../src/geo/coordinates/grid.ts';
import { systemOf } from '../../src/geo/coordinates/systems.ts';
import type { SignPlanDeskMap } from '../../src/map/desk/sign-plan-desk-map.ts';
import { counted, deskPixel, drawnDesk, identified, NARROWER, openDesk, pane, renderedZones, SWIFT } from '../support/desk.ts';
import { otherVersion } from '../support/other-version.ts';
import { launch } from '../support/page.ts';
import { StaticServer } from '../support/static-server.ts';

const APP = join(import.meta.dirname, '../../dist/app');
/** On a zone, a segment, a highway and a road. */
const PLACE = [115.98347, 29.702734] as const;
const PIXEL = 0.0254 / 96;
/** Colour of the operator's tiles: none of the page's own. */
const VIOLET = [120, 40, 200] as const;
const GROUND = { kind: 'xyz', id: 'own', title: '本地瓦片', url: 'tiles/ground.png?at={z}/{x}/{y}', attribution: '测试用瓦片', reviewNumber: '测试审图号 1 号' };

/** A picture of one colour, 256 × 256. */
function png([r, g, b]: readonly [number, number, number]): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.from([0, 0, 1, 0, 0, 0, 1, 0, 8, 2, 0, 0, 0]);
  const row = Buffer.concat([Buffer.from([0]), Buffer.concat(Array.from({ length: 256 }, () => Buffer.from([r, g, b])))]);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: 256 }, () => row)))), chunk('IEND', Buffer.alloc(0))]);
}

const metres = (a: readonly [number, number], b: readonly [number, number]): number => geographiclib.Geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0]).s12 ?? NaN;
/** Numbers as they are shown: thousands parted by spaces of any kind. */
const numbers = (text: string): number[] => text.replaceAll(/(?<=\d)[\s\u00a0\u202f](?=\d)/g, '').split(',').map(Number);

let browser: Browser;
let host: StaticServer;
let page: Page;
let map: JSHandle<SignPlanDeskMap>;
let errors: string[];
let requests: string[];
beforeAll(async () => {
  browser = await launch({ webgl: true, flags: SWIFT });
  host = new StaticServer(APP);
  host.over.set('desk.html', readFileSync(join(APP, 'index.html'), 'utf8').replace('plan="plan/"', 'plan="plan/" basemaps="basemaps.json"'));
  host.over.set('basemaps.json', JSON.stringify({ basemaps: [GROUND, { kind: 'tianditu-img' }] }));
  host.over.set('shifted.json', JSON.stringify({ basemaps: [{ kind: 'xyz', id: 'shifted', url: 'https://webrd01.is.autonavi.com/appmaptile?x={x}&y={y}&z={z}' }] }));
  host.over.set('tiles/ground.png', png(VIOLET));
  for (const [file, bytes] of otherVersion()) host.over.set(`other/${file}`, Buffer.from(bytes));
  await host.start();
  ({ page, errors, requests } = await openDesk(browser, host, `zones&sign-plan-view=16.00/${PLACE[1]}/${PLACE[0]}`, { map: true, page: 'desk.html', viewport: NARROWER }));
  map = await drawnDesk(page);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});

const idle = (): Promise<void> => map.evaluate((element) => element.whenIdle());
const place = async (x: number, y: number): Promise<[number, number]> =>
  map.evaluate((element, [x, y]) => {
    const box = element.maps[0]?.getContainer().getBoundingClientRect();
    const { lng = NaN, lat = NaN } = element.maps[0]?.unproject([x - (box?.left ?? 0), y - (box?.top ?? 0)]) ?? {};
    return [lng, lat] as [number, number];
  }, [x, y] as const);
const camera = (): Promise<{ zoom: number; lon: number; lat: number }> =>
  map.evaluate((element) => {
    const [first] = element.maps;
    return { zoom: first?.getZoom() ?? NaN, lon: first?.getCenter().lng ?? NaN, lat: first?.getCenter().lat ?? NaN };
  });
const query = (): URLSearchParams => new URL(page.url()).searchParams;
const tree = () => page.locator('sign-plan-layers');
const strip = () => page.locator('sign-plan-desk-map .line');

describe('what lies where', () => {
  test('the view of the link is drawn; a click tells all that lies there, zones first, with attributes and what the plan allows, and marks its row', async () => {
    const { lon, lat, zoom } = await camera();
    expect([lon, lat, zoom].map((value, i) => Math.abs(value - ([...PLACE, 16][i] ?? NaN)) < 1e-4)).toEqual([true, true, true]);
    const zones = await renderedZones(map, 'zone-fill');
    expect(new Set(zones.map(({ key }) => key)).size).toBeGreaterThan(1);
    expect(zones.map(({ key }) => key)).toContain('YB-12');
    const { x, y } = await deskPixel(map, PLACE);
    await page.mouse.click(x, y);
    await expect.poll(async () => (await identified(page)).map(({ key }) => key)).toEqual(['YB-12', 'LD-08', 'GL-05', 'A-built-01', 'L-road-13', 'PA-01']);
    const [zone, segment] = await identified(page);
    expect([zone?.kind, segment?.kind]).toEqual(['一般控制区', expect.stringMatching(/路段$/)]);
    const told = page.locator('sign-plan-identify details').first();
    expect(await told.locator('dl div').count()).toBeGreaterThan(0);
    expect(await told.locator('table tbody tr').count()).toBeGreaterThan(4);
    expect(await told.innerText()).toMatch(/平行墙面[^]*(允许|有条件|限制|禁止)[^]*示范值/);
    const row = page.locator('sign-plan-table [role="row"][aria-selected="true"]');
    expect(await row.count()).toBe(1);
    expect(await row.innerText()).toContain('YB-12');
    expect(await map.evaluate((element) => element.maps[0]?.queryRenderedFeatures({ layers: ['highlight-line'] }).length)).toBeGreaterThan(0);
  });

  test('from the keyboard: Enter asks at the crosshair', async () => {
    const canvas = page.locator('sign-plan-desk-map canvas.maplibregl-canvas').first();
    await canvas.focus();
    await canvas.press('ArrowLeft');
    await expect.poll(async () => (await camera()).lon).toBeLessThan(PLACE[0] - 0.0005);
    await expect.poll(() => map.evaluate((element) => element.maps[0]?.isMoving())).toBe(false);
    await canvas.press('Enter');
    const { lon, lat } = await camera();
    await expect.poll(() => page.locator('sign-plan-identify .place').innerText()).toBe(`${lon.toFixed(6)}, ${lat.toFixed(6)}`);
  });
});

describe('layers', () => {
  test('a class that is switched off is neither drawn nor told; opacity and order reach the style', async () => {
    await map.evaluate((element, [lon, lat]) => element.maps[0]?.jumpTo({ center: [lon, lat], zoom: 16 }), PLACE);
    await tree().getByRole('button', { name: '隐藏一般控制区' }).click();
    await expect.poll(async () => (await renderedZones(map, 'zone-fill')).filter((zone) => zone.class === 'general')).toEqual([]);
    await idle();
    expect((await renderedZones(map, 'zone-edge')).filter((zone) => zone.class === 'general')).toEqual([]);
    const { x, y } = await deskPixel(map, PLACE);
    await page.mouse.click(x, y);
    await expect.poll(async () => (await identified(page)).map(({ key }) => key)).toEqual(['LD-08', 'GL-05', 'A-built-01', 'L-road-13', 'PA-01']);
    await tree().getByRole('button', { name: '显示一般控制区' }).click();
    await expect.poll(async () => (await renderedZones(map, 'zone-fill')).map(({ key }) => key)).toContain('YB-12');

    const style = (): Promise<{ opacity: string; order: string }> => map.evaluate((element) => ({ opacity: JSON.stringify(element.maps[0]?.getPaintProperty('zone-edge', 'line-opacity') ?? null), order: JSON.stringify(element.maps[0]?.getLayoutProperty('zone-fill', 'fill-sort-key') ?? null) }));
    await tree().getByRole('button', { name: /^一般控制区/ }).click();
    expect((await style()).opacity).not.toContain('zones:general');
    await tree().getByRole('slider').fill('50');
    await expect.poll(async () => (await style()).opacity).toContain('"zones:general",0.5');
    await tree().getByRole('slider').fill('100');
    expect((await style()).order).toBe('null');
    await tree().getByRole('button', { name: '上移' }).click();
    const height = (order: string, id: string): number => Number(new RegExp(`"zones:${id}",(-?\\d+)`).exec(order)?.[1]);
    await expect.poll(async () => height((await style()).order, 'general') - height((await style()).order, 'strict')).toBeGreaterThan(0);
    await tree().getByRole('button', { name: '下移' }).click();
    await expect.poll(async () => (await style()).order).toBe('null');
  });
});

describe('scale and coordinates', () => {
  test('coordinates under the pointer in the plan’s system and in others, to the metre', async () => {
    const { x, y } = await deskPixel(map, PLACE);
    await page.mouse.move(x + 130, y - 70);
    const [lon, lat] = await place(x + 130, y - 70);
    const choice = strip().getByRole('combobox', { name: '坐标系' });
    const output = strip().locator('output');
    expect(await choice.inputValue()).toBe('EPSG:4527');
    const near = (wanted: readonly number[], most: number) => async (): Promise<boolean> => numbers((await output.textContent()) ?? '').every((value, i) => Math.abs(value - (wanted[i] ?? NaN)) <= most);
    for (const id of ['EPSG:4527', 'EPSG:4548', 'EPSG:4498'] as const) {
      await choice.selectOption(id);
      await page.mouse.move(x + 130, y - 70);
      const grid = systemOf(id)?.grid;
      if (grid === undefined) throw new Error(id);
      await expect.poll(near(toGrid({ lon, lat }, grid), 1), { message: id }).toBe(true);
    }
    await choice.selectOption('EPSG:4490');
    await page.mouse.move(x + 130, y - 70);
    await expect.poll(near([lon, lat], 1.1e-5)).toBe(true);
  });

  test('1 : 50 000 is 1 : 50 000 on the ground, and the bar is as long as it says', async () => {
    const field = strip().getByRole('textbox', { name: '比例尺分母' });
    await field.fill('50 000');
    await field.press('Enter');
    await idle();
    expect((await field.inputValue()).replaceAll(/\s/g, '')).toBe('50000');
    const { x, y } = await deskPixel(map, PLACE);
    const wide = metres(await place(x - 200, y), await place(x + 200, y)) / 400;
    const high = metres(await place(x, y - 100), await place(x, y + 100)) / 200;
    for (const ground of [wide, high]) expect(Math.abs(ground / PIXEL / 50_000 - 1)).toBeLessThan(0.005);
    const bar = page.locator('sign-plan-desk-map .scale');
    const [, value = '', unit] = /(\d+) (km|m)$/.exec((await bar.getAttribute('aria-label')) ?? '') ?? [];
    const width = await bar.evaluate((element) => element.getBoundingClientRect().width);
    expect(Math.abs((width * wide) / (Number(value) * (unit === 'km' ? 1000 : 1)) - 1)).toBeLessThan(0.01);
    await field.fill('很大');
    await field.press('Enter');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
  });
});

describe('the link', () => {
  test('what a question puts aside recedes on the map as in the table; view and question are in the link, and a reload brings them back', async () => {
    await map.evaluate((element) => element.maps[0]?.jumpTo({ center: [115.985, 29.715], zoom: 13.27 }));
    await idle();
    await page.locator('sign-plan-figures').getByText('数据表与保存').first().click();
    await page.locator('sign-plan-figures').getByRole('button', { name: '展示区' }).first().click();
    await expect.poll(() => counted(page, '分区')).toBe(6);
    const classes = async (layer: string): Promise<string[]> => [...new Set((await renderedZones(map, layer)).map((zone) => zone.class))].sort();
    await expect.poll(() => classes('zone-fill')).toEqual(['display']);
    expect(await classes('zone-rest')).toEqual(['general', 'prohibited', 'strict']);
    // A row that is chosen is brought into view and marked.
    await page.locator('sign-plan-table').getByRole('gridcell', { name: /^ZS-/ }).first().click();
    await expect.poll(() => map.evaluate((element) => element.chosen?.key)).toMatch(/^ZS-/);
    await expect.poll(() => map.evaluate((element) => element.maps[0]?.isMoving() === false && element.maps[0].queryRenderedFeatures({ layers: ['highlight-line'] }).length > 0)).toBe(true);
    await map.evaluate((element) => element.maps[0]?.jumpTo({ center: [115.985, 29.715], zoom: 13.27 }));
    await expect.poll(() => query().get('sign-plan-view')).toBe('13.27/29.71500/115.98500');
    expect(query().get('sign-plan-q')).toBe('zones:class,in,display');
    await page.reload();
    map = await drawnDesk(page);
    const { zoom, lon, lat } = await camera();
    expect([Math.abs(zoom - 13.27) < 0.006, Math.abs(lon - 115.985) < 6e-6, Math.abs(lat - 29.715) < 6e-6]).toEqual([true, true, true]);
    await expect.poll(() => classes('zone-fill')).toEqual(['display']);
    expect(await classes('zone-rest')).toEqual(['general', 'prohibited', 'strict']);
  });
});

describe('basemaps', () => {
  /** Share of the map through which the tiles show: far bluer than green, as nothing of the plan is. */
  const violet = (): Promise<number> =>
    map.evaluate(async (element) => {
      const blob = await element.picture();
      const picture = await createImageBitmap(blob ?? new Blob());
      const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
      context?.drawImage(picture, 0, 0);
      const { data } = context?.getImageData(0, 0, picture.width, picture.height) ?? { data: new Uint8ClampedArray() };
      let same = 0;
      for (let i = 0; i < data.length; i += 4) if ((data[i + 2] ?? 0) - (data[i + 1] ?? 0) > 60) same += 1;
      return (4 * same) / data.length;
    });

  test('the operator’s tiles from their own host, with whose they are and their review number; what has no key or is shifted gives way to the schematic, with the reason', async () => {
    const choice = page.getByRole('combobox', { name: '底图' });
    expect(await choice.locator('option').allInnerTexts()).toEqual(['自带底图', '本地瓦片', '天地图影像']);
    expect(await violet()).toBeLessThan(0.05);
    const own = await strip().locator('.ground').innerText();
    expect(own).toMatch(/审图号/);
    await choice.selectOption('own');
    await expect.poll(() => strip().locator('.ground').innerText()).toMatch(/本地瓦片 · 测试用瓦片\s*审图号：?测试审图号 1 号/);
    await idle();
    expect(await violet()).toBeGreaterThan(0.5);
    expect(host.asked.filter((path) => /^\/tiles\/ground\.png\?at=1[0-9]\/\d+\/\d+$/.test(path)).length).toBeGreaterThan(3);
    await expect.poll(() => query().get('sign-plan-base')).toBe('own');

    await choice.selectOption('tianditu-img');
    const note = page.locator('sign-plan-desk .basemap-note');
    await expect.poll(() => note.innerText()).toMatch(/天地图没有设置密钥.*已换回自带底图/);
    await expect.poll(() => strip().locator('.ground').innerText()).toBe(own);
    await idle();
    expect(await violet()).toBeLessThan(0.05);

    await page.locator('sign-plan').evaluate((element) => element.setAttribute('basemaps', 'shifted.json'));
    await expect.poll(() => note.innerText()).toMatch(/autonavi\.com 是 GCJ-02 坐标.*偏移约 40–670 m/);
    expect(await choice.locator('option[value="shifted"]').count()).toBe(0);
  });
});

describe('signs of a file', () => {
  test('are told with their verdicts where they stand, until they are switched off in the tree', async () => {
    await pane(page, '核查');
    const audit = page.locator('sign-plan-audit');
    await audit.locator('input[type="file"]').first().setInputFiles({ name: 'signs.csv', mimeType: 'text/csv', buffer: Buffer.from(`id,name,lon,lat,signType,use,width,height\nA-1,甲店,${PLACE.join(',')},wall,commercial,6,2.4\n`) });
    await audit.getByRole('button', { name: '开始核查' }).click();
    await expect.poll(() => counted(page, '现状广告')).toBe(1);
    await map.evaluate((element, [lon, lat]) => element.maps[0]?.jumpTo({ center: [lon, lat], zoom: 16 }), PLACE);
    await idle();
    const at = await deskPixel(map, PLACE);
    const click = async (): Promise<{ name: string; kind: string }[]> => {
      await pane(page, '版本');
      await page.mouse.click(at.x, at.y);
      await page.locator('sign-plan-identify details').first().waitFor();
      return identified(page);
    };
    expect((await click())[0]).toMatchObject({ name: '甲店', kind: expect.stringMatching(/^(不符合|无法判定|有条件符合|未发现冲突)$/) as string });
    await tree().getByRole('button', { name: '隐藏核查的广告' }).click();
    expect((await click()).map(({ name }) => name)).not.toContain('甲店');
  });
});

describe('two versions', () => {
  test('lie on either side of a handle that keys move, each with its version; what differs is outlined on both', async () => {
    await pane(page, '版本');
    const versions = page.locator('sign-plan-versions');
    await versions.getByLabel(/地址/).fill('other/');
    await versions.getByRole('button', { name: /打开/ }).first().click();
    await versions.getByLabel('地图上左右对比').check({ timeout: 40_000 });
    await expect.poll(() => map.evaluate((element) => element.maps.length), { timeout: 40_000 }).toBe(2);
    await map.evaluate((element) => element.maps[0]?.jumpTo({ center: [115.99, 29.7325], zoom: 14.5 }));
    await idle();
    const captions = page.locator('sign-plan-desk-map .caption');
    expect(await captions.allInnerTexts()).toEqual(['0.1.0', '0.1.0-next']);
    const handle = page.getByRole('slider', { name: '左右对比分界' });
    await handle.focus();
    const before = Number(await handle.getAttribute('aria-valuenow'));
    await handle.press('ArrowRight');
    await expect.poll(() => handle.getAttribute('aria-valuenow')).toBe(String(before + 2));
    await handle.press('PageDown');
    await expect.poll(() => handle.getAttribute('aria-valuenow')).toBe(String(before - 8));
    const { left, width } = await map.evaluate((element) => element.getBoundingClientRect().toJSON() as { left: number; width: number });
    const line = await page.locator('sign-plan-desk-map .swipe').evaluate((element) => element.getBoundingClientRect().x + element.getBoundingClientRect().width / 2);
    expect(Math.abs(line - left - (width * (before - 8)) / 100)).toBeLessThan(width / 100);

    const sides = await map.evaluate((element) => element.maps.map((one) => ({ zoom: one.getZoom(), centre: one.getCenter().toArray(), kinds: one.queryRenderedFeatures({ layers: ['overlay-changed', 'overlay-removed'] }).map(({ properties }) => String(properties['kind'])) })));
    expect(sides[1]?.zoom).toBe(sides[0]?.zoom);
    expect(sides[1]?.centre).toEqual(sides[0]?.centre);
    for (const { kinds } of sides) expect([...new Set(kinds)].sort()).toEqual(['changed', 'removed']);
    // The question asked of the first, to display zones, is none of the second: there the zone of another class is drawn as such, and what is gone is not.
    const classes = async (layer: string, side: number, key: string): Promise<string[]> => [...new Set((await renderedZones(map, layer, side)).flatMap((one) => (one.key === key ? [one.class] : [])))];
    expect([await classes('zone-rest', 0, 'YB-01'), await classes('zone-fill', 1, 'YB-01')]).toEqual([['general'], ['strict']]);
    expect([await classes('zone-rest', 0, 'YB-02'), await classes('zone-fill', 1, 'YB-02')]).toEqual([['general'], []]);
    await expect.poll(() => query().get('sign-plan-with')).toBe('other/');
  });
});

test('nothing went wrong on the page, and no other host was asked', () => {
  expect(errors).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(host.url()) && !/^(data|blob):/.test(url))).toEqual([]);
});
