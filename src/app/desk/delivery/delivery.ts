/** Files that are looked at before they are imported: read and judged in a worker, or where none can be started on the page; here are their state and their questions. */
import type { Feature, Geometry } from 'geojson';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { NO_DELIVERY, type DeliveryView } from '../../../elements/delivery/view.ts';
import type { ChosenFile } from '../../../elements/versions/types.ts';
import type { GivenFile } from '../../../import/types.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { Problem } from '../../../problem.ts';
import { planForWorker } from '../../worker/plan-given.ts';
import { startWorker } from '../../worker/start.ts';
import { BOUNDS, tooLarge } from './bounds.ts';
import workerUrl from './delivery-worker.ts?worker&url';
import { landmarksOf } from './context.ts';
import { clickedIn } from './clicked.ts';
import type { FromDelivery, Previewed, ToDelivery } from './talk.ts';

export class Delivery implements ReactiveController {
  view: DeliveryView = NO_DELIVERY;
  /** What stands out on the map. */
  finding: Geometry | null = null;
  private readonly host: ReactiveControllerHost;
  private plan: Plan | null = null;
  private previewed: Previewed | null = null;
  private choices: Record<number, string> = {};
  private worker: Worker | null = null;
  private asked = 0;
  private drawn: { readonly of: DeliveryView['layers']; readonly features: readonly Feature[] } | null = null;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** The desk's own package; another one is another plan to hold the files against. */
  give(plan: Plan): void {
    const before = this.plan;
    this.plan = plan;
    if (before !== null && before.digest !== plan.digest) this.clear();
  }

  /** What the map is to show: the same list while nothing in it is another. */
  get features(): readonly Feature[] {
    const { layers } = this.view;
    if (this.drawn?.of !== layers) this.drawn = { of: layers, features: layers.flatMap(({ index, visible }) => (visible ? (this.previewed?.features[index] ?? []) : [])) };
    return this.drawn.features;
  }

  get mapping(): string {
    return this.previewed?.mapping ?? '';
  }

  async open(files: readonly ChosenFile[], language: 'zh' | 'en'): Promise<void> {
    this.clear();
    const number = ++this.asked;
    const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
    const names = [...new Set(files.map(({ path }) => path.split('/')[0] ?? path))];
    if (bytes > BOUNDS.bytes || files.length > BOUNDS.files) return this.set({ ...NO_DELIVERY, files: names, problems: [tooLarge(`${files.length} files, ${bytes} bytes`)] });
    this.set({ ...NO_DELIVERY, phase: 'reading', files: names });
    try {
      const given: GivenFile[] = [];
      for (const { path, file } of files) given.push({ name: path, bytes: new Uint8Array(await file.arrayBuffer()) });
      if (number !== this.asked || this.plan === null) return;
      this.send({ kind: 'read', number, files: given, language });
    } catch (error) {
      if (number === this.asked) this.set({ ...NO_DELIVERY, files: names, problems: [{ code: 'delivery.unread', received: String(error), text: { zh: '浏览器没有读到文件；请核对权限后重试。', en: 'The browser could not read the file; check its permissions and try again.' } }] });
    }
  }

  choose(layer: number, choice: string): void {
    this.choices = { ...this.choices, [layer]: choice };
    this.set({ ...this.view, phase: 'reading', part: null });
    this.send({ kind: 'choose', number: ++this.asked, choices: this.choices });
  }

  turn(layer: number, visible: boolean): void {
    this.set({ ...this.view, layers: this.view.layers.map((one) => (one.index === layer ? { ...one, visible } : one)) });
  }

  look(index: number): Geometry | null {
    const found = this.view.findings[index];
    this.finding = found?.shape ?? (found?.at === undefined ? null : { type: 'Point', coordinates: [...found.at] });
    this.host.requestUpdate();
    return this.finding;
  }

  /** A click on the map. @param near degrees that a line or point may be off */
  click(at: readonly [lon: number, lat: number], near: number): void {
    const { previewed, view } = this;
    if (previewed === null) return;
    const shown = previewed.features.map((features, index) => (view.layers[index]?.visible === true ? features : []));
    this.set({ ...view, clicked: clickedIn(shown, at, near) });
  }

  cancel(): void {
    this.end();
    this.asked++;
    this.set(this.previewed === null ? NO_DELIVERY : { ...this.view, phase: 'done', part: null });
  }

  clear(): void {
    this.end();
    this.asked++;
    this.previewed = null;
    this.choices = {};
    this.finding = null;
    if (this.view !== NO_DELIVERY) this.set(NO_DELIVERY);
  }

  private end(): void {
    this.worker?.terminate();
    this.worker = null;
  }

  private send(message: ToDelivery): void {
    const { plan } = this;
    if (plan === null) return;
    try {
      if (this.worker === null) {
        const worker = startWorker(workerUrl, import.meta.url, 'sign-plan-delivery');
        worker.addEventListener('message', ({ data }: MessageEvent<FromDelivery>) => this.hear(data));
        worker.addEventListener('error', () => (worker === this.worker ? this.lost() : undefined));
        worker.postMessage({ kind: 'given', plan: planForWorker(plan), landmarks: landmarksOf(plan) } satisfies ToDelivery, []);
        this.worker = worker;
      }
      this.worker.postMessage(message, []);
    } catch {
      this.lost();
    }
  }

  /** It could not be fetched, a policy forbids it, or it broke. */
  private lost(): void {
    this.end();
    this.set({ ...this.view, phase: this.previewed === null ? 'none' : 'done', part: null, problems: [LOST] });
  }

  private hear(message: FromDelivery): void {
    if (message.number !== this.asked) return;
    switch (message.kind) {
      case 'progress':
        return this.set({ ...this.view, part: message.part });
      case 'failed':
        return this.set({ ...NO_DELIVERY, files: this.view.files, problems: message.problems });
      case 'previewed': {
        const { layers, findings, readiness, ownMapping } = message.previewed;
        this.previewed = message.previewed;
        const hidden = new Set(this.view.layers.flatMap(({ index, visible }) => (visible ? [] : index)));
        this.finding = null;
        return this.set({ ...this.view, phase: 'done', part: null, problems: [], clicked: [], layers: layers.map((layer) => ({ ...layer, visible: !hidden.has(layer.index) })), findings, readiness, ownMapping });
      }
    }
  }

  private set(view: DeliveryView): void {
    this.view = view;
    this.host.requestUpdate();
  }
}

const LOST: Problem = { code: 'delivery.worker', text: { zh: '读取用的后台线程没有启动或已中断；可重试。', en: 'The thread that reads did not start or broke off; try again.' } };
