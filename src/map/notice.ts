/** A notice with the addresses in it as links: a licence of a base map may ask for one where the map is. */
import { type TemplateResult, html } from 'lit';

/** Ends where a sentence goes on: at a blank, a bracket or a mark of either writing. */
const ADDRESS = /(https?:\/\/[^\s"'<>（）()；;，,。、]+)/;

export interface NoticePart {
  readonly text: string;
  readonly href?: string;
}

/** An address is written as people say it, and leads nowhere but to a web page. */
export const noticeParts = (text: string): NoticePart[] =>
  text.split(ADDRESS).flatMap((part, i): NoticePart[] => (part === '' ? [] : i % 2 === 0 ? [{ text: part }] : [{ text: part.replace(/^https?:\/\/(www\.)?/, ''), href: part }]));

export const noticeText = (text: string): TemplateResult => html`${noticeParts(text).map(({ text: words, href }) => (href === undefined ? words : html`<a href=${href} target="_blank" rel="noopener">${words}</a>`))}`;
