/** The map where it stands in the page: beside the panel or, narrow, within it, so that what is read and reached follows what is seen. It stays when it moves. */
import { html, render, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { FeatureRef, SignPlanEvents } from '../../elements/shared/events.ts';
import { messages, type Language } from '../../elements/shared/messages.ts';
import type { LineEvent, LookEvent, PlaceEvent, SelectEvent } from '../../map/events.ts';
import type { MapElement } from '../../map/map-element.ts';
import type { Theme } from '../../map/palette.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Report } from '../../report/types.ts';
import type { Layout } from '../layout.ts';
import { MapModule } from './map-module.ts';
import { mapNote } from '../parts.ts';

export interface MapGiven {
  readonly plan: Plan | null;
  readonly report: Report | null;
  readonly proposal: Proposal | null;
  readonly language: Language;
  readonly theme: Theme;
  /** What a press on it does. */
  readonly hand: MapElement['hand'];
  /** Where the host page wants to look. */
  readonly camera: MapElement['camera'];
  /** Whose ground is drawn, where it is not the package's own. */
  readonly ground: MapElement['ground'];
  /** What lies over a corner of the map. */
  readonly inset?: TemplateResult | undefined;
  /** Without a package the failure is told elsewhere. */
  readonly quiet: boolean;
}

/** What becomes of what is done on the map. */
interface Hands {
  placed(detail: PlaceEvent['detail']): void;
  drawn(detail: LineEvent['detail']): void;
  looked(detail: LookEvent['detail']): void;
}

/** Milliseconds that a place that was typed or linked has to come to rest. */
const REST = 600;

export class MapStage {
  readonly module: MapModule;
  /** The baseline of the face is being drawn. */
  drawing = false;
  private highlight: FeatureRef | null = null;
  /** Narrow: the map takes most of the screen. */
  private tall = false;
  private readonly pane = document.createElement('section');
  private readonly host: ReactiveControllerHost;
  private readonly hands: Hands;
  private readonly layout: Layout;
  private following: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, hands: Hands, layout: Layout) {
    this.host = host;
    this.hands = hands;
    this.layout = layout;
    this.module = new MapModule(host);
    host.addController({ hostDisconnected: () => clearTimeout(this.following) });
  }

  get element(): MapElement | null {
    return this.pane.querySelector<MapElement>('sign-plan-map, sign-plan-svg-map');
  }

  /** Brings a place that was typed or linked into view, once it has come to rest. */
  follow(): void {
    clearTimeout(this.following);
    this.following = setTimeout(() => this.element?.showProposal(), REST);
  }

  /** Lights up a feature of the plan, or none. */
  light(highlight: FeatureRef | null): void {
    this.highlight = highlight;
    this.host.requestUpdate();
  }

  readonly onHighlight = ({ detail }: SignPlanEvents['sign-plan-highlight']): void => this.light(detail);

  /** A feature chosen in the panel; one that was chosen on the map is there already. */
  readonly onSelect = ({ detail, target }: SelectEvent): void => {
    if (target !== this.element) this.choose(detail);
  };

  /** Brings a feature into view and lights it up. */
  choose(detail: FeatureRef): void {
    if (this.layout.narrow) this.pane.scrollIntoView({ block: 'start' });
    this.element?.showFeature(detail.layer, detail.key);
    this.light(detail);
  }

  showBox(box: readonly [number, number, number, number]): void {
    if (this.layout.narrow) this.pane.scrollIntoView({ block: 'nearest' });
    this.element?.showBox(box);
  }

  readonly show = (): void => {
    this.pane.scrollIntoView({ block: 'nearest' });
    this.element?.focus({ preventScroll: true });
  };

  readonly draw = (): void => {
    this.setDrawing(true);
    // The map says by then what its keys do while it is drawn on.
    void this.host.updateComplete.then(this.show);
  };

  setDrawing(drawing: boolean): void {
    this.drawing = drawing;
    this.host.requestUpdate();
  }

  render({ quiet, inset, ...given }: MapGiven): HTMLElement {
    const { language } = given;
    const { module, drawing, tall, highlight } = this;
    const { roomy } = this.layout;
    this.pane.className = `map ${module.state} ${tall || drawing ? 'tall' : ''}`;
    this.pane.part.value = 'map';
    this.pane.setAttribute('aria-label', messages(language).map);
    const map = module.render({ ...given, inset, highlight, roomy, tall, drawing, onPlace: this.onPlace, onLine: this.onLine, onLook: this.onLook, onDrawn: () => this.setDrawing(false), onTall: this.onTall });
    render(html`${map} ${quiet ? undefined : mapNote(module.state, language, module.retry)}`, this.pane);
    return this.pane;
  }

  private readonly onPlace = ({ detail }: PlaceEvent): void => {
    this.highlight = null;
    this.hands.placed(detail);
  };

  private readonly onLook = ({ detail }: LookEvent): void => this.hands.looked(detail);

  private readonly onLine = ({ detail }: LineEvent): void => {
    this.drawing = false;
    this.hands.drawn(detail);
    this.follow();
  };

  private readonly onTall = (): void => {
    this.tall = !this.tall;
    this.host.requestUpdate();
  };
}
