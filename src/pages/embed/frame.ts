/** The embed page's side of the messages: hears the page around it and nobody else, and says what the element says. */
import type { Problem, Result } from '../../problem.ts';
import type { SignPlanEvents } from '../../elements/shared/events.ts';
import type { SelectEvent } from '../../map/select-event.ts';
import type { Report } from '../../report/types.ts';
import { allowedPlan, type PlanOrigins } from './address.ts';
import { tooMany, wrongPlan } from './problems.ts';
import { PROTOCOL, type FromFrame, type Settings, type ToFrame } from './protocol.ts';
import { Rate } from './rate.ts';
import { readMessage } from './receive.ts';
import { SETTINGS } from './settings.ts';
import type { Standing } from './standing.ts';

/** What is used of `<sign-plan>`. */
export interface PlanElement extends HTMLElement {
  proposal: unknown;
  readonly report: Report | null;
  check(proposal: unknown): Promise<Result<Report>>;
  select(feature: { readonly layer: string; readonly key: string }): unknown;
  showBox(box: readonly [number, number, number, number]): unknown;
  print(): unknown;
}

export interface Surroundings {
  readonly window: Pick<Window, 'addEventListener' | 'setTimeout' | 'clearTimeout'>;
  readonly parent: Pick<Window, 'postMessage'>;
  /** Of the page around; nothing is sent to, or heard from, another. */
  readonly origin: string;
  /** Sandboxed without `allow-same-origin`: no answer can be addressed to the frame, so it hands out a port. */
  readonly opaque: boolean;
  readonly plans: PlanOrigins;
  /** Of the element, from its beginning. */
  readonly standing: Pick<Standing, 'ready' | 'problems'>;
  /** Wrong in the frame's own address. */
  readonly problems: readonly Problem[];
  /** The package that the page itself names. */
  readonly plan: string | null;
}

/** Milliseconds after which the page around is told again that the frame is there: it may begin to listen late. */
const HELLOS = [0, 250, 500, 1000, 2000, 4000, 8000, 16_000] as const;
/** No sign: an empty form. */
const NOTHING = { type: 'Feature', geometry: null, properties: {} } as const;
const BURST = 60;
const PER_SECOND = 30;

/** @returns ends the conversation */
export function converse(element: PlanElement, around: Surroundings): () => void {
  const frame = Math.random().toString(36).slice(2);
  const rate = new Rate(BURST, PER_SECOND, performance.now());
  const ports: MessagePort[] = [];
  let hellos: number[] = [];
  let [met, flooded] = [false, false];

  const post = (message: FromFrame, transfer: Transferable[] = []): void => around.parent.postMessage(message, around.origin, transfer);
  /** Before the page around has spoken nobody listens; it is told how things stand once it does. */
  const say = (message: FromFrame): void => (met ? post(message) : undefined);
  const complain = (problems: readonly Problem[]): void => say({ signplan: 1, type: 'error', problems });

  const hello = (): void => {
    const message = { signplan: 1, type: 'hello', protocol: PROTOCOL, frame } as const;
    if (!around.opaque) return post(message);
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }) => hear(data));
    port1.start();
    ports.push(port1);
    post(message, [port2]);
  };

  const hear = (data: unknown): void => {
    if (!rate.allows(performance.now())) {
      if (!flooded) complain([tooMany(PER_SECOND)]);
      flooded = true;
      return;
    }
    flooded = false;
    const read = readMessage(data);
    if (read === null) return;
    met = true;
    hellos.forEach((timer) => around.window.clearTimeout(timer));
    if (read.ok) act(read.value);
    else complain(read.problems);
  };

  const act = (message: ToFrame): void => {
    switch (message.type) {
      case 'hello':
        return tell();
      case 'set':
        return set(message);
      case 'check':
        return void element.check(message.proposal).then((result) => say({ signplan: 1, type: 'checked', id: message.id, result }));
      case 'select':
        return void element.select({ layer: message.layer, key: message.key });
      case 'show':
        return void element.showBox(message.box);
      case 'print':
        return void element.print();
    }
  };

  const tell = (): void => {
    const { ready, problems } = around.standing;
    if (ready !== null) say({ signplan: 1, type: 'ready', ...ready });
    const wrong = [...around.problems, ...problems];
    if (wrong.length > 0) complain(wrong);
    if (element.report !== null) say({ signplan: 1, type: 'check', report: element.report });
  };

  const set = (settings: Settings): void => {
    const { plan } = settings;
    const address = typeof plan === 'string' ? allowedPlan(plan, around.plans) : around.plan;
    if (typeof plan === 'string' && address === null) return complain([wrongPlan(plan)]);
    for (const name of [...SETTINGS, 'plan'] as const) {
      if (settings[name] === undefined) continue;
      const value = name === 'plan' ? address : settings[name];
      if (value === null) element.removeAttribute(name);
      else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
    }
    if (settings.readonly !== undefined) element.toggleAttribute('readonly', settings.readonly);
    if (settings.proposal !== undefined) element.proposal = settings.proposal ?? NOTHING;
  };

  const onMessage = ({ source, origin, data }: MessageEvent<unknown>): void => {
    if (source === around.parent && origin === around.origin) hear(data);
  };
  const onReady = ({ detail }: SignPlanEvents['sign-plan-ready']): void => say({ signplan: 1, type: 'ready', ...detail });
  const onCheck = ({ detail }: SignPlanEvents['sign-plan-check']): void => say({ signplan: 1, type: 'check', report: detail });
  const onError = ({ detail }: SignPlanEvents['sign-plan-error']): void => complain(detail.problems);
  const onSelect = ({ detail: { layer, key, others } }: SelectEvent): void => say({ signplan: 1, type: 'select', layer, key, others });
  const onNavigate = ({ detail: { to, href } }: SignPlanEvents['sign-plan-navigate']): void => say({ signplan: 1, type: 'navigate', to, href });

  const until = new AbortController();
  const { signal } = until;
  around.window.addEventListener('message', onMessage, { signal });
  element.addEventListener('sign-plan-ready', onReady, { signal });
  element.addEventListener('sign-plan-check', onCheck, { signal });
  element.addEventListener('sign-plan-error', onError, { signal });
  element.addEventListener('sign-plan-select', onSelect, { signal });
  element.addEventListener('sign-plan-navigate', onNavigate, { signal });
  hellos = HELLOS.map((wait) => around.window.setTimeout(hello, wait));
  return () => {
    until.abort();
    hellos.forEach((timer) => around.window.clearTimeout(timer));
    for (const port of ports) port.close();
  };
}
