/** What reading by range costs: 10⁵ zones in one layer, at places all over it: bytes, requests, and how many of these wait for one another. */
import { BlockCache, BlockFile, type RangeSource } from '../../src/io/blocks.ts';
import { digestsOfBlocks } from '../../src/io/block-digests.ts';
import { featuresIn, openFgb } from '../../src/io/fgb-range.ts';
import type { FgbGeometry } from '../../src/io/fgb-types.ts';
import { writeFgb } from '../../src/io/fgb-write.ts';
import { memorySource } from '../../src/io/source.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { drained } from '../../src/steps.ts';
import { parcels } from './many-zones.ts';
import { random } from './random.ts';

const COUNT = 100_000;
const PLACES = 20;
/** Half the side of a box, metres: a place alone, and what the page reads about one. */
const HALVES = [20, 3500] as const;

export async function ranges(plan: Plan): Promise<string[]> {
  const [west, south, east, north] = plan.manifest.view;
  const features = parcels(plan.manifest.view, COUNT, plan.manifest.zoneClasses.map(({ id }) => id)).map(({ geometry, properties }) => ({ geometry: geometry as FgbGeometry, properties }));
  const bytes = writeFgb({ name: 'zones', geometryType: 'Polygon', columns: { key: 'string', name: 'string', class: 'string' }, features });
  const memory = memorySource(new Map([['zones.fgb', bytes]])) as RangeSource;
  const entry = { file: 'zones.fgb', bytes: bytes.length, blocks: digestsOfBlocks(bytes) };
  const lines = [`reading by range, ${COUNT} zones in ${(bytes.length / 1e6).toFixed(1)} MB, nothing kept between ${PLACES} places:`];
  for (const half of HALVES) {
    const next = random(9);
    const of: { requests: number; read: number; rounds: number; found: number; ms: number }[] = [];
    for (let i = 0; i < PLACES; i++) {
      const one = { requests: 0, read: 0, rounds: 0, found: 0, ms: 0 };
      // Requests that are made in one task go out together.
      let together = false;
      const slice: RangeSource['slice'] = (file, begin, length, options) => {
        one.requests++;
        one.read += length;
        if (!together) {
          together = true;
          one.rounds++;
          setImmediate(() => (together = false));
        }
        return new Promise((done) => setTimeout(() => done(memory.slice(file, begin, length, options)), 1));
      };
      const file = new BlockFile({ ...memory, slice }, entry, 'zones.fgb', new BlockCache());
      const [x, y] = [west + next() * (east - west), south + next() * (north - south)];
      const [dx, dy] = [half / 96_780, half / 110_870];
      const begun = performance.now();
      const index = await openFgb(file, 'zones.fgb');
      const found = index.ok ? await featuresIn(file, index.value, [[x - dx, y - dy, x + dx, y + dy]], 'zones.fgb', drained) : index;
      if (!found.ok) throw new Error(found.problems[0]?.code);
      of.push({ ...one, found: found.value.length, ms: performance.now() - begun });
    }
    const mean = (what: keyof (typeof of)[number]): number => of.reduce((sum, one) => sum + one[what], 0) / of.length;
    const most = (what: keyof (typeof of)[number]): number => Math.max(...of.map((one) => one[what]));
    lines.push(`  ${2 * half} m square: ${mean('requests').toFixed(1)} requests (most ${most('requests')}) in ${mean('rounds').toFixed(1)} rounds, ${(mean('read') / 1e3).toFixed(0)} kB (most ${(most('read') / 1e3).toFixed(0)}), ${mean('found').toFixed(0)} zones, ${mean('ms').toFixed(0)} ms`);
  }
  return lines;
}
