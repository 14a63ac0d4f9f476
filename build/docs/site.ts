/** All pages of the documentation as files: what is written, what is made from the code, and what the pages show or point at. */
import { readFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { theme, tokens } from '../../src/elements/shared/tokens.ts';
import { LANGUAGES, MADE, PAGES, sourceFile, sourceFolder, type Language } from './outline.ts';
import { renderMarkdown } from './markdown.ts';
import { choiceHtml, pageHtml, type Entry, type PageParts } from './page.ts';
import { apiMarkdown, hasApi } from './api.ts';

/** Path within `docs/` → contents. */
export type SiteFiles = ReadonlyMap<string, string | Uint8Array>;

export async function docsSite(root: string): Promise<SiteFiles> {
  const files = new Map<string, string | Uint8Array>();
  /** Files outside the pages that these show or point at, by what they are called in `docs/`. */
  const carried = new Map<string, string>();
  const written = sourceFolder(root);

  /** `other.md#part` is a page of ours, `CHANGELOG.md` as well; any other relative address is a file that is carried along. */
  const address = (language: Language, target: string): string => {
    if (/^(?:[a-z]+:|#)/.test(target)) return target;
    const [path = '', part] = target.split('#');
    const file = resolve(written, language, path);
    const fragment = part === undefined ? '' : `#${part}`;
    if (basename(file) === 'CHANGELOG.md') return `../en/changelog.html${fragment}`;
    if (file.startsWith(written) && file.endsWith('.md')) return `${path.replace(/\.md$/, '.html')}${fragment}`;
    const kept = `files/${basename(file)}`;
    carried.set(kept, file);
    return `../${kept}`;
  };

  const made = async (language: Language, name: string): Promise<string> => (name === 'api' ? apiMarkdown(root, language) : readFile(join(root, 'CHANGELOG.md'), 'utf8'));
  const parts: Omit<PageParts, 'entries' | 'languages'>[] = [];
  for (const language of LANGUAGES) {
    const sources = [...PAGES.map((name) => ({ name, text: readFile(sourceFile(root, language, name), 'utf8') })), ...MADE[language].filter((name) => name !== 'api' || hasApi(root)).map((name) => ({ name, text: made(language, name) }))];
    for (const { name, text } of sources) {
      const { title, summary, html, headings } = renderMarkdown(await text, language, (target) => address(language, target));
      parts.push({ language, name, title, summary, html, headings });
    }
  }
  const entriesOf = (language: Language): Entry[] => parts.filter((part) => part.language === language).map(({ name, title }) => ({ name, title }));
  const entries = { zh: entriesOf('zh'), en: entriesOf('en') };
  for (const part of parts) {
    const languages = LANGUAGES.filter((one) => entries[one].some(({ name }) => name === part.name));
    files.set(`${part.language}/${part.name}.html`, pageHtml({ ...part, entries: entries[part.language], languages }));
  }
  files.set('index.html', choiceHtml(entries));
  files.set('docs.css', await styleSheet());
  for (const [name, file] of carried) files.set(name, await readFile(file).catch(() => Promise.reject(new Error(`the documentation points at ${relative(root, file)}, which is not there`))));
  return files;
}

/** The app's tokens on the page's root instead of `<sign-plan>`, paper always light, then the pages' own rules. */
async function styleSheet(): Promise<string> {
  const onRoot = tokens.cssText.replaceAll(/:host\(((?:[^()]|\([^()]*\))*)\)/g, ':root$1').replaceAll(':host', ':root');
  return `${onRoot}\n@media print {\n  :root {\n    ${theme('light').cssText}\n  }\n}\n${await readFile(join(import.meta.dirname, 'docs.css'), 'utf8')}`;
}
