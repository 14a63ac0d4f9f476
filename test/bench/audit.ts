/**
 * The audit as one runs it: the built command, a file of 10⁵ rows in, a line a sign out, neighbours known. Wall time from start to end of the process, its start included,
 * and the most memory that it held. Beside it what is spatial in that, by this program's own geometry and by PostGIS.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFgb } from '../../src/io/fgb-write.ts';
import type { FgbGeometry } from '../../src/io/fgb-types.ts';
import { sha256 } from '../../src/io/sha256.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { asLines, asTable, inventory } from './inventory.ts';
import { manyZones } from './many-zones.ts';
import { comparePostgis } from './postgis.ts';
import { spatialWork } from './spatial.ts';

const ROWS = 100_000;
const figure = (n: number): string => n.toLocaleString('en-US');

interface Measured {
  readonly seconds: number;
  readonly lines: number;
  /** Bytes; undefined where the system does not tell. */
  readonly peak: number | undefined;
  readonly code: number | null;
}

/** The most that a process has held so far, from Linux's own account. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found === null ? undefined : Number(found[1]) * 1024;
  } catch {
    return undefined;
  }
}

function measure(command: string, args: readonly string[]): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
    let lines = 0;
    let peak: number | undefined;
    child.stdout.on('data', (chunk: Buffer) => {
      peak = peakOf(child.pid) ?? peak;
      for (const byte of chunk) if (byte === 10) lines += 1;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ seconds: (performance.now() - began) / 1000, lines, peak, code }));
  });
}

/** The package with other zones, as a folder. */
function packageWith(plan: Plan, source: string, folder: string): void {
  const zones = plan.layers.get('zones');
  if (zones === undefined) throw new Error('the package has no zones');
  const { entry, features } = zones;
  const bytes = writeFgb({ name: entry.id, title: entry.title.zh, geometryType: entry.geometry, columns: entry.columns, features: features.map(({ geometry, properties }) => ({ geometry: geometry as FgbGeometry, properties })) });
  const { manifest } = plan;
  for (const file of [manifest.rules.file, ...manifest.layers.map((layer) => layer.file)]) if (existsSync(join(source, file))) writeFileSync(join(folder, file), readFileSync(join(source, file)));
  writeFileSync(join(folder, entry.file), bytes);
  const { documents: _documents, ...heading } = manifest;
  const layers = manifest.layers.map((layer) => (layer.id === entry.id ? { ...layer, bytes: bytes.length, sha256: sha256(bytes), count: features.length } : layer));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...heading, comparators: undefined, layers }));
}

/** @param folder of the package that `plan` was read from */
export async function audits(plan: Plan, folder: string, command: string): Promise<void> {
  if (!existsSync(command)) {
    console.log(`audit: ${command} is not built; \`npm run build:cli\` builds it`);
    return;
  }
  const dir = mkdtempSync(join(tmpdir(), 'signplan-bench-'));
  try {
    const signs = inventory(plan, ROWS);
    const [lines, table] = [join(dir, 'signs.ndjson'), join(dir, 'signs.csv')];
    writeFileSync(lines, asLines(signs));
    writeFileSync(table, asTable(signs));
    const crowded = join(dir, 'zones');
    const many = manyZones(plan, ROWS);
    mkdirSync(crowded);
    packageWith(many, folder, crowded);
    console.log(`signplan audit, ${figure(ROWS)} rows, neighbours known, one line a sign; the whole process`);
    for (const [title, at, file] of [[`${plan.manifest.id} package, lines of GeoJSON`, folder, lines], [`${plan.manifest.id} package, CSV`, folder, table], [`with ${figure(ROWS)} zones, lines of GeoJSON`, crowded, lines]] as const) {
      const { seconds, lines: told, peak, code } = await measure(command, ['audit', '--plan', at, '--as-of', '2026-11-24', '--format', 'ndjson', file]);
      if (code === 2 || told !== ROWS) throw new Error(`the audit told ${told} signs and ended with ${code}`);
      console.log(`  ${title.padEnd(44)} ${seconds.toFixed(1).padStart(6)} s   ${figure(Math.round(ROWS / seconds)).padStart(8)} rows/s   ${peak === undefined ? 'memory not told here' : `${Math.round(peak / 1e6)} MB at most`}`);
    }
    console.log('\nits spatial part alone: zones, bands of segments and sites touched, distances to features within the clauses\' limits');
    for (const [title, one] of [[`${plan.manifest.id} package`, plan], [`with ${figure(ROWS)} zones`, many]] as const) {
      const work = spatialWork(one, signs);
      console.log(`  ${title}\n    ${'own geometry, one thread'.padEnd(42)} ${work.seconds.toFixed(1).padStart(6)} s   ${figure(work.total.pairs)} pairs, Σd ${figure(Math.round(work.total.metres))} m`);
      comparePostgis(work);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
