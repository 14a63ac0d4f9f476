/** The package on its way to the page: what decides first, the rest when the browser is idle. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FormValues } from '../elements/form/values.ts';
import type { Problem } from '../problem.ts';
import { whenIdle } from './idle.ts';
import { builtin } from './builtin.ts';
import { onceOnline } from './online.ts';
import { openPackage, type Opened } from './package.ts';

export interface LoadingSteps {
  /** Whatever was known before stands no longer. */
  begin(): void;
  /** It can be judged by. */
  opened(opened: Opened): void;
  /** The browser has nothing better to do; `rest` comes meanwhile, and its end is waited for. */
  idle(): Promise<unknown>;
  /** All of it is here. */
  whole(): void;
  /** What stands in the form. */
  values?(): FormValues;
  /** What is judged by has become another, for another place. */
  moved?(): void;
  /** Without a package that holds together there is no report, not even the one that was there. */
  failed(problems: readonly Problem[]): void;
}

/** Something was not read for want of a network. */
const cutOff = (problems: readonly Problem[]): boolean => problems.some(({ code }) => code === 'source.unreachable');

export class Loading implements ReactiveController {
  opened: Opened | null = null;
  failure: readonly Problem[] = [];
  /** Of what the first verdict needs. */
  percent: number | null = null;
  readonly host: ReactiveControllerHost & { readonly plan: string; readonly isConnected: boolean };
  readonly steps: LoadingSteps;
  private run: AbortController | null = null;
  /** What decides is on its way. */
  private reading = false;
  /** The address that was last read from. */
  private from: string | null = null;

  constructor(host: ReactiveControllerHost & { readonly plan: string; readonly isConnected: boolean }, steps: LoadingSteps) {
    this.host = host;
    this.steps = steps;
    host.addController(this);
  }

  hostConnected(): void {
    // Taken out of the page while loading, and put back: what decides stands, where it was there already.
    if (this.run?.signal.aborted === true) {
      if (this.reading || this.opened === null) void this.load();
      else this.rest(this.opened, (this.run = new AbortController()));
    }
    // A framework may set it after.
    if (builtin === null) whenIdle(() => void this.demand());
  }

  /** Without a package nothing works, and a forgotten address is told. */
  private async demand(): Promise<void> {
    const { host, from } = this;
    if (from !== null || host.plan !== '' || !host.isConnected) return;
    const { NO_PLAN } = await import('./attributes.ts');
    if (this.from === null) this.fail([NO_PLAN]);
  }

  hostUpdate(): void {
    // Without an address: the package that the script brings.
    if (builtin !== null && this.host.plan === '' && this.from !== '') void this.load();
  }

  hostDisconnected(): void {
    this.run?.abort();
  }

  readonly load = async (): Promise<void> => {
    this.run?.abort();
    const run = new AbortController();
    this.run = run;
    // Nothing is judged by another plan meanwhile.
    if (this.from !== this.host.plan) this.opened = null;
    this.from = this.host.plan;
    this.reading = true;
    this.failure = [];
    this.percent = null;
    this.steps.begin();
    const opened = await openPackage(this.host.plan, run.signal, (percent) => {
      this.percent = percent;
      this.host.requestUpdate();
    }, this.steps.values?.());
    // A late answer never overwrites a newer one.
    if (run.signal.aborted) return;
    this.reading = false;
    if (!opened.ok) return this.fail(opened.problems);
    this.opened = opened.value;
    opened.value.around?.show(this);
    this.steps.opened(opened.value);
    this.host.requestUpdate();
    this.rest(opened.value, run);
  };

  private rest(opened: Opened, { signal }: AbortController): void {
    whenIdle(() => void this.complete(opened, signal));
  }

  /** What is judged by: of a package that is read in part what lies about the place, and null while that is on its way. */
  at(values: FormValues): Opened | null {
    const { opened } = this;
    return opened?.around === undefined ? opened : opened.around.at(values);
  }

  private async complete(opened: Opened, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const [rest] = await Promise.all([opened.rest(signal), this.steps.idle()]);
    if (signal.aborted) return;
    if (!rest.ok) return this.fail(rest.problems);
    this.run = null;
    const whole = opened.around?.now ?? { ...opened, plan: rest.value };
    this.opened = whole;
    this.steps.whole();
    // What decides is read again from the start, as by the button; what is only drawn comes by itself.
    const again = cutOff(opened.plan.problems) ? this.load : () => this.complete(opened, signal);
    if (cutOff(rest.value.problems)) onceOnline(() => (this.opened === whole ? again() : undefined));
    this.host.requestUpdate();
  }

  private fail(problems: readonly Problem[]): void {
    this.run = null;
    this.opened = null;
    this.failure = problems;
    if (cutOff(problems)) onceOnline(() => (this.failure === problems ? this.load() : undefined));
    this.steps.failed(problems);
    this.host.requestUpdate();
  }
}
