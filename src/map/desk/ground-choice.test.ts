import { describe, expect, it } from 'vitest';
import type { Answer, BasemapNet } from './basemap/net.ts';
import type { Tianditu } from './basemap/types.ts';
import { GroundChoice } from './ground-choice.ts';

const image: Answer = { status: 200, ok: true, headers: new Headers({ 'content-type': 'image/png' }), text: () => Promise.resolve('') };
const net = (ask: BasemapNet['ask']): BasemapNet => ({ ask, flatgeobuf: () => Promise.resolve({ ok: true, value: [] }) });
const tianditu = (key: string): Tianditu => ({ kind: 'tianditu-img', id: `t-${key}`, title: { zh: '天', en: 'T' }, attribution: '', reviewNumber: null, key });
const at = [116, 29.7] as const;

function choice(): { readonly ground: GroundChoice; readonly told: string[] } {
  const told: string[] = [];
  return { told, ground: new GroundChoice({ changed: () => told.push('changed'), refused: (id, problems) => told.push(`${id} ${problems[0]?.code}`) }) };
}

describe('the basemap that is shown', () => {
  it('is the one that was asked for, once a tile of it has come', async () => {
    const { ground, told } = choice();
    await ground.ask(tianditu('k'), at, net(() => Promise.resolve(image)));
    expect(ground.shown.id).toBe('t-k');
    expect(told).toEqual(['changed']);
    expect(Object.keys(ground.prepared?.sources ?? {})).toEqual(['basemap', 'basemap-names']);
  });
  it('is the schematic without a key, and nobody is asked', async () => {
    const { ground, told } = choice();
    let asked = 0;
    await ground.ask(tianditu(''), at, net(() => Promise.resolve(((asked += 1), image))));
    expect([asked, ground.shown.id, told]).toEqual([0, 'schematic', ['changed', 't- basemap.tianditu-no-key']]);
  });
  it('goes when the key is refused in use', async () => {
    const { ground, told } = choice();
    await ground.ask(tianditu('k'), at, net(() => Promise.resolve(image)));
    ground.tile({ status: 403, message: 'Forbidden' });
    ground.tile({ status: 403, message: 'Forbidden' });
    expect(ground.shown.id).toBe('schematic');
    expect(told).toEqual(['changed', 'changed', 't-k basemap.tianditu-refused']);
  });
  it('stays where single tiles are missing', async () => {
    const { ground } = choice();
    await ground.ask(tianditu('k'), at, net(() => Promise.resolve(image)));
    ground.tile(null);
    for (let count = 0; count < 20; count += 1) ground.tile({ status: 500, message: 'x' });
    expect(ground.shown.id).toBe('t-k');
  });
  it('is the one asked for last, whichever answers first', async () => {
    const { ground, told } = choice();
    let answer: (value: Answer) => void = () => {};
    const slow = ground.ask(tianditu('slow'), at, net(() => new Promise((resolve) => { answer = resolve; })));
    await ground.ask(tianditu('quick'), at, net(() => Promise.resolve(image)));
    answer(image);
    await slow;
    expect(ground.shown.id).toBe('t-quick');
    expect(told).toEqual(['changed']);
  });
});
