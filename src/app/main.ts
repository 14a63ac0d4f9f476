/** Entry of the app's own pages, which name a script beside this one. Other pages come by `sign-plan.js` to the same chunk: they get the element, and none of what follows. */
import { whenIdle } from './idle.ts';
import './sign-plan.ts';

if ([...document.scripts].some(({ src }) => src.startsWith(import.meta.url.replace(/[^/]*$/, '')))) {
  // Working offline is this page's own: whoever embeds the element has a page, and perhaps a worker, of their own.
  addEventListener('sign-plan-ready', () => whenIdle(() => void import('./offline/register.ts').then(({ registerOffline }) => registerOffline(), () => undefined)), { once: true });

  const element = document.querySelector('sign-plan');
  if (element !== null) whenIdle(() => void import('./page-language.ts').then(({ followLanguage }) => followLanguage(element), () => undefined));
}
