#!/usr/bin/env node
// `npm test`: everything. Looks for a browser, builds once what is shipped, then unit and browser tests side by side, and ends with one line that adds them up.
// `--ci` adds types, lint and the check that data and package are in step, each counted as one.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

const ci = process.argv.includes('--ci');
const counts = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

/**
 * Runs a command to its end, and tells whether it went well. Browsers wait a good deal for what they draw; what runs `aside` takes the time that this leaves and no other,
 * so that nothing a page does becomes slower by it. The output of what is `kept` comes whole, when it has ended.
 */
function run(command, args, { aside = false, kept = aside, env = {} } = {}) {
  const child = spawn(command, args, { stdio: ['ignore', kept ? 'pipe' : 'inherit', kept ? 'pipe' : 'inherit'], env: { ...process.env, ...env } });
  const parts = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => parts.push(part));
  // At once, before it has threads or children of its own: these inherit it.
  if (aside && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  return new Promise((resolve) => {
    child.once('error', () => resolve({ good: false, output: Buffer.concat(parts) }));
    child.once('close', (code) => resolve({ good: code === 0, output: Buffer.concat(parts) }));
  });
}

/** One part of the run: its heading, what it prints, its outcome by name. */
async function part(title, command, args, options, count) {
  const begun = performance.now();
  const kept = options?.kept ?? options?.aside === true;
  if (!kept) console.log(`\n== ${title}`);
  const { good, output } = await run(command, args, options);
  const before = counts.failed;
  count(good);
  if (kept) process.stdout.write(`\n== ${title}\n${output}`);
  const fine = counts.failed === before;
  if (!fine) failures.push(title);
  console.log(`${fine ? 'ok' : 'FAILED'}: ${title} (${Math.round((performance.now() - begun) / 1000)} s)`);
  return fine;
}

/** Runs a command and counts it as one. */
const step = (title, [command, ...args], options) => part(title, command, args, options, (good) => (counts[good ? 'passed' : 'failed'] += 1));

/** Runs a vitest project and adds its own counts; a run that ends without a report counts as one failure. */
function vitest(project, options) {
  const file = `test-results/${project}.json`;
  rmSync(file, { force: true });
  return part(`tests: ${project}`, 'npx', ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], options, (good) => {
    try {
      const report = JSON.parse(readFileSync(file, 'utf8'));
      counts.passed += report.numPassedTests;
      counts.failed += report.numFailedTests;
      counts.skipped += report.numPendingTests + report.numTodoTests;
      // A file that could not be loaded, or an error outside any test, fails the run without failing a test.
      if (!good && report.numFailedTests === 0) counts.failed += 1;
      if (report.numTotalTests === 0) counts.failed += 1;
    } catch {
      counts.failed += 1;
    }
  });
}

mkdirSync('test-results', { recursive: true });
const aside = { aside: true };
// Tests are of what is shipped: the command line as it is installed, the app, the library.
const built = step('a browser to test with', [process.execPath, 'test/support/browser.mjs']).then(() => step('production build', ['npm', 'run', '-s', 'build']));

const shipped = async () => ({ env: (await built) ? { SIGNPLAN_BUILT: 'yes' } : {} });

async function withoutMap() {
  const { env } = await shipped();
  await vitest('unit', aside);
  // What draws no map has room beside what does, once the unit tests leave the processor.
  await vitest('pages', { env, kept: true });
  if (!ci) return;
  // Pages of the tests take the library's types from what was built.
  await step('types', ['npm', 'run', '-s', 'types'], aside);
  await step('lint', ['npm', 'run', '-s', 'lint'], aside);
  await step('package in step with its sources', [process.execPath, 'dist/cli/signplan.js', 'build', '--check'], aside);
}

const withMap = async () => vitest('browser', await shipped());

await Promise.all([withMap(), withoutMap()]);
const { passed, failed, skipped } = counts;
if (failures.length > 0) console.log(`\nFAILED: ${failures.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
