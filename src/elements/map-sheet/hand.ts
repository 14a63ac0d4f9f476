/** The map of the preview under the hand: dragged, moved by arrow keys, its scale stepped. */
import { MM } from '../../map/svg/sheet.ts';

export interface Moves {
  /** Of the frame over the ground, millimetres on paper. */
  readonly move: (right: number, up: number) => void;
  readonly step: (larger: boolean) => void;
}

/** Millimetres an arrow key moves the map; with Shift the other. */
const STEP = 10;
const FINE = 1;
const ARROWS: Readonly<Record<string, readonly [right: number, up: number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export function handOver(surface: HTMLElement, { move, step }: Moves): void {
  surface.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = ARROWS[event.key];
    const far = event.shiftKey ? FINE : STEP;
    if (way !== undefined) move(way[0] * far, way[1] * far);
    else if (event.key === '+' || event.key === '=') step(true);
    else if (event.key === '-' || event.key === '_') step(false);
    else return;
    event.preventDefault();
  });

  surface.addEventListener('pointerdown', (event) => {
    const map = event.target instanceof Element ? event.target.closest<SVGSVGElement>('.plan-map') : null;
    const ground = map?.querySelector('.ground') ?? null;
    if (event.button !== 0 || map === null || ground === null) return;
    event.preventDefault();
    surface.focus({ preventScroll: true });
    const [left, top] = [event.clientX, event.clientY];
    // Pixels of the screen a millimetre of paper.
    const perMm = map.getBoundingClientRect().width / map.viewBox.baseVal.width;
    const own = ground.getAttribute('transform') ?? '';
    const stop = new AbortController();
    const end = (to: PointerEvent, kept: boolean): void => {
      stop.abort();
      ground.setAttribute('transform', own);
      const [right, down] = [to.clientX - left, to.clientY - top];
      if (kept && Math.hypot(right, down) > 2) move(-right / perMm, down / perMm);
    };
    map.setPointerCapture(event.pointerId);
    map.addEventListener('pointermove', ({ clientX, clientY }) => ground.setAttribute('transform', `${own}translate(${(clientX - left) / perMm / MM} ${(clientY - top) / perMm / MM})`), { signal: stop.signal });
    map.addEventListener('pointerup', (to) => end(to, true), { signal: stop.signal });
    map.addEventListener('pointercancel', (to) => end(to, false), { signal: stop.signal });
  });
}
