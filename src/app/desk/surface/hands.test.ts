/** On the page, where no worker can be started: the last question alone is answered, and nothing after the end. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compile } from '../../../check/compile.ts';
import { folderSource } from '../../../io/node-source.ts';
import { loadPlan } from '../../../plan/load.ts';
import type { Proposal } from '../../../plan/proposal-types.ts';
import { gridFor } from '../../../survey/suitability/grid.ts';
import { surfaceOf } from '../../../survey/suitability/judge.ts';
import { NOT_YET } from '../../../survey/suitability/types.ts';
import { SurfaceHands } from './hands.ts';
import { paint, paintingOf } from './picture.ts';
import type { FromSurface, SurfaceAsked } from './talk.ts';

test('a new question takes the place of the one before, and the answer is that of the engine at one go', async () => {
  const plan = await loadPlan(folderSource(join(import.meta.dirname, '../../../../data/jiujiang/package')));
  const compiled = plan.ok ? compile(plan.value) : plan;
  if (!plan.ok || !compiled.ok) throw new Error('no package');
  const { manifest } = plan.value;
  const [lon, lat] = manifest.view;
  const grid = gridFor(manifest, [lon, lat, lon + 0.02, lat + 0.02], 200);
  if (!grid) throw new Error('no ground');
  const painting = paintingOf(grid, 400, 1, () => '#204060');
  const asked = (signType: string): SurfaceAsked => ({ proposal: { geometry: { type: 'Point', coordinates: [0, 0] }, properties: { signType, width: 2 } } satisfies Proposal, asOf: '2026-11-24', grid, painting });
  const heard: FromSurface[] = [];
  let finished = (): void => undefined;
  const end = new Promise<void>((resolve) => (finished = resolve));
  const hands = new SurfaceHands(plan.value, compiled.value, (message) => {
    heard.push(message);
    if (message.kind === 'part' && message.done) finished();
  }, false);
  hands.ask(asked('wall'));
  await new Promise((resolve) => setTimeout(resolve, 5));
  const first = heard.length;
  hands.ask(asked('upright'));
  await end;
  const later = heard.slice(first);
  expect(later.every(({ number }) => number === 2)).toBe(true);
  const parts = later.flatMap((message) => (message.kind === 'part' ? [message] : []));
  const open = parts.map(({ states }) => states.filter((state) => state === NOT_YET).length);
  expect(open).toEqual(open.toSorted((a, b) => b - a));
  const once = surfaceOf({ checker: compiled.value, manifest, ...asked('upright') });
  expect(parts.at(-1)?.states).toEqual(once.states);
  expect(parts.at(-1)?.causes).toEqual(once.causes);
  expect(parts.at(-1)?.list).toEqual(once.list);
  expect(Buffer.from(parts.at(-1)?.pixels ?? []).equals(Buffer.from(paint(once, painting)))).toBe(true);

  hands.ask(asked('pole'));
  hands.stop();
  const count = heard.length;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard.length).toBe(count);
  hands.close();
});
