/** axe on a page, and every fold of it opened first. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Opens every `<details>`, those in shadow trees as well; not a menu, which would lie over the rest. */
export const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const walk = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element instanceof HTMLDetailsElement && !element.matches('.menu')) element.open = true;
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
  });

/** What WCAG 2.2 AA finds wrong, a line a rule; within an element alone where its path through the shadow trees is given. */
export async function violations(page: Page, within?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const results = await page.evaluate(
    (within) => (window as unknown as { axe: { run: (context: object, options: object) => Promise<AxeResults> } }).axe.run(within === undefined ? document : { fromShadowDom: within }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }),
    within,
  );
  return results.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join('; ')}`);
}
