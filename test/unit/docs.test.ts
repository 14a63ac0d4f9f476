/** The documentation: the same in both languages, no dead link, and what it tells to run runs. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { exportsOf } from '../../build/docs/exports.ts';
import { renderMarkdown } from '../../build/docs/markdown.ts';
import { LANGUAGES, PAGES, sourceFile, type Language, type PageName } from '../../build/docs/outline.ts';
import { docsSite } from '../../build/docs/site.ts';
import { PROPERTIES } from '../../src/plan/vocabulary.ts';
import { follow, rendered, ROOT, runLine, source, workshop } from '../support/docs.ts';

const SRC = join(ROOT, 'src');
const BUILT = join(ROOT, 'dist/lib');
const dir = workshop();
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test.each(PAGES)('%s says the same in both languages', (page) => {
  const shape = (language: Language): object => {
    const { headings, blocks, images, links, html } = rendered(language, page);
    const of = (tag: string): number => html.split(`<${tag}>`).length - 1;
    // What is run differs by the language that is asked for alone.
    const ran = blocks.filter(({ info }) => info.endsWith(' run')).map(({ text }) => text.replaceAll(/ --lang en/g, '').replaceAll(/\b(?:zh|en)\b/g, ''));
    return { headings: headings.map(({ level }) => level), blocks: blocks.map(({ info }) => info), ran, images, links: links.map((link) => link.replace(/#.*/, '')).filter((link) => !link.startsWith('https:')).sort(), rows: of('tr'), items: of('li') };
  };
  expect(shape('en')).toEqual(shape('zh'));
});

test('every link of the sources leads to a file, and to a heading of it', () => {
  const dead: string[] = [];
  for (const language of LANGUAGES)
    for (const page of PAGES) {
      const file = sourceFile(ROOT, language, page);
      const { links, images, headings } = rendered(language, page);
      for (const link of [...links, ...images]) {
        if (link.startsWith('https:')) continue;
        const [path = '', part] = decodeURIComponent(link).split('#');
        const target = path === '' ? file : resolve(dirname(file), path);
        const there = existsSync(target);
        const ids = path === '' ? headings : there && target.includes('/pages/docs/') ? rendered(language, basename(target, '.md') as PageName).headings : [];
        if (!there || (part !== undefined && !ids.some(({ id }) => id === part))) dead.push(`${language}/${page}: ${link}`);
      }
    }
  expect(dead.join('\n')).toBe('');
});

test('every link of the README leads to a file', () => {
  const readme = renderMarkdown(readFileSync(join(ROOT, 'README.md'), 'utf8'), 'en');
  expect([...readme.links, ...readme.images].filter((link) => !existsSync(join(ROOT, link)))).toEqual([]);
});

test('the built pages lead to files and headings of their own, and hold neither script nor inline style', async () => {
  const files = await docsSite(ROOT);
  const dead: string[] = [];
  for (const [name, contents] of files) {
    if (typeof contents !== 'string' || !name.endsWith('.html')) continue;
    expect(contents, name).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
    for (const [, address = ''] of contents.matchAll(/(?:href|src)="([^"]*)"/g)) {
      if (address.startsWith('https:') || address.endsWith('../../index.html')) continue;
      const [path = '', part] = address.split('#');
      const target = path === '' ? name : join(dirname(name), path);
      const page = files.get(target);
      if (page === undefined || (part !== undefined && !String(page).includes(`id="${decodeURIComponent(part)}"`))) dead.push(`${name}: ${address}`);
    }
  }
  expect(dead.join('\n')).toBe('');
});

test('what the pages tell to run runs', async () => {
  // `importing` is followed by second-city.test.ts, which goes on from where it ends.
  await follow('en', 'another-city', dir);
  await follow('zh', 'another-city', dir);
  await follow('zh', 'clerks', dir);
  await follow('zh', 'planners', dir);
  await follow('zh', 'developers', dir);
});

test('the message about a mistyped class is the one that is shown', async () => {
  const zones = join(dir, 'data/town/source/zones.geojson');
  writeFileSync(zones, readFileSync(zones, 'utf8').replace('"prohibited"', '"prohibitd"'));
  for (const language of LANGUAGES) {
    const { stderr } = await runLine(`npx signplan validate data/town --lang ${language}`, dir);
    const shown = rendered(language, 'clerks').blocks.find(({ text }) => text.includes('prohibitd'))?.text.trim() ?? '';
    expect(stderr.replace(`${dir}/`, '').replace('town', 'jiujiang').replace('Z-01', 'JZ-01').trim()).toBe(shown);
  }
});

