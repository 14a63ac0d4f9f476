/** Drawing the baseline of a face on either map: taps set its points, and the line so far is shown with its length and the way it looks. */
import { type TemplateResult, html, nothing, svg } from 'lit';
import type { Language } from '../context.ts';
import { type LonLat } from '../local.ts';
import type { Ground } from '../plan-view.ts';
import { type Draft, EMPTY, accuracyOf, added, coordinatesOf, facingOf, isLine, lengthOf, turnedRound, undone } from './draft.ts';
import { DRAWING_TEXTS as T, WINDS } from './texts.ts';

/** Metres of error from which a closer view is worth it. */
const COARSE = 1;

interface Hands {
  readonly changed: () => void;
  readonly finished: (coordinates: readonly (readonly [number, number])[], accuracy: number) => void;
  readonly cancelled: () => void;
}

export class Drawing {
  #draft: Draft = EMPTY;
  /** Where the mouse is: the next point, if it were pressed. */
  #pointer: LonLat | null = null;
  readonly #hands: Hands;

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  clear(): void {
    this.#draft = EMPTY;
    this.#pointer = null;
  }

  add(at: LonLat, accuracy: number): void {
    this.#become(added(this.#draft, { at, accuracy }));
  }

  point(at: LonLat | null): void {
    if (at === null && this.#pointer === null) return;
    this.#pointer = at;
    if (this.#draft.points.length > 0) this.#hands.changed();
  }

  /** True where the key was meant for the drawing. Enter alone is the map's: it sets a point at its centre. */
  key({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (key === 'Escape') this.#hands.cancelled();
    else if (key === 'Backspace') this.#undo();
    else if (key === 'Enter' && (ctrlKey || metaKey)) this.#finish();
    else return false;
    return true;
  }

  /** What is said and can be done. */
  panel(language: Language): TemplateResult {
    const draft = this.#draft;
    const line = isLine(draft);
    const button = (label: string, on: () => void, enabled: boolean, kind = ''): TemplateResult => html`<button type="button" class=${kind} aria-disabled=${enabled ? nothing : 'true'} @click=${on}>${label}</button>`;
    return html`<div class="draw" role="group" aria-label=${T.title[language]} aria-description=${T.keys[language]}>
      <p role="status">${line ? html`<strong>${this.#measured(language)}</strong> ${accuracyOf(draft) > COARSE ? coarse(accuracyOf(draft), language) : T.arrow[language]}` : T[draft.points.length === 0 ? 'first' : 'next'][language]}</p>
      <div class="do">
        ${button(T.finish[language], this.#finish, line, 'primary')} ${button(T.undo[language], this.#undo, draft.points.length > 0)} ${button(T.turn[language], this.#turn, line)}
        ${button(T.cancel[language], this.#hands.cancelled, true)}
      </div>
    </div>`;
  }

  /** The line over the map. `before`: where the sign stood; `centre`: whether the next point would be the middle of the map. */
  picture(map: Ground, before: LonLat | null, centre: boolean): TemplateResult {
    const { points, turned } = this.#draft;
    const pixel = ([lon, lat]: LonLat): readonly [number, number] => {
      const { x, y } = map.project([lon, lat]);
      return [x, y];
    };
    const middle = map.getCenter();
    const next = this.#pointer ?? (centre ? ([middle.lng, middle.lat] as const) : null);
    const last = points.at(-1);
    const placed = points.map(({ at }) => pixel(at));
    const path = placed.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
    const arrow = placed.length > 1 ? arrowOf(placed, turned) : '';
    return html`<svg class="draft" aria-hidden="true">
      ${before === null ? nothing : spot(pixel(before), 7, 'before')}
      ${last && next ? nextPiece(pixel(last.at), pixel(next), lengthOf([...points.map(({ at }) => at), next])) : nothing}
      ${placed.length > 1 ? svg`<path class="halo" d=${path} /><path class="thin halo" d=${arrow} /><path class="line" d=${path} /><path class="thin" d=${arrow} />` : nothing}
      ${placed.map((at) => spot(at, 5, ''))}
    </svg>`;
  }

  readonly #finish = (): void => {
    if (isLine(this.#draft)) this.#hands.finished(coordinatesOf(this.#draft), accuracyOf(this.#draft));
  };
  readonly #undo = (): void => this.#become(undone(this.#draft));
  readonly #turn = (): void => {
    if (isLine(this.#draft)) this.#become(turnedRound(this.#draft));
  };

  #become(draft: Draft): void {
    this.#draft = draft;
    this.#hands.changed();
  }

  #measured(language: Language): string {
    const metres = `${T.length[language]} ${lengthOf(coordinatesOf(this.#draft)).toFixed(2)} m`;
    const facing = facingOf(this.#draft);
    const wind = facing === null ? undefined : WINDS[Math.round(facing / 45) % 8]?.[language];
    if (wind === undefined) return `${metres}${language === 'zh' ? '。' : '.'}`;
    return language === 'zh' ? `${metres}，${T.facing.zh}${wind}。` : `${metres}, ${T.facing.en} ${wind}.`;
  }
}

const coarse = (metres: number, language: Language): string => `${T.coarse[language]} ${metres >= 10 ? Math.round(metres) : metres.toFixed(1)} m${language === 'zh' ? '。' : '.'}`;

const spot = ([x, y]: readonly [number, number], radius: number, kind: string): TemplateResult => svg`<circle class=${kind} cx=${x.toFixed(1)} cy=${y.toFixed(1)} r=${radius} />`;

/** From the last point to where the next would be, with the length that the line would have. */
function nextPiece([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number], metres: number): TemplateResult {
  const path = `M${ax.toFixed(1)} ${ay.toFixed(1)}L${bx.toFixed(1)} ${by.toFixed(1)}`;
  return svg`<path class="next halo" d=${path} /><path class="next" d=${path} />${metres < 0.1 ? nothing : svg`<text x=${bx.toFixed(1)} y=${(by - 14).toFixed(1)}>${metres.toFixed(metres < 100 ? 1 : 0)} m</text>`}`;
}

/** From the middle of the longest piece, at a right angle to the side that the face looks to: right of the line's direction. */
function arrowOf(line: readonly (readonly [number, number])[], turned: boolean): string {
  let best: { x: number; y: number; nx: number; ny: number; length: number } | null = null;
  for (const [index, [bx, by]] of line.slice(1).entries()) {
    const [ax, ay] = line[index] ?? [bx, by];
    const length = Math.hypot(bx - ax, by - ay);
    if (length > 0 && (!best || length > best.length)) best = { x: (ax + bx) / 2, y: (ay + by) / 2, nx: -(by - ay) / length, ny: (bx - ax) / length, length };
  }
  if (!best) return '';
  const { x, y } = best;
  const [nx, ny] = turned ? [-best.nx, -best.ny] : [best.nx, best.ny];
  const at = (out: number, along: number): string => `${(x + nx * out - ny * along).toFixed(1)} ${(y + ny * out + nx * along).toFixed(1)}`;
  return `M${at(3, 0)}L${at(24, 0)}M${at(18, -5.5)}L${at(24, 0)}L${at(18, 5.5)}`;
}
