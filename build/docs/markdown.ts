/** Markdown to HTML without script, style or raw markup; headings get the addresses that GitHub gives them, so that a link holds in both places. */
import GithubSlugger from 'github-slugger';
import markdownIt from 'markdown-it';
import type { Language } from './outline.ts';

export interface Heading {
  readonly level: number;
  readonly id: string;
  readonly text: string;
}
export interface Rendered {
  readonly html: string;
  readonly title: string;
  /** The first paragraph as plain text. */
  readonly summary: string;
  readonly headings: readonly Heading[];
  /** Every address that the page names, as written. */
  readonly links: readonly string[];
  readonly images: readonly string[];
  /** Fenced blocks: what stands behind the fence, and what is in it. */
  readonly blocks: readonly { readonly info: string; readonly text: string }[];
}

const WORDS = { zh: { table: '表格，可左右滚动', code: '代码，可左右滚动' }, en: { table: 'Table; scrolls sideways', code: 'Code; scrolls sideways' } } as const;

/** @param address what an address in the source becomes on the page */
export function renderMarkdown(source: string, language: Language, address: (written: string) => string = (written) => written): Rendered {
  const md = markdownIt({ html: false, linkify: false, typographer: false });
  const words = WORDS[language];
  const escape = md.utils.escapeHtml;
  const slugs = new GithubSlugger();
  const headings: Heading[] = [];
  const links: string[] = [];
  const images: string[] = [];
  const blocks: { info: string; text: string }[] = [];
  let summary = '';

  const tokens = md.parse(source, {});
  for (const [index, token] of tokens.entries()) {
    const inline = tokens[index + 1];
    if (token.type === 'heading_open' && inline !== undefined) {
      const text = plain(inline.children ?? []);
      const id = slugs.slug(text);
      token.attrSet('id', id);
      headings.push({ level: Number(token.tag.slice(1)), id, text });
    }
    if (token.type === 'paragraph_open' && summary === '' && inline !== undefined) summary = plain(inline.children ?? []);
    if (token.type === 'fence') blocks.push({ info: token.info.trim(), text: token.content });
    for (const child of token.children ?? []) {
      const name = child.type === 'link_open' ? 'href' : child.type === 'image' ? 'src' : null;
      if (name === null) continue;
      const written = String(child.attrGet(name) ?? '');
      (name === 'href' ? links : images).push(written);
      child.attrSet(name, address(written));
      if (name === 'src') child.attrSet('loading', 'lazy');
    }
  }

  // What is wider than the page scrolls in a box of its own, which the keyboard reaches.
  const box = (label: string): string => `tabindex="0" role="group" aria-label="${label}"`;
  md.renderer.rules['table_open'] = () => `<div class="table" ${box(words.table)}>\n<table>\n`;
  md.renderer.rules['table_close'] = () => '</table>\n</div>\n';
  md.renderer.rules['th_open'] = () => '<th scope="col">';
  md.renderer.rules['td_open'] = () => '<td>';
  md.renderer.rules['fence'] = (all, index) => {
    const { info, content } = all[index] ?? { info: '', content: '' };
    const [name = ''] = info.trim().split(/\s+/);
    return `<pre ${box(words.code)}${name === '' ? '' : ` data-language="${escape(name)}"`}><code>${escape(content)}</code></pre>\n`;
  };
  const html = md.renderer.render(tokens, md.options, {});
  return { html, title: headings[0]?.text ?? '', summary, headings, links, images, blocks };
}

/** Text without marks. */
const plain = (children: readonly { readonly type: string; readonly content: string }[]): string => children.filter(({ type }) => type === 'text' || type === 'code_inline').map(({ content }) => content).join('');
