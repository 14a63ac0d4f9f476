/** The client's side, with a window and an iframe that only hold what is sent: what a real browser never shows in time (reloads, ends, strangers). */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { signplanFrame } from './client.ts';

const ORIGIN = 'https://plan.example';
const FEATURE = { type: 'Feature', geometry: null, properties: {} };
const scope = new EventTarget();

beforeEach(() => {
  vi.stubGlobal('window', scope);
  vi.stubGlobal('location', { href: 'https://site.example/page', origin: 'https://site.example' });
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function meet({ sandbox = null as string | null, src = `${ORIGIN}/embed.html?origin=https://site.example` } = {}): { frame: ReturnType<typeof signplanFrame>; iframe: EventTarget; sent: unknown[]; say: (data: unknown, from?: { source?: unknown; origin?: string }) => void } {
  const sent: unknown[] = [];
  const contentWindow = { postMessage: (message: unknown, origin: string) => void sent.push([message, origin]) };
  const iframe = Object.assign(new EventTarget(), { contentWindow, src, sandbox: { contains: (token: string) => (sandbox ?? '').split(' ').includes(token) }, hasAttribute: (name: string) => name === 'sandbox' && sandbox !== null });
  const frame = signplanFrame(iframe as unknown as HTMLIFrameElement, { origin: ORIGIN });
  return { frame, iframe, sent, say: (data, { source = contentWindow, origin = ORIGIN } = {}) => void scope.dispatchEvent(Object.assign(new Event('message'), { source, origin, data, ports: [] })) };
}
const hello = (frame: string): unknown => ({ signplan: 1, type: 'hello', frame });

describe('the client of a frame', () => {
  test('keeps what is to be said until the frame is there, answers once, and names the origin each time', () => {
    const { frame, sent, say } = meet();
    frame.select({ layer: 'sites', key: 'S-1' });
    frame.showBox([1, 2, 3, 4]);
    expect(sent).toEqual([]);
    say(hello('a'));
    say(hello('a'));
    frame.print();
    expect(sent).toEqual([
      { signplan: 1, type: 'hello' }, { signplan: 1, type: 'select', layer: 'sites', key: 'S-1' }, { signplan: 1, type: 'show', box: [1, 2, 3, 4] }, { signplan: 1, type: 'print' },
    ].map((message) => [message, ORIGIN]));
    frame.close();
  });

  test('hears its own frame of its own origin, and tells events that the protocol has', () => {
    const { frame, iframe, sent, say } = meet();
    const heard: unknown[] = [];
    for (const type of ['ready', 'check', 'hello', 'other']) iframe.addEventListener(`sign-plan-${type}`, (event) => void heard.push((event as CustomEvent).detail));
    say(hello('a'), { source: {} });
    say(hello('a'), { origin: 'https://evil.example' });
    say(hello('a'), { origin: 'null' });
    for (const data of [null, 1, 'text', { type: 'ready' }, { signplan: 2, type: 'ready' }, { signplan: 1, type: 'other' }]) say(data);
    expect([sent, heard]).toEqual([[], []]);
    say({ signplan: 1, type: 'ready', id: 'x', version: '1', problems: [] });
    say({ signplan: 1, type: 'check', report: { verdict: 'conforming' } });
    expect(heard).toEqual([{ id: 'x', version: '1', problems: [] }, { verdict: 'conforming' }]);
    frame.close();
    say({ signplan: 1, type: 'ready', id: 'y' });
    expect(heard).toHaveLength(2);
  });

  test('leaves no question open: not when the frame is loaded anew, not at the end', async () => {
    const { frame, say } = meet();
    say(hello('a'));
    const [first, second] = [frame.check(FEATURE), frame.check(FEATURE)];
    say({ signplan: 1, type: 'checked', id: 2, result: { ok: true, value: 'report' } });
    expect(await second).toEqual({ ok: true, value: 'report' });
    say(hello('b'));
    expect(await first).toMatchObject({ ok: false, problems: [{ code: 'embed.reloaded' }] });
    const third = frame.check(FEATURE);
    frame.close();
    expect(await third).toMatchObject({ ok: false, problems: [{ code: 'embed.closed' }] });
    expect(await frame.check(FEATURE)).toMatchObject({ ok: false, problems: [{ code: 'embed.closed' }] });
  });

  test('says what a sandbox and an address lack, and takes no origin that stands for many', () => {
    meet({ sandbox: 'allow-scripts allow-same-origin', src: `${ORIGIN}/embed.html` }).frame.close();
    expect(vi.mocked(console.warn).mock.calls.flat().join('\n')).toMatch(/allow-modals[^]*allow-downloads[^]*allow-popups/);
    expect(vi.mocked(console.error).mock.calls.flat().join('\n')).toContain('origin=https://site.example');
    for (const origin of ['*', 'null', '', `${ORIGIN}/`, 'https://*.example']) expect(() => signplanFrame({} as HTMLIFrameElement, { origin })).toThrow(TypeError);
  });
});
