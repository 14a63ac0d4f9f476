/**
 * `npm run mutation [FILE…]`: changes one comparison, connective, sign, extreme or answer of the engine at a time and runs the tests that must notice, in a copy of the checkout.
 * Survivors that `equivalent.ts` does not explain are listed, and fail the run. What it came to is in the header of `test/unit/mutation.test.ts`.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explains } from './equivalent.ts';
import { FILES } from './files.ts';
import { switched, type Mutant } from './mutants.ts';

const ROOT = join(import.meta.dirname, '../..');
const WORKERS = Number(process.env['MUTATION_WORKERS'] ?? 2);
/** Mutants that one process goes through. */
const BATCH = 40;

const asked = process.argv.slice(2);
const copy = mkdtempSync(join(tmpdir(), 'signplan-mutation-'));
for (const name of ['src', 'test', 'data', 'package.json', 'tsconfig.json']) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));

const mutants: Mutant[] = [];
const replacements: Record<string, string> = {};
for (const file of FILES.filter((name) => asked.length === 0 || asked.some((part) => name.includes(part)))) {
  const made = switched(file, readFileSync(join(copy, file), 'utf8'), mutants.length + 1, join(copy, 'test/mutation/state.ts'));
  mutants.push(...made.mutants);
  replacements[file] = made.code;
}
writeFileSync(join(copy, 'mutants.json'), JSON.stringify(replacements));

interface Entry {
  readonly id: number;
  readonly killedBy?: string | null;
  readonly took?: number;
}
const outcomes = new Map<number, string | null>();
/** Milliseconds that a run may take: until it is known how long one takes where nothing is changed, ten minutes; then several times that. */
let limit = 600_000;
let runs = 0;

/** Goes through mutants in one process, until it is done or hangs; batches that are still to be gone through come back. */
async function go(ids: readonly number[], onLoad: boolean): Promise<number[][]> {
  const progress = join(copy, `progress-${(runs += 1)}.ndjson`);
  writeFileSync(progress, '');
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--config', join(copy, 'test/mutation/vitest.config.ts'), '--root', copy], {
    cwd: copy, stdio: ['ignore', 'ignore', process.env['MUTATION_WHY'] === undefined ? 'ignore' : 'inherit'],
    env: { ...process.env, MUTATION_PROGRESS: progress, MUTANTS: ids.join(), PROPERTY_RUNS: process.env['PROPERTY_RUNS'] ?? '40', DIFFERENTIAL_SHARE: '0.04', ...(onLoad ? { MUTANT_ON_LOAD: String(ids[0]) } : {}) },
  });
  const running = (): boolean => child.exitCode === null && child.signalCode === null;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const entries = (): Entry[] => readFileSync(progress, 'utf8').split('\n').filter((line) => line.endsWith('}')).map((line) => JSON.parse(line) as Entry);
  let size = 0;
  let since = Date.now();
  let hung = false;
  while (running()) {
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 500))]);
    const now = readFileSync(progress).length;
    if (now !== size) {
      [size, since] = [now, Date.now()];
      const { took } = entries().find(({ id, killedBy }) => id === 0 && killedBy === null) ?? {};
      if (took !== undefined) limit = 15_000 + 3 * took;
    } else if (running() && Date.now() - since > limit) {
      hung = true;
      child.kill('SIGKILL');
      await ended;
    }
  }
  const found = entries();
  const bare = found.filter(({ id, killedBy }) => id === 0 && killedBy !== undefined);
  if (bare[0]?.killedBy) throw new Error(`the tests fail where nothing is changed: ${bare[0].killedBy}`);
  // A mutant left something behind, so that what came after it is not known.
  if (bare[1]?.killedBy && ids.length > 1) return halves(ids);
  for (const { id, killedBy } of found) if (id > 0 && killedBy !== undefined) outcomes.set(id, killedBy);
  const left = ids.filter((id) => !outcomes.has(id));
  const [stuck] = left;
  if (stuck === undefined) return [];
  if (!onLoad && !found.some(({ id }) => id === stuck)) throw new Error('the tests could not be started');
  outcomes.set(stuck, hung ? 'no end' : 'the process ended');
  return left.length > 1 ? [left.slice(1)] : [];
}

const halves = (ids: readonly number[]): number[][] => [ids.slice(0, ids.length >> 1), ids.slice(ids.length >> 1)];

const open = mutants.filter(({ file, at, to, nth }) => !explains(file, at, to, nth));
const running = open.filter(({ once }) => !once).map(({ id }) => id);
const queue = Array.from({ length: Math.ceil(running.length / BATCH) }, (_, i) => running.slice(i * BATCH, (i + 1) * BATCH));
const atLoad = open.filter(({ once }) => once).map(({ id }) => id);
console.log(`${mutants.length} mutants, ${mutants.length - open.length} of them equivalent`);

async function work(): Promise<void> {
  for (let batch = queue.shift(); batch; batch = queue.shift()) {
    queue.unshift(...(await go(batch, false)));
    console.error(`${outcomes.size} of ${open.length}`);
  }
  for (let id = atLoad.shift(); id !== undefined; id = atLoad.shift()) await go([id], true);
}

try {
  await Promise.all(Array.from({ length: WORKERS }, work));
} finally {
  if (existsSync(copy)) rmSync(copy, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

const survivors = open.filter(({ id }) => outcomes.get(id) === null);
for (const { file, line, at, to } of survivors) console.log(`SURVIVED ${file}:${line} ${at} → ${to === '' ? 'nothing' : to}`);
const log = process.env['MUTATION_LOG'];
if (log !== undefined) writeFileSync(log, open.map(({ id, ...mutant }) => `${JSON.stringify({ ...mutant, killedBy: outcomes.get(id) })}\n`).join(''));
console.log(`\n${mutants.length} mutants: ${open.length - survivors.length} killed, ${mutants.length - open.length} equivalent, ${survivors.length} survived`);
process.exitCode = survivors.length > 0 ? 1 : 0;
