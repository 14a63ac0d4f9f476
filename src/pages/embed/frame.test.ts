/** The embed page's side of the conversation, between a page and an element that only write down what happens to them. */
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { SelectEvent } from '../../map/select-event.ts';
import { Standing } from './standing.ts';
import { converse, type PlanElement, type Surroundings } from './frame.ts';

const ORIGIN = 'https://site.example';
const FEATURE = { type: 'Feature', geometry: { type: 'Point', coordinates: [115.98, 29.72] }, properties: { signType: 'wall' } };

class Element extends EventTarget {
  readonly attributes = new Map([['plan', 'plan/']]);
  readonly done: unknown[] = [];
  readonly report: unknown = null;
  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }
  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
    this.done.push([name, value]);
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name);
    this.done.push([name, null]);
  }
  toggleAttribute(name: string, on: boolean): void {
    if (on) this.setAttribute(name, '');
    else this.removeAttribute(name);
  }
  set proposal(given: unknown) {
    this.done.push(['proposal', given]);
  }
  check(proposal: unknown): Promise<unknown> {
    this.done.push(['check', proposal]);
    return Promise.resolve({ ok: true, value: 'report' });
  }
  select(feature: unknown): void {
    this.done.push(['select', feature]);
  }
  showBox(box: unknown): void {
    this.done.push(['show', box]);
  }
  print(): void {
    this.done.push(['print']);
  }
}

interface Said {
  readonly message: { readonly type: string; readonly problems?: readonly { readonly code: string; readonly path?: string }[] };
  readonly origin: string;
  readonly ports: readonly MessagePort[];
}
let end: (() => void) | undefined;
afterEach(() => {
  end?.();
  vi.useRealTimers();
});

function meet(about: Partial<Surroundings> = {}): { element: Element; said: Said[]; send: (data: unknown, from?: { source?: unknown; origin?: string }) => void } {
  const said: Said[] = [];
  const parent = { postMessage: (message: Said['message'], origin: string, ports: MessagePort[] = []) => void said.push({ message, origin, ports }) } as unknown as Window;
  const scope = Object.assign(new EventTarget(), { setTimeout: (run: () => void, wait: number) => setTimeout(run, wait), clearTimeout: (timer: number) => clearTimeout(timer) }) as unknown as Window;
  const element = new Element();
  end = converse(element as unknown as PlanElement, { window: scope, parent, origin: ORIGIN, opaque: false, plans: { base: 'https://plan.example/embed.html', listed: [] }, standing: new Standing(element as unknown as PlanElement), problems: [], plan: 'plan/', ...about });
  return { element, said, send: (data, { source = parent, origin = ORIGIN } = {}) => void scope.dispatchEvent(Object.assign(new Event('message'), { source, origin, data })) };
}
const types = (said: readonly Said[]): string[] => said.map(({ message }) => message.type);

