/** For the page around a frame: `embed-client.js`. No dependencies; types are those of the protocol. */
import type { Problem, Result } from '../../problem.ts';
import type { Report } from '../../report/types.ts';
import type { FromFrame, Settings, ToFrame } from './protocol.ts';

export interface SignplanFrame {
  /** Attributes of `<sign-plan>` by their names, `proposal` as a GeoJSON Feature; null takes one away. */
  set(settings: Settings): void;
  /** Judges without showing. Never rejects; a frame that is loaded anew meanwhile is told as a problem. */
  check(proposal: object): Promise<Result<Report>>;
  select(feature: { readonly layer: string; readonly key: string }): void;
  /** [west, south, east, north], degrees. */
  showBox(box: readonly [number, number, number, number]): void;
  print(): void;
  /** Hears and says nothing any more. */
  close(): void;
}

/** Events on the iframe, by type of message; details are those of the element's own events. */
const EVENTS = ['ready', 'check', 'select', 'error', 'navigate'];

/** What does not work where a sandbox does not say the word. */
const TOKENS: readonly (readonly [string, string])[] = [
  ['allow-scripts', '页面不运行 nothing runs'],
  ['allow-same-origin', '不保存，服务器须返回 Access-Control-Allow-Origin: * nothing is kept, the host must send that header'],
  ['allow-modals', '不能打印 no printing'],
  ['allow-downloads', '不能存文件 no saving'],
  ['allow-popups', '依据链接打不开 no links to sources'],
];

const lost = (code: string, zh: string, en: string): { ok: false; problems: Problem[] } => ({ ok: false, problems: [{ code: `embed.${code}`, text: { zh, en } }] });

const CLOSED = lost('closed', '已不再与框架通信。', 'The frame is not spoken with any more.');

/**
 * Speaks with the embed page in an iframe. Its events come as `sign-plan-ready`, `-check`, `-select`, `-error` and `-navigate` on the iframe.
 * @param origin of the embed page, such as `https://plan.example`; nothing is sent to, or heard from, another
 */
export function signplanFrame(iframe: HTMLIFrameElement, { origin }: { readonly origin: string }): SignplanFrame {
  if (!/^https?:\/\/[^/*]+$/.test(origin)) throw new TypeError(`signplanFrame: origin 须为 embed.html 的来源，如 https://plan.example / must be that of embed.html: ${origin}`);
  const opaque = (): boolean => iframe.hasAttribute('sandbox') && !iframe.sandbox.contains('allow-same-origin');
  const waiting = new Map<number, (result: Result<Report>) => void>();
  const until = new AbortController();
  let queue: ToFrame[] | null = [];
  let port: MessagePort | undefined;
  let frame: unknown;
  let count = 0;

  const post = (message: ToFrame): void => (port === undefined ? iframe.contentWindow?.postMessage(message, origin) : port.postMessage(message));
  const send = (message: ToFrame): void => {
    if (until.signal.aborted) return giveUp(CLOSED);
    if (queue === null) post(message);
    else queue.push(message);
  };
  const giveUp = (result: Result<Report>): void => {
    for (const answer of waiting.values()) answer(result);
    waiting.clear();
  };
  const met = (hello: Extract<FromFrame, { type: 'hello' }>, ports: readonly MessagePort[]): void => {
    if (frame === hello.frame) return;
    if (frame !== undefined) giveUp(lost('reloaded', '框架重新加载了，须再问一次。', 'The frame was loaded anew: ask again.'));
    frame = hello.frame;
    port = ports[0];
    post({ signplan: 1, type: 'hello' });
    for (const message of queue ?? []) post(message);
    queue = null;
  };

  window.addEventListener(
    'message',
    ({ source, origin: from, data, ports }: MessageEvent<FromFrame | null>) => {
      if (source !== iframe.contentWindow || from !== (opaque() ? 'null' : origin) || data?.signplan !== 1) return;
      if (data.type === 'hello') return met(data, ports);
      if (data.type === 'checked') {
        waiting.get(Number(data.id))?.(data.result);
        waiting.delete(Number(data.id));
      } else if (EVENTS.includes(data.type)) {
        const { signplan: _, type, ...detail } = data;
        iframe.dispatchEvent(new CustomEvent(`sign-plan-${type}`, { detail: 'report' in detail ? detail.report : detail }));
      }
    },
    { signal: until.signal },
  );

  if (iframe.hasAttribute('sandbox')) for (const [token, what] of TOKENS) if (!iframe.sandbox.contains(token)) console.warn(`signplanFrame: sandbox 没有 has no ${token}: ${what}`);
  if (new URL(iframe.src, location.href).searchParams.get('origin') !== location.origin) console.error(`signplanFrame: iframe src 须含 must say origin=${location.origin}`);

  return {
    set: (settings) => send({ signplan: 1, type: 'set', ...settings }),
    check: (proposal) =>
      new Promise((resolve) => {
        waiting.set(++count, resolve);
        send({ signplan: 1, type: 'check', id: count, proposal: proposal as Extract<ToFrame, { type: 'check' }>['proposal'] });
      }),
    select: ({ layer, key }) => send({ signplan: 1, type: 'select', layer, key }),
    showBox: ([west, south, east, north]) => send({ signplan: 1, type: 'show', box: [west, south, east, north] }),
    print: () => send({ signplan: 1, type: 'print' }),
    close() {
      until.abort();
      port?.close();
      giveUp(CLOSED);
    },
  };
}
