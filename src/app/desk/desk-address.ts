/** The desk in the page's address: the query holds it, a part a parameter, so that a link can be read and shortened by hand. The fragment stays the form's. */

/** It is there while the desk is open; its value is the table's tab. */
export const DESK = 'sign-plan-desk';
/** What a link holds beside it. `view`: zoom/lat/lon; `off`, `order`, `opacity`: layers that are hidden, where they lie, how strong; `q`: questions; `date`: ISO; `with`: address of a second package; `base`: basemap; `crs`: of the coordinates; `pane`: what lies beside the map. */
const PARTS = ['view', 'off', 'order', 'opacity', 'q', 'date', 'with', 'base', 'crs', 'pane'] as const;
export type Part = (typeof PARTS)[number];
export type DeskLink = { readonly tab: string } & Readonly<Partial<Record<Part, string>>>;

const named = (part: Part): string => `sign-plan-${part}`;

/** Null where the address does not open the desk. */
export function readDesk(search: string): DeskLink | null {
  const params = new URLSearchParams(search);
  const tab = params.get(DESK);
  if (tab === null) return null;
  return { tab, ...Object.fromEntries(PARTS.flatMap((part) => (params.has(named(part)) ? [[part, params.get(named(part))]] : []))) };
}

/** The address with the desk in it, or without. Other parameters are the host page's. */
export function deskAddress(href: string, link: DeskLink | null): string {
  const url = new URL(href);
  for (const name of [DESK, ...PARTS.map(named)]) url.searchParams.delete(name);
  if (link === null) return url.href;
  url.searchParams.set(DESK, link.tab);
  for (const part of PARTS) {
    const value = link[part];
    if (value !== undefined && value !== '') url.searchParams.set(named(part), value);
  }
  // What is safe in a query, and easier to read as it is.
  return url.href.replace(/\?[^#]*/, (query) => query.replaceAll(/%(2C|3A|2F|40|7E)/g, (code) => decodeURIComponent(code)));
}
