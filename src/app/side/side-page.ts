/** Which page lies beside the check, and its address: the query holds it, the fragment stays the form's. */

export type SidePage =
  | { readonly kind: 'data' }
  | { readonly kind: 'clause'; readonly id: string | null }
  | { readonly kind: 'verify'; readonly file?: File | undefined }
  /** One's own proposals; two or more of them, by id, side by side. */
  | { readonly kind: 'mine'; readonly compare?: readonly string[] };

/** Where a button leads: the planner's desk stands in the place of the check, and has an address of its own. */
export type Way = SidePage | { readonly kind: 'desk' };

/** Of the query, and of what is kept in the history. */
export const PARAM = 'sign-plan';

/** `?sign-plan=data`, `clauses`, `clause:<id>`, `verify`, `mine`, `mine:<id>,<id>`. */
function toParam(page: SidePage): string {
  if (page.kind === 'mine') return ['mine', ...(page.compare === undefined ? [] : [page.compare.join(',')])].join(':');
  return page.kind !== 'clause' ? page.kind : page.id === null ? 'clauses' : `clause:${page.id}`;
}
export function fromParam(text: string | null): SidePage | null {
  if (text === 'data' || text === 'verify') return { kind: text };
  if (text === 'mine') return { kind: 'mine' };
  if (text?.startsWith('mine:') === true) return { kind: 'mine', compare: text.slice(5).split(',') };
  if (text === 'clauses') return { kind: 'clause', id: null };
  return text?.startsWith('clause:') === true ? { kind: 'clause', id: text.slice(7) } : null;
}

/** @param href the address that stands */
export function address(href: string, page: SidePage | null): string {
  const url = new URL(href);
  url.searchParams.delete(PARAM);
  if (page !== null) url.searchParams.set(PARAM, toParam(page));
  return url.href;
}
