/** A link to a source that data name: an address from data leads nowhere but to a web page. */
import { html, type TemplateResult } from 'lit';

/** The address where it is one of http or https, else undefined: `javascript:` and `data:` would run in the page. */
export const safeUrl = (url: string | undefined): string | undefined => (url !== undefined && /^https?:\/\/[^/\\\s]/i.test(url) ? url : undefined);

/** The text as a link, or alone. */
export function sourceLink(url: string | undefined, text: string): TemplateResult {
  const safe = safeUrl(url);
  return safe === undefined ? html`<span>${text}</span>` : html`<a href=${safe} target="_blank" rel="noopener">${text}</a>`;
}
