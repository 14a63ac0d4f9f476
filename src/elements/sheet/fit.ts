/** What fits on the pages as they are laid out, measured in the browser: heights in, numbers of entries out. */
import type { Fitting } from './first-page.ts';
import { TYPES, type Type } from './page.ts';
import { paginate, type Paginated } from './paginate.ts';

export interface Fit {
  readonly first: Fitting;
  readonly rest: Paginated;
  /** The largest in which all findings and lists are on one page; the usual one where none is small enough. */
  readonly type: Type;
}

/** Reserve at the foot of a page, CSS pixels: a printer's text may be a hair wider than the screen's. */
const RESERVE = 6;

/** Entries that have room, in order; `more` is what the line takes that tells of the others. At least one is shown. */
export function entriesThatFit(heights: readonly number[], room: number, more: number): number {
  let used = 0;
  for (const [i, height] of heights.entries()) {
    used += height;
    if (used + (i < heights.length - 1 ? more : 0) > room) return Math.max(1, i);
  }
  return heights.length;
}

/** More than this no elevation needs, CSS pixels. */
const ROOMY = 110;

/** @param paper holds the pages with everything in them, however far it reaches below their edge */
export function measure(paper: HTMLElement): Fit | null {
  const [first, second] = paper.querySelectorAll<HTMLElement>('.page');
  const scale = first === undefined || first.offsetWidth === 0 ? 0 : first.getBoundingClientRect().width / first.offsetWidth;
  if (first === undefined || second === undefined || scale === 0) return null;
  const box = (of: Element | null): { top: number; bottom: number; height: number } => {
    const { top, bottom, height } = of?.getBoundingClientRect() ?? { top: 0, bottom: 0, height: 0 };
    return { top: top / scale, bottom: bottom / scale, height: height / scale };
  };
  const heights = (within: Element, selector: string): number[] => [...within.querySelectorAll(selector)].map((one) => box(one).height);

  const bottom = box(first.querySelector('.content')).bottom - RESERVE;
  const reasons = heights(first, '.why ol > li');
  const list = first.querySelector('.why ol');
  const changes = heights(first, '.changes li');
  const title = box(first.querySelector('.changes h2')).height + 8;
  const line = 20;
  const room = bottom - (list === null ? box(first.querySelector('.why')).top : box(list).top);
  // Reasons come first; changes have what is left, but at least one of them is worth three reasons.
  const least = Math.min(reasons.length, 2);
  const kept = reasons.slice(0, least).reduce((a, b) => a + b, 0) + (least < reasons.length ? line : 0);
  const remedies = changes.length === 0 || kept + title + (changes[0] ?? 0) > room ? 0 : entriesThatFit(changes, room - kept - title, 0);
  const taken = remedies === 0 ? 0 : title + changes.slice(0, remedies).reduce((a, b) => a + b, 0);
  const deciding = reasons.length === 0 ? 0 : entriesThatFit(reasons, room - taken, line);

  const unused = room - taken - reasons.reduce((a, b) => a + b, 0);
  const fitting: Fitting = { deciding, remedies, spare: deciding < reasons.length || remedies < changes.length ? 0 : Math.max(0, Math.min(ROOMY, Math.floor(unused) - RESERVE)) };
  for (const type of TYPES) {
    second.classList.add(type);
    const rest = restOf(second, box, heights);
    if (type !== 'usual') second.classList.remove(type);
    if (rest.pages.length === 1 && !rest.apart) return { first: fitting, rest, type };
  }
  return { first: fitting, rest: restOf(second, box, heights), type: 'usual' };
}

function restOf(page: Element, box: (of: Element | null) => { top: number; bottom: number; height: number }, heights: (within: Element, selector: string) => number[]): Paginated {
  const body = page.querySelector('tbody');
  const closing = page.querySelector('.closing');
  const gap = closing === null ? 0 : box(closing).top - box(page.querySelector('.findings')).bottom;
  return paginate({ rows: body === null ? [] : heights(body, 'tr'), room: box(page.querySelector('.content')).bottom - RESERVE - box(body).top, closing: box(closing).height + gap });
}
