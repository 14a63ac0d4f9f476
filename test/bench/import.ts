/**
 * A delivery as it is imported: the built command, a partition of a plan's ground into polygons that share their corners, judged for overlaps and gaps, written as sources and package.
 * Wall time from start to end of the process and the most memory that it held; as FlatGeobuf, and as a Shapefile where ogr2ogr makes one.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tinyFolder } from '../../src/cli/import.fixture.ts';
import { writeFgb } from '../../src/io/fgb-write.ts';
import { random } from './random.ts';

/** Pieces of the side between two corners: four sides of six make 25 positions a polygon. */
const PIECES = 6;
const AREA = [115.95, 29.65, 116.05, 29.75] as const;

type Position = [number, number];

/** Neighbours have the very same positions along the side that they share. */
export function partition(count: number): Position[][] {
  const next = random(5);
  const side = Math.max(1, Math.round(Math.sqrt(count)));
  const [west, south, east, north] = AREA;
  const [dx, dy] = [(east - west) / side, (north - south) / side];
  const jitter = (free: boolean): number => (free ? (next() - 0.5) * 0.12 : 0);
  const rounded = (x: number): number => Math.round(x * 1e9) / 1e9;
  // Along rows and columns of a net with PIECES steps a cell: a position is jittered once, and not out of the rim.
  const net = new Map<number, Position>();
  const wide = side * PIECES + 1;
  const at = (i: number, j: number): Position => {
    const id = j * wide + i;
    const there = net.get(id);
    if (there !== undefined) return there;
    const rim = i === 0 || j === 0 || i === wide - 1 || j === wide - 1;
    const made: Position = [rounded(west + (i / PIECES + jitter(!rim)) * dx), rounded(south + (j / PIECES + jitter(!rim)) * dy)];
    net.set(id, made);
    return made;
  };
  return Array.from({ length: side * side }, (_, cell) => {
    const [i, j] = [(cell % side) * PIECES, Math.floor(cell / side) * PIECES];
    const ring: Position[] = [];
    for (let k = 0; k < PIECES; k++) ring.push(at(i + k, j));
    for (let k = 0; k < PIECES; k++) ring.push(at(i + PIECES, j + k));
    for (let k = 0; k < PIECES; k++) ring.push(at(i + PIECES - k, j + PIECES));
    for (let k = 0; k < PIECES; k++) ring.push(at(i, j + PIECES - k));
    ring.push(at(i, j));
    return ring;
  });
}

const MAPPING = `schema: signplan-import/1
sources:
  - file: "*delivery.*"
    into: zones
    columns:
      key: { from: BH }
      name: { from: MC }
      class: { from: LB, words: { 禁止设置区: prohibited, 一般控制区: general } }
`;

function delivery(count: number): Uint8Array {
  const features = partition(count).map((ring, i) => ({ geometry: { type: 'Polygon' as const, coordinates: [ring] }, properties: { BH: i === 0 ? 'YB-1' : `DK-${String(i).padStart(6, '0')}`, MC: `地块${i}`, LB: i % 3 === 0 ? '禁止设置区' : '一般控制区' } }));
  return writeFgb({ name: 'delivery', title: 'delivery', geometryType: 'Polygon', columns: { BH: 'string', MC: 'string', LB: 'string' }, features });
}

interface Measured {
  readonly seconds: number;
  /** Of the processor, all threads together; undefined where the system does not tell. Beside other work it says more than the clock. */
  readonly busy: number | undefined;
  readonly peak: number | undefined;
  readonly code: number | null;
  readonly told: string;
}

/** Hundredths of a second in the fields 14 and 15 of Linux's own account. */
function busyOf(pid: number | undefined): number | undefined {
  try {
    const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ').slice(11, 13).map(Number);
    return (user + system) / 100;
  } catch {
    return undefined;
  }
}

function measure(command: string, args: readonly string[]): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, peak, busy]: [string, number | undefined, number | undefined] = ['', undefined, undefined];
    const look = setInterval(() => {
      const found = existsSync(`/proc/${child.pid}/status`) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] : undefined;
      if (found !== undefined) peak = Number(found) * 1024;
      busy = busyOf(child.pid) ?? busy;
    }, 100);
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => {
      if (process.env['SIGNPLAN_BENCH_TOLD'] !== undefined) process.stderr.write(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s ${((peak ?? 0) / 1048576).toFixed(0).padStart(5)} MB ${part.toString()}`);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(look);
      resolve({ seconds: (performance.now() - began) / 1000, busy, peak, code, told: out });
    });
  });
}

/** @param command the built one */
export async function imports(command: string, counts: readonly number[] = [1000, 100_000]): Promise<void> {
  if (!existsSync(command)) {
    console.log(`import: ${command} is not built; \`npm run build:cli\` builds it`);
    return;
  }
  for (const count of counts) {
    const root = mkdtempSync(join(tmpdir(), 'signplan-bench-'));
    try {
      const dir = await tinyFolder(root);
      writeFileSync(join(dir, 'import.yaml'), MAPPING);
      const file = join(root, 'delivery.fgb');
      writeFileSync(file, delivery(count));
      const files = [file];
      try {
        execFileSync('ogr2ogr', ['-f', 'ESRI Shapefile', '-lco', 'ENCODING=UTF-8', '-a_srs', 'EPSG:4490', join(root, 'delivery.shp'), file], { stdio: 'ignore' });
        execFileSync('zip', ['-q', '-j', 'delivery.zip', ...['shp', 'shx', 'dbf', 'prj', 'cpg'].map((end) => `delivery.${end}`)], { cwd: root, stdio: 'ignore' });
        files.push(join(root, 'delivery.zip'));
      } catch {
        console.log('import: there is no ogr2ogr or zip, so no Shapefile is measured');
      }
      for (const one of files) {
        const { seconds, busy, peak, code, told } = await measure(command, ['import', one, '--into', dir, '--mapping', join(dir, 'import.yaml')]);
        const verdict = told.split('\n')[0] ?? '';
        console.log(`${`import of ${count.toLocaleString('en-US')} polygons (${one.endsWith('.zip') ? 'Shapefile' : 'FlatGeobuf'})`.padStart(44)} ${seconds.toFixed(1).padStart(7)} s ${busy === undefined ? '' : `(${busy.toFixed(1)} s of processor) `}${peak === undefined ? '' : `${(peak / 1048576).toFixed(0)} MB`.padStart(8)}   (exit ${code}, ${verdict})`);
      }
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }
}
