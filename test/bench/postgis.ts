/**
 * The same spatial work by PostGIS, on the same coordinates: metres on the plan's plane, loaded and indexed beforehand, a query a layer, results compared. A cluster of its own in a
 * temporary folder, reached by a socket, as the user `postgres` where this runs as root; nothing of an installed server is touched.
 */
import { execFileSync, spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { UNIT } from '../../src/geo/plane.ts';
import type { Shape } from '../../src/geo/shape.ts';
import type { SpatialLayer, SpatialWork, Tally } from './spatial.ts';

const NOT_HERE = '    PostGIS is not installed here: not compared';

/** Debian keeps the server's programs out of the path. */
function binary(name: string): string | undefined {
  const debian = '/usr/lib/postgresql';
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...(existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : [])];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** The server refuses to run as root. */
function account(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (option: string): number => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

interface Cluster {
  readonly version: string;
  readonly sql: (text: string) => string;
  readonly close: () => void;
}

function open(dir: string): Cluster | undefined {
  const [initdb, control, psql] = ['initdb', 'pg_ctl', 'psql'].map(binary);
  if (initdb === undefined || control === undefined || psql === undefined) return undefined;
  const data = join(dir, 'postgres');
  const options: SpawnSyncOptions = { ...account(), cwd: '/', encoding: 'utf8', maxBuffer: 1 << 28 };
  mkdirSync(data, { mode: 0o700 });
  if (options.uid !== undefined && options.gid !== undefined) {
    chownSync(data, options.uid, options.gid);
    chmodSync(dir, 0o755);
  }
  const call = (file: string, args: readonly string[], input?: string): string => {
    const { status, stdout, stderr } = spawnSync(file, args, { ...options, ...(input === undefined ? {} : { input }) });
    if (status !== 0) throw new Error(String(stderr));
    return String(stdout);
  };
  call(initdb, ['-D', data, '-A', 'trust', '-U', 'bench', '-E', 'UTF8', '--locale=C']);
  call(control, ['-D', data, '-w', '-l', join(data, 'log'), '-o', `-c listen_addresses='' -k ${data} -c fsync=off -c jit=off -c shared_buffers=512MB -c work_mem=64MB`, 'start']);
  const sql = (text: string): string => call(psql, ['-h', data, '-U', 'bench', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1', '-qAt', '-F', ' '], text);
  const close = (): void => void call(control, ['-D', data, '-m', 'immediate', 'stop']);
  try {
    sql('CREATE EXTENSION postgis;');
  } catch {
    close();
    return undefined;
  }
  return { version: `${sql('SELECT postgis_lib_version();').trim()} on PostgreSQL ${sql('SHOW server_version;').trim().split(' ')[0]}`, sql, close };
}

const pair = (points: ArrayLike<number>, i: number): string => `${(points[i] ?? 0) / UNIT} ${(points[i + 1] ?? 0) / UNIT}`;
const chain = (points: ArrayLike<number>): string => `(${Array.from({ length: points.length / 2 }, (_, i) => pair(points, 2 * i)).join(',')})`;

function wkt({ kind, parts, pieces }: Shape): string {
  if (kind === 'point') return `MULTIPOINT(${parts.map((part) => pair(part, 0)).join(',')})`;
  if (kind === 'line') return `MULTILINESTRING(${parts.map(chain).join(',')})`;
  return pieces === undefined ? `POLYGON(${parts.map(chain).join(',')})` : `MULTIPOLYGON(${pieces.map((piece) => `(${piece.parts.map(chain).join(',')})`).join(',')})`;
}

function load({ sql }: Cluster, { signs, layers }: SpatialWork, dir: string): void {
  const copy = (table: string, columns: string, rows: readonly string[]): void => {
    const file = join(dir, `${table}.txt`);
    writeFileSync(file, rows.join('\n'));
    sql(`DROP TABLE IF EXISTS ${table}; CREATE TABLE ${table} (${columns});\n\\copy ${table} FROM '${file}'\n`);
  };
  copy('signs', 'line geometry, centre geometry, accuracy float8', signs.map(({ foot, accuracy }) => `LINESTRING${chain(foot.points)}\tPOINT(${foot.x / UNIT} ${foot.y / UNIT})\t${accuracy}`));
  for (const [i, { shapes, grown }] of layers.entries()) {
    copy(`layer${i}`, 'shape geometry, grown float8', shapes.map((shape, at) => `${wkt(shape)}\t${grown[at] ?? 0}`));
    sql(`CREATE INDEX ON layer${i} USING gist (shape); ANALYZE layer${i};`);
  }
  sql('CREATE INDEX ON signs USING gist (line); CREATE INDEX ON signs USING gist (centre); ANALYZE signs;');
}

/** Counts and sums in the database, which sends one row a layer. A constant distance is what lets it use its indexes; what each pair's own is decides afterwards. */
function query({ fromCentre, reach, grown }: SpatialLayer, i: number, accuracy: number): string {
  const sign = fromCentre ? 's.centre' : 's.line';
  const most = reach + accuracy + grown.reduce((a, b) => Math.max(a, b), 0);
  const pairs = `SELECT ST_Distance(${sign}, f.shape) AS d, ${reach} + s.accuracy + f.grown AS r FROM signs s JOIN layer${i} f ON ST_DWithin(${sign}, f.shape, ${most})`;
  return `SELECT count(*), coalesce(sum(d), 0) FROM (${pairs} OFFSET 0) t WHERE d <= r;\n`;
}

/** Prints how long it takes there; throws where the results differ by more than rounding. */
export function comparePostgis(work: SpatialWork): void {
  const dir = mkdtempSync(join(tmpdir(), 'signplan-postgis-'));
  let cluster: Cluster | undefined;
  try {
    cluster = open(dir);
    if (cluster === undefined) {
      console.log(NOT_HERE);
      return;
    }
    load(cluster, work, dir);
    const accuracy = work.signs.reduce((most, sign) => Math.max(most, sign.accuracy), 0);
    const began = performance.now();
    const rows = cluster.sql(work.layers.map((layer, i) => query(layer, i, accuracy)).join('')).trim().split('\n');
    const seconds = (performance.now() - began) / 1000;
    const found = rows.map((row): Tally => {
      const [pairs = 0, metres = 0] = row.split(' ').map(Number);
      return { pairs, metres };
    });
    for (const [i, { id }] of work.layers.entries()) {
      const [own, other] = [work.byLayer.get(id), found[i]];
      if (own === undefined || other === undefined) continue;
      // A pair at the very edge of the reach may fall on either side of it.
      const near = Math.abs(own.pairs - other.pairs) <= 2 && Math.abs(own.metres - other.metres) <= 0.001 * own.pairs + 2000;
      if (!near) throw new Error(`${id}: ${own.pairs} pairs, ${own.metres} m here; ${other.pairs} pairs, ${other.metres} m in PostGIS`);
    }
    const total = found.reduce((sum, { pairs, metres }) => ({ pairs: sum.pairs + pairs, metres: sum.metres + metres }));
    console.log(`    ${`PostGIS ${cluster.version}`.padEnd(42)} ${seconds.toFixed(1).padStart(6)} s   ${total.pairs.toLocaleString('en-US')} pairs, Σd ${Math.round(total.metres).toLocaleString('en-US')} m; the same, loading and indexing not counted`);
  } finally {
    cluster?.close();
    rmSync(dir, { recursive: true, force: true });
  }
}
