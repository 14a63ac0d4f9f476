/** What a page is to whoever does not see it, points coarsely, reads it enlarged, or goes by keyboard. */
import type { Page } from 'playwright';

/** Puts `everything()` and `focused()` into the page before its own code: all elements, those of shadow trees included, and the one that has the focus. */
export const prepare = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const everything = (root: ParentNode = document): Element[] => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot === null ? [] : everything(element.shadowRoot))]);
    const focused = (): Element | null => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at === document.body ? null : at;
    };
    Object.assign(window, { everything, focused });
  });

declare global {
  interface Window {
    everything(root?: ParentNode): Element[];
    focused(): Element | null;
    heard: string[];
  }
}

/** Targets that are smaller than so many pixels either way. A label counts with its control; links in a line of text, and what is hidden until it has the focus, are excepted. */
export const small = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((least) => {
    const out = new Set<string>();
    for (const element of window.everything()) {
      if (!element.matches('a[href], button, input, select, textarea, summary, [role=option]') || !element.checkVisibility({ visibilityProperty: true })) continue;
      const boxes = [element, element.closest('label'), element.closest('.box')].filter((one) => one !== null).map((one) => one.getBoundingClientRect());
      const [width, height] = [Math.max(...boxes.map((box) => box.width)), Math.max(...boxes.map((box) => box.height))];
      if (height <= 2 || (element.matches('a') && getComputedStyle(element).display === 'inline')) continue;
      if (width < least - 0.5 || height < least - 0.5) out.add(`${element.tagName.toLowerCase()}.${element.className} “${element.ariaLabel ?? element.textContent?.trim().slice(0, 20) ?? ''}” ${width.toFixed()} × ${height.toFixed()}`);
    }
    return [...out];
  }, least);

/** What is wider than the window, and what scrolls sideways though it is no table of several columns and no sheet of paper. */
export const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const out: string[] = [];
    if (document.documentElement.scrollWidth > window.innerWidth) out.push('the document');
    const inner = '.surface, .map, .paper, .wide, .scroll[role=region]';
    for (const element of window.everything()) {
      if (element instanceof SVGElement || element.closest(inner) !== null || !element.checkVisibility()) continue;
      const { left, right, width } = element.getBoundingClientRect();
      const name = `${element.tagName.toLowerCase()}.${element.className}`;
      if (width > 1.5 && (left < -0.5 || right > window.innerWidth + 0.5)) out.push(`${name} ${left.toFixed()}–${right.toFixed()}`);
      if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(element).overflowX)) out.push(`${name} scrolls`);
    }
    return out;
  });

/** All that a page says, to eyes and to ears, but the names drawn on maps. */
export const words = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const out = new Set<string>();
    for (const element of window.everything()) {
      if (element.matches('style, script, noscript, .late, .late *') || (element instanceof SVGElement && element.closest('.elevation') === null)) continue;
      for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt']) out.add(element.getAttribute(name) ?? '');
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) out.add((node.textContent ?? '').trim());
    }
    out.delete('');
    return [...out];
  });

/** Notes from now on what live regions say, into `heard`. */
export const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.heard = [];
    const watched = new Set<Element>();
    setInterval(() => {
      for (const region of window.everything()) {
        if (!region.matches('[role=status]') || watched.has(region)) continue;
        watched.add(region);
        new MutationObserver(() => {
          const text = (region.textContent ?? '').trim().replace(/\s+/g, ' ');
          if (text !== '') window.heard.push(text);
        }).observe(region, { subtree: true, childList: true, characterData: true });
      }
    }, 50);
  });

/** What was said since it was last asked. */
export const heard = (page: Page): Promise<string[]> => page.evaluate(() => window.heard.splice(0));

export interface Node {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly level: number;
  readonly depth: number;
}

/** The page as Chromium hands it to a screen reader, in reading order. */
export async function readAloud(page: Page): Promise<Node[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const out: Node[] = [];
  const walk = (id: string, depth: number): void => {
    const node = byId.get(id);
    if (node === undefined) return;
    const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
    if (!node.ignored) out.push({ role: text(node.role?.value), name: text(node.name?.value), description: text(node.description?.value), level: Number(node.properties?.find(({ name }) => name === 'level')?.value.value ?? 0), depth });
    for (const child of node.childIds ?? []) walk(child, depth + 1);
  };
  walk(nodes[0]?.nodeId ?? '', 0);
  return out;
}

/** Where the keyboard is: what it is called, whether one sees it, and how far down the page it is. Null outside of the page. */
export const focus = (page: Page): Promise<{ name: string; ring: boolean; covered: boolean; top: number; onMap: boolean } | null> =>
  page.evaluate(() => {
    const element = window.focused();
    if (element === null) return null;
    const box = element.getBoundingClientRect();
    const ring = (one: Element | null): boolean => {
      if (one === null) return false;
      const { boxShadow, outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
      return boxShadow !== 'none' || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && !outlineColor.endsWith(', 0)')) || parseFloat(getComputedStyle(one, '::after').borderTopWidth) >= 2;
    };
    const app = document.querySelector('sign-plan')?.shadowRoot;
    const dock = app?.querySelector('.dock');
    const covered = dock?.contains(element) === false && dock.checkVisibility({ visibilityProperty: true }) && box.bottom > dock.getBoundingClientRect().top + 1;
    let on: Element | null = element;
    while (on !== null && on.closest('.map') === null) on = on.getRootNode() instanceof ShadowRoot ? (on.getRootNode() as ShadowRoot).host : null;
    const labelled = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? [...(element.labels ?? [])].map((label) => label.innerText).join(' ') : '';
    return {
      name: (element.ariaLabel ?? (labelled || (element as HTMLElement).innerText || element.tagName)).trim().replace(/\s+/g, ' '),
      ring: [element, element.closest('.box, .field, .type'), element.nextElementSibling].some(ring),
      covered,
      top: box.top + (app?.querySelector('.app')?.scrollTop ?? 0),
      onMap: on !== null,
    };
  });
