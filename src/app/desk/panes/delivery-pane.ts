/** Files of a design institute, looked at before they are imported: over the plan, in memory, gone with the page. */
import type { Feature, Geometry } from 'geojson';
import { html, type TemplateResult } from 'lit';
import { NO_DELIVERY, type DeliveryAction, type DeliveryView } from '../../../elements/delivery/view.ts';
import type { ChosenFile } from '../../../elements/versions/types.ts';
import { boundsOf } from '../../../map/inside-point.ts';
import type { Plan } from '../../../plan/plan.ts';
import { Lazy } from '../../lazy.ts';
import { saveFile } from '../../save-file.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { listen, type DeskHost } from '../host.ts';
import { part } from '../part.ts';

/** Pixels that a line or point may be missed by. */
const NEAR = 8;
/** Degrees about a place that is shown. */
const AROUND = 0.001;

export class DeliveryPane {
  private readonly host: DeskHost;
  private readonly code: Lazy<Delivery>;
  private plan: Plan | null = null;

  constructor(host: DeskHost) {
    this.host = host;
    this.code = new Lazy(host, async () => {
      const [{ Delivery }] = await Promise.all([import('../delivery/delivery.ts'), import('../../../elements/delivery/sign-plan-delivery.ts')]);
      return new Delivery(host);
    });
    listen(host, { 'sign-plan-delivery-act': ({ detail }) => void this.act(detail) });
  }

  get view(): DeliveryView {
    return this.code.value?.view ?? NO_DELIVERY;
  }

  get features(): readonly Feature[] {
    return this.code.value?.features ?? NONE;
  }

  get finding(): Geometry | null {
    return this.code.value?.finding ?? null;
  }

  /** As many as are placed. */
  get count(): number {
    return this.view.layers.reduce((sum, { box, count }) => sum + (box === null ? 0 : count), 0);
  }

  give(plan: Plan): void {
    this.plan = plan;
    this.code.value?.give(plan);
  }

  clicked(at: readonly [lon: number, lat: number]): void {
    const zoom = this.host.map.camera?.zoom ?? 14;
    this.code.value?.click(at, (NEAR * 360) / (512 * 2 ** zoom));
  }

  /** Dropped on the map. */
  async open(files: readonly ChosenFile[]): Promise<void> {
    this.host.store.set({ pane: 'delivery', tool: null });
    const delivery = await this.code.fetch();
    if (delivery === null || this.plan === null) return;
    delivery.give(this.plan);
    await delivery.open(files, this.host.given?.language ?? 'zh');
  }

  private async act(action: DeliveryAction): Promise<void> {
    const delivery = this.code.value;
    if (delivery === null) return;
    switch (action.action) {
      case 'files':
        return this.open(action.files);
      case 'crs':
        return delivery.choose(action.layer, action.choice);
      case 'visible':
        return delivery.turn(action.layer, action.visible);
      case 'zoom': {
        const box = delivery.view.layers[action.layer]?.box;
        if (box) this.host.map.showBox([...box]);
        return;
      }
      case 'finding': {
        const box = boundsOf(delivery.look(action.index) ?? { type: 'GeometryCollection', geometries: [] });
        if (box !== null) this.host.map.showBox([box[0] - AROUND, box[1] - AROUND, box[2] + AROUND, box[3] + AROUND]);
        return;
      }
      case 'cancel':
        return delivery.cancel();
      case 'clear':
        return delivery.clear();
      case 'save-mapping':
        return saveFile('import.yaml', new Blob([delivery.mapping], { type: 'text/yaml;charset=utf-8' }));
    }
  }

  render(): TemplateResult {
    const language = this.host.given?.language ?? 'zh';
    return part(this.code, language, ({ view }) => html`<sign-plan-delivery .view=${view} .language=${language}></sign-plan-delivery>`);
  }
}

const NONE: readonly Feature[] = [];
