/**
 * A classic script beside the page's module: where a host keeps modules from running (wrong type, a page for people in
 * place of a missing file, no CORS for a sandboxed frame), nothing of the module can say so. This says it, in one message for the web master.
 * Syntax and functions of 2017, so that it runs where the module is too new.
 */
import { diagnose, WORDS } from './diagnose.ts';

/** Milliseconds after the page has loaded, where the host seems all right. */
const PATIENCE = 20_000;

const isMissing = (): boolean => customElements.get('sign-plan') === undefined;

function tell(words: readonly string[]): void {
  // The page's own words for a page that stays empty, where it has some.
  const box = document.querySelector<HTMLElement>('.late') ?? document.body.appendChild(document.createElement('p'));
  box.className = '';
  box.hidden = false;
  box.setAttribute('role', 'alert');
  box.style.cssText = 'margin:24px;font:16px/26px system-ui,sans-serif;white-space:pre-line';
  box.textContent = words.join('\n');
  const element = document.querySelector<HTMLElement>('sign-plan');
  if (element !== null) element.hidden = true;
}

async function look(): Promise<void> {
  if (!isMissing()) return;
  const files = Array.from(document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>('script[type=module][src],link[rel=modulepreload]'), (one) => ('src' in one ? one.src : one.href));
  const words = await diagnose(files, location.protocol, (url) => fetch(url, { cache: 'no-store' }));
  if (words !== null) return tell(words);
  // All files are as they should be: the module is about to run, or this browser can't run it.
  setTimeout(() => isMissing() && tell(WORDS.browser('')), 'noModule' in HTMLScriptElement.prototype && 'hasOwn' in Object ? PATIENCE : 0);
}

// The load event waits for modules that are still coming, however slow the line: one that is missing by then has failed.
addEventListener('load', () => void look());
