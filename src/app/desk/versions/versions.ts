/** The second package beside the desk's own: opened, compared, its verdicts held against the first's. The work is done in a worker; here are its state and its questions. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { VersionsState } from '../../../elements/versions/types.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { ProposalRow } from '../../../plan/proposal-rows.ts';
import type { Problem } from '../../../problem.ts';
import type { AuditOptions } from '../../../survey/types.ts';
import { planForWorker } from '../../worker/plan-given.ts';
import { startWorker } from '../../worker/start.ts';
import { folderAddress } from './address.ts';
import type { FromVersions, Origin, ToVersions, ToWorker } from './talk.ts';
import workerUrl from './version-worker.ts?worker&url';

const NOTHING: VersionsState = { second: null, compared: null, verdicts: null, remarks: [], progress: null, problems: [] };

/** As the desk's own package reads them, and the day that they are judged as of. */
export interface Signs {
  readonly rows: readonly ProposalRow[];
  readonly options: AuditOptions;
}

/** Rows sent at a time: copying a hundred thousand at once would hold the page up. */
const PIECE = 200;

export class Versions implements ReactiveController {
  state: VersionsState = NOTHING;
  private readonly host: ReactiveControllerHost;
  private first: Plan | null = null;
  private say: ((message: ToVersions) => void) | null = null;
  private worker: Worker | null = null;
  private asked = 0;
  /** The question that is open. */
  private waiting: { readonly number: number; readonly message: ToVersions } | null = null;
  private signs: Signs | null = null;
  /** Rows that the worker has. */
  private sent: readonly ProposalRow[] | null = null;
  private heard = false;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.waiting = null;
    this.end();
    this.state = NOTHING;
  }

  /** The desk's own package; another one ends what was compared with the last. The same with more of its layers read does not. */
  give(plan: Plan): void {
    const before = this.first;
    if (plan === before) return;
    this.first = plan;
    // What is only drawn comes later and is not compared.
    if (before !== null && judgedAlike(before, plan)) return;
    if (before !== null && before.digest !== undefined && before.digest === plan.digest) this.say?.({ kind: 'given', plan });
    else this.close();
  }

  /** Reads the package and compares it with the first. What was opened before goes. */
  open(origin: Origin): void {
    if (this.first === null) return;
    if (origin.kind === 'address') {
      const address = folderAddress(origin.address, document.baseURI);
      if (!address.ok) return this.set({ ...NOTHING, problems: address.problems });
      origin = { kind: 'address', address: address.value };
    }
    this.stop();
    this.set({ ...NOTHING, progress: { step: 'read', part: 0 } });
    const asked = origin;
    this.ask((number) => ({ kind: 'open', number, origin: asked }));
  }

  close(): void {
    this.waiting = null;
    this.end();
    this.set(NOTHING);
  }

  /** From which to which: the other way round. */
  turn(): void {
    if (this.state.compared === null) return;
    this.stop();
    this.set({ ...this.state, verdicts: null, progress: { step: 'compare', part: 0 }, problems: [] });
    this.ask((number) => ({ kind: 'turn', number }));
  }

  /** Signs to be judged by both packages: now, and whenever another is opened. Null is none. */
  judge(signs: Signs | null): void {
    this.signs = signs;
    if (this.state.compared === null) return;
    this.stop();
    this.set({ ...this.state, verdicts: null, remarks: [], progress: signs === null ? null : { step: 'judge', part: 0 } });
    if (signs !== null) void this.send(signs);
  }

  private async send(signs: Signs): Promise<void> {
    const { rows, options } = signs;
    const say = this.start();
    if (this.sent !== rows) {
      this.sent = null;
      for (let i = 0; i === 0 || i < rows.length; i += PIECE) {
        say?.({ kind: 'rows', rows: rows.slice(i, i + PIECE), first: i === 0 });
        await new Promise((done) => void setTimeout(done, 0));
        if (this.signs !== signs || this.say !== say) return;
      }
      this.sent = rows;
    }
    this.ask((number) => ({ kind: 'judge', number, options }));
  }

  /** Gives up what is being done; what stood before stands. */
  cancel(): void {
    this.stop();
    this.set({ ...this.state, progress: null });
  }

  private ask(make: (number: number) => ToVersions): void {
    const number = ++this.asked;
    this.waiting = { number, message: make(number) };
    this.start()?.(this.waiting.message);
  }

  private stop(): void {
    if (this.waiting !== null) this.say?.({ kind: 'stop', number: this.waiting.number });
    this.waiting = null;
  }

  private end(): void {
    this.worker?.terminate();
    this.worker = null;
    this.say = null;
    this.sent = null;
    this.heard = false;
  }

  /** A worker that has the first package; on the page itself where none can be started. */
  private start(): ((message: ToVersions) => void) | null {
    if (this.say !== null || this.first === null) return this.say;
    try {
      const worker = startWorker(workerUrl, import.meta.url, 'sign-plan-versions');
      worker.addEventListener('message', ({ data }: MessageEvent<FromVersions>) => this.hear(data));
      worker.addEventListener('error', () => this.lost(worker));
      this.worker = worker;
      this.say = (message) => worker.postMessage((message.kind === 'given' ? { kind: 'given', plan: planForWorker(message.plan) } : message) satisfies ToWorker, []);
    } catch {
      this.work();
    }
    this.say?.({ kind: 'given', plan: this.first });
    return this.say;
  }

  /** The same on the page, a slice at a time. */
  private work(): void {
    const made = import('./work.ts').then(({ Work }) => new Work((message) => this.hear(message)));
    this.say = (message) => void made.then((work) => work.take(message)).catch(() => this.set({ ...NOTHING, problems: [LOST] }));
  }

  /** It could not be fetched, a policy forbids it, or it broke: the first question is then answered by the page. */
  private lost(worker: Worker): void {
    if (worker !== this.worker) return;
    const { waiting, heard, first } = this;
    this.end();
    if (heard || waiting === null || first === null) {
      this.waiting = null;
      return this.set({ ...NOTHING, problems: [LOST] });
    }
    this.work();
    for (const message of [{ kind: 'given', plan: first } as const, waiting.message]) this.say?.(message);
  }

  private hear(message: FromVersions): void {
    this.heard = true;
    if (message.number !== this.waiting?.number) return;
    if (message.kind === 'progress') {
      const { step, part } = message;
      const before = this.state.progress;
      // What is not seen is not drawn again.
      if (before?.step !== step || Math.round(before.part * 100) !== Math.round(part * 100)) this.set({ ...this.state, progress: { step, part } });
      return;
    }
    this.waiting = null;
    const done = { ...this.state, progress: null, problems: [] };
    switch (message.kind) {
      case 'failed':
        return this.set({ ...done, problems: message.problems });
      case 'judged':
        return this.set({ ...done, verdicts: message.verdicts, remarks: message.remarks });
      case 'opened':
        this.set({ ...done, second: { plan: message.second, name: message.name }, compared: message.compared });
        return this.judge(this.signs);
      case 'turned':
        this.set({ ...done, compared: message.compared });
        return this.judge(this.signs);
    }
  }

  private set(state: VersionsState): void {
    this.state = state;
    this.host.requestUpdate();
  }
}

/** The same layers that are more than drawn, as they were read. */
const judgedAlike = (a: Plan, b: Plan): boolean => a.manifest === b.manifest && [...b.layers].every(([id, layer]) => layer.entry.role === 'base' || a.layers.get(id) === layer);

const LOST: Problem = { code: 'versions.worker', text: { zh: '比较用的后台线程没有启动或已中断；可重试。', en: 'The thread that compares did not start or broke off; try again.' } };
