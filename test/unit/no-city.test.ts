/** Data alone know a city: no line of the program names one, or holds a number of its plan. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planSource, type PlanSource } from '../../src/plan/schema/manifest.ts';
import * as v from 'valibot';

const ROOT = join(import.meta.dirname, '../..');
const DATA = join(ROOT, 'data');

interface City {
  readonly folder: string;
  readonly plan: PlanSource;
}

/** Folders with a plan in them; the tutorial's city has one once it is begun, and its id until then. */
const cities = readdirSync(DATA).filter((name) => existsSync(join(DATA, name, 'plan.json'))).map((name): City => ({ folder: join(DATA, name), plan: v.parse(planSource, JSON.parse(readFileSync(join(DATA, name, 'plan.json'), 'utf8'))) }));
const invented = readdirSync(join(DATA, 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

/** What nobody but this city is called by or made of: its id, its name, the places on its map, its box. */
function marksOf({ folder, plan }: City): string[] {
  const [name = ''] = /^[\p{Script=Han}]+?(?=市|县|区)/u.exec(plan.title.zh) ?? [];
  const places = plan.layers.some(({ id }) => id === 'places') ? Array.from(readFileSync(join(folder, 'source/places.geojson'), 'utf8').matchAll(/"name":"([\p{Script=Han}]{2,})"/gu), ([, place = '']) => place) : [];
  const box = [...plan.extent, ...plan.view].filter((number) => !Number.isInteger(number)).map((number) => `(?<![\\d.])${String(number).replace('.', '\\.')}(?!\\d)`);
  return [plan.id, name, ...places, ...box].filter((mark) => mark !== '');
}

/** The program itself: neither its tests, nor what it tells in its documentation. */
const below = (folder: string, kinds: RegExp): string[] => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.replaceAll('\\', '/')}`).filter((file) => kinds.test(file)).sort();
const sources = below('src', /\.(?:ts|css|html|svg)$/).filter((file) => !/\.(?:test|fixture)\.ts$/.test(file) && !file.startsWith('src/pages/docs/'));

test('no line under src knows a city', () => {
  expect(cities.length).toBeGreaterThan(0);
  const marks = [...cities.flatMap(marksOf), ...invented, '虚构市'];
  const telling = new RegExp(marks.join('|'), 'iu');
  const known = sources.flatMap((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').flatMap((line, i) => (telling.test(line) ? [`${file}:${i + 1}: ${telling.exec(line)?.[0]}`] : [])));
  expect(known.join('\n')).toBe('');
});

test('the package that is used by default is named in package.json alone', () => {
  const project = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { signplan: { package: string } };
  const builds = [...readdirSync(ROOT).filter((file) => /\.(?:ts|html)$/.test(file)), ...below('build', /\.ts$/)].filter((file) => readFileSync(join(ROOT, file), 'utf8').includes(project.signplan.package));
  expect(builds).toEqual([]);
});
