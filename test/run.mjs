#!/usr/bin/env node
// `npm test`: everything. Looks for a browser, then unit and browser tests, and ends with one line that adds them up.
// `--ci` adds types, lint, the production build and the check that data and package are in step, each counted as one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const ci = process.argv.includes('--ci');
let passed = 0;
let failed = 0;
let skipped = 0;

/** Runs a command and counts it as one. */
function step(title, command, ...args) {
  console.log(`\n== ${title}`);
  const good = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
  if (good) passed += 1;
  else failed += 1;
  console.log(`${good ? 'ok' : 'FAILED'}: ${title}`);
  return good;
}

/** Runs a vitest project and adds its own counts; a run that ends without a report counts as one failure. */
function vitest(project) {
  console.log(`\n== tests: ${project}`);
  const file = `test-results/${project}.json`;
  rmSync(file, { force: true });
  const { status } = spawnSync('npx', ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], { stdio: ['ignore', 'inherit', 'inherit'] });
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    passed += report.numPassedTests;
    failed += report.numFailedTests;
    skipped += report.numPendingTests + report.numTodoTests;
    // A file that could not be loaded, or an error outside any test, fails the run without failing a test.
    if (status !== 0 && report.numFailedTests === 0) failed += 1;
    if (report.numTotalTests === 0) failed += 1;
  } catch {
    failed += 1;
  }
}

mkdirSync('test-results', { recursive: true });
step('a browser to test with', process.execPath, 'test/support/browser.mjs');
// Some unit tests run the command line as it is installed.
step('command line', 'npm', 'run', '-s', 'build:cli');
vitest('unit');
vitest('browser');
if (ci) {
  step('types', 'npm', 'run', '-s', 'types');
  step('lint', 'npm', 'run', '-s', 'lint');
  step('production build', 'npm', 'run', '-s', 'build');
  step('package in step with its sources', process.execPath, 'dist/cli/signplan.js', 'build', '--check');
}
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
