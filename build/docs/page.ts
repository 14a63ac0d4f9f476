/** One page of the documentation: plain HTML, no script, no inline style. */
import type { Heading } from './markdown.ts';
import { LANGUAGES, type Language } from './outline.ts';

export interface Entry {
  readonly name: string;
  readonly title: string;
}
export interface PageParts {
  readonly language: Language;
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly html: string;
  readonly headings: readonly Heading[];
  /** All pages of this language in reading order. */
  readonly entries: readonly Entry[];
  /** Languages that have this page. */
  readonly languages: readonly Language[];
}

export const TAGS = { zh: 'zh-CN', en: 'en' } as const satisfies Record<Language, string>;
const NAMES = { zh: '中文', en: 'English' } as const;
const WORDS = {
  zh: { site: '户外广告预检', docs: '文档', app: '打开预检', skip: '跳到正文', pages: '全部页面', here: '本页目录', language: '语言', before: '上一页', after: '下一页' },
  en: { site: 'Outdoor advertising pre-check', docs: 'Documentation', app: 'Open the check', skip: 'Skip to the text', pages: 'All pages', here: 'On this page', language: 'Language', before: 'Previous', after: 'Next' },
} as const;

export const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const head = (language: Language, title: string, summary: string, up: string): string => `<!doctype html>
<html lang="${TAGS[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(summary)}">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${up}docs.css">
</head>
`;

export function pageHtml({ language, name, title, summary, html, headings, entries, languages }: PageParts): string {
  const w = WORDS[language];
  const at = entries.findIndex((entry) => entry.name === name);
  const [before, after] = [entries[at - 1], entries[at + 1]];
  const all = entries.map((entry) => `<li><a href="${entry.name}.html"${entry.name === name ? ' aria-current="page"' : ''}>${escapeHtml(entry.title)}</a></li>`).join('\n');
  const sections = headings.filter(({ level }) => level === 2 || level === 3);
  const here = sections.map(({ level, id, text }) => `<li${level === 3 ? ' class="sub"' : ''}><a href="#${encodeURIComponent(id)}">${escapeHtml(text)}</a></li>`).join('\n');
  const switches = LANGUAGES.map((one) =>
    one === language ? `<span aria-current="true">${NAMES[one]}</span>` : `<a href="../${one}/${languages.includes(one) ? name : 'index'}.html" lang="${TAGS[one]}" hreflang="${TAGS[one]}">${NAMES[one]}</a>`,
  ).join(' ');
  const turn = (entry: Entry | undefined, rel: 'prev' | 'next', label: string): string => (entry === undefined ? '' : `<a rel="${rel}" href="${entry.name}.html"><span>${label}</span> ${escapeHtml(entry.title)}</a>`);
  return `${head(language, `${title} · ${w.site}`, summary, '../')}<body>
<a class="skip" href="#main">${w.skip}</a>
<header class="top">
<p class="site"><a href="index.html">${w.site} <b>${w.docs}</b></a></p>
<nav class="languages" aria-label="${w.language}">${switches}</nav>
<p class="app"><a href="../../index.html">${w.app}</a></p>
</header>
<div class="body">
<nav class="pages" aria-label="${w.pages}">
<details class="narrow"><summary>${w.pages}</summary>
<ul>
${all}
</ul>
</details>
<ul class="wide">
${all}
</ul>
</nav>
<main id="main" tabindex="-1">
${sections.length < 2 ? html : html.replace('</h1>', `</h1>\n<details class="narrow here"><summary>${w.here}</summary>\n<ul>\n${here}\n</ul>\n</details>`)}
<nav class="turn" aria-label="${w.before} / ${w.after}">${turn(before, 'prev', w.before)}${turn(after, 'next', w.after)}</nav>
</main>
${sections.length < 2 ? '' : `<nav class="here wide" aria-label="${w.here}"><p>${w.here}</p>\n<ul>\n${here}\n</ul>\n</nav>\n`}</div>
</body>
</html>
`;
}

/** Where a reader chooses a language. */
export function choiceHtml(entries: Readonly<Record<Language, readonly Entry[]>>): string {
  const list = (language: Language): string => `<section lang="${TAGS[language]}">
<h2><a href="${language}/index.html">${NAMES[language]}</a></h2>
<ul>
${entries[language].map(({ name, title }) => `<li><a href="${language}/${name}.html">${escapeHtml(title)}</a></li>`).join('\n')}
</ul>
</section>`;
  return `${head('zh', `${WORDS.zh.site} · ${WORDS.zh.docs}`, `${WORDS.zh.site} · ${WORDS.en.docs}`, '')}<body class="choice">
<main>
<h1>${WORDS.zh.site} <span lang="en">${WORDS.en.site}</span></h1>
${LANGUAGES.map(list).join('\n')}
</main>
</body>
</html>
`;
}
