/** The measure at the pointer while something is drawn. Styled by a sheet of the root, which no policy refuses. */
import type { Map as MapLibre } from 'maplibre-gl';
import css from './overlay.css?inline';

let sheet: CSSStyleSheet | null = null;

export class Overlay {
  readonly #map: MapLibre;
  readonly #label = box('drawing-label');
  #at: readonly [number, number] | null = null;

  constructor(map: MapLibre) {
    this.#map = map;
    map.getContainer().append(this.#label);
    const root = map.getContainer().getRootNode() as Document | ShadowRoot;
    if (sheet === null) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    map.on('move', this.#place);
  }

  /** @param texts the first is the chief one; none hides the label */
  label(texts: readonly string[], at: readonly [number, number] | null, wrong = false): void {
    this.#at = at;
    this.#label.hidden = texts.length === 0 || at === null;
    this.#label.classList.toggle('wrong', wrong);
    this.#label.replaceChildren(...texts.map((text, i) => Object.assign(document.createElement(i === 0 ? 'strong' : 'span'), { textContent: text })));
    this.#place();
  }

  remove(): void {
    this.#map.off('move', this.#place);
    this.#label.remove();
  }

  readonly #place = (): void => {
    if (this.#at === null || this.#label.hidden) return;
    const { x, y } = this.#map.project([...this.#at]);
    const { clientWidth, clientHeight } = this.#map.getContainer();
    // On the other side of the pointer where it would leave the map.
    const [left, top] = [x + 16 + this.#label.offsetWidth > clientWidth ? x - 16 - this.#label.offsetWidth : x + 16, y + 16 + this.#label.offsetHeight > clientHeight ? y - 16 - this.#label.offsetHeight : y + 16];
    this.#label.style.setProperty('transform', `translate(${Math.round(left)}px, ${Math.round(top)}px)`);
  };
}

function box(name: string): HTMLDivElement {
  const element = document.createElement('div');
  element.className = name;
  element.hidden = true;
  // Said by the pane; a reader should not hear every move of the hand.
  element.setAttribute('aria-hidden', 'true');
  return element;
}
