import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { safeUrl } from './source-link.ts';

it.each(['https://www.gov.cn/a?b=1#c', 'http://flk.npc.gov.cn', 'HTTPS://EXAMPLE.CN/'])('%s is an address', (url) => expect(safeUrl(url)).toBe(url));
it.each([undefined, '', 'javascript:alert(1)', ' https://a.cn', 'java\nscript:alert(1)', 'data:text/html,<b>', 'https:', 'https:///a', 'https://\\a', '//a.cn', 'blob:https://a.cn/1', 'vbscript:x', 'file:///etc/passwd'])('%j is none', (url) => expect(safeUrl(url)).toBeUndefined());

it('no element makes a link of data in another way, nor markup of text', () => {
  const src = join(import.meta.dirname, '../..');
  const wrong = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^(?:app|elements|map|pages)\/.*\.ts$/.test(name) && !/\.(?:test|fixture)\.ts$/.test(name) && !/source-link\.ts$|sheet\/rest-pages\.ts$|map\/notice\.ts$/.test(name))
    // A notice makes links of what begins with http:// or https:// alone. The sheet's link is the app's own address, and a link only where it is one of the web.
    .flatMap((name) => Array.from(readFileSync(join(src, name), 'utf8').matchAll(/<a\b[^>]*href=\$\{[^}]*\}|\bunsafe(?:HTML|SVG)\b|\.(?:innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|srcdoc)\b|\bnew Function\b|\beval\(/g), ([found]) => `${name}: ${found}`));
  expect(wrong).toEqual([]);
});
