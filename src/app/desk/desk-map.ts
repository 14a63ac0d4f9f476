/** The desk's map: fetched late, told what to show, heard. Without it the desk goes on. */
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Language } from '../../elements/shared/messages.ts';
import type { Basemap } from '../../map/desk/basemap/types.ts';
import type { CrsEvent, DeskCamera, DeskMoveEvent, IdentifyEvent } from '../../map/desk/events.ts';
import type { Caption } from '../../map/desk/overlays.ts';
import type { SignPlanDeskMap } from '../../map/desk/sign-plan-desk-map.ts';
import type { MapSide } from '../../map/desk/types.ts';
import type { Box } from '../../map/inside-point.ts';
import type { Theme } from '../../map/palette.ts';
import type { FeatureRef } from '../../survey/types.ts';
import { Lazy } from '../lazy.ts';
import { basemapNet } from './basemap-net.ts';
import type { DeskStore } from './store.ts';
import { part } from './part.ts';

export interface MapGiven {
  readonly first: MapSide;
  readonly second: MapSide | null;
  readonly captions: readonly [Caption, Caption] | null;
  /** As the map knows it. */
  readonly chosen: FeatureRef | null;
  readonly basemap: Basemap;
  readonly language: Language;
  readonly theme: Theme;
  readonly tools: TemplateResult;
}

interface Heard {
  readonly identify: (event: IdentifyEvent) => void;
  readonly move: (camera: DeskCamera) => void;
  readonly ready: (element: SignPlanDeskMap) => void;
  readonly crs: (crs: string) => void;
}

export class DeskMap {
  /** Where the map rests; null before it does. */
  camera: DeskCamera | null = null;
  private readonly store: DeskStore;
  private readonly host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  private readonly heard: Heard;
  private readonly code: Lazy<unknown>;
  private sides: Pick<MapGiven, 'first' | 'second'> | null = null;

  constructor(store: DeskStore, host: ReactiveControllerHost & { readonly renderRoot: ParentNode }, heard: Heard) {
    this.store = store;
    this.host = host;
    this.heard = heard;
    this.code = new Lazy(host, () => import('../../map/desk/sign-plan-desk-map.ts'));
  }

  get element(): SignPlanDeskMap | null {
    return this.host.renderRoot.querySelector('sign-plan-desk-map');
  }

  showBox(box: Box): void {
    this.element?.showBox(box);
  }

  render(given: MapGiven): TemplateResult {
    const { captions, chosen, basemap, language, theme, tools } = given;
    const { tool, labels, crs } = this.store.state;
    const { first, second } = this.kept(given);
    return part(this.code, language, () => html`<sign-plan-desk-map
      .first=${first}
      .second=${second}
      .captions=${captions}
      .basemap=${basemap}
      .net=${basemapNet}
      .language=${language}
      .theme=${theme}
      .chosen=${chosen}
      .labels=${labels}
      .crs=${crs}
      .asking=${tool === null}
      @sign-plan-desk-identify=${this.heard.identify}
      @sign-plan-desk-moveend=${this.onMove}
      @sign-plan-desk-map-ready=${this.onReady}
      @sign-plan-desk-crs=${({ detail }: CrsEvent) => this.heard.crs(detail)}
      ><div slot="tools" class="tool-slot">${tools}</div></sign-plan-desk-map
    >`);
  }

  /** The same objects as before where nothing in them is another: then the map has nothing to do. */
  private kept(given: Pick<MapGiven, 'first' | 'second'>): Pick<MapGiven, 'first' | 'second'> {
    const before = this.sides;
    const first = same(before?.first ?? null, given.first) ? (before?.first ?? given.first) : given.first;
    const second = same(before?.second ?? null, given.second) ? (before?.second ?? null) : given.second;
    this.sides = { first, second };
    return this.sides;
  }

  private readonly onMove = ({ detail }: DeskMoveEvent): void => {
    this.camera = detail;
    this.heard.move(detail);
  };

  private readonly onReady = (): void => {
    const { element } = this;
    if (element !== null) this.heard.ready(element);
  };
}

function same(before: MapSide | null, now: MapSide | null): boolean {
  if (before === null || now === null) return before === now;
  return before.plan === now.plan && before.layers === now.layers && before.shown === now.shown && before.signs === now.signs && before.surface === now.surface;
}
