/** Another ground under the applicant's map than the package's own: sources and layers of a basemap that the operator configured, below all that the plan draws. */
import type { ErrorEvent, Map as MapLibre, MapSourceDataEvent } from 'maplibre-gl';
import type { BasemapNet } from './desk/basemap/net.ts';
import { isBasemapId } from './desk/basemap/prepare.ts';
import { claims, onGround, type Claim } from './desk/claims.ts';
import { SCHEMATIC, type Basemap } from './desk/basemap/types.ts';
import { GroundChoice, type ChoiceHands } from './desk/ground-choice.ts';
import { PALETTES, type Theme } from './palette.ts';
import type { Plan } from '../plan/plan.ts';

export class OtherGround {
  private readonly map: MapLibre;
  private readonly choice: GroundChoice;
  private readonly claims: ReadonlyMap<string, Claim>;
  private theme: Theme;

  constructor(map: MapLibre, plan: Plan, theme: Theme, hands: ChoiceHands) {
    this.map = map;
    this.claims = claims(plan);
    this.theme = theme;
    this.choice = new GroundChoice({
      ...hands,
      changed: () => {
        this.lay();
        hands.changed();
      },
    });
    map.on('error', this.failed);
    map.on('sourcedata', this.came);
  }

  get shown(): Basemap {
    return this.choice.shown;
  }

  async ask(basemap: Basemap, net: BasemapNet): Promise<void> {
    const { lng, lat } = this.map.getCenter();
    await this.choice.ask(basemap, [lng, lat], net);
  }

  look(theme: Theme): void {
    if (theme === this.theme) return;
    this.theme = theme;
    this.lay();
  }

  /** The schematic again; the map lives on. */
  remove(): void {
    this.map.off('error', this.failed);
    this.map.off('sourcedata', this.came);
    void this.choice.ask(SCHEMATIC, [0, 0], null);
  }

  private lay(): void {
    const { map } = this;
    const { prepared } = this.choice;
    if (map.style === undefined) return;
    const { layers, sources } = map.getStyle();
    for (const { id } of layers) if (isBasemapId(id)) map.removeLayer(id);
    for (const id of Object.keys(sources)) if (isBasemapId(id)) map.removeSource(id);
    for (const [id, source] of Object.entries(prepared?.sources ?? {})) map.addSource(id, source);
    const own = layers.filter(({ id }) => !isBasemapId(id));
    const above = own[own.findIndex(({ id }) => id === 'land') + 1]?.id;
    for (const layer of prepared?.layers(PALETTES[this.theme]) ?? []) map.addLayer(layer, above);
    for (const layer of own) if (onGround(layer, this.claims)) map.setLayoutProperty(layer.id, 'visibility', prepared === null ? 'visible' : 'none');
  }

  private readonly failed = ({ error, ...event }: ErrorEvent): void => {
    const { sourceId } = event as { readonly sourceId?: string };
    if (isBasemapId(sourceId)) this.choice.tile({ status: (error as Error & { readonly status?: number }).status, message: error.message });
  };

  private readonly came = (event: MapSourceDataEvent): void => {
    if (isBasemapId(event.sourceId) && (event as { readonly tile?: unknown }).tile !== undefined) this.choice.tile(null);
  };
}
