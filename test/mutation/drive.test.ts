/** Runs the gathered tests with one mutant on after the other, as `run.ts` asks, and writes down what came of it. Not part of any test run. */
import { appendFileSync } from 'node:fs';
import { test } from 'vitest';
import { firstFailure } from './gather.ts';
import './killers.ts';
import { turnOn } from './state.ts';

const log = process.env['MUTATION_PROGRESS'] ?? '';
const ids = (process.env['MUTANTS'] ?? '').split(',').map(Number);

test('mutants', { timeout: 2 ** 31 - 1 }, async () => {
  const say = (entry: object): void => appendFileSync(log, `${JSON.stringify(entry)}\n`);
  // First and last nothing is on: the tests pass, and no mutant has left anything behind.
  for (const id of process.env['MUTANT_ON_LOAD'] === undefined ? [0, ...ids, 0] : ids) {
    turnOn(id);
    const began = performance.now();
    say({ id, killedBy: undefined });
    say({ id, killedBy: await firstFailure(), took: Math.round(performance.now() - began) });
  }
});