test('the sentence that explains a verdict is one that is given', async () => {
  const [, proposal = ''] = /```json\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8')) ?? [];
  writeFileSync(join(dir, 'lamp.geojson'), proposal);
  for (const language of LANGUAGES) {
    const { stdout } = await runLine(`npx signplan check --brief --as-of 2026-11-24 --lang ${language} lamp.geojson`, dir);
    expect(source(language, 'applicants')).toContain(`\`\`\`text\n${stdout.split('\n')[0] ?? ''}\n\`\`\``);
  }
});

/** Names in the first column of the table that begins with a heading. */
function firstColumn(page: PageName, head: string): string[] {
  const [, rows = ''] = new RegExp(String.raw`\| ${head} \|[^\n]*\n\|[-|]+\n((?:\|[^\n]*\n)+)`).exec(source('zh', page)) ?? [];
  return rows.split('\n').flatMap((row) => Array.from((/^\| ([^|]*) \|/.exec(row)?.[1] ?? '').matchAll(/`([^`]+)`/g), ([, name = '']) => name));
}

test('the element that web editors read of is the one that there is', () => {
  const element = readFileSync(join(ROOT, 'src/app/sign-plan.ts'), 'utf8');
  const [, about = ''] = /\/\*\*((?:[^*]|\*(?!\/))*)\*\/\nexport class SignPlan/.exec(element) ?? [];
  const told = (tag: string): string[] => Array.from(about.matchAll(new RegExp(`@${tag} ([\\w-]+)`, 'g')), ([, name = '']) => name).sort();
  const [, properties = ''] = /static override properties = \{([^]*?)\n {2}\};/.exec(element) ?? [];
  const attributes = Array.from(properties.matchAll(/^ {4}(\w+): \{(.*)\},$/gm)).flatMap(([, name = '', how = '']) => (how.includes('state: true') ? [] : [/attribute: '([\w-]+)'/.exec(how)?.[1] ?? name]));
  expect(firstColumn('web-editors', '属性').sort()).toEqual(attributes.sort());
  expect(firstColumn('web-editors', '事件').sort()).toEqual(told('fires'));
  expect(firstColumn('web-editors', '插槽').sort()).toEqual(told('slot'));
  expect(firstColumn('web-editors', '自定义属性').sort()).toEqual(told('cssprop'));
  const [, parts = ''] = /`::part\(\)` 选中的部分：(.*)。改颜色/.exec(source('zh', 'web-editors')) ?? [];
  expect(Array.from(parts.matchAll(/`([^`]+)`/g), ([, name = '']) => name).sort()).toEqual(told('csspart'));
});

test('the properties of a proposal are those that are read', () => {
  const listed = firstColumn('developers', '属性');
  expect(listed.sort()).toEqual(PROPERTIES.map(({ name }) => name).sort());
});

test('what the examples import is exported', () => {
  const missing: string[] = [];
  for (const { text } of rendered('zh', 'developers').blocks)
    for (const [, names = '', from = ''] of text.matchAll(/^import (?:type )?\{ ([^}]+) \} from 'signplan(\/[^']*)?';$/gm)) {
      const file = join(ROOT, 'src/entries', from === '' ? 'index.ts' : `${from.slice(1).replace(/\.js$/, '')}.ts`);
      const exported = existsSync(file) ? exportsOf(file, SRC, BUILT).map(({ name }) => name) : [];
      missing.push(...names.split(', ').filter((name) => !exported.includes(name)).map((name) => `${name} of signplan${from}`));
    }
  expect(missing).toEqual([]);
  // What the page of the interfaces says of them stands above them in the source.
  const opens = exportsOf(join(SRC, 'entries/index.ts'), SRC, BUILT).find(({ name }) => name === 'openPlan');
  expect(opens).toMatchObject({ kind: 'value', description: expect.stringMatching(/^Reads and compiles a package\./) as unknown });
});

test('every code of a problem that web editors look up is one that is given', () => {
  const sources = ['app/attributes.ts', 'app/map/ground.ts', 'app/desk/basemaps.ts', 'define-refused.ts', 'io/cross-origin.ts', 'io/http-range.ts', 'io/http-source.ts', 'io/source.ts', 'pages/embed/problems.ts'].map((file) => readFileSync(join(ROOT, 'src', file), 'utf8')).join('\n');
  const lost = firstColumn('web-editors', '代码').filter((code) => {
    const [area = '', name = ''] = code.split('.');
    // Words that there are, by attribute: each that is not one of them is told by a code of its own.
    const listed = area === 'attribute' && sources.includes(`${name}: ['`);
    return !listed && !sources.includes(`'${code}'`) && !(sources.includes(`\`${area}.`) && sources.includes(`problem('${name}'`)) && !(area === 'source' && sources.includes(`sourceProblem('${name}'`));
  });
  expect(lost).toEqual([]);
});