describe('a frame', () => {
  test('says that it is there until it is spoken to, and never to everybody', () => {
    vi.useFakeTimers();
    const { said, send } = meet();
    vi.advanceTimersByTime(600);
    expect(types(said)).toEqual(['hello', 'hello', 'hello']);
    send({ signplan: 1, type: 'hello' });
    vi.advanceTimersByTime(60_000);
    expect(types(said)).toEqual(['hello', 'hello', 'hello']);
    expect(new Set(said.map(({ origin }) => origin))).toEqual(new Set([ORIGIN]));
  });

  test('does what it is told, in the words of the attributes', async () => {
    const { element, said, send } = meet();
    send({ signplan: 1, type: 'set', lang: 'en', zoom: 15, center: null, readonly: true, plan: 'other/', proposal: FEATURE });
    send({ signplan: 1, type: 'set', plan: null, proposal: null });
    send({ signplan: 1, type: 'select', layer: 'sites', key: 'S-1' });
    send({ signplan: 1, type: 'show', box: [1, 2, 3, 4] });
    send({ signplan: 1, type: 'print' });
    send({ signplan: 1, type: 'check', id: 'a', proposal: FEATURE });
    expect(element.done).toEqual([
      ['lang', 'en'], ['center', null], ['zoom', '15'], ['plan', 'https://plan.example/other/'], ['readonly', ''], ['proposal', FEATURE],
      ['plan', 'plan/'], ['proposal', { type: 'Feature', geometry: null, properties: {} }],
      ['select', { layer: 'sites', key: 'S-1' }], ['show', [1, 2, 3, 4]], ['print'], ['check', FEATURE],
    ]);
    await vi.waitFor(() => expect(said.at(-1)?.message).toEqual({ signplan: 1, type: 'checked', id: 'a', result: { ok: true, value: 'report' } }));
  });

  test('says what the element says once it is spoken to, and then how things stand', () => {
    const { element, said, send } = meet();
    element.dispatchEvent(new CustomEvent('sign-plan-ready', { detail: { id: 'x', version: '0', problems: [] } }));
    expect(said).toEqual([]);
    send({ signplan: 1, type: 'hello' });
    expect(said.splice(0).map(({ message }) => message)).toEqual([{ signplan: 1, type: 'ready', id: 'x', version: '0', problems: [] }]);
    element.dispatchEvent(new CustomEvent('sign-plan-ready', { detail: { id: 'x', version: '1', problems: [] } }));
    element.dispatchEvent(new CustomEvent('sign-plan-check', { detail: { verdict: 'conforming' } }));
    element.dispatchEvent(new SelectEvent({ layer: 'sites', key: 'S-1', others: [] }));
    element.dispatchEvent(new CustomEvent('sign-plan-navigate', { detail: { to: 'data', href: '' } }));
    element.dispatchEvent(new CustomEvent('sign-plan-error', { detail: { problems: [] } }));
    expect(said.map(({ message }) => message)).toEqual([
      { signplan: 1, type: 'ready', id: 'x', version: '1', problems: [] },
      { signplan: 1, type: 'check', report: { verdict: 'conforming' } },
      { signplan: 1, type: 'select', layer: 'sites', key: 'S-1', others: [] },
      { signplan: 1, type: 'navigate', to: 'data', href: '' },
      { signplan: 1, type: 'error', problems: [] },
    ]);
  });

  test('hears the page around it alone', () => {
    const { element, said, send } = meet();
    const message = { signplan: 1, type: 'set', lang: 'en' };
    send(message, { origin: 'https://evil.example' });
    send(message, { source: {} });
    send(message, { origin: 'null' });
    expect([element.done, said]).toEqual([[], []]);
  });

  test('names another host’s package as refused, and does nothing else of that message', () => {
    const { element, said, send } = meet();
    send({ signplan: 1, type: 'set', lang: 'en', plan: 'https://evil.example/plan/' });
    expect(element.done).toEqual([]);
    expect(said[0]?.message.problems).toMatchObject([{ code: 'embed.plan', path: 'plan' }]);
  });

  test('does nothing upon anything that is not of the protocol', () => {
    const { element, send } = meet();
    // A clock that runs: what is refused for coming too fast would prove nothing.
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()).map((rest) => ({ ...rest, signplan: 1 })), fc.constantFrom('set', 'check', 'select', 'show').chain((type) => fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }).map((rest) => ({ ...rest, signplan: 1, type })))), (data) => {
      send(data);
      expect(element.done).toEqual([]);
    }));
    clock.mockRestore();
  });

  test('answers a flood once, and goes on when it is over', () => {
    const { element, said, send } = meet();
    let now = performance.now();
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
    for (let i = 0; i < 500; i++) send({ signplan: 1, type: 'print' });
    expect(element.done).toHaveLength(60);
    expect(said.map(({ message }) => message.problems?.[0]?.code)).toEqual(['embed.too-many']);
    now += 1000;
    send({ signplan: 1, type: 'print' });
    expect(element.done).toHaveLength(61);
    clock.mockRestore();
  });

  test('without an origin of its own hands out a port, and hears by it', async () => {
    const { element, said } = meet({ opaque: true });
    await vi.waitFor(() => expect(types(said)).toContain('hello'));
    const [port] = said[0]?.ports ?? [];
    port?.postMessage({ signplan: 1, type: 'set', theme: 'dark' });
    await vi.waitFor(() => expect(element.done).toEqual([['theme', 'dark']]));
    port?.close();
  });

  test('tells what is wrong in its own address, once it is spoken to; and nothing more after its end', () => {
    const { element, said, send } = meet({ problems: [{ code: 'embed.value', path: 'lang', text: { zh: '', en: '' } }] });
    send({ signplan: 1, type: 'hello' });
    expect(said[0]?.message.problems).toMatchObject([{ code: 'embed.value', path: 'lang' }]);
    end?.();
    send({ signplan: 1, type: 'print' });
    element.dispatchEvent(new CustomEvent('sign-plan-error', { detail: { problems: [] } }));
    expect([element.done, said.length]).toEqual([[], 1]);
  });
});
