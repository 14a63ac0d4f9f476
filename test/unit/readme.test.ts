/** What README shows is what one gets. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';

const README = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

test('the example on the command line', async () => {
  const [, proposal = '', answer = ''] = /```json\n([\s\S]*?)```\s*```\n([\s\S]*?)\n```/.exec(README) ?? [];
  let out = '';
  await run(['check', '-', '--as-of', '2026-11-24'], { cwd: import.meta.dirname, stdin: Readable.from([new TextEncoder().encode(proposal)]), stdout: async (text) => void (out += text), stderr: () => undefined, today: () => '2026-11-24' });
  expect(answer).toMatch(/^不符合：/);
  expect(out.split('\n')[0]).toBe(answer);
});
