/**
 * The design tokens for elements that stand in a page by themselves: `<sign-plan>` has them on itself, and its parts inherit them. Here they are the page's own,
 * declared on the root without any weight, so that they reach into every shadow tree and any rule of the page goes before them.
 * Light, since most pages are, and an element has no ground of its own; `data-sign-plan-theme` on the root names another theme, and `auto` goes by the system.
 */
import { tokens } from '../elements/shared/tokens.ts';

/** `:host` → the root; the page's colour scheme stays its own. */
export const pageTokens = (cssText: string): string =>
  cssText
    .replaceAll(':host(:not([data-theme]))', ":where(:root[data-sign-plan-theme='auto'])")
    .replace(/:host\(((?:[^()]|\([^()]*\))*)\)/g, (_, condition: string) => `:where(:root${condition.replaceAll('data-theme', 'data-sign-plan-theme')})`)
    .replace(/:host(?![\w-])/g, ':where(:root)')
    .replace(/color-scheme:[^;}]*;?/g, '');

const marked = Symbol.for('sign-plan-tokens');

/** Once a document, however many copies of the library it has. */
export function adoptTokens(page: Document & { [marked]?: true }): void {
  if (page[marked] === true) return;
  page[marked] = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pageTokens(tokens.cssText));
  // First, so that whatever the page adopts itself goes before it.
  page.adoptedStyleSheets = [sheet, ...page.adoptedStyleSheets];
}
