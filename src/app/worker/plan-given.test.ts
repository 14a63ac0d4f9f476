/** A small package goes to a worker as a copy; a large one by its address, and the worker takes no other than is meant. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { httpSource } from '../../io/http-source.ts';
import { loadPlan } from '../../plan/load.ts';
import { loadTiny } from '../../plan/tiny-loaded.fixture.ts';
import { planForWorker, readByWorkers } from './plan-given.ts';
import { planFromPage } from './plan-read.ts';

const PACKAGE = join(import.meta.dirname, '../../../data/jiujiang/package');
const server = createServer((request, response) => {
  try {
    response.end(readFileSync(join(PACKAGE, (request.url ?? '').slice(1))));
  } catch {
    response.writeHead(404).end();
  }
});
let address = '';
/** What a worker says to the page where something went wrong. */
const said: unknown[] = [];
const scope = globalThis as { reportError?: (error: unknown) => void };
const { reportError: before } = scope;

beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  scope.reportError = (error) => void said.push(error);
});
afterAll(async () => {
  if (before === undefined) delete scope.reportError;
  else scope.reportError = before;
  await new Promise((resolve) => server.close(resolve));
});

describe('a package for a worker', () => {
  test('is a copy of what judges where no address is told', async () => {
    const plan = await loadTiny();
    const given = planForWorker(plan);
    if (given.kind !== 'copy') throw new Error(given.kind);
    expect([...given.plan.layers.values()].map(({ entry }) => entry.role)).not.toContain('base');
    expect(await planFromPage(given)).toBe(given.plan);
  });

  test('is read from its address by the worker: the same plan', async () => {
    const read = await loadPlan(httpSource(address), { without: ['base'] });
    if (!read.ok) throw new Error('no package');
    const plan = read.value;
    readByWorkers(plan, address);
    const given = planForWorker(plan);
    expect(given).toEqual({ kind: 'address', address, digest: plan.digest });
    expect(await planFromPage(given)).toEqual(plan);
  });

  test('goes as a copy where the page has it otherwise than it was published', async () => {
    const read = await loadPlan(httpSource(address), { without: ['base'] });
    if (!read.ok) throw new Error('no package');
    const plan = read.value;
    readByWorkers(plan, address);
    const without = new Map([...plan.layers].map(([id, layer]) => [id, id === 'zones' ? { ...layer, features: layer.features.slice(1) } : layer]));
    expect(planForWorker({ ...plan, layers: without }).kind).toBe('copy');
    const failed = new Map([...plan.layers].map(([id, layer]) => [id, id === 'zones' ? { ...layer, state: 'failed' as const } : layer]));
    expect(planForWorker({ ...plan, layers: failed }).kind).toBe('copy');
  });

  test('that is by now another, or is not there, is refused, and the page hears of it', async () => {
    await expect(planFromPage({ kind: 'address', address, digest: '0'.repeat(64) })).rejects.toThrow('another package');
    await expect(planFromPage({ kind: 'address', address: `${address}nowhere/`, digest: '0'.repeat(64) })).rejects.toThrow('source.missing');
    expect(said).toHaveLength(2);
  });
});
