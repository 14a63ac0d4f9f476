/** What a delivery's files are called, however they are named on the command line. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Made } from '../../import/read/given.fixture.ts';
import { givenFiles } from './files.ts';

const made = new Made();
afterAll(() => made.remove());

test('a Shapefile brings its parts, a database keeps its name, one of several folders too; naming a part twice is no fault', async () => {
  for (const folder of ['g.gdb', 'a', 'b']) mkdirSync(join(made.dir, folder));
  for (const name of ['z.shp', 'z.dbf', 'q.json', 'g.gdb/a00000001.gdbtable', 'a/x.json', 'b/x.json']) made.write(name, name);
  const named = async (...paths: string[]): Promise<unknown> => {
    const files = await givenFiles(paths, made.dir);
    return files.ok ? files.value.map(({ name }) => name) : files.problems.map(({ code }) => code);
  };
  expect(await named('z.shp')).toEqual(['z.dbf', 'z.shp']);
  expect(await named('z.shp', 'z.dbf', 'q.json')).toEqual(['q.json', 'z.dbf', 'z.shp']);
  expect(await named('g.gdb')).toEqual(['g.gdb/a00000001.gdbtable']);
  expect(await named('g.gdb', 'q.json')).toEqual(['g.gdb/a00000001.gdbtable', 'q.json']);
  expect(await named('a')).toEqual(['x.json']);
  expect(await named('a', 'b')).toEqual(['a/x.json', 'b/x.json']);
  expect(await named('a/x.json', 'b/x.json')).toEqual(['import.two-files']);
  expect(await named('nowhere')).toEqual(['import.unreadable']);
});
