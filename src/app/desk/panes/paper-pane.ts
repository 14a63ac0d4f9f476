/** The map on paper: what the screen shows, at a true scale, in a dialog of its own. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Feature } from 'geojson';
import type { SignPlanMapSheet } from '../../../elements/map-sheet/sign-plan-map-sheet.ts';
import type { GroundPicture, LayerState, SignMarks } from '../../../map/desk/types.ts';
import { Lazy } from '../../lazy.ts';
import type { DeskHost } from '../host.ts';
import { part } from '../part.ts';
import { deskWords } from '../words.ts';

/** What lies on the map when the sheet is opened. */
export interface OnSheet {
  readonly layers: readonly LayerState[];
  readonly signs: SignMarks | null;
  /** The ground coloured by verdict, and the sign that it is of. */
  readonly coloured: { readonly picture: GroundPicture; readonly sign: string } | null;
  readonly drawn: readonly Feature[];
}

export class PaperPane {
  private readonly host: DeskHost;
  private readonly now: () => OnSheet | null;
  private readonly code: Lazy<unknown>;
  private element: SignPlanMapSheet | null = null;
  /** The ground is only on the sheet where that is asked for: the screen shows it in its own pane alone. */
  private withSurface = false;

  constructor(host: DeskHost, now: () => OnSheet | null) {
    this.host = host;
    this.now = now;
    this.code = new Lazy(host, () => import('../../../elements/map-sheet/sign-plan-map-sheet.ts'));
    host.addController({ hostDisconnected: () => this.remove() });
  }

  render(): TemplateResult {
    const language = this.host.given?.language ?? 'zh';
    const w = deskWords(language);
    const coloured = this.now()?.coloured ?? null;
    return part(this.code, language, () => html`<section class="paper" aria-labelledby="paper-title">
      <h2 id="paper-title">${w.panes.paper}</h2>
      <p>${w.paper}</p>
      ${coloured === null ? nothing : html`<label class="with"><input type="checkbox" .checked=${this.withSurface} @change=${(event: Event) => (this.withSurface = (event.target as HTMLInputElement).checked)} />${w.withSurface(coloured.sign)}</label>`}
      <button type="button" class="button primary" @click=${this.open}>${w.openPaper}</button>
    </section>`);
  }

  private readonly open = (): void => {
    const { given, plan, store, sets, map } = this.host;
    const now = this.now();
    if (given === null || plan === null || now === null) return;
    this.remove();
    const { coloured, ...rest } = now;
    const w = deskWords(given.language);
    const surface = this.withSurface ? coloured : null;
    const element = document.createElement('sign-plan-map-sheet');
    Object.assign(element, { plan, language: given.language, view: map.camera?.bounds ?? null, ...rest, surface: surface?.picture ?? null, ...(surface === null ? {} : { heading: w.surfaceTitle, note: surface.sign }), shown: sets.keys, asOf: store.state.asOf, link: given.link() });
    element.dataset['theme'] = given.theme;
    element.addEventListener('sign-plan-close', () => this.remove());
    // Directly in the body: what is printed is this element and nothing beside it.
    document.body.append(element);
    this.element = element;
  };

  private remove(): void {
    this.element?.remove();
    this.element = null;
  }
}
