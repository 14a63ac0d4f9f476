/** The handle between two maps: dragged, or moved by keys as a slider. */
import { type TemplateResult, html } from 'lit';
import type { Language } from '../context.ts';
import { DESK_TEXTS } from './texts.ts';

/** Shares of the width that the handle keeps to: it is never lost at an edge. */
const [LEAST, MOST] = [0.02, 0.98];
const STEP = 0.02;
const PAGE = 0.1;

export class Swipe {
  /** Share of the width that is the first map's. */
  share = 0.56;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  render(language: Language): TemplateResult {
    const percent = Math.round(this.share * 100);
    return html`<div class="swipe" @pointerdown=${this.#take}>
      <div class="handle" role="slider" tabindex="0" aria-orientation="horizontal" aria-label=${DESK_TEXTS.swipe[language]} aria-valuemin="2" aria-valuemax="98" aria-valuenow=${percent} aria-valuetext="${DESK_TEXTS.swipeValue[language]} ${percent} %" @keydown=${this.#key}>
        <svg width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true"><path d="M-3.5-4.5L-8 0L-3.5 4.5M3.5-4.5L8 0L3.5 4.5" /></svg>
      </div>
    </div>`;
  }

  /** For the style of the stage: `56%`. */
  get css(): string {
    return `${(this.share * 100).toFixed(2)}%`;
  }

  #go(share: number): void {
    this.share = Math.min(MOST, Math.max(LEAST, share));
    this.#changed();
  }

  readonly #key = (event: KeyboardEvent): void => {
    const to: Readonly<Record<string, number>> = {
      ArrowLeft: this.share - STEP, ArrowDown: this.share - STEP, ArrowRight: this.share + STEP, ArrowUp: this.share + STEP, PageDown: this.share - PAGE, PageUp: this.share + PAGE, Home: LEAST, End: MOST,
    };
    const share = to[event.key];
    if (share === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#go(share);
  };

  readonly #take = (event: PointerEvent): void => {
    const line = event.currentTarget as HTMLElement;
    const stage = line.parentElement;
    if (!stage || event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    line.setPointerCapture(event.pointerId);
    line.querySelector<HTMLElement>('.handle')?.focus({ preventScroll: true });
    const move = ({ clientX }: PointerEvent): void => {
      const { left, width } = stage.getBoundingClientRect();
      if (width > 0) this.#go((clientX - left) / width);
    };
    const end = new AbortController();
    line.addEventListener('pointermove', move, { signal: end.signal });
    for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) line.addEventListener(type, () => end.abort(), { signal: end.signal });
  };
}
